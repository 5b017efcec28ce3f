package wire

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// cursor stands at the next event of one thread.
type cursor struct {
	data    []byte // of the present batch, from the next event on
	batches int32  // the present batch
	last    int32  // the thread's last batch
	thread  int32  // in Decoder.threads; none for events that no thread claims
	base    int64  // time of the event before; 0 at the begin of a batch

	at   int64 // time of the event, in ns
	kind kind
	args [maxArgs]uint64
}

// addEvents puts a batch behind those of its thread.
func (d *Decoder) addEvents(b batch) {
	i := int32(len(d.batches))
	d.batches = append(d.batches, b)
	place, ok := d.cursorOf[b.thread]
	if !ok {
		thread := int32(none)
		if b.thread != noThreadID {
			thread = d.threadAt(b.thread)
		}
		d.cursorOf[b.thread] = int32(len(d.cursors))
		d.cursors = append(d.cursors, cursor{data: b.data, batches: i, last: i, thread: thread})
		return
	}
	c := &d.cursors[place]
	d.batches[c.last].next = i
	c.last = i
}

var errTime = errors.New("an event whose time is cut off or too large")

// next reads the thread's next event. It returns false if there is none.
func (d *Decoder) next(c *cursor) (bool, error) {
	for len(c.data) == 0 {
		i := d.batches[c.batches].next
		if i == none {
			return false, nil
		}
		c.batches, c.data, c.base = i, d.batches[i].data, 0
	}
	if c.base == 0 {
		c.base = d.clock.at(d.batches[c.batches].ticks)
	}
	data := c.data
	c.kind = data[0]
	n := numArgs[c.kind]
	if n == notTimed {
		return false, fmt.Errorf("event %d among those of a thread", c.kind)
	}
	i := 1
	var ticks uint64
	if i < len(data) && data[i] < 0x80 {
		ticks = uint64(data[i])
		i++
	} else {
		x, size := binary.Uvarint(data[i:])
		if size <= 0 {
			return false, errTime
		}
		ticks = x
		i += size
	}
	for a := range n {
		if i < len(data) && data[i] < 0x80 {
			c.args[a&(maxArgs-1)] = uint64(data[i])
			i++
			continue
		}
		x, size := binary.Uvarint(data[i:])
		if size <= 0 {
			return false, errNumber
		}
		c.args[a&(maxArgs-1)] = x
		i += size
	}
	c.base += d.clock.at(ticks)
	c.at = c.base
	c.data = data[i:]
	return true, nil
}

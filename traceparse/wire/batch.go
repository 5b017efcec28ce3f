package wire

import (
	"errors"
	"fmt"
)

// batch is a run of events that one thread wrote.
type batch struct {
	data   []byte
	ticks  uint64
	thread uint64
	next   int32 // the thread's next batch; none
}

const (
	none       = -1
	noThreadID = ^uint64(0)

	maxBatchSize = 64 << 10 // tracev2.MaxBatchSize
)

// split splits the bytes of a generation into batches. Those with events go to the
// cursors of their threads, the others into tables.
func (d *Decoder) split(data []byte) error {
	r := reader{data: data}
	for r.more() {
		k := r.byte()
		if k == evEndOfGeneration && d.version >= 26 {
			if r.more() {
				return errors.New("bytes after its end")
			}
			break
		}
		experiment := byte(0)
		switch k {
		case evEventBatch:
		case evExperimentalBatch:
			experiment = r.byte()
		default:
			return fmt.Errorf("event %d between batches", k)
		}
		r.number() // the generation's number, which the index has seen
		b := batch{thread: r.number(), ticks: r.number(), next: none}
		size := r.number()
		if size > maxBatchSize {
			return fmt.Errorf("a batch of %d bytes", size)
		}
		if b.data = r.bytes(size); r.err != nil {
			return fmt.Errorf("batch: %w", r.err)
		}
		if d.minTicks == 0 || b.ticks < d.minTicks {
			d.minTicks = b.ticks
		}
		if experiment != 0 {
			continue
		}
		if err := d.addBatch(b); err != nil {
			return err
		}
	}
	return r.err
}

// addBatch puts a batch where it belongs, by its first byte.
func (d *Decoder) addBatch(b batch) error {
	first := kind(0)
	if len(b.data) > 0 {
		first = b.data[0]
	}
	switch {
	case first == evStrings:
		return d.addStrings(b.data[1:])
	case first == evStacks:
		return d.addStacks(b.data[1:])
	case first == evCPUSamples:
		return d.addSamples(b.data[1:])
	case first == evFrequency && d.version < 25:
		return d.addClock(b)
	case first == evSync && d.version >= 25:
		b.data = b.data[1:]
		return d.addClock(b)
	case first == evEndOfGeneration:
		return errors.New("its end within a batch")
	}
	d.addEvents(b)
	return nil
}

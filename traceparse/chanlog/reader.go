package chanlog

import "chanlens/model"

// Reader tells a model the operations of one generation. The zero value is none: see
// [Reader.Reset].
type Reader struct {
	g      *model.Generation
	use    Use
	places map[uint64]int // in chans, by number
	chans  []channel
}

// Use says what becomes of messages about channels.
type Use uint8

// The uses.
const (
	Take  Use = iota // they are told to the model as operations
	Drop             // they are left out
	Leave            // they are log messages like others
)

type channel struct {
	handle  model.LocalChan
	numbers numbers
}

// Reset prepares for a generation.
func (r *Reader) Reset(g *model.Generation, what Use) {
	r.g, r.use = g, what
	if r.places == nil {
		r.places = make(map[uint64]int)
	}
	clear(r.places)
	r.chans = r.chans[:0]
}

// Message tells the model what a message says that a goroutine wrote of a channel. It
// returns false, and tells nothing, if the message is not what its category asks for:
// then a program wrote it that is not recorded.
func (r *Reader) Message(at model.Time, l model.Local, task uint64, cat Category, message []byte, stack model.StackID) bool {
	number := task - taskBase
	if task < taskBase || r.use == Leave {
		return false
	}
	if cat.Start {
		return r.start(string(message))
	}
	if r.use == Drop {
		return true
	}
	if cat.Lock != model.LockNone {
		return r.lock(at, l, number, cat.Lock, string(message))
	}
	if cat.Make {
		return r.make(at, l, number, string(message), stack)
	}
	if !cat.Act.Done() {
		if len(message) > 0 {
			return false
		}
		r.g.ChanOp(at, l, r.channel(number).handle, cat.Act, 0, stack)
		return true
	}
	way := cat.Act.Way()
	c := r.channel(number)
	seq, ok := c.numbers.next(way, message)
	if !ok || number == 0 {
		return false
	}
	op := r.g.ChanOp(at, l, c.handle, cat.Act, seq, stack)
	if seq == 0 {
		c.numbers.wait(op, way, message)
	}
	return true
}

// start tells what the recording says of itself.
func (r *Reader) start(message string) bool {
	if message == deadlock {
		r.g.Deadlock()
		return true
	}
	rec, ok := parseStart(message)
	if ok && r.use == Take {
		r.g.Recording(rec)
	}
	return ok
}

// lock tells that a goroutine is about to wait for a lock.
func (r *Reader) lock(at model.Time, l model.Local, number uint64, kind model.LockKind, message string) bool {
	addr, ok := parseLock(message)
	if !ok || number != 0 {
		return false
	}
	r.g.LockWait(at, l, kind, addr)
	return true
}

// make tells of a channel.
func (r *Reader) make(at model.Time, l model.Local, number uint64, message string, stack model.StackID) bool {
	s, ok := parseState(message, r.g.String)
	if !ok || number == 0 {
		return false
	}
	c := r.channel(number)
	r.g.DeclareChan(c.handle, s)
	if stack != model.NoStack {
		r.g.MakeChan(at, c.handle, l, stack)
	}
	c.numbers.begin(s, r.g.NumberChanOp)
	return true
}

// channel returns the channel with a number.
func (r *Reader) channel(number uint64) *channel {
	i, ok := r.places[number]
	if !ok {
		i = len(r.chans)
		r.places[number] = i
		r.chans = append(r.chans, channel{handle: r.g.Chan(number)})
	}
	return &r.chans[i]
}

package model

import (
	"math"
	"sync"
)

// LocalChan is a handle to a channel within one [Generation].
type LocalChan uint32

// LocalOp is a handle to an operation on a channel within one [Generation].
type LocalOp uint32

// MaxLocalOps is the most operations on channels that a generation can hold.
const MaxLocalOps = math.MaxUint32

// ChanState is how a channel stands at the first moment at which a generation tells
// of it.
type ChanState struct {
	Cap            int
	Elem           StringID
	Timer, Closed  bool
	Addr           uint64
	Sent, Received uint64 // since it was made
}

// localChan is what a generation knows of a channel.
type localChan struct {
	number         uint64
	state          ChanState
	declared       bool
	made           Time // NoTime: not in this generation
	maker          Local
	madeAt         StackID
	closed         Time
	ops            int
	sent, received uint64 // the highest numbers seen
}

// localOp is an operation as a generation keeps it until the segment's columns are
// filled.
type localOp struct {
	at    Time
	seq   uint64
	g     Local
	c     LocalChan
	act   uint32 // index into symbols.acts
	stack StackID
}

// Chan adds a channel by its number.
func (g *Generation) Chan(number uint64) LocalChan {
	g.chans = append(g.chans, localChan{number: number, made: NoTime, closed: NoTime, maker: NoLocal})
	return LocalChan(len(g.chans) - 1)
}

// DeclareChan tells how a channel stands. The first word counts.
func (g *Generation) DeclareChan(c LocalChan, s ChanState) {
	of := &g.chans[c]
	if of.declared {
		return
	}
	s.Timer = s.Timer || of.state.Timer
	of.state, of.declared = s, true
	of.sent, of.received = max(of.sent, s.Sent), max(of.received, s.Received)
}

// MakeChan records that a goroutine makes a channel.
func (g *Generation) MakeChan(at Time, c LocalChan, l Local, stack StackID) {
	of := &g.chans[c]
	of.made, of.maker, of.madeAt = at, l, stack
}

// ChanOp records an operation on a channel; seq is as in [ChanOp].
func (g *Generation) ChanOp(at Time, l Local, c LocalChan, act ChanAct, seq uint64, stack StackID) LocalOp {
	if g.ops == nil {
		if used, ok := opsPool.Get().(*[]localOp); ok {
			g.ops = (*used)[:0]
		}
	}
	of := &g.chans[c]
	of.ops++
	if act.Is(ChanOfTimer) { // the make came before the timer
		of.state.Timer = true
	}
	if act.Kind == ChanClose && !act.Is(ChanPanics) {
		of.closed = at
	}
	g.ops = append(g.ops, localOp{at, 0, l, c, g.syms.internAct(act), stack})
	op := LocalOp(len(g.ops) - 1)
	g.NumberChanOp(op, seq)
	return op
}

// NumberChanOp tells the number of an operation that was recorded without one.
func (g *Generation) NumberChanOp(op LocalOp, seq uint64) {
	o := &g.ops[op]
	o.seq = seq
	if of := &g.chans[o.c]; g.syms.acts[o.act].Way() == ChanSend {
		of.sent = max(of.sent, seq)
	} else {
		of.received = max(of.received, seq)
	}
}

var opsPool sync.Pool

// releaseOps gives back the memory that serves another generation as well.
func (g *Generation) releaseOps() {
	if g.ops == nil {
		return
	}
	used := g.ops[:0]
	g.ops = nil
	opsPool.Put(&used)
}

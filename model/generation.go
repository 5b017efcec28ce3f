package model

import "sync"

// Local is a handle to a goroutine within one [Generation].
type Local uint32

// NoLocal stands for "no goroutine".
const NoLocal = ^Local(0)

// Generation collects what one generation of a trace tells, event by event, in
// the order of the events. It keeps strings, stacks and goroutines by handles of
// its own, so that many generations can be filled side by side; a [Builder] takes
// them over in order.
//
// Whoever fills it knows goroutines by their handles: it calls [Generation.Goroutine]
// once for each, and again for a number that is used anew after its goroutine has
// ended, as happens to the goroutines of C threads that call Go.
//
// Every method that takes a time expects times that increase from call to call.
type Generation struct {
	info GenerationInfo
	syms *symbols

	locals []local // the goroutines, by handle
	order  []Local // by the goroutines' numbers; after Finish
	trans  transitions
	wakes  int // by goroutines

	early    []Time // see retime.go
	earlyEnd Time   // events before it are early
	shift    shift

	chans []localChan
	ops   []localOp // in the order of events

	lockWaits []localLockWait // likewise

	procs   procTransitions
	threads threadTable
	notes   annotations
	clock   ClockSnapshot

	recording *Recording // nil: it says nothing
	deadlock  bool
}

// local is what a generation knows of a goroutine.
type local struct {
	id          GoID
	first, last uint32 // index of the first and last transition
	count       uint32 // number of transitions
	creator     Local  // of the go statement
	createdAt   StackID
	entry       StackID   // the goroutine's first stack: its entry function
	named       StackID   // a stack that tells what the goroutine is for
	op          Operation // after the last transition
	inside      bool      // created within this generation
}

// NewGeneration returns an empty generation. info.Start is its first moment on the
// clock of the trace, in nanoseconds.
func NewGeneration(info GenerationInfo) *Generation {
	g := &Generation{
		info:    info,
		syms:    newSymbols(),
		trans:   transitions{base: info.Start},
		threads: threadTable{byID: make(map[int64]Thread)},
	}
	if used, ok := localsPool.Get().(*[]local); ok {
		g.locals = (*used)[:0]
	}
	return g
}

var localsPool sync.Pool

// release gives back the memory that serves another generation as well.
func (g *Generation) release() {
	g.trans = transitions{}
	used := g.locals[:0]
	g.locals = nil
	localsPool.Put(&used)
	g.releaseOps()
	g.lockWaits = nil
}

// Events returns how many events the generation has seen.
func (g *Generation) Events() uint64 { return g.info.Events }

// String interns a string.
func (g *Generation) String(s string) StringID { return g.syms.internString(s) }

// StringBytes interns a string given as bytes.
func (g *Generation) StringBytes(b []byte) StringID { return g.syms.internBytes(b) }

// Frame interns a stack frame.
func (g *Generation) Frame(fn, file StringID, line uint32) FrameID {
	return g.syms.internFrame(frame{fn, file, line})
}

// Frames interns a stack of frames, leaf first.
func (g *Generation) Frames(frames []FrameID) StackID { return g.syms.internStack(frames) }

// Stack interns a stack, leaf first.
func (g *Generation) Stack(frames []Frame) StackID {
	ids := make([]FrameID, len(frames))
	for i, f := range frames {
		ids[i] = g.Frame(g.String(f.Func), g.String(f.File), uint32(f.Line))
	}
	return g.Frames(ids)
}

// Goroutine adds a goroutine, of at most [MaxLocals]. Two of the same number are
// told in the order in which they lived.
func (g *Generation) Goroutine(id GoID) Local {
	l := Local(len(g.locals))
	g.locals = append(g.locals, local{id: id, creator: NoLocal})
	return l
}

// Ended reports whether the last thing told of a goroutine is its end.
func (g *Generation) Ended(l Local) bool { return g.locals[l].op == opEnded }

// transition appends the begin of an interval.
func (g *Generation) transition(l Local, at Time, op Operation, stack StackID, who uint32) {
	k := g.trans.add(transition{what: uint32(l)<<opBits | uint32(op), stack: stack, who: who}, at)
	of := &g.locals[l]
	if of.count == 0 {
		of.first = k
	}
	of.last = k
	of.count++
	of.op = op
}

// name notes a stack of a goroutine, if it tells better than others what the
// goroutine is for.
func (g *Generation) name(l Local, stack StackID) {
	if old := g.locals[l].named; stack != NoStack && (old == NoStack || g.syms.entries[old].wrapper) {
		g.locals[l].named = stack
	}
}

// Status records that a goroutine is in a state, as a trace does once for every
// goroutine in every generation. The state is taken to hold since the
// generation's start: nothing has touched the goroutine before.
func (g *Generation) Status(at Time, l Local, to State, reason Reason, stack StackID) {
	g.name(l, stack)
	op := g.operation(to, reason, stack)
	of := &g.locals[l]
	if of.count == 0 {
		g.transition(l, g.info.Start, op, stack, nobody)
		return
	}
	if of.op.State() != to {
		// Events between disagree with the status: believe the later word.
		g.transition(l, at, op, stack, nobody)
		return
	}
	// A repeated status adds what an earlier one could not tell.
	if t := g.trans.at(of.last); t.stack == NoStack && stack != NoStack {
		t.stack = stack
		t.setOp(op)
		of.op = op
	}
}

// Create records a go statement. The new goroutine starts in state to; start is
// its first stack, creator and at are the goroutine and stack of the statement.
func (g *Generation) Create(at Time, l Local, to State, start StackID, creator Local, stack StackID) {
	of := &g.locals[l]
	of.creator, of.createdAt, of.entry = creator, stack, start
	of.inside = of.count == 0
	op := g.operation(to, ReasonNone, NoStack)
	if to == StateWaiting {
		op = OpCoroutine // the only goroutines that are created blocked
	}
	g.transition(l, at, op, start, nobody)
}

// Stop records that a running goroutine leaves its processor: it blocks (to is
// StateWaiting), enters a system call, or becomes runnable again.
func (g *Generation) Stop(at Time, l Local, to State, reason Reason, stack StackID, w Where) {
	g.ran(l, w)
	op := g.operation(to, reason, stack)
	if to == StateWaiting && reason == ReasonNone && op == OpWaiting {
		op = OpCoroutine // GoSwitch blocks the goroutine it leaves, without a reason
	}
	g.name(l, stack)
	who := uint32(nobody)
	if to == StateSyscall {
		who = packWhere(w)
	}
	g.transition(l, at, op, stack, who)
}

// Run records that a goroutine starts or goes on running on a processor.
func (g *Generation) Run(at Time, l Local, w Where) {
	g.transition(l, at, OpRunning, NoStack, packWhere(w))
}

// Ready records that a goroutine becomes runnable with nobody to thank for it,
// as when its system call took long.
func (g *Generation) Ready(at Time, l Local) {
	g.transition(l, at, OpRunnable, NoStack, nobody)
}

// Wake records that a waiting goroutine becomes runnable. waker is the goroutine
// that woke it, or NoLocal for a timer, the poller or the runtime; stack is the
// waker's.
func (g *Generation) Wake(at Time, l, waker Local, stack StackID) {
	by := uint32(nobody)
	if waker != NoLocal {
		by = uint32(waker)
		g.wakes++
	}
	g.transition(l, at, OpRunnable, stack, by)
}

// End records that a goroutine ends.
func (g *Generation) End(at Time, l Local, w Where) {
	g.ran(l, w)
	g.transition(l, at, opEnded, NoStack, nobody)
}

// ran completes the running interval that just ended with the processor it was
// on, which a status event does not tell.
func (g *Generation) ran(l Local, w Where) {
	of := &g.locals[l]
	if of.op != OpRunning && of.op != OpSyscall {
		return
	}
	t := g.trans.at(of.last)
	at := unpackWhere(t.who)
	if at.Proc != NoProc && at.Thread != NoThread {
		return
	}
	if at.Proc == NoProc {
		at.Proc = w.Proc
	}
	if at.Thread == NoThread {
		at.Thread = w.Thread
	}
	t.who = packWhere(at)
}

// operation names what a goroutine does from its state, reason and stack.
func (g *Generation) operation(to State, reason Reason, stack StackID) Operation {
	switch to {
	case StateRunning:
		return OpRunning
	case StateSyscall:
		return OpSyscall
	case StateRunnable:
		switch reason {
		case ReasonPreempted:
			return OpPreempted
		case ReasonGosched:
			return OpYielded
		}
		return OpRunnable
	case StateWaiting:
		return waitOperation(reason, g.syms.prims[stack])
	}
	return OpUnknown
}

package model

// Generation collects what one generation of a trace tells, event by event, in
// the order of the events. It keeps strings, stacks and goroutines by handles of
// its own, so that many generations can be filled side by side; a [Builder] takes
// them over in order.
//
// Every method that takes a time expects times that increase from call to call.
type Generation struct {
	info GenerationInfo
	syms *symbols

	// Goroutines, by local index.
	goids   []GoID
	local   map[GoID]uint32
	recent  [recentGoroutines]uint32 // by number: a local index that may be its, to spare the map
	state   []State                  // after the last transition
	first   []uint32                 // index of the first transition
	last    []uint32                 // index of the last transition
	count   []uint32                 // number of transitions
	created []creation
	inside  []bool    // created within this generation
	named   []StackID // a stack that tells what the goroutine is for
	order   []uint32  // local indexes by the goroutines' numbers; after Finish

	// Transitions, in time order, one for each interval that begins. What who and
	// stack hold is told at Segment; a waker stands by its local index.
	trans struct {
		g     []uint32
		start []Time
		op    []Operation
		stack []StackID
		who   []uint32
	}
	wakes int // by goroutines

	early []Time // see retime.go
	shift shift

	procs   procTransitions
	threads threadTable
	notes   annotations
	clock   ClockSnapshot
}

const noLocal = ^uint32(0)

const recentGoroutines = 1024

// transitionBytes is about how much of a trace there is for each transition; it
// sizes the columns ahead, so that they rarely grow.
const transitionBytes = 6

// creation is what a go statement tells of a goroutine.
type creation struct {
	creator uint32 // local goroutine, or noLocal
	at      StackID
	start   StackID // the new goroutine's first stack: its entry function
}

// NewGeneration returns an empty generation. info.Start is its first moment on the
// clock of the trace, in nanoseconds.
func NewGeneration(info GenerationInfo) *Generation {
	g := &Generation{
		info:    info,
		syms:    newSymbols(),
		local:   make(map[GoID]uint32),
		threads: threadTable{byID: make(map[int64]Thread)},
	}
	n := info.Bytes / transitionBytes
	t := &g.trans
	t.g, t.start, t.op = make([]uint32, 0, n), make([]Time, 0, n), make([]Operation, 0, n)
	t.stack, t.who = make([]StackID, 0, n), make([]uint32, 0, n)
	return g
}

// Events returns how many events the generation has seen.
func (g *Generation) Events() uint64 { return g.info.Events }

// String interns a string.
func (g *Generation) String(s string) StringID { return g.syms.internString(s) }

// Stack interns a stack, leaf first.
func (g *Generation) Stack(frames []Frame) StackID {
	ids := make([]FrameID, len(frames))
	for i, f := range frames {
		ids[i] = g.syms.internFrame(frame{g.String(f.Func), g.String(f.File), uint32(f.Line)})
	}
	return g.syms.internStack(ids)
}

// goroutine returns the local index of a goroutine. One that has ended and comes
// again, as the goroutines of C threads that call Go do, is another one.
func (g *Generation) goroutine(id GoID) uint32 {
	recent := &g.recent[id&(recentGoroutines-1)]
	if i := *recent; int(i) < len(g.goids) && g.goids[i] == id && !g.ended(i) {
		return i
	}
	if i, ok := g.local[id]; ok && !g.ended(i) {
		*recent = i
		return i
	}
	i := uint32(len(g.goids))
	g.local[id] = i
	*recent = i
	g.goids = append(g.goids, id)
	g.state = append(g.state, StateUnknown)
	g.first = append(g.first, noLocal)
	g.last = append(g.last, noLocal)
	g.count = append(g.count, 0)
	g.created = append(g.created, creation{creator: noLocal})
	g.inside = append(g.inside, false)
	g.named = append(g.named, NoStack)
	return i
}

// ended reports whether the last thing told of a goroutine is its end.
func (g *Generation) ended(i uint32) bool {
	return g.last[i] != noLocal && g.trans.op[g.last[i]] == opEnded
}

// transition appends the begin of an interval.
func (g *Generation) transition(i uint32, at Time, op Operation, stack StackID, who uint32) {
	k := uint32(len(g.trans.g))
	if g.count[i] == 0 {
		g.first[i] = k
	}
	g.last[i] = k
	g.count[i]++
	g.state[i] = op.State()
	t := &g.trans
	t.g = append(t.g, i)
	t.start = append(t.start, at)
	t.op = append(t.op, op)
	t.stack = append(t.stack, stack)
	t.who = append(t.who, who)
}

// name notes a stack of a goroutine, if it tells better than others what the
// goroutine is for.
func (g *Generation) name(i uint32, stack StackID) {
	if old := g.named[i]; stack != NoStack && (old == NoStack || g.syms.entries[old].wrapper) {
		g.named[i] = stack
	}
}

// Status records that a goroutine is in a state, as a trace does once for every
// goroutine in every generation. The state is taken to hold since the
// generation's start: nothing has touched the goroutine before.
func (g *Generation) Status(at Time, id GoID, to State, reason Reason, stack StackID) {
	i := g.goroutine(id)
	g.name(i, stack)
	op := g.operation(to, reason, stack)
	if g.last[i] == noLocal {
		g.transition(i, g.info.Start, op, stack, nobody)
		return
	}
	if g.state[i] != to {
		// Events between disagree with the status: believe the later word.
		g.transition(i, at, op, stack, nobody)
		return
	}
	// A repeated status adds what an earlier one could not tell.
	k := g.last[i]
	if g.trans.stack[k] == NoStack && stack != NoStack {
		g.trans.stack[k] = stack
		g.trans.op[k] = op
	}
}

// Create records a go statement. The new goroutine starts in state to; start is
// its first stack, creator and at are the goroutine and stack of the statement.
func (g *Generation) Create(at Time, id GoID, to State, start StackID, creator GoID, stack StackID) {
	i := g.goroutine(id)
	c := creation{creator: noLocal, at: stack, start: start}
	if creator != NoGoID {
		c.creator = g.goroutine(creator)
	}
	g.created[i] = c
	g.inside[i] = g.last[i] == noLocal
	op := g.operation(to, ReasonNone, NoStack)
	if to == StateWaiting {
		op = OpCoroutine // the only goroutines that are created blocked
	}
	g.transition(i, at, op, start, nobody)
}

// Stop records that a running goroutine leaves its processor: it blocks (to is
// StateWaiting), enters a system call, or becomes runnable again.
func (g *Generation) Stop(at Time, id GoID, to State, reason Reason, stack StackID, w Where) {
	i := g.goroutine(id)
	g.ran(i, w)
	op := g.operation(to, reason, stack)
	if to == StateWaiting && reason == ReasonNone && op == OpWaiting {
		op = OpCoroutine // GoSwitch blocks the goroutine it leaves, without a reason
	}
	g.name(i, stack)
	who := uint32(nobody)
	if to == StateSyscall {
		who = packWhere(w)
	}
	g.transition(i, at, op, stack, who)
}

// Run records that a goroutine starts or goes on running on a processor.
func (g *Generation) Run(at Time, id GoID, w Where) {
	g.transition(g.goroutine(id), at, OpRunning, NoStack, packWhere(w))
}

// Ready records that a goroutine becomes runnable with nobody to thank for it,
// as when its system call took long.
func (g *Generation) Ready(at Time, id GoID) {
	g.transition(g.goroutine(id), at, OpRunnable, NoStack, nobody)
}

// Wake records that a waiting goroutine becomes runnable. waker is the goroutine
// that woke it, or NoGoID for a timer, the poller or the runtime; stack is the
// waker's.
func (g *Generation) Wake(at Time, id, waker GoID, stack StackID) {
	i := g.goroutine(id)
	by := uint32(nobody)
	if waker != NoGoID {
		by = g.goroutine(waker)
		g.wakes++
	}
	g.transition(i, at, OpRunnable, stack, by)
}

// End records that a goroutine ends.
func (g *Generation) End(at Time, id GoID, w Where) {
	i := g.goroutine(id)
	g.ran(i, w)
	g.transition(i, at, opEnded, NoStack, nobody)
}

// ran completes the running interval that just ended with the processor it was
// on, which a status event does not tell.
func (g *Generation) ran(i uint32, w Where) {
	k := g.last[i]
	if k == noLocal || (g.trans.op[k] != OpRunning && g.trans.op[k] != OpSyscall) {
		return
	}
	at := unpackWhere(g.trans.who[k])
	if at.Proc == NoProc {
		at.Proc = w.Proc
	}
	if at.Thread == NoThread {
		at.Thread = w.Thread
	}
	g.trans.who[k] = packWhere(at)
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

package model

// carry is the last interval of a goroutine that is alive at the end of a segment.
type carry struct {
	g     Goroutine
	seg   uint32 // the segment
	row   int32  // its row there
	op    Operation
	stack StackID
	who   uint32
	start Time
}

// reaches reports whether the next segment may still be about the same goroutine:
// it follows, or only lost generations lie between.
func (c carry) reaches(segments []*Segment) bool {
	next := int(c.seg) + 1
	return next == len(segments) || (next == len(segments)-1 && segments[next].info.Lost != "")
}

// join continues intervals over the border to a new segment, and notes how its
// goroutines leave it.
func (b *Builder) join(f *filling) {
	s, g := f.seg, f.g
	index := uint32(len(b.t.segments))
	for i, r := range s.rows {
		local := f.local(i)
		first, last := g.first[local], g.last[local]
		id := g.goids[local]
		c, ok := b.alive[id]
		goesOn := ok && c.g == r.g && c.seg+1 == index &&
			c.op.State() == g.trans.op[first].State() && g.at(g.trans.start[first]) == s.info.Start
		p := patch{
			row: i, op: g.trans.op[first], stack: f.names.stacks[g.trans.stack[first]], start: s.info.Start,
			who: f.where(first),
		}
		if goesOn {
			b.t.segments[c.seg].rows[c.row].more = true
			c.inherited(&p)
			f.patches = append(f.patches, p)
		}
		switch {
		case g.trans.op[last] == opEnded:
			delete(b.alive, id)
		case first == last && goesOn:
			b.alive[id] = carry{r.g, index, int32(i), p.op, p.stack, p.who, p.start}
		default:
			b.alive[id] = carry{r.g, index, int32(i), g.trans.op[last], f.ownStack(last, first), f.where(last), g.at(g.trans.start[last])}
		}
	}
}

// inherited completes an interval by what was known of it before. What the runtime
// said as the interval began beats what a status repeats.
func (c carry) inherited(p *patch) {
	if c.stack != NoStack {
		p.op, p.stack = c.op, c.stack
	} else if p.stack == NoStack && c.op != OpWaiting {
		p.op = c.op
	}
	at, before := unpackWhere(p.who), unpackWhere(c.who)
	if at.Proc == NoProc {
		at.Proc = before.Proc
	}
	if at.Thread == NoThread {
		at.Thread = before.Thread
	}
	p.who = packWhere(at)
	p.start = c.start
}

// where returns the processor and thread of transition k, packed, with the trace's
// handles.
func (f *filling) where(k uint32) uint32 {
	if op := f.g.trans.op[k]; (op != OpRunning && op != OpSyscall) || f.g.trans.who[k] == nobody {
		return nobody
	}
	w := unpackWhere(f.g.trans.who[k])
	w.Thread = f.names.thread(w.Thread)
	return packWhere(w)
}

// ownStack returns the stack of transition k, unless it is a waker's: that of a
// runnable interval which is not the goroutine's first in the generation may be.
func (f *filling) ownStack(k, first uint32) StackID {
	if f.g.trans.op[k] == OpRunnable && k != first {
		return NoStack
	}
	return f.names.stacks[f.g.trans.stack[k]]
}

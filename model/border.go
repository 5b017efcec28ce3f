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
	for i, handle := range s.rows.g {
		of := &g.locals[f.made.locals[i]]
		first := g.trans.at(of.first)
		c, ok := b.alive[of.id]
		goesOn := ok && c.g == handle && c.seg+1 == index &&
			c.op.State() == first.op().State() && g.at(g.trans.start(of.first)) == s.info.Start
		p := patch{row: uint32(i), op: first.op(), stack: f.made.stacks[first.stack], who: f.where(first)}
		if goesOn {
			b.t.segments[c.seg].rows.flags[c.row] |= rowMore
			s.rows.flags[i] |= rowSince
			if p.stack != NoStack {
				s.rows.flags[i] |= rowTells
			}
			c.inherited(&p)
			f.made.patches = append(f.made.patches, p)
			s.rows.continued = append(s.rows.continued, continued{uint32(i), c.start})
		}
		switch {
		case of.op == opEnded:
			s.rows.flags[i] |= rowDead
			if ok {
				delete(b.alive, of.id)
			}
		case of.count == 1 && goesOn:
			b.alive[of.id] = carry{handle, index, int32(i), p.op, p.stack, p.who, c.start}
		default:
			last := g.trans.at(of.last)
			b.alive[of.id] = carry{handle, index, int32(i), last.op(), f.ownStack(last, of.count == 1), f.where(last), g.at(g.trans.start(of.last))}
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
}

// where returns the processor and thread of a transition, packed, with the trace's
// handles.
func (f *filling) where(t *transition) uint32 {
	if (t.op() != OpRunning && t.op() != OpSyscall) || t.who == nobody {
		return nobody
	}
	w := unpackWhere(t.who)
	w.Thread = f.made.thread(w.Thread)
	return packWhere(w)
}

// ownStack returns the stack of a transition, unless it is a waker's: that of a
// runnable interval which is not the goroutine's first in the generation may be.
func (f *filling) ownStack(t *transition, first bool) StackID {
	if t.op() == OpRunnable && !first {
		return NoStack
	}
	return f.made.stacks[t.stack]
}

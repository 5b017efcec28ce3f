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
		life, id := g.lives[local], g.goids[local]
		first := g.trans.at(life.first)
		c, ok := b.alive[id]
		goesOn := ok && c.g == r.g && c.seg+1 == index &&
			c.op.State() == first.op.State() && g.at(g.trans.start(life.first)) == s.info.Start
		p := patch{row: i, op: first.op, stack: f.names.stacks[first.stack], start: s.info.Start, who: f.where(first)}
		if goesOn {
			b.t.segments[c.seg].rows[c.row].more = true
			c.inherited(&p)
			f.patches = append(f.patches, p)
		}
		switch {
		case life.op == opEnded:
			if ok {
				delete(b.alive, id)
			}
		case life.count == 1 && goesOn:
			b.alive[id] = carry{r.g, index, int32(i), p.op, p.stack, p.who, p.start}
		default:
			last := g.trans.at(life.last)
			b.alive[id] = carry{r.g, index, int32(i), last.op, f.ownStack(last, life.count == 1), f.where(last), g.at(g.trans.start(life.last))}
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

// where returns the processor and thread of a transition, packed, with the trace's
// handles.
func (f *filling) where(t *transition) uint32 {
	if (t.op != OpRunning && t.op != OpSyscall) || t.who == nobody {
		return nobody
	}
	w := unpackWhere(t.who)
	w.Thread = f.names.thread(w.Thread)
	return packWhere(w)
}

// ownStack returns the stack of a transition, unless it is a waker's: that of a
// runnable interval which is not the goroutine's first in the generation may be.
func (f *filling) ownStack(t *transition, first bool) StackID {
	if t.op == OpRunnable && !first {
		return NoStack
	}
	return f.names.stacks[t.stack]
}

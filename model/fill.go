package model

import (
	"errors"
	"slices"
	"sync/atomic"
)

// recipe is how a generation becomes the columns of a segment: with which handles
// and times, and what it takes over from the segment before. The rows of the segment
// are laid out before.
type recipe struct {
	locals  []Local   // by row: the generation's own handle
	stacks  []StackID // by the generation's handle: the trace's
	threads []Thread  // likewise
	chans   []Chan    // likewise
	acts    []uint32  // likewise, of symbols.acts
	patches []patch
	shift   shift

	rangeNames [numRangeKinds]StringID
}

// patch is what the first interval of a row takes over from the segment before.
type patch struct {
	row   uint32
	op    Operation
	stack StackID
	who   uint32
}

// filling is a segment whose rows are laid out. Its columns are filled as soon as it
// is joined. They are closed when the next one is: only then it is known where the
// segment ends.
type filling struct {
	g    *Generation
	seg  *Segment
	made recipe

	cols   *columns
	dealt  chan struct{} // closed when cols are there
	filled atomic.Bool
}

// thread translates a thread.
func (m *recipe) thread(t Thread) Thread {
	if t == NoThread {
		return NoThread
	}
	return m.threads[t]
}

// fill makes the columns of a segment from a generation, which is used up.
func (f *filling) fill() {
	defer close(f.dealt) // whoever waits for it must not wait for ever, should this panic
	f.cols = f.made.fill(&f.seg.rows, f.g, f.g.info.Start, f.g.info.End)
	f.g.release()
	f.g = nil
}

// close completes the columns, once the segment's end is known.
func (f *filling) close(st *store) {
	<-f.dealt
	c := f.cols
	f.cols = nil
	c.to = f.seg.info.End
	for i := range c.ranges {
		if r := &c.ranges[i]; r.Open {
			r.End = c.to
		}
	}
	c.summarize(&f.seg.rows)
	f.seg.activity = newActivity(c, &f.seg.rows)
	if st == nil {
		f.seg.cols.Store(c)
	} else {
		st.add(f.seg, f.made.clone(), c)
	}
	f.made = recipe{} // a snapshot may yet ask for filled
	f.filled.Store(true)
}

// refill makes the columns again from a generation decoded again.
func (m *recipe) refill(s *Segment, g *Generation) (*columns, error) {
	if int(g.trans.n) != s.rows.intervals() || len(g.syms.stackEnds) != len(m.stacks) || len(g.threads.ids) != len(m.threads) ||
		len(g.chans) != len(m.chans) || len(g.syms.acts) != len(m.acts) {
		return nil, errors.New("the trace file has changed since it was opened")
	}
	for i, l := range m.locals {
		if r := s.rows.row(i); int(l) >= len(g.locals) || g.locals[l].count != r.end-r.off {
			return nil, errors.New("the trace file has changed since it was opened")
		}
	}
	g.shift = m.shift
	c := m.fill(&s.rows, g, s.info.Start, s.info.End)
	g.release()
	c.summarize(&s.rows)
	return c, nil
}

// clone returns a copy that holds on to no more memory than needed.
func (m *recipe) clone() recipe {
	return recipe{
		locals: slices.Clone(m.locals), stacks: slices.Clone(m.stacks), threads: slices.Clone(m.threads),
		chans: slices.Clone(m.chans), acts: slices.Clone(m.acts),
		patches: slices.Clone(m.patches), shift: m.shift.clone(), rangeNames: m.rangeNames,
	}
}

// bytes returns about how much memory the recipe takes.
func (m *recipe) bytes() int64 {
	return int64(4*len(m.locals) + 4*len(m.stacks) + 2*len(m.threads) + 4*len(m.chans) + 4*len(m.acts) + 16*len(m.patches) + 8*len(m.shift.early))
}

const noRow = ^uint32(0)

// fill sorts the generation's intervals by goroutine, then time. It is a counting
// sort, O(goroutines + intervals):
//
//  1. A row begins where the one before ends; the generation has counted.
//  2. Deal the intervals out in time order, each to the next place of its row,
//     with the trace's handles and times.
//  3. Let first intervals take over what goes on from the segment before.
//  4. Index the wakes by their wakers.
func (m *recipe) fill(rows *rowTable, g *Generation, from, to Time) *columns {
	c := newColumns(from, to, int(g.trans.n))
	deals := make([]deal, len(g.locals)) // by local goroutine
	for i := range deals {
		deals[i].row = noRow
	}
	for i, l := range m.locals {
		deals[l] = deal{next: rows.off[i], row: uint32(i)}
	}
	woken := make([]wakeIndex, 0, g.wakes) // in time order
	moved := len(g.shift.early) > 0
	for n := range g.trans.chunks {
		for k, t := range g.trans.chunk(n) {
			d, op := &deals[t.g()], t.op()
			p := d.next
			d.next++
			at := g.trans.base + Time(t.start)
			if g.trans.wide != nil {
				at = g.trans.wide[n*chunkSize+k]
			}
			if moved {
				at = g.at(at)
			} else {
				at -= g.shift.origin
			}
			if c.wide != nil {
				c.wide[p] = at
			} else {
				c.start[p] = uint32(at - c.from)
			}
			who := t.who
			switch {
			case who == nobody:
			case op == OpRunnable && d.op.Blocked():
				if by := deals[who].row; by != noRow {
					woken = append(woken, wakeIndex{p, by})
					who = uint32(rows.g[by])
				} else {
					who = nobody
				}
			case op == OpRunning || op == OpSyscall:
				w := unpackWhere(who)
				w.Thread = m.thread(w.Thread)
				who = packWhere(w)
			}
			c.op[p], c.stack[p], c.who[p] = op, m.stacks[t.stack], who
			d.op = op
		}
		g.trans.releaseChunk(n)
	}
	for _, p := range m.patches {
		k := rows.off[p.row]
		c.op[k], c.stack[k], c.who[k] = p.op, p.stack, p.who
	}
	c.indexWakers(woken, rows.len())
	c.procs, c.metrics = m.moveProcs(g), slices.Clone(g.notes.metrics)
	c.ranges = m.localRanges(g, from, to)
	c.chans = m.moveOps(rows, g, c)
	c.locks = m.moveLockWaits(rows, g, c)
	for i := range c.metrics {
		c.metrics[i].At = g.at(c.metrics[i].At)
	}
	return c
}

// goroutines returns the trace's handles of a generation's goroutines.
func (m *recipe) goroutines(rows *rowTable, g *Generation) []Goroutine {
	handles := make([]Goroutine, len(g.locals))
	for i := range handles {
		handles[i] = NoGoroutine
	}
	for i, l := range m.locals {
		handles[l] = rows.g[i]
	}
	return handles
}

// moveProcs returns what processors did, with the trace's handles and times.
func (m *recipe) moveProcs(g *Generation) procTransitions {
	p := procTransitions{
		proc: slices.Clone(g.procs.proc), at: slices.Clone(g.procs.at),
		running: slices.Clone(g.procs.running), thread: slices.Clone(g.procs.thread),
	}
	for i := range p.at {
		p.at[i], p.thread[i] = g.at(p.at[i]), m.thread(p.thread[i])
	}
	return p
}

// deal is where the intervals of a goroutine go while they are dealt out.
type deal struct {
	next, row uint32
	op        Operation // of the one before
}

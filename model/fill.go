package model

// filling is a segment whose rows are laid out and whose columns are not filled.
type filling struct {
	g       *Generation
	names   handles
	seg     *Segment
	patches []patch
}

// patch is what the first interval of a row takes over from the segment before.
type patch struct {
	row   int
	op    Operation
	stack StackID
	who   uint32
	start Time
}

// local returns the generation's own index of a row's goroutine. The rows keep it
// in off until the columns are filled.
func (f *filling) local(i int) Local { return Local(f.seg.rows[i].off) }

// fill sorts the generation's intervals by goroutine, then time, into the
// segment's columns. It is a counting sort, O(goroutines·log + intervals):
//
//  1. A row begins where the one before ends; the generation has counted.
//  2. Deal the intervals out in time order, each to the next place of its row,
//     with the trace's handles and times.
//  3. Let first intervals take over what goes on from the segment before.
//  4. Index the wakes by their wakers, and sum up.
func (f *filling) fill() {
	s, g := f.seg, f.g
	n := int(g.trans.n)
	next := make([]uint32, len(g.goids)) // by local goroutine: where its next interval goes
	rowOf := make([]uint32, len(g.goids))
	var off uint32
	for i := range s.rows {
		r, local := &s.rows[i], f.local(i)
		next[local], rowOf[local] = off, uint32(i)
		r.off, r.end = off, off+g.lives[local].count
		off = r.end
	}
	if s.info.End-s.info.Start > maxStart {
		s.wide = make([]Time, n)
	} else {
		s.start = make([]uint32, n)
	}
	s.op, s.stack, s.who = make([]Operation, n), make([]StackID, n), make([]uint32, n)
	woken := make([]wakeIndex, 0, g.wakes) // in time order
	prev := make([]Operation, len(g.goids))
	for c := range g.trans.chunks {
		for k, t := range g.trans.chunk(c) {
			i := t.g
			p := next[i]
			next[i]++
			if at := g.at(g.trans.start(uint32(c*chunkSize + k))); s.wide != nil {
				s.wide[p] = at
			} else {
				s.start[p] = uint32(at - s.info.Start)
			}
			op, who := t.op, t.who
			switch {
			case who == nobody:
			case op == OpRunnable && prev[i].Blocked():
				by := rowOf[who]
				if who = uint32(f.names.goroutines[who]); who != nobody {
					woken = append(woken, wakeIndex{p, by})
				}
			case op == OpRunning || op == OpSyscall:
				w := unpackWhere(who)
				w.Thread = f.names.thread(w.Thread)
				who = packWhere(w)
			}
			s.op[p], s.stack[p], s.who[p] = op, f.names.stacks[t.stack], who
			prev[i] = op
		}
	}
	g.trans.release()
	for _, c := range f.patches {
		r := &s.rows[c.row]
		s.op[r.off], s.stack[r.off], s.who[r.off] = c.op, c.stack, c.who
		r.long = int32(len(s.long))
		s.long = append(s.long, c.start)
	}
	s.indexWakers(woken)
	s.summarize()
	f.g = nil
}

// wakeIndex is an interval that a goroutine's wake caused, and the waker's row.
type wakeIndex struct{ interval, row uint32 }

// indexWakers sorts the woken intervals, which come in time order, by their waker:
// a counting sort by the wakers' rows.
func (s *Segment) indexWakers(woken []wakeIndex) {
	next := make([]uint32, len(s.rows)+1)
	for _, w := range woken {
		next[w.row+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	s.byWaker = make([]uint32, len(woken))
	for _, w := range woken {
		s.byWaker[next[w.row]] = w.interval
		next[w.row]++
	}
}

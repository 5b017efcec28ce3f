package model

// Share tells how a span of a goroutine's time divides into classes, in
// nanoseconds.
type Share [NumClasses]Time

// Total returns the time the goroutine was alive in the span.
func (s *Share) Total() Time {
	var sum Time
	for _, d := range s {
		sum += d
	}
	return sum
}

// Largest returns the class that took the most time; ok is false for a span in
// which the goroutine was not alive.
func (s *Share) Largest() (c Class, ok bool) {
	var most Time
	for i, d := range s {
		if d > most {
			c, most = Class(i), d
		}
	}
	return c, most > 0
}

// Sums are kept for every sumStep-th interval of a segment, so that what a row did
// until any moment costs a binary search and a scan of at most sumStep intervals, and
// 8·NumClasses/sumStep bytes an interval. The shares of a span are the difference of
// two such sums.
//
//	intervals   ………………│………………│………………│………………
//	sums              s1        s2        s3
//	span           [──────────────────────)
//	               scan│ s3 - s1          │scan
const sumStep = 128

// summarize fills in the sums: sums[k] is the time spent in each class by the
// intervals before k·sumStep, in column order, clipped to the segment.
func (c *columns) summarize(rows *rowTable) {
	c.sums = make([]Share, len(c.op)/sumStep+1)
	var sum Share
	next := 0
	for i := range rows.len() {
		off, end := rows.off[i], rows.off[i+1]
		start := c.startOf(off)
		for k := off; k < end; k++ {
			if int(k) == next {
				c.sums[k/sumStep] = sum
				next += sumStep
			}
			stop := c.to
			if k+1 < end {
				stop = c.startOf(k + 1)
			}
			if op := c.op[k]; op != opEnded {
				sum[op.Class()] += stop - start
			}
			start = stop
		}
	}
	if next == len(c.op) {
		c.sums[next/sumStep] = sum
	}
}

// scan adds the time of intervals [i, j) of row r to out. Only the last of them may
// be the row's last, which ends with the segment, or the goroutine's end.
func (c *columns) scan(r row, i, j uint32, out *Share) {
	if i >= j {
		return
	}
	last := j - 1
	if c.wide == nil {
		starts := c.start[i : last+1]
		for k, op := range c.op[i:last] {
			out[op.Class()] += Time(starts[k+1] - starts[k])
		}
	} else {
		for k := i; k < last; k++ {
			out[c.op[k].Class()] += c.wide[k+1] - c.wide[k]
		}
	}
	if op := c.op[last]; op != opEnded {
		out[op.Class()] += c.endOf(r, last) - c.startOf(last)
	}
}

// addCells adds to each of the cells that a row's time meets what the goroutine did
// in it. Cell i is [edge(i), edge(i+1)); the first one is given, and those before it
// end before the segment.
//
// Where a cell has many intervals, it takes the difference of what was done until its
// edges, which the sums tell; else it walks along the intervals.
func (c *columns) addCells(r row, first int, edge func(i int) Time, cells []Share) {
	last := first
	for last < len(cells) && edge(last) < c.to {
		last++
	}
	lo, hi := c.indexOf(r, edge(first)), c.indexOf(r, edge(last)-1)
	if int(hi-lo) <= sumStep/2*(last-first) {
		c.walk(r, lo, first, last, edge, cells)
		return
	}
	var base, before, until Share
	head := min((r.off+sumStep-1)/sumStep*sumStep, r.end)
	c.scan(r, r.off, head, &base)
	c.until(r, head, edge(first), &base, &before)
	for i := first; i < last; i++ {
		c.until(r, head, edge(i+1), &base, &until)
		for class := range until {
			cells[i][class] += until[class] - before[class]
		}
		before = until
	}
}

// indexOf returns the interval of row r at a time: its first one before it, and its
// last one after it.
func (c *columns) indexOf(r row, t Time) uint32 {
	lo, hi := r.off+1, r.end // the interval is in [lo-1, hi)
	for lo < hi {
		if mid := lo + (hi-lo)/2; c.startOf(mid) > t {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo - 1
}

// walk adds the intervals from k on to cells [first, last).
func (c *columns) walk(r row, k uint32, first, last int, edge func(i int) Time, cells []Share) {
	cell, end := first, edge(first+1)
	for at := max(edge(first), c.startOf(k)); k < r.end && c.op[k] != opEnded; k++ {
		class, stop := c.op[k].Class(), c.endOf(r, k)
		for at < stop {
			for end <= at {
				if cell++; cell == last {
					return
				}
				end = edge(cell + 1)
			}
			upto := min(stop, end)
			cells[cell][class] += upto - at
			at = upto
		}
	}
}

// until sets out to what row r did before t. base is what it did before interval
// head, where the first sum within the row stands, if there is one.
func (c *columns) until(r row, head uint32, t Time, base, out *Share) {
	*out = Share{}
	k := c.indexOf(r, t)
	if k >= head {
		*out = *base
		sum := k / sumStep * sumStep
		for class := range out {
			out[class] += c.sums[sum/sumStep][class] - c.sums[head/sumStep][class]
		}
		c.scan(r, sum, k, out)
	} else {
		c.scan(r, r.off, k, out)
	}
	if op := c.op[k]; op != opEnded {
		out[op.Class()] += max(min(t, c.endOf(r, k))-c.startOf(k), 0)
	}
}

// Shares divides [from, to) in len(cells) spans of equal length and adds to each
// what the goroutine did in it. A span in which it was not alive gets nothing.
// The cost does not grow with the number of intervals in the window.
//
// Of a segment whose intervals are not in memory a brief answers, if the spans are
// no finer than that.
func (t *Trace) Shares(g Goroutine, from, to Time, cells []Share) {
	t.shares(g, from, to, cells, decode)
}

// SharesNow is Shares without delay: of what is not in memory a brief answers, also
// where the spans are finer than that.
func (t *Trace) SharesNow(g Goroutine, from, to Time, cells []Share) {
	t.shares(g, from, to, cells, now)
}

func (t *Trace) shares(g Goroutine, from, to Time, cells []Share, p patience) {
	n := len(cells)
	info := t.goroutines.at(g)
	if n == 0 || to <= from || info.last < from || info.first >= to {
		return
	}
	width, rest := (to-from)/Time(n), (to-from)%Time(n)
	edge := func(i int) Time { // without overflow, for any window
		return from + width*Time(i) + rest*Time(i)/Time(n)
	}
	cell := 0
	for i := t.SegmentAt(max(from, info.first)); i <= int(info.lastSeg) && t.segments[i].info.Start < to; i++ {
		s := t.segments[i]
		for cell < n && edge(cell+1) <= s.info.Start {
			cell++
		}
		k, ok := s.rows.index(g)
		switch {
		case !ok && s.info.Lost == "", cell == n:
		case !ok:
			s.eachCell(cell, n, edge, func(c int, a, b Time) { cells[c][ClassUnknown] += b - a })
		default:
			cols, b := s.sharesFrom(width, p)
			if cols == nil {
				s.eachCell(cell, n, edge, func(c int, from, to Time) { b.addSpan(s.info, k, from, to, &cells[c]) })
				continue
			}
			cols.addCells(s.rows.row(k), cell, edge, cells)
		}
	}
}

// eachCell calls f for what of the segment lies in each of the cells first to n-1.
func (s *Segment) eachCell(first, n int, edge func(i int) Time, f func(c int, from, to Time)) {
	for c := first; c < n && edge(c) < s.info.End; c++ {
		if a, b := max(edge(c), s.info.Start), min(edge(c+1), s.info.End); a < b {
			f(c, a, b)
		}
	}
}

// sharesFrom returns what answers for spans of a width: the columns, or if they are
// not in memory a brief, unless the spans are finer than that and there is time.
func (s *Segment) sharesFrom(width Time, p patience) (*columns, *brief) {
	if c := s.look(now); c != nil {
		return c, nil
	}
	if b := s.again.brief.Load(); b != nil && (p == now || !s.finer(width)) {
		return nil, b
	}
	return s.columns(), nil
}

// finer reports whether spans of a width are finer than a brief of the segment.
func (s *Segment) finer(width Time) bool { return width < (s.info.End-s.info.Start)/briefParts }

// Spent returns how the whole life of a goroutine divides into classes.
func (t *Trace) Spent(g Goroutine) Share {
	var one [1]Share
	t.Shares(g, 0, t.end, one[:])
	return one[0]
}

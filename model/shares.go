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

// Sums are kept for every sumStep-th interval of a segment, so that the shares of
// any span cost a binary search and at most two scans of sumStep intervals, and
// 8·NumClasses/sumStep bytes an interval.
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

// addWhole adds the time of intervals [i, j) of row r to out.
func (c *columns) addWhole(r row, i, j uint32, out *Share) {
	a, b := (i+sumStep-1)/sumStep, j/sumStep
	if a >= b {
		c.scan(r, i, j, out)
		return
	}
	c.scan(r, i, a*sumStep, out)
	for class := range out {
		out[class] += c.sums[b][class] - c.sums[a][class]
	}
	c.scan(r, b*sumStep, j, out)
}

func (c *columns) scan(r row, i, j uint32, out *Share) {
	for k := i; k < j; k++ {
		if op := c.op[k]; op != opEnded {
			out[op.Class()] += c.endOf(r, k) - c.startOf(k)
		}
	}
}

// addSpan adds the shares of [from, to), which lies within the segment.
func (c *columns) addSpan(r row, from, to Time, out *Share) {
	if from >= to {
		return
	}
	first, alive := c.at(r, from)
	if !alive {
		first = r.off
		if from > c.startOf(first) {
			return // it ended before
		}
		from = c.startOf(first)
		if from >= to {
			return // it is created later
		}
	}
	last, _ := c.at(r, to-1)
	if first == last {
		if op := c.op[first]; op != opEnded {
			out[op.Class()] += to - from
		}
		return
	}
	out[c.op[first].Class()] += c.endOf(r, first) - from
	c.addWhole(r, first+1, last, out)
	if op := c.op[last]; op != opEnded {
		out[op.Class()] += to - c.startOf(last)
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
	n := Time(len(cells))
	info := t.goroutines.at(g)
	if n == 0 || to <= from || info.last < from || info.first >= to {
		return
	}
	edge := func(i Time) Time { // without overflow, for any window
		width, rest := (to-from)/n, (to-from)%n
		return from + width*i + rest*i/n
	}
	cell := Time(0)
	for i := t.segmentAt(max(from, info.first)); i <= int(info.lastSeg) && t.segments[i].info.Start < to; i++ {
		s := t.segments[i]
		for cell < n && edge(cell+1) <= s.info.Start {
			cell++
		}
		k, ok := s.rows.index(g)
		if !ok {
			if s.info.Lost != "" {
				for c := cell; c < n && edge(c) < s.info.End; c++ {
					a, b := max(edge(c), s.info.Start), min(edge(c+1), s.info.End)
					cells[c][ClassUnknown] += max(b-a, 0)
				}
			}
			continue
		}
		b := s.briefFor((to-from)/n, p)
		if b == nil {
			cols, r := s.columns(), s.rows.row(k)
			for c := cell; c < n && edge(c) < s.info.End; c++ {
				cols.addSpan(r, max(edge(c), s.info.Start), min(edge(c+1), s.info.End), &cells[c])
			}
			continue
		}
		for c := cell; c < n && edge(c) < s.info.End; c++ {
			b.addSpan(s.info, k, max(edge(c), s.info.Start), min(edge(c+1), s.info.End), &cells[c])
		}
	}
}

// briefFor returns the segment's brief if that is to answer for spans of a width: the
// columns are not in memory, and the spans are no finer than the brief, or there is
// no time.
func (s *Segment) briefFor(width Time, p patience) *brief {
	if s.again == nil || s.cols.Load() != nil || (p == decode && s.finer(width)) {
		return nil
	}
	return s.again.brief.Load()
}

// finer reports whether spans of a width are finer than a brief of the segment.
func (s *Segment) finer(width Time) bool { return width < (s.info.End-s.info.Start)/briefParts }

// Spent returns how the whole life of a goroutine divides into classes.
func (t *Trace) Spent(g Goroutine) Share {
	var one [1]Share
	t.Shares(g, 0, t.end, one[:])
	return one[0]
}

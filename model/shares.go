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
const sumStep = 64

// summarize fills in the sums: sums[k] is the time spent in each class by the
// intervals before k·sumStep, in column order, clipped to the segment.
func (s *Segment) summarize() {
	s.sums = make([]Share, len(s.op)/sumStep+1)
	var sum Share
	next := 0
	for _, r := range s.rows {
		start := s.startOf(r.off)
		for k := r.off; k < r.end; k++ {
			if int(k) == next {
				s.sums[k/sumStep] = sum
				next += sumStep
			}
			end := s.endOf(r, k)
			if op := s.op[k]; op != opEnded {
				sum[op.Class()] += end - start
			}
			start = end
		}
	}
	if next == len(s.op) {
		s.sums[next/sumStep] = sum
	}
}

// addWhole adds the time of intervals [i, j) of row r to out.
func (s *Segment) addWhole(r row, i, j uint32, out *Share) {
	a, b := (i+sumStep-1)/sumStep, j/sumStep
	if a >= b {
		s.scan(r, i, j, out)
		return
	}
	s.scan(r, i, a*sumStep, out)
	for c := range out {
		out[c] += s.sums[b][c] - s.sums[a][c]
	}
	s.scan(r, b*sumStep, j, out)
}

func (s *Segment) scan(r row, i, j uint32, out *Share) {
	for k := i; k < j; k++ {
		if op := s.op[k]; op != opEnded {
			out[op.Class()] += s.endOf(r, k) - s.startOf(k)
		}
	}
}

// addSpan adds the shares of [from, to), which lies within the segment.
func (s *Segment) addSpan(r row, from, to Time, out *Share) {
	if from >= to {
		return
	}
	first, alive := s.at(r, from)
	if !alive {
		first = r.off
		if from > s.startOf(first) {
			return // it ended before
		}
		from = s.startOf(first)
		if from >= to {
			return // it is created later
		}
	}
	last, _ := s.at(r, to-1)
	if first == last {
		if op := s.op[first]; op != opEnded {
			out[op.Class()] += to - from
		}
		return
	}
	out[s.op[first].Class()] += s.endOf(r, first) - from
	s.addWhole(r, first+1, last, out)
	if op := s.op[last]; op != opEnded {
		out[op.Class()] += to - s.startOf(last)
	}
}

// Shares divides [from, to) in len(cells) spans of equal length and adds to each
// what the goroutine did in it. A span in which it was not alive gets nothing.
// The cost does not grow with the number of intervals in the window.
func (t *Trace) Shares(g Goroutine, from, to Time, cells []Share) {
	n := Time(len(cells))
	info := &t.goroutines[g]
	if n == 0 || to <= from || info.last < from || info.first >= to {
		return
	}
	edge := func(i Time) Time { // without overflow, for any window
		width, rest := (to-from)/n, (to-from)%n
		return from + width*i + rest*i/n
	}
	lo := max(t.segmentAt(from), int(info.firstSeg))
	cell := Time(0)
	for i := lo; i <= int(info.lastSeg) && t.segments[i].info.Start < to; i++ {
		s := t.segments[i]
		r, ok := s.find(g)
		for cell < n && edge(cell+1) <= s.info.Start {
			cell++
		}
		for c := cell; c < n && edge(c) < s.info.End; c++ {
			a, b := max(edge(c), s.info.Start), min(edge(c+1), s.info.End)
			switch {
			case ok:
				s.addSpan(r, a, b, &cells[c])
			case s.info.Lost != "" && b > a:
				cells[c][ClassUnknown] += b - a
			}
		}
	}
}

// Spent returns how the whole life of a goroutine divides into classes.
func (t *Trace) Spent(g Goroutine) Share {
	var one [1]Share
	t.Shares(g, 0, t.end, one[:])
	return one[0]
}

package profile

import "chanlens/model"

// worker sums up rows. It implements [visit.Worker].
type worker struct {
	s *study
	cut

	totals  Totals
	groups  *groups
	places  map[placeKey]*place
	routes  []*route // by stack
	endings map[runKey]*Amount
}

func newWorker(s *study) *worker {
	return &worker{
		s: s, cut: newCut(s.t, s.from, s.to),
		groups:  newGroups(s.t),
		places:  make(map[placeKey]*place),
		routes:  make([]*route, s.t.NumStacks()+1),
		endings: make(map[runKey]*Amount),
	}
}

// did is what a goroutine did in the part of the range that lies in one segment.
type did struct {
	time    model.Share
	longest model.Time // of the waits that are counted in the segment
}

// Row implements [visit.Worker].
func (w *worker) Row(segment int, row model.Row) {
	info := w.t.Goroutine(row.Goroutine)
	if info.Last < w.from || info.First >= w.to || !w.s.o.has(row.Goroutine, &info) {
		return
	}
	w.enter(segment)
	if !w.take(row) {
		return
	}
	var d did
	alone := w.alone(&info)
	w.intervals(&info, &d, alone)
	g := w.groups.of(&info)
	g.add(&d.time)
	w.s.goroutines.add(row.Goroutine, &d, alone, g)
}

// intervals sums up the intervals of the row in hand.
func (w *worker) intervals(info *model.GoroutineInfo, d *did, alone bool) {
	part := w.s.axis.part(max(w.end, w.from))
	for w.next() {
		class := classOf[w.op]
		d.time[class] += w.within()
		w.turn(info)
		if !w.whole {
			continue
		}
		switch class {
		case model.ClassUnknown:
		case model.ClassRunning:
			w.ran(info)
		default:
			first := w.s.axis.partFrom(part, w.begin)
			part = w.s.axis.partFrom(first, w.stop)
			w.waited(info, first, part, alone)
			if IsWait(class) {
				d.longest = max(d.longest, w.stop-w.begin)
			}
		}
	}
}

// turn counts what ends and begins where the interval in hand begins, and that it is
// the goroutine's last.
func (w *worker) turn(info *model.GoroutineInfo) {
	class := classOf[w.op]
	switch {
	case w.start < max(w.from, w.segFrom): // counted where it began, or before the range
	case w.k > 0:
		before := w.ops[w.k-1]
		w.totals.Began[class]++
		w.totals.Ended[classOf[before]]++
		if w.op == model.OpRunnable && stateOf[before] == model.StateWaiting {
			w.totals.Wakes++
		}
	case info.Created == w.start:
		w.totals.Began[class]++
	}
	if w.k == w.last && w.row.Dead && w.end <= w.to {
		w.totals.Ended[class]++
	}
}

// waited adds up the interval in hand, which is no running. It lies in the given parts
// of the range.
func (w *worker) waited(info *model.GoroutineInfo, first, last int, alone bool) {
	r := w.route(canonical[w.op], info.System, w.standing())
	length := w.stop - w.begin
	r.time += length
	r.count++
	p := r.place
	p.lengths.add(length)
	p.spans.add(w.s.axis, first, last, w.begin, w.stop)
	p.saw(w.row.Goroutine, alone)
	if w.open {
		p.open++
	}
	if length >= p.longest.Length {
		p.longest = longer(p.longest, w.wait())
	}
}

// wait returns the interval in hand.
func (c *cut) wait() Wait {
	return Wait{Goroutine: c.row.Goroutine, Op: c.op, Start: c.start, Length: c.stop - c.begin, Open: c.open}
}

// ran adds up the interval in hand, in which the goroutine runs.
func (w *worker) ran(info *model.GoroutineInfo) {
	length := w.stop - w.begin
	if stack := w.stopped(); stack != model.NoStack {
		r := w.route(model.OpRunning, info.System, stack)
		r.time += length
		r.count++
		return
	}
	k := runKey{info.Func, w.k == w.last && w.row.Dead}
	e := w.endings[k]
	if e == nil {
		e = new(Amount)
		w.endings[k] = e
	}
	e.add(Amount{length, 1})
}

// Done implements [visit.Worker].
func (w *worker) Done() {}

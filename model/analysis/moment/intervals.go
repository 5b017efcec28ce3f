package moment

import "chanlens/model"

// intervals yields intervals of goroutines' lives, a segment at a time, each where it
// begins. It returns false if yield did.
func (s *search) intervals(yield func(Moment) bool) bool {
	is := events[s.event].is
	for i, seg := range s.t.Segments() {
		info := seg.Info()
		if seg.NumRows() == 0 || info.End < s.from || info.Start >= s.to {
			continue
		}
		from := info.Start
		if i == 0 || s.t.Segments()[i-1].NumRows() == 0 {
			from = -1 // what goes on from before is seen here first
		}
		if !s.rows(seg.Rows(), from, is, yield) {
			return false
		}
	}
	return true
}

// rows yields the intervals of a segment that begin at from or later.
func (s *search) rows(rows model.Rows, from model.Time, is func(model.Operation) bool, yield func(Moment) bool) bool {
	for i := range rows.Len() {
		row := rows.Row(i)
		if !s.mine[row.Goroutine] {
			continue
		}
		for k, op := range row.Ops() {
			toldLater := row.Continues && k == row.Len()-1 && row.Stack(k) == model.NoStack
			if !is(op) && !toldLater || k == 0 && from >= 0 && row.Start(0) < from {
				continue
			}
			iv, ok := s.t.IntervalAt(row.Goroutine, row.End(k)-1)
			if ok && is(iv.Op) && s.waitsOn(iv) && !yield(s.f.ofInterval(s.event, iv)) {
				return false
			}
		}
	}
	return true
}

// ofInterval makes a moment of an interval.
func (f *Finder) ofInterval(e Event, iv model.Interval) Moment {
	m := Moment{
		Event: e, Goroutine: iv.Goroutine, At: iv.Start, End: iv.End, Chan: NoChan, Stack: iv.Stack,
		Never: iv.Open, waited: iv.Op.Blocked(), begun: f.t.ChanWait(iv),
	}
	if m.waited {
		m.On = f.intervalName(iv)
	}
	if len(m.begun) == 1 {
		m.Op, m.Chan = &m.begun[0], m.begun[0].Chan
	}
	if done, ok := f.t.ChanWoke(iv); ok {
		m.Op, m.Chan = &done, done.Chan
	}
	return m
}

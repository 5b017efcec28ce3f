package timeline

import (
	"sort"

	"chanlens/model"
	"chanlens/tui/gap"
)

// nextWakeOf goes to the next wake that the selected goroutine gave or received, or to the
// one before.
func (v *View) nextWakeOf(by int) func() {
	return func() {
		g, at, end := v.s.Sel.Goroutine, v.s.Sel.At, v.s.Trace.End()
		if gap.At(v.s.Trace, at) != model.Present {
			v.s.Note("%s", v.notHere())
			return
		}
		to, ok := v.given(g, at, by)
		if w, received := v.received(g, at, by); received && (!ok || (w-to)*model.Time(by) < 0) {
			to, ok = w, true
		}
		if !ok || to >= end {
			v.s.Note("no wake given or received %s this", map[int]string{1: "after", -1: "before"}[by])
			return
		}
		v.to(to)
	}
}

// given returns the moment of the next wake that a goroutine caused.
func (v *View) given(g model.Goroutine, at model.Time, by int) (to model.Time, ok bool) {
	if by > 0 {
		for w := range v.s.Trace.WakesBy(g, at+1, v.s.Trace.End()) {
			return w.At, true
		}
		return 0, false
	}
	// Wakes come in time order: look back by longer and longer stretches.
	for span := model.Time(1000); ; span *= 8 {
		from := max(at-span, 0)
		for w := range v.s.Trace.WakesBy(g, from, at) {
			to, ok = w.At, true
		}
		if ok || from == 0 {
			return to, ok
		}
	}
}

// received returns the moment at which a goroutine is woken next, or was before.
func (v *View) received(g model.Goroutine, at model.Time, by int) (model.Time, bool) {
	iv, ok := v.s.Trace.IntervalAt(g, at)
	for n := 0; ok && n < maxMembers; n++ {
		if by > 0 {
			if w, woken := v.s.Trace.WakeAfter(iv); woken && w.At > at {
				return w.At, true
			}
			iv, ok = v.s.Trace.Next(iv)
			continue
		}
		if iv, ok = v.s.Trace.Prev(iv); ok {
			if w, woken := v.s.Trace.WakeAfter(iv); woken && w.At < at {
				return w.At, true
			}
		}
	}
	return 0, false
}

// nextGC moves to where the next collection begins, or the one before.
func (v *View) nextGC(by int) func() {
	return func() {
		var starts []model.Time
		for _, r := range v.s.Trace.Ranges() {
			if r.Kind == model.RangeGCMark {
				starts = append(starts, r.Start)
			}
		}
		at := v.s.Sel.At
		i := sort.Search(len(starts), func(i int) bool { return starts[i] > at })
		if by < 0 {
			i = sort.Search(len(starts), func(i int) bool { return starts[i] >= at }) - 1
		}
		switch {
		case len(starts) == 0:
			v.s.Note("the trace tells of no garbage collection")
		case i < 0:
			v.s.Note("no garbage collection begins before this")
		case i == len(starts):
			v.s.Note("no garbage collection begins after this")
		default:
			v.to(starts[i])
			v.s.Note("garbage collection %d of %d", i+1, len(starts))
		}
	}
}

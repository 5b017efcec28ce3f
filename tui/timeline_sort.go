package tui

import "chanlens/model/format"

// sortedAtOnce is how many lanes are put in order while the user waits for the next
// frame, a fifth of a second at most; more are sorted beside the event loop.
var sortedAtOnce = 1_000_000

// resort changes the order of the lanes.
func (v *timelineView) resort() {
	v.sort, v.chosen = v.sort.Next(), true
	sv, wanted := v.s.Survey, arrangement{v.sort, true, v.s.System}
	if sv.Trace.NumGoroutines() <= sortedAtOnce || v.s.beside == nil {
		v.order()
		v.sorted()
		return
	}
	v.s.Note("sorting %s lanes: %s …", format.Count(uint64(v.lanes.Len())), v.sort)
	v.s.beside(func() (apply func()) {
		lanes := sv.arrange(wanted)
		return func() {
			if v.s.Survey != sv || wanted != (arrangement{v.sort, v.chosen, v.s.System}) {
				return // the user, or loading, was faster
			}
			sv.lanes, sv.ahead = lanes, wanted
			v.order()
			v.sorted()
		}
	})
}

// sorted shows the lanes in a new order from the first.
func (v *timelineView) sorted() {
	v.top = 0
	v.reveal()
	v.s.Note("order of the lanes: %s", v.sort)
}

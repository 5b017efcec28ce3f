package timeline

import (
	"chanlens/model/format"
	"chanlens/tui/session"
)

// sortedAtOnce is how many lanes are put in order while the user waits for the next
// frame, a fifth of a second at most; more are sorted beside the event loop.
var sortedAtOnce = 1_000_000

// resort changes the order of the lanes.
func (v *View) resort() {
	v.sort, v.chosen = v.sort.Next(), true
	sv, wanted := v.s.Survey, session.Arrangement{By: v.sort, Chosen: true, System: v.s.System}
	if sv.Trace.NumGoroutines() <= sortedAtOnce || v.s.Shell.Beside == nil {
		v.order()
		v.sorted()
		return
	}
	v.s.Note("sorting %s lanes: %s …", format.Count(uint64(v.lanes.Len())), v.sort)
	v.s.Shell.Beside(func() (apply func()) {
		lanes := sv.Arrange(wanted)
		return func() {
			if v.s.Survey != sv || wanted != (session.Arrangement{By: v.sort, Chosen: v.chosen, System: v.s.System}) {
				return // the user, or loading, was faster
			}
			sv.TakeLanes(lanes, wanted)
			v.order()
			v.sorted()
		}
	})
}

// sorted shows the lanes in a new order from the first.
func (v *View) sorted() {
	v.top = 0
	v.reveal()
	v.s.Note("order of the lanes: %s", v.sort)
}

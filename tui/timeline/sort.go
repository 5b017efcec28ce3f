package timeline

import (
	"chanlens/model/format"
	"chanlens/tui/session"
)

// sortedAtOnce is how many lanes are put in order while the user waits for the next
// frame, a fifth of a second at most; more are sorted beside the event loop.
var sortedAtOnce = 1_000_000

// resort goes on to the next order of the lanes.
func (v *View) resort() {
	v.sort, v.back = v.sort.Next(), false
	v.reorder()
}

// reverse turns the order of the lanes round.
func (v *View) reverse() {
	v.back = !v.back
	v.reorder()
}

// reorder puts the lanes in the order that was chosen.
func (v *View) reorder() {
	v.chosen = true
	if !v.made.mode.Ordered() {
		v.s.Note("order of goroutines: %s; %s stand in their own", v.orderName(), v.made.mode.Title())
	}
	sv, wanted := v.s.Survey, v.arrangement()
	if v.s.Shell.Beside == nil || sv.Quick(wanted, sortedAtOnce) {
		v.order()
		v.sorted()
		return
	}
	v.s.Note("sorting %s lanes: %s …", format.Count(uint64(v.lanes.Len())), v.orderName())
	v.s.Shell.Beside.Do(func() (apply func()) {
		order := sv.Arrange(wanted)
		return func() {
			if v.s.Survey != sv || wanted != v.arrangement() {
				return // the user, or loading, was faster
			}
			sv.TakeOrder(order, wanted)
			v.order()
			v.sorted()
			v.settle()
		}
	})
}

// arrangement is the order that was chosen.
func (v *View) arrangement() session.Arrangement {
	return session.Arrangement{By: v.sort, Back: v.back, Chosen: v.chosen, System: v.s.System}
}

// sorted shows the lanes in a new order from the first.
func (v *View) sorted() {
	v.top = 0
	v.reveal()
	if v.made.mode.Ordered() {
		v.s.Note("order of the lanes: %s", v.orderName())
	}
}

func (v *View) orderName() string {
	if v.back {
		return v.sort.String() + ", reversed"
	}
	return v.sort.String()
}

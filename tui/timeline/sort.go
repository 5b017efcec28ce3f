package timeline

import (
	"cmp"
	"slices"

	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/lane"
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
	if !v.orders() {
		v.s.Note("order of goroutines: %s; %s stand in their own", v.orderName(), v.made.mode.Title())
	}
	sv, wanted := v.s.Survey, v.arrangement()
	if v.s.Shell.Beside == nil || sv.Quick(wanted, sortedAtOnce) {
		v.order()
		v.sorted()
		return
	}
	v.s.Note("sorting %s lanes: %s …", format.Count(uint64(v.lanes.Len())), v.orderName())
	v.s.Shell.Beside(func() (apply func()) {
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
	if v.orders() {
		v.s.Note("order of the lanes: %s", v.orderName())
	}
}

func (v *View) orderName() string {
	if v.back {
		return v.sort.String() + ", reversed"
	}
	return v.sort.String()
}

// orders reports whether the lanes that are shown stand in the order that was chosen.
func (v *View) orders() bool { return v.made.mode.Ordered() || v.made.mode == lane.Channels }

// sortChannels puts the channels in the order that was chosen, as far as it means something to
// them: those on which somebody is stuck first, the longest; or those first that were waited
// on longest; or else as they were found.
func (v *View) sortChannels() {
	v.channels = nil
	if v.s.Found == nil {
		return
	}
	stuck := func(c *channel.Channel) int64 {
		if of := v.queues[c.ID].Stuck; len(of) > 0 {
			return int64(of[0].Since - v.s.Trace.End())
		}
		return 0
	}
	waited := func(c *channel.Channel) int64 { return -int64(c.SendWait + c.ReceiveWait + c.SelectWait) }
	key := func(*channel.Channel) int64 { return 0 }
	switch v.sort {
	case lane.ByStuck, lane.ByFinding:
		key = stuck
	case lane.ByLongest, lane.ByWaited:
		key = waited
	}
	all := v.s.Found.Channels.Channels
	order := make([]*channel.Channel, len(all))
	for i := range all {
		order[i] = &all[i]
	}
	slices.SortStableFunc(order, func(a, b *channel.Channel) int { return cmp.Compare(key(a), key(b)) })
	if v.back {
		slices.Reverse(order)
	}
	for _, c := range order {
		v.channels = append(v.channels, c.ID)
	}
}

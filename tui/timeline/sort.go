package timeline

import (
	"cmp"
	"slices"

	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/lane"
)

// arrangedAtOnce is how many goroutines are put in order, or in groups, while the user waits
// for the next frame; more are arranged beside the event loop.
var arrangedAtOnce = 50_000

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
	sv, wanted, only, m := v.s.Survey, v.arrangement(), v.s.Only, v.made.mode
	if v.s.Shell.Beside == nil || sv.Quick(wanted, arrangedAtOnce) {
		v.order()
		v.sorted()
		return
	}
	v.s.Note("sorting %s lanes: %s …", format.Count(uint64(v.lanes.Len())), v.orderName())
	v.s.Shell.Beside.Do(func() (apply func()) {
		order := sv.Arrange(wanted)
		a := newArranger(sv, order, only)
		take := a.Prepare(m)
		return func() {
			if v.s.Survey != sv || wanted != v.arrangement() || only != v.s.Only {
				return // the user, or loading, was faster
			}
			take()
			sv.TakeOrder(order, wanted)
			v.ready = a
			v.order()
			v.sorted()
			v.settle()
		}
	})
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
	v.channels, v.recorded = nil, nil
	if v.s.Found == nil {
		return
	}
	v.recorded = slices.Clone(v.s.Acts.Chans)
	if v.back {
		slices.Reverse(v.recorded)
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
	var order []*channel.Channel
	for i := range all {
		if !all[i].Exact { // those have lanes of their own
			order = append(order, &all[i])
		}
	}
	slices.SortStableFunc(order, func(a, b *channel.Channel) int { return cmp.Compare(key(a), key(b)) })
	if v.back {
		slices.Reverse(order)
	}
	for _, c := range order {
		v.channels = append(v.channels, c.ID)
	}
}

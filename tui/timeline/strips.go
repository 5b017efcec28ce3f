package timeline

import (
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/strip"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// request is what strips are computed of. Two that are equal, but for the lanes, have the
// same answer for the lanes that both ask for.
type request struct {
	survey   *session.Survey
	arranger *lane.Arranger
	from, to model.Time
	cells    int
	metrics  bool
}

// compute sees to it that what lanes of several goroutines show is known for the window.
// What is known of another window is drawn meanwhile. One thing is computed at a time: the
// newest when that is done.
func (v *View) compute() {
	keys := v.striped(0)
	p := v.viewport()
	r := request{v.s.Survey, v.arranger, p.Start, p.End(), p.Cells, v.metricsShown()}
	if len(keys) == 0 && !r.metrics || v.pending || r == v.wanted && v.strips.Has(keys) || v.s.Empty() {
		return
	}
	keys = v.striped(v.layout.Rows) // somewhat more, so that scrolling finds it there
	v.wanted, v.pending = r, true
	ctx, t, req := v.s.Context(), v.s.Trace, v.request(r, keys)
	v.s.Shell.Beside.Soon(func() func() {
		s, err := strip.Compute(ctx, t, req())
		return func() {
			v.pending = false
			if err != nil { // there is nothing to look at
				return
			}
			if v.s.Trace == t {
				v.strips = lane.NewStrips(s, keys)
			}
			v.compute()
		}
	})
}

func (v *View) metricsShown() bool {
	return slices.ContainsFunc(v.layout.Metrics[:], func(y int) bool { return y >= 0 })
}

// striped returns the lanes on the screen, and so many above and below it, that show
// strips.
func (v *View) striped(more int) (keys []lane.Key) {
	n := v.lanes.Len()
	list := v.lanes.List[:min(v.layout.Pinned, n)]
	from := min(max(v.top-more, v.layout.Pinned), n)
	to := max(min(v.top+v.layout.Rows+more, n), from)
	ops := v.marksOps()
	for _, l := range slices.Concat(v.lanes.List[from:to], list) {
		switch l.Kind {
		case lane.Goroutine, lane.Family:
			if l.Kind == lane.Family && l.Fold == lane.Closed {
				keys = append(keys, l.Key)
			} else if ops {
				keys = append(keys, lane.KeyOf(model.Goroutine(l.ID)))
			}
		case lane.Site, lane.Proc, lane.Thread, lane.Channel, lane.Recorded:
			keys = append(keys, l.Key)
		}
	}
	return keys
}

// request returns what makes the request: the part that takes long for many goroutines is
// done beside the event loop, and so is a function of what does not change.
func (v *View) request(r request, keys []lane.Key) func() strip.Request {
	req := strip.Request{From: r.from, To: r.to, Cells: r.cells, Metrics: r.metrics}
	var channels []int
	var groups []lane.Key
	for _, k := range keys {
		switch k.Kind {
		case lane.Site, lane.Family:
			groups = append(groups, k)
		case lane.Proc:
			req.Procs = append(req.Procs, model.Proc(k.ID))
		case lane.Thread:
			req.Threads = append(req.Threads, model.Thread(k.ID))
		case lane.Channel:
			channels = append(channels, int(k.ID))
		case lane.Recorded:
			req.Fills = append(req.Fills, model.Chan(k.ID))
		case lane.Goroutine:
			req.Acts = append(req.Acts, model.Goroutine(k.ID))
		}
	}
	if v.s.Only != nil {
		req.Only = v.s.Only.Has
	}
	users, found := v.finders().users, v.s.Found != nil
	a, n := v.arranger, v.s.Trace.NumGoroutines()
	req.NumGroups = len(groups)
	for _, k := range groups { // who is in groups is found out when first asked for: that is now
		a.Members(k)(func(model.Goroutine) bool { return false })
	}
	return func() strip.Request {
		if len(groups) > 0 {
			req.Groups = groupsOf(a, groups, n)
		}
		if len(channels) > 0 && found {
			req.Channels = users.of(channels)
		}
		return req
	}
}

// groupsOf says of n goroutines which of some groups each is in; -1: none. Of groups within
// each other, the last one counts.
func groupsOf(a *lane.Arranger, groups []lane.Key, n int) []int32 {
	of := make([]int32, n)
	for i := range of {
		of[i] = -1
	}
	for i, k := range groups {
		for g := range a.Members(k) {
			of[g] = int32(i)
		}
	}
	return of
}

// users says who may wait on channels. It is used by what goes on beside the event loop.
type users struct {
	found *examine.Result
	once  sync.Once
	atEnd map[int][]model.Goroutine // by channel: who waits there when the trace ends
}

// of returns channels as strips are asked for them.
func (u *users) of(ids []int) strip.Channels {
	u.once.Do(u.note)
	list := []model.Goroutine{}
	for _, id := range ids {
		for user := range u.found.Channels.Users(id) {
			list = append(list, user.Goroutine)
		}
		list = append(list, u.atEnd[id]...)
	}
	return strip.Channels{IDs: ids, Of: u.found.Channels.ChannelOf, Users: list}
}

// note finds out who waits when the trace ends.
func (u *users) note() {
	u.atEnd = make(map[int][]model.Goroutine)
	for i := range u.found.Blocked {
		g := u.found.Blocked[i].Goroutine
		for _, id := range u.found.Channels.WaitsOn(g) {
			u.atEnd[id] = append(u.atEnd[id], g)
		}
	}
}

package timeline

import (
	"chanlens/model"
	"chanlens/model/analysis/finding"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"strings"
)

// made is what lanes were made of.
type made struct {
	survey *session.Survey
	order  *lane.Order
	only   session.Only
	mode   lane.Mode
	veiled bool // they tell nothing of what is hidden
}

// order arranges the lanes anew. If the selected goroutine is not among them any more, the
// nearest one that is left is selected.
func (v *View) order() {
	before := v.place()
	v.arrangeLanes()
	list := v.made.order.List
	if len(list) > 0 && v.made.mode.Ordered() && v.s.Trace.NumGoroutines() > 0 && !v.shows(v.s.Sel.Goroutine) {
		v.s.Sel.Goroutine = list[max(min(before, len(list)-1), 0)]
	}
	v.filter()
}

// place returns where the selected goroutine stands in the order, or -1.
func (v *View) place() int {
	if v.made.order == nil || v.s.Empty() {
		return -1
	}
	if i := v.lanes.Of(v.s.Sel.Goroutine); v.made.mode == lane.Goroutines {
		return i
	}
	return -1
}

// shows reports whether a goroutine is among those that may have a lane.
func (v *View) shows(g model.Goroutine) bool {
	return g != model.NoGoroutine && (v.s.System || !v.s.Trace.Goroutine(g).System)
}

// arrangeLanes puts all goroutines in their order.
func (v *View) arrangeLanes() {
	a := v.arrangement().Suited(v.s.Trace)
	if !v.s.Veil.On {
		v.s.Wanted, v.sort = a, a.By
	}
	before := v.made
	v.made = made{v.s.Survey, v.s.Order(a), v.s.Only, v.mode(), v.s.Veil.On}
	if v.arranger == nil || before.survey != v.made.survey || before.order != v.made.order || before.only != nil || v.made.only != nil {
		next := v.ready
		if next == nil {
			next = newArranger(v.s.Survey, v.made.order, v.s.Only)
		}
		next.Keep(v.arranger)
		v.arranger = next
	}
	v.ready = nil
	if before.survey != v.made.survey {
		v.takeFindings()
	}
	if before.survey != v.made.survey || before.order != v.made.order {
		v.sortChannels()
	}
}

// newArranger returns an arranger of the goroutines of a survey that a filter lets through.
func newArranger(sv *session.Survey, o *lane.Order, limit session.Only) *lane.Arranger {
	var only func(model.Goroutine) bool
	if limit != nil {
		only = limit.Has
	}
	return lane.NewArranger(sv.Roll, o, sv.StuckSince, only)
}

// takeFindings takes over what is known of all of the trace: who is stuck on channels, where
// findings begin, and whether the size of the heap is told.
func (v *View) takeFindings() {
	v.queues, v.marks, v.heap = nil, nil, false
	for m := range v.s.Trace.Metrics(0, v.s.Trace.End()) {
		if v.heap = m.Kind == model.MetricHeap; v.heap {
			break
		}
	}
	if v.s.Found == nil {
		return
	}
	v.queues = make(map[int]lane.Queue, len(v.s.Found.Channels.Channels))
	for i := range v.s.Found.Channels.Channels {
		ch := &v.s.Found.Channels.Channels[i]
		q := lane.Queue{Name: ch.Label()}
		for _, place := range v.s.Ends.Channels[ch.ID] {
			if b := &v.s.Found.Blocked[place]; int(place) < v.s.Stuck {
				q.Stuck = append(q.Stuck, lane.Waiting{Since: b.Start, Sending: b.Op.Class() == model.ClassSend})
			}
		}
		v.queues[ch.ID] = q
	}
	for i := range v.s.Found.Findings {
		f := &v.s.Found.Findings[i]
		if len(f.Spans) > 0 {
			v.marks = append(v.marks, lane.Mark{At: f.Spans[0].From, Severity: severity(f.Severity)})
		}
	}
}

// severity says how much a finding matters, from 0 to 2.
func severity(s finding.Severity) int {
	switch s {
	case finding.Critical:
		return 2
	case finding.Warning:
		return 1
	}
	return 0
}

// filter makes the lanes that are shown.
func (v *View) filter() {
	r, at := v.s.Range, v.lane()
	v.lanes = v.arranger.Lanes(lane.Plan{
		Mode: v.made.mode, Pins: v.s.PinnedLanes(), Room: lane.RoomForPins(v.th - 1),
		Hidden: v.hidden, Folds: v.folds, Recorded: v.recorded, Channels: v.channels,
		Alive: v.alive, From: r.Start, To: r.End(), Keep: v.kept(), Until: v.until(),
	})
	v.arrange()
	if v.lanes.Index(v.cursor) < 0 && v.lanes.Len() > 0 && v.s.Sel == v.resolved {
		v.moveOver(at)
	}
}

// until returns from when on what begins has no lane, since that is hidden; 0: it has.
func (v *View) until() model.Time {
	if !v.s.Veil.On {
		return 0
	}
	return max(v.s.Veil.From, 1)
}

// moveOver moves the cursor, whose lane is gone, to another one that shows the selection, or
// to the one that stands where it was.
func (v *View) moveOver(at int) {
	if i := v.lanes.Of(v.s.Sel.Goroutine); i >= 0 {
		v.cursor = v.lanes.List[i].Key
		return
	}
	v.put(min(at, v.lanes.Len()-1))
}

// kept returns the lane that stays where only living ones are shown.
func (v *View) kept() lane.Key {
	if v.cursor.Kind == lane.Goroutine && !v.s.Empty() {
		return lane.KeyOf(v.s.Sel.Goroutine)
	}
	return v.cursor
}

func (v *View) arrange() {
	v.layout = lane.Arrange(v.tw, v.th-1, &v.lanes, lane.Around{
		Overview: v.s.Overview, Marks: len(v.marks) > 0 || v.s.Veil.On, Metrics: v.s.Trace.NumGoroutines() > 0, Heap: v.heap,
	})
}

// turn shows lanes of the next kind, or the one before, that there are any of. Who of many
// goroutines belong together is found out beside the event loop; who is in a hurry meanwhile
// goes on from the kind that was to come.
func (v *View) turn(by int) func() {
	return func() {
		from := v.made.mode
		if v.coming != nil {
			from = *v.coming
		}
		m := from.Next(by)
		for ; m != from && v.without(m); m = m.Next(by) {
		}
		v.turnTo(m)
	}
}

// turnTo shows lanes of a kind as soon as it is known who belongs together.
func (v *View) turnTo(m lane.Mode) {
	a := v.arranger
	if v.s.Shell.Beside == nil || a.Prepared(m) || v.s.Trace.NumGoroutines() <= arrangedAtOnce {
		v.s.Remember()
		v.setMode(m)
		v.s.Note("lanes: %s", m.Title())
		return
	}
	v.coming = &m
	v.s.Note("lanes: %s …", m.Title())
	v.s.Shell.Beside.Soon(func() (apply func()) {
		take := a.Prepare(m)
		return func() {
			take()
			if v.coming == &m { // if there is another arranger now, it goes on from here
				v.turnTo(m)
				v.settle()
			}
		}
	})
}

// without reports whether the trace has nothing to show in a mode.
func (v *View) without(m lane.Mode) bool {
	switch m {
	case lane.Processors:
		return len(v.s.Trace.Procs()) == 0
	case lane.Threads:
		return v.s.Trace.NumThreads() == 0
	case lane.Channels:
		return v.s.Veil.On || v.s.Found != nil && len(v.channels)+len(v.recorded) == 0
	case lane.Tasks:
		return len(v.s.Trace.Tasks())+len(v.s.Trace.Regions()) == 0
	}
	return false
}

// setMode shows lanes of a kind, and the selection among them. Groups stay closed: that of
// the selection shows it, too.
func (v *View) setMode(m lane.Mode) {
	v.coming = nil
	v.s.Mode = m
	v.order()
	v.land()
	v.reveal()
}

// land moves the cursor to a lane that shows the selection, which may be a closed group, or
// else to the first one.
func (v *View) land() {
	g := v.s.Sel.Goroutine
	i := v.lanes.Of(g)
	if i < 0 && g != model.NoGoroutine {
		i = v.laneFor(g)
	}
	switch n := v.lanes.Len(); {
	case i >= 0:
		v.cursor = v.lanes.List[i].Key
	case n > 0:
		v.put(min(v.lanes.Pinned, n-1))
	}
	v.resolved, v.asked = v.s.Sel, question{}
}

// drawStatus draws the legend of what the lanes show, and at its right which lanes
// there are; of that, as much as leaves room for the legend.
func (v *View) drawStatus(c *canvas.Canvas, shown *lane.Tally) {
	w, _ := c.Size()
	left := v.lanes.Left
	var parts []string
	if v.made.mode != lane.Goroutines {
		parts = append(parts, v.made.mode.Title())
	}
	more := 0
	if v.made.mode == lane.Channels {
		more = v.s.Acts.More
	}
	for _, p := range []struct {
		n           int
		before, end string
	}{
		{more, "", " more channels"},
		{left.Hidden, "", " hidden, X shows"},
		{left.Pins, "", " more pinned"},
		{left.Filtered, "", " filtered out"},
		{left.System, "S: ", " system hidden"},
	} {
		if p.n > 0 {
			parts = append(parts, p.before+format.Count(uint64(p.n))+p.end)
		}
	}
	if v.alive {
		parts = append(parts, "only alive")
	}
	status := ""
	for _, p := range parts {
		if more := status + " · " + p; canvas.Width(more) <= max(w/3, 20) {
			status = more
		}
	}
	status = strings.TrimPrefix(status, " · ")
	n := canvas.Width(status)
	c.Text(w-n-1, 0, status, canvas.As(theme.Dim))
	if v.lanes.Len() == 0 {
		return
	}
	all, stuck := v.s.Overview, v.s.Stuck > 0 && !v.s.Quiet
	if v.s.Veil.On { // what is in the rest of the trace is hidden
		all, stuck = nil, false
	}
	lane.DrawLegend(c.Sub(0, 0, w-n-2, 1), shown, all, stuck, v.s.System)
}

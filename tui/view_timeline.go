package tui

import (
	"chanlens/tui/action"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/gap"
	"chanlens/tui/theme"
	"chanlens/tui/timeline"
)

// timelineView is the timeline: a lane for each goroutine.
//
// Its cursor is the session's selection: the goroutine says the lane, the moment
// says the cell.
type timelineView struct {
	s       *Session
	w, h    int // room of the view
	tw, th  int // room of the lanes and what stands around them
	layout  timeline.Layout
	all     timeline.Lanes // in order
	lanes   timeline.Lanes // those of them that are shown
	alive   bool           // only goroutines alive in the picture are shown
	sort    timeline.Sort
	chosen  bool // the user chose the sort
	top     int  // first lane shown
	pane    pane
	drag    *drag
	found   string // what was last looked for
	actions []action.Action

	paneActions []action.Action // those of them that are the pane's
}

func newTimelineView(s *Session) *timelineView {
	v := &timelineView{s: s, pane: pane{s: s}}
	v.paneActions = v.pane.actions(func() { v.Resize(v.w, v.h) })
	v.actions = append(v.ownActions(), v.paneActions...)
	v.order()
	v.home()
	v.Resize(80, 22)
	return v
}

// home selects what a person wants to see first: the goroutine that is stuck the
// longest, where its wait began, or else the first lane.
func (v *timelineView) home() {
	v.top = 0
	if v.s.Trace.NumGoroutines() == 0 {
		return
	}
	if v.lanes.Len() == 0 && !v.s.Partial() { // nothing but system goroutines
		v.s.System = true
		v.order()
	}
	if v.lanes.Len() == 0 {
		return
	}
	v.s.Sel = Selection{v.lanes.List[0], 0}
	info := v.s.Trace.Goroutine(v.s.Sel.Goroutine)
	v.s.Sel.At = max(info.First, v.s.window.Start)
	if b := v.s.foremost(); b != nil {
		v.s.Sel = Selection{b.Goroutine, v.s.within(b.Start)}
	}
}

// Name implements View.
func (v *timelineView) Name() string { return "timeline" }

// Key implements View.
func (v *timelineView) Key() string { return "1" }

// Title implements View.
func (v *timelineView) Title() string { return "Timeline" }

// Actions implements View.
func (v *timelineView) Actions() []action.Action { return v.actions }

// Enter implements View: it shows the selection.
func (v *timelineView) Enter() {
	v.pane.focused = false
	v.filter()
	v.reveal()
}

// Refresh implements View.
func (v *timelineView) Refresh() {
	v.order()
	v.reveal()
}

// Resize implements View.
func (v *timelineView) Resize(w, h int) {
	v.w, v.h = w, h
	v.tw, v.th = v.pane.place(w, h)
	v.arrange()
	v.setViewport(v.viewport())
	v.reveal()
}

func (v *timelineView) arrange() {
	v.layout = timeline.Arrange(v.tw, v.th-1, v.lanes.Len(), v.s.Overview)
}

// order arranges the lanes anew. If the selected goroutine lost its lane, the
// nearest one that is left is selected.
func (v *timelineView) order() {
	before := v.lanes.Index(v.s.Sel.Goroutine)
	v.arrangeLanes()
	if v.all.Len() > 0 && v.all.Index(v.s.Sel.Goroutine) < 0 {
		v.s.Sel.Goroutine = v.all.List[max(min(before, v.all.Len()-1), 0)]
	}
	v.filter()
}

// arrangeLanes puts all lanes in their order.
func (v *timelineView) arrangeLanes() {
	a := arrangement{v.sort, v.chosen, v.s.System}.suited(v.s.Trace)
	v.s.wanted, v.sort = a, a.by
	v.all = v.s.order(a)
}

// filter chooses the lanes that are shown.
func (v *timelineView) filter() {
	v.lanes = v.all
	if v.alive {
		v.lanes = v.s.Roll.Alive(&v.all, v.s.Range.Start, v.s.Range.Start+v.s.Range.Span, v.s.Sel.Goroutine)
	}
	v.arrange()
}

// lane returns the lane of the selection.
func (v *timelineView) lane() int { return max(v.lanes.Index(v.s.Sel.Goroutine), 0) }

// viewport returns the session's time range in the cells of this view.
func (v *timelineView) viewport() timeline.Viewport {
	r := v.s.Range
	return timeline.Viewport{Start: r.Start, Span: r.Span, Cells: v.layout.Cells}.Clamp(v.s.Trace.End())
}

func (v *timelineView) setViewport(p timeline.Viewport) {
	before := v.s.Range
	v.s.Range = Range{p.Start, p.Span}
	if v.alive && v.s.Range != before {
		v.filter()
	}
}

// reveal scrolls no further than needed to show the selection.
func (v *timelineView) reveal() {
	v.pane.reset()
	v.setViewport(v.viewport().Show(v.s.Sel.At, v.s.Trace.End()))
	lane, rows := v.lane(), max(v.layout.Rows, 1)
	switch {
	case lane < v.top:
		v.top = lane
	case lane >= v.top+rows:
		v.top = lane - rows + 1
	}
	v.scroll(0)
}

// scroll moves the lanes without moving the cursor.
func (v *timelineView) scroll(n int) {
	v.top = max(min(v.top+n, v.lanes.Len()-v.layout.Rows), 0)
}

// selected returns the interval under the cursor.
func (v *timelineView) selected() (model.Interval, bool) {
	if v.s.Empty() {
		return model.Interval{}, false
	}
	if gap.At(v.s.Trace, v.s.Sel.At) != model.Present {
		return model.Interval{}, false
	}
	return v.s.Trace.IntervalAt(v.s.Sel.Goroutine, v.s.Sel.At)
}

// picture returns what there is to draw.
func (v *timelineView) picture() *timeline.Picture {
	p := &timeline.Picture{
		Trace: v.s.Trace, Overview: v.s.Overview, View: v.viewport(),
		Lanes: v.lanes, Top: v.top, Lane: v.lane(), At: v.s.Sel.At,
		Stuck: v.s.stuck, Mono: v.s.Mono, Failed: v.s.loading.failed,
	}
	if v.s.ready() {
		p.Selected, p.Alive = v.selected()
	}
	p.Flow = v.flow()
	return p
}

// flow returns the wake that Enter follows, as a line.
func (v *timelineView) flow() *timeline.Flow {
	if v.s.Empty() {
		return nil
	}
	subject := v.s.Sight()
	w, _, ok := subject.Follow()
	if !ok {
		return nil
	}
	return &timeline.Flow{From: w.Waker, To: w.Woken, At: w.At}
}

// Draw implements View.
func (v *timelineView) Draw(c *canvas.Canvas) {
	area := c.Sub(0, 0, v.tw, v.th)
	if v.s.Empty() && !v.s.Partial() {
		area.Text(2, 1, "This trace tells of no goroutine.", canvas.As(theme.Text))
		return
	}
	shown := timeline.Draw(area.Sub(0, 0, v.tw, v.th-1), v.picture())
	v.drawStatus(area.Sub(0, v.th-1, v.tw, 1), &shown)
	if v.pane.shown() {
		v.pane.draw(c)
	}
}

// drawStatus draws the legend of what the lanes show, and at its right which lanes
// there are; of that, as much as leaves room for the legend.
func (v *timelineView) drawStatus(c *canvas.Canvas, shown *timeline.Tally) {
	w, _ := c.Size()
	var parts []string
	if v.lanes.Hidden > 0 {
		parts = append(parts, "S: "+format.Count(uint64(v.lanes.Hidden))+" system hidden")
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
	timeline.DrawLegend(c.Sub(0, 0, w-n-2, 1), shown, v.s.Overview, v.s.Stuck > 0, v.s.System)
}

// follow goes to the other side of the wake.
func (v *timelineView) follow() {
	subject := v.s.Subject()
	if _, to, ok := subject.Follow(); ok {
		v.s.Jump(to.Goroutine, to.At)
		return
	}
	if w, ok := subject.Woken(); ok {
		v.s.Note("no goroutine to go to: %s", detail.Deed(w.Kind))
		return
	}
	if subject.Alive && subject.Interval.Open && subject.Interval.Op.Blocked() {
		v.s.Note("nobody woke it before the trace ended")
		return
	}
	v.s.Note("no wake leads from here")
}

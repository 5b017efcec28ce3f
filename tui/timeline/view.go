package timeline

import (
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/gap"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// View is the timeline: a lane for each goroutine.
//
// Its cursor is the session's selection: the goroutine says the lane, the moment
// says the cell.
type View struct {
	s       *session.Session
	w, h    int // room of the view
	tw, th  int // room of the lanes and what stands around them
	layout  lane.Layout
	all     lane.Lanes // in order
	lanes   lane.Lanes // those of them that are shown
	alive   bool       // only goroutines alive in the picture are shown
	sort    lane.Sort
	chosen  bool // the user chose the sort
	top     int  // first lane shown
	pane    view.Pane
	drag    *drag
	found   string // what was last looked for
	actions []action.Action

	paneActions []action.Action // those of them that are the pane's
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, pane: view.NewPane(s)}
	v.paneActions = v.pane.Actions(func() { v.Resize(v.w, v.h) })
	v.actions = append(v.ownActions(), v.paneActions...)
	v.order()
	v.home()
	v.Resize(80, 22)
	return v
}

// home selects what a person wants to see first: the goroutine that is stuck the
// longest, where its wait began, or else the first lane.
func (v *View) home() {
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
	v.s.Sel = session.Selection{Goroutine: v.lanes.List[0], At: 0}
	info := v.s.Trace.Goroutine(v.s.Sel.Goroutine)
	v.s.Sel.At = max(info.First, v.s.Window.Start)
	if b := v.s.Foremost(); b != nil {
		v.s.Sel = session.Selection{Goroutine: b.Goroutine, At: v.s.Within(b.Start)}
	}
}

// Name implements [view.View].
func (v *View) Name() string { return "timeline" }

// Key implements [view.View].
func (v *View) Key() string { return "2" }

// Title implements [view.View].
func (v *View) Title() string { return "Timeline" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Enter implements [view.View]: it shows the selection.
func (v *View) Enter() {
	v.pane.Focused = false
	v.filter()
	v.reveal()
}

// Refresh implements [view.View].
func (v *View) Refresh() {
	v.order()
	v.reveal()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.tw, v.th = v.pane.Place(w, h)
	v.arrange()
	v.setViewport(v.viewport())
	v.reveal()
}

func (v *View) arrange() {
	v.layout = lane.Arrange(v.tw, v.th-1, v.lanes.Len(), v.s.Overview)
}

// order arranges the lanes anew. If the selected goroutine lost its lane, the
// nearest one that is left is selected.
func (v *View) order() {
	before := v.lanes.Index(v.s.Sel.Goroutine)
	v.arrangeLanes()
	if v.all.Len() > 0 && v.all.Index(v.s.Sel.Goroutine) < 0 {
		v.s.Sel.Goroutine = v.all.List[max(min(before, v.all.Len()-1), 0)]
	}
	v.filter()
}

// arrangeLanes puts all lanes in their order.
func (v *View) arrangeLanes() {
	a := session.Arrangement{By: v.sort, Chosen: v.chosen, System: v.s.System}.Suited(v.s.Trace)
	v.s.Wanted, v.sort = a, a.By
	v.all = v.s.Order(a)
}

// filter chooses the lanes that are shown.
func (v *View) filter() {
	v.lanes = v.all
	if v.alive {
		v.lanes = v.s.Roll.Alive(&v.all, v.s.Range.Start, v.s.Range.Start+v.s.Range.Span, v.s.Sel.Goroutine)
	}
	v.arrange()
}

// lane returns the lane of the selection.
func (v *View) lane() int { return max(v.lanes.Index(v.s.Sel.Goroutine), 0) }

// viewport returns the session's time range in the cells of this view.
func (v *View) viewport() lane.Viewport {
	r := v.s.Range
	return lane.Viewport{Start: r.Start, Span: r.Span, Cells: v.layout.Cells}.Clamp(v.s.Trace.End())
}

func (v *View) setViewport(p lane.Viewport) {
	before := v.s.Range
	v.s.Range = session.Range{Start: p.Start, Span: p.Span}
	if v.alive && v.s.Range != before {
		v.filter()
	}
}

// reveal scrolls no further than needed to show the selection.
func (v *View) reveal() {
	v.pane.Reset()
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
func (v *View) scroll(n int) {
	v.top = max(min(v.top+n, v.lanes.Len()-v.layout.Rows), 0)
}

// selected returns the interval under the cursor.
func (v *View) selected() (model.Interval, bool) {
	if v.s.Empty() {
		return model.Interval{}, false
	}
	if gap.At(v.s.Trace, v.s.Sel.At) != model.Present {
		return model.Interval{}, false
	}
	return v.s.Trace.IntervalAt(v.s.Sel.Goroutine, v.s.Sel.At)
}

// picture returns what there is to draw.
func (v *View) picture() *lane.Picture {
	p := &lane.Picture{
		Trace: v.s.Trace, Overview: v.s.Overview, View: v.viewport(),
		Lanes: v.lanes, Top: v.top, Lane: v.lane(), At: v.s.Sel.At,
		Stuck: v.s.StuckSince, Mono: v.s.Mono, Failed: v.s.Failed(),
	}
	if v.s.Ready() {
		p.Selected, p.Alive = v.selected()
	}
	p.Flow = v.flow()
	return p
}

// flow returns the wake that Enter follows, as a line.
func (v *View) flow() *lane.Flow {
	if v.s.Empty() {
		return nil
	}
	subject := v.s.Sight()
	w, _, ok := subject.Follow()
	if !ok {
		return nil
	}
	return &lane.Flow{From: w.Waker, To: w.Woken, At: w.At}
}

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	area := c.Sub(0, 0, v.tw, v.th)
	if v.s.Empty() && !v.s.Partial() {
		area.Text(2, 1, "This trace tells of no goroutine.", canvas.As(theme.Text))
		return
	}
	shown := lane.Draw(area.Sub(0, 0, v.tw, v.th-1), v.picture())
	v.drawStatus(area.Sub(0, v.th-1, v.tw, 1), &shown)
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
}

// drawStatus draws the legend of what the lanes show, and at its right which lanes
// there are; of that, as much as leaves room for the legend.
func (v *View) drawStatus(c *canvas.Canvas, shown *lane.Tally) {
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
	lane.DrawLegend(c.Sub(0, 0, w-n-2, 1), shown, v.s.Overview, v.s.Stuck > 0, v.s.System)
}

// follow goes to the other side of the wake.
func (v *View) follow() {
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

package timeline

import (
	"chanlens/model"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// View is the timeline: lanes of one kind or another, time from left to right.
//
// Its cursor is a lane and a moment. What that comes to is the session's selection: see
// cursor.go.
type View struct {
	s      *session.Session
	w, h   int // room of the view
	tw, th int // room of the lanes and what stands around them
	layout lane.Layout

	arranger *lane.Arranger
	ready    *lane.Arranger // made beside the event loop for the lanes that are made next; nil: none
	coming   *lane.Mode     // the kind of lanes that the user waits for; nil: none
	lanes    lane.Lanes
	made     made                   // of what they are made
	alive    bool                   // only lanes alive in the picture are shown
	folds    map[lane.Key]lane.Fold // lanes that the user opened or closed
	hidden   map[lane.Key]bool      // lanes that the user hid
	sort     lane.Sort
	back     bool // reversed
	chosen   bool // the user chose the sort
	channels []int
	recorded []model.Chan // those whose operations were recorded, in the order of their lanes
	queues   map[int]lane.Queue
	marks    []lane.Mark
	heap     bool // the trace tells the size of the heap

	cursor   lane.Key          // its lane; the moment is that of the selection
	resolved session.Selection // what the cursor last came to
	under    lane.Under        // what is under it
	asked    question          // what that was last asked of

	strips  *lane.Strips
	wanted  request // what strips were last computed of, or are being
	pending bool    // they are being computed
	runs    runs    // who ran where, for a cursor on a processor

	top     int // first lane shown below the pinned ones
	pane    view.Pane
	drag    *drag
	from    model.Time // where the range began that is being chosen
	picking bool       // one is being chosen
	actions []action.Action

	paneActions []action.Action // those of them that are the pane's
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{
		s: s, pane: view.NewPane(s), tw: 80, th: 22,
		folds: make(map[lane.Key]lane.Fold), hidden: make(map[lane.Key]bool),
	}
	v.sort, v.back, v.chosen = s.Wanted.By, s.Wanted.Back, s.Wanted.Chosen
	v.paneActions = v.pane.Actions(func() { v.Resize(v.w, v.h) })
	v.actions = append(v.ownActions(), v.paneActions...)
	for i := range v.actions {
		do := v.actions[i].Do
		v.actions[i].Do = func() { do(); v.settle() }
	}
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
	if len(v.made.order.List) == 0 && !v.s.Partial() { // nothing but system goroutines
		v.s.System = true
		v.order()
	}
	if len(v.made.order.List) == 0 {
		return
	}
	first := v.made.order.List[0]
	v.s.Sel = session.Selection{Goroutine: first, At: max(v.s.Trace.Goroutine(first).First, v.s.Window.Start)}
	if b := v.s.Foremost(); b != nil {
		v.s.Sel = session.Selection{Goroutine: b.Goroutine, At: v.s.Within(b.Start)}
	}
	v.land()
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
	v.settle()
	v.reveal()
}

// Refresh implements [view.View].
func (v *View) Refresh() {
	turned := v.mode() != v.made.mode
	v.order()
	if turned {
		v.land()
	}
	v.settle()
	v.reveal()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.tw, v.th = v.pane.Place(w, h)
	v.filter() // there may be room for other pins
	v.setViewport(v.viewport())
	v.reveal()
	v.settle()
}

// settle catches up with what an event has changed: which lanes there are, what is under
// the cursor, and what lanes of several goroutines show.
func (v *View) settle() {
	v.catchUp()
	v.extend()
	v.look()
	v.compute()
	v.s.SeekOrder(nil)
}

// viewport returns the session's time range in the cells of this view.
func (v *View) viewport() lane.Viewport {
	r := v.s.Range
	return lane.Viewport{Start: r.Start, Span: r.Span, Cells: v.layout.Cells}.Clamp(v.s.Trace.End())
}

func (v *View) setViewport(p lane.Viewport) {
	before := v.s.Range
	v.s.Range = session.Range{Start: p.Start, Span: p.Span}
	if v.alive && v.s.Range != before && (v.made.mode.Ordered() || v.made.mode == lane.Tasks) {
		v.filter()
	}
}

// reveal scrolls no further than needed to show the cursor.
func (v *View) reveal() {
	v.pane.Reset()
	v.setViewport(v.viewport().Show(v.s.Sel.At, v.s.Trace.End()))
	lane, rows := v.lane(), max(v.layout.Rows, 1)
	switch {
	case lane < v.layout.Pinned:
	case lane < v.top:
		v.top = lane
	case lane >= v.top+rows:
		v.top = lane - rows + 1
	}
	v.scroll(0)
}

// scroll moves the lanes without moving the cursor.
func (v *View) scroll(n int) {
	v.top = max(min(v.top+n, v.lanes.Len()-v.layout.Rows), v.layout.Pinned)
}

// picture returns what there is to draw.
func (v *View) picture() *lane.Picture {
	p := &lane.Picture{
		Trace: v.s.Trace, Overview: v.s.Overview, View: v.viewport(), Layout: v.layout,
		Lanes: &v.lanes, Top: v.top, Lane: v.lane(), At: v.s.Sel.At, Under: v.underCursor(),
		Stuck: v.s.StuckSince, Selected: v.s.Sel.Goroutine, Flow: v.flow(), Edges: v.edges(),
		Chosen: lane.Span{From: v.s.Chosen.Start, To: v.s.Chosen.End()}, Marks: v.marks,
		Strips: v.strips, Queues: v.queues, Letters: v.letters(), PinTitle: v.s.Pins.Title,
		Quiet: v.s.Quiet, Mono: v.s.Mono, Failed: v.s.Failed(), Ops: v.marksOps(), Waiting: v.s.Acts.Waiting, Names: v.s.Acts.Names,
	}
	if len(v.s.Chain) > 0 {
		p.Flow = nil // which would lie over it
	}
	if v.s.Veil.On {
		p.Veil = &lane.Veil{From: v.s.Veil.From, Text: v.s.Veil.Word()}
	}
	return p
}

// Veils implements [view.Veiler].
func (v *View) Veils() {}

// letters returns the places that the user has marked.
func (v *View) letters() []lane.Letter {
	list := make([]lane.Letter, len(v.s.Marks))
	for i, m := range v.s.Marks {
		list[i] = lane.Letter{At: m.At, Rune: m.Letter}
	}
	return list
}

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	area := c.Sub(0, 0, v.tw, v.th)
	if v.s.Empty() && !v.s.Partial() {
		area.Text(2, 1, "This trace tells of no goroutine.", canvas.As(theme.Text))
		return
	}
	shown := lane.Draw(area.Sub(0, 0, v.tw, v.th-1), v.picture())
	v.drawMissing(area)
	v.drawStatus(area.Sub(0, v.th-1, v.tw, 1), &shown)
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
}

// drawMissing says why there are no lanes.
func (v *View) drawMissing(c *canvas.Canvas) {
	if v.lanes.Len() > 0 || v.s.Empty() {
		return
	}
	part := c.Sub(0, v.layout.Lanes, v.tw, v.layout.Rows*v.layout.Pitch)
	switch {
	case v.made.mode == lane.Channels && v.s.Found == nil:
		view.DrawNotYet(part, v.s, "Which channels there are")
	case v.lanes.Left.Hidden > 0:
		view.DrawNotice(part, "All lanes are hidden; X shows them.", "")
	case v.lanes.Left.Filtered > 0:
		view.DrawNotice(part, "The filter lets no goroutine through.", "")
	case v.alive:
		view.DrawNotice(part, "Nothing is alive in this window; A shows all lanes.", "")
	default:
		view.DrawNotice(part, none[v.made.mode], "t goes on to lanes of another kind")
	}
}

// none says that there are no lanes of a mode.
var none = [...]string{
	lane.Goroutines: "There are no goroutines.",
	lane.BySite:     "There are no goroutines.",
	lane.ByFamily:   "There are no goroutines.",
	lane.Processors: "The trace tells of no processors.",
	lane.Threads:    "The trace tells of no threads.",
	lane.Channels:   "No goroutine waited on a channel.",
	lane.Tasks:      "The program has marked no tasks or regions: runtime/trace.NewTask and StartRegion do.",
}

package flame

import (
	"slices"

	"chanlens/tui/action"
	"chanlens/tui/icicle"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// View is an icicle of where time went by stack, and below or beside it what is known of
// the box under the cursor.
type View struct {
	s       *session.Session
	w, h    int
	iw, ih  int // room of the icicle and the lines around it
	pane    view.Pane
	actions []action.Action

	// What the user chose.
	kind   kind
	scope  scope
	byLine bool
	idle   bool // what idles is left out

	graph *graph   // that is shown; nil: none yet
	kept  []*graph // at hand, oldest first
	job   *job     // nil: none is being made

	boxes  *icicle.Layout // nil if there is no graph
	zoom   int            // node as wide as the picture
	cursor int            // node
	trail  int            // node that was gone to before going up
	top    int            // first level shown
	wish   []string       // box to go to when there is a graph, see Row; nil: none
	same   same           // as the node under the cursor
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, pane: view.NewPane(s)}
	v.pane.Beside, v.pane.Words = 140, v.words
	v.pane.Tells(v.Name(), v.frame)
	v.actions = slices.Concat(v.ownActions(), v.pane.Actions(func() { v.Resize(v.w, v.h) }))
	v.Resize(80, 22)
	return v
}

// Name implements [view.View].
func (v *View) Name() string { return "flame" }

// Key implements [view.View].
func (v *View) Key() string { return "7" }

// Title implements [view.View].
func (v *View) Title() string { return "Flame" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Enter implements [view.View].
func (v *View) Enter() {
	v.pane.Focused = false
	v.update()
}

// Refresh implements [view.View].
func (v *View) Refresh() { v.update() }

// Renew implements [view.View]: a graph of another trace is not shown any longer.
func (v *View) Renew(session.Renewal) {
	old := func(g *graph) bool { return g.trace != v.s.Trace }
	v.kept = slices.DeleteFunc(v.kept, old)
	if v.graph != nil && old(v.graph) {
		v.graph, v.boxes = nil, nil
		v.pane.Reset()
	}
	v.update()
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	v.iw, v.ih = v.pane.Place(w, h)
	v.lay()
	v.reveal()
}

// Lines around the icicle.
const (
	headRows = 2
	footRows = 1 // names from the root to the cursor
)

// lines returns how many lines the icicle has.
func (v *View) lines() int { return max(v.ih-headRows-footRows, 1) }

// each returns how many lines a level takes.
func (v *View) each() int {
	if v.boxes == nil {
		return 1
	}
	return v.boxes.Each(v.lines())
}

// rows returns how many levels there is room for.
func (v *View) rows() int { return max(v.lines()/v.each(), 1) }

// mostLevels is how deep an icicle goes, for the runtime keeps no deeper stacks by far.
const mostLevels = 1 << 10

// lay lays out the boxes anew.
func (v *View) lay() {
	if v.graph != nil {
		v.boxes = icicle.NewLayout(v.graph.tree, v.zoom, v.iw-2, mostLevels)
	}
}

// show shows a graph. The cursor and the box zoomed to are found again by their names.
func (v *View) show(g *graph) {
	zoom, cursor := 0, 0
	if v.graph != nil {
		zoom = refind(g.tree, v.graph.tree, v.zoom)
		cursor = refind(g.tree, v.graph.tree, v.cursor)
	}
	v.graph, v.zoom = g, zoom
	v.lay()
	v.to(cursor)
	v.grant()
}

// empty reports whether nothing is to be seen in the graph that is shown.
func (v *View) empty() bool { return v.graph == nil || v.graph.tree.Nodes[0].Len == 0 }

package graph

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/tui/diagram"
	"chanlens/tui/session"
)

// node returns the node that is selected, as the whole graph has it, and false if there
// is none.
func (v *View) node() (int, bool) {
	if v.picture == nil || v.seen.Selected < 0 {
		return 0, false
	}
	return v.whole.Index(v.at)
}

// look selects a spot of the picture, and scrolls to it.
func (v *View) look(spot int) {
	v.seen.Selected = spot
	if spot >= 0 {
		v.at = v.nodeAt(spot).ID
	}
	v.seen = v.picture.Reveal(v.seen, v.aw, v.ah)
}

// to selects a spot, and the goroutine with it that waits there at the end, if any does.
func (v *View) to(spot int) {
	v.look(spot)
	v.pane.Reset()
	v.point()
}

// point moves the session's selection to who waits at the node when the trace ends.
func (v *View) point() {
	if i, ok := v.node(); ok && v.whole.Nodes[i].AtEnd > 0 {
		g, at := v.telling(&v.whole.Nodes[i])
		v.s.Sel, v.s.Member = session.Selection{Goroutine: g, At: at}, false
	}
	v.who = v.s.Sel.Goroutine
}

// follow selects the group of the goroutine that the user has selected elsewhere, unless
// the node that is selected is about it, too.
func (v *View) follow() {
	at, ok := v.node()
	g := v.s.Sel.Goroutine
	if !ok || g == v.who || g == model.NoGoroutine {
		return
	}
	v.who = g
	crew := channel.CrewOf(v.s.Trace, g)
	if i, waits := v.s.Blocked(g); waits && slices.Contains(v.ends(at), int32(i)) {
		return
	}
	of := func(n flow.Node) bool { return n.Kind == flow.Group && n.Crew() == crew }
	if i := slices.IndexFunc(v.limited.Nodes, of); i >= 0 && v.limited.Nodes[i].ID != v.at {
		v.pane.Reset()
		v.reach(v.limited.Nodes[i].ID)
	}
}

// telling returns a goroutine that tells of a node, and the moment to look at it: since
// when it waits, or else its begin.
func (v *View) telling(n *flow.Node) (model.Goroutine, model.Time) {
	if i, ok := v.s.Blocked(n.First); ok {
		return n.First, v.s.Within(v.s.Found.Blocked[i].Start)
	}
	return n.First, v.s.Within(v.s.Trace.Goroutine(n.First).First)
}

// move selects the node that comes next in a direction.
func (v *View) move(way diagram.Direction) {
	next := v.picture.Move(v.seen.Selected, way)
	if next == v.seen.Selected {
		v.s.Note("nothing further that way")
	}
	v.to(next)
}

// home selects the node that matters most.
func (v *View) home() { v.to(v.picture.SpotOf(v.foremost())) }

// scroll moves the picture, and leaves the selection.
func (v *View) scroll(x, y int) { v.scrollTo(v.seen.X+x, v.seen.Y+y) }

func (v *View) scrollTo(x, y int) {
	at := v.picture.Reveal(diagram.View{Selected: -1, X: x, Y: y}, v.aw, v.ah)
	v.seen.X, v.seen.Y = at.X, at.Y
}

// nextStuck selects the stuck node after the selected one, or before it, wherever it is.
func (v *View) nextStuck(by int) {
	var stuck []flow.ID
	at := -1
	for i := range v.limited.Nodes {
		if n := &v.limited.Nodes[i]; n.Stuck > 0 {
			if n.ID == v.at {
				at = len(stuck)
			}
			stuck = append(stuck, n.ID)
		}
	}
	n := len(stuck)
	if at < 0 && by < 0 {
		at = n
	}
	next := (at + by + n) % n
	v.reach(stuck[next])
	v.pane.Reset()
	v.point()
	v.s.Note("stuck: %s of %s", format.Count(uint64(next+1)), format.Plural(n, "node"))
}

// reach selects a node. Where it is not in the picture, what is near it is shown.
func (v *View) reach(id flow.ID) {
	if v.picture.SpotOf(id) < 0 {
		v.scopes = append(v.scopes, scope{id, 1})
	}
	v.at = id
	v.lay()
}

// anyStuck reports whether a node of the graph is stuck.
func (v *View) anyStuck() bool {
	if v.some() {
		for i := range v.limited.Nodes {
			if v.limited.Nodes[i].Stuck > 0 {
				return true
			}
		}
	}
	return false
}

// visit goes where there is more on the selected node: to its row in the list of channels
// or locks, or to a goroutine in the timeline.
func (v *View) visit() {
	i, _ := v.node()
	switch n := &v.whole.Nodes[i]; n.Kind {
	case flow.Channel:
		v.s.Visit(session.Target{Channel: n.Of})
	case flow.Lock:
		v.s.Visit(session.Target{Lock: n.Of})
	default:
		v.s.Jump(v.telling(n))
	}
}

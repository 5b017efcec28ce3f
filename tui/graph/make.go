package graph

import (
	"chanlens/model/analysis/flow"
	"chanlens/tui/diagram"
)

// prepare makes the graph of what was found, beside the event loop if there is one, unless
// it is there or being made.
func (v *View) prepare() {
	found, t := v.s.Found, v.s.Trace
	if found == nil || found == v.of || found == v.making {
		return
	}
	v.making = found
	v.s.Shell.Beside.Do(func() (apply func()) {
		g := flow.New(t, &found.Channels, found.Blocked)
		return func() {
			if v.making == found && v.s.Found == found {
				v.whole, v.of, v.making = g, found, nil
				v.scopes, v.at = nil, flow.None
				v.limit()
				v.Resize(v.w, v.h)
				if wish := v.wish; wish != "" && v.on() {
					v.wish = ""
					v.ToRow(wish)
				}
			}
		}
	})
}

// layout is what a picture is laid out for.
type layout struct {
	of   *flow.Graph
	near scope
	w, h int
	diagram.Options
}

// lay lays out what is shown, if that is not the picture at hand, and finds the selected
// node in it.
func (v *View) lay() {
	if !v.some() {
		v.picture = nil
		return
	}
	for {
		how := diagram.Options{Mode: v.mode, Starts: v.starts}
		l := layout{of: v.limited, near: v.scope(), w: v.aw, h: v.ah, Options: how}
		if v.picture == nil || l != v.laid {
			v.picture, v.laid = diagram.New(v.scoped(), v.aw, v.ah, how), l
			v.seen = diagram.View{Selected: -1}
		}
		if v.picture.Spots() > 0 || len(v.scopes) == 0 {
			break
		}
		v.scopes = v.scopes[:len(v.scopes)-1] // the filter has left nothing there
	}
	v.seen.Faint = v.others
	v.find()
}

// find selects in the picture the node that is selected, or else the one that matters
// most.
func (v *View) find() {
	if i := v.seen.Selected; i >= 0 && v.nodeAt(i).ID == v.at {
		v.look(i)
		return
	}
	if i := v.picture.SpotOf(v.at); i >= 0 {
		v.look(i)
		return
	}
	v.look(v.picture.SpotOf(v.foremost()))
	v.point()
}

// foremost returns the node to look at first: a stuck one if there is any, or the one
// where most time was waited.
func (v *View) foremost() flow.ID {
	nodes := v.picture.Graph().Nodes
	best := 0
	for i := range nodes {
		if n, b := &nodes[i], &nodes[best]; b.Stuck == 0 && (n.Stuck > 0 || n.Wait > b.Wait) {
			best = i
		}
	}
	return nodes[best].ID
}

// nodeAt returns the node at a spot of the picture.
func (v *View) nodeAt(spot int) *flow.Node { return &v.picture.Graph().Nodes[v.picture.Node(spot)] }

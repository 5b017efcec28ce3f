package timeline

import (
	"fmt"

	"chanlens/model/analysis/order"
	"chanlens/model/format"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// maxEdges is how many edges are drawn of a goroutine: of more, only those of what is
// selected can be told apart.
const maxEdges = 150

// edges returns the edges to draw, as lines between lanes: those between two moments, and
// those of the selected goroutine.
func (v *View) edges() []lane.Flow {
	if v.s.Empty() || v.s.Veil.On {
		return nil
	}
	var lines []lane.Flow
	for i := range v.s.Chain {
		lines = append(lines, v.edge(&v.s.Chain[i]))
	}
	o := v.s.HappensBefore()
	if o == nil || len(v.s.Chain) > 0 {
		return lines
	}
	p := v.viewport()
	for e := range o.Edges(v.s.Sel.Goroutine, p.Start, p.End()) {
		if len(lines) == maxEdges {
			return v.edgesHere()
		}
		lines = append(lines, v.edge(&e))
	}
	return lines
}

// edgesHere returns those of what is selected.
func (v *View) edgesHere() []lane.Flow {
	var lines []lane.Flow
	subject := v.s.Sight()
	to, from := subject.Around()
	for _, edges := range [][]order.Edge{to, from} {
		for i := range edges[:min(len(edges), maxEdges)] {
			lines = append(lines, v.edge(&edges[i]))
		}
	}
	return lines
}

// edge returns an edge as a line.
func (v *View) edge(e *order.Edge) lane.Flow {
	at := e.Left()
	return lane.Flow{From: v.end(e.From.Goroutine, at, false), To: v.end(e.To.Goroutine, e.To.At, true), At: at, Until: e.To.At}
}

// turnEdges shows the edges of the selected goroutine, then those between two marks, then
// neither.
func (v *View) turnEdges() {
	switch {
	case !v.s.Edges && v.s.Chain == nil:
		v.s.Edges = true
		v.s.SeekOrder()
		v.sayEdges()
	case v.s.Edges && v.s.Chain == nil && v.s.LinkMarks(v.takeChain):
	default:
		v.s.Edges, v.s.Chain = false, nil
		v.s.Note("what happens before what is no longer shown")
	}
}

// sayEdges says how many edges the selected goroutine has on the screen.
func (v *View) sayEdges() {
	o := v.s.HappensBefore()
	if o == nil {
		v.s.Note("looking for what happens before what …")
		return
	}
	n, p := 0, v.viewport()
	for range o.Edges(v.s.Sel.Goroutine, p.Start, p.End()) {
		n++
	}
	word := fmt.Sprintf("%s in the picture order what %s does", format.Plural(n, "edge"), v.who(v.s.Sel.Goroutine))
	if unseen := o.Unseen(); len(unseen) > 0 {
		word += "; " + unseen[0]
	}
	v.s.Note("%s", word)
}

// takeChain takes how one mark happens before the other.
func (v *View) takeChain(from, to session.Mark, chain []order.Edge, of *order.Order) {
	if len(chain) == 0 && from.ID == to.ID {
		v.s.Note("the program has mark %c before mark %c, in one goroutine", from.Letter, to.Letter)
		return
	}
	if len(chain) == 0 {
		word := fmt.Sprintf("nothing that is recorded orders marks %c and %c", from.Letter, to.Letter)
		if unseen := of.Unseen(); len(unseen) > 0 {
			word += "; " + unseen[0]
		}
		v.s.Note("%s", word)
		return
	}
	v.s.Chain = chain
	v.s.Note("mark %c happens before mark %c, by %s", from.Letter, to.Letter, format.Plural(len(chain), "edge"))
}

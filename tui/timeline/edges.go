package timeline

import (
	"fmt"
	"slices"

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
	if v.s.Empty() {
		return nil
	}
	var lines []lane.Flow
	for i := range v.s.Chain {
		lines = append(lines, v.edge(&v.s.Chain[i]))
	}
	o := v.s.HappensBefore()
	if o == nil || len(v.s.Chain) > 0 || v.s.Veil.On {
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
	for _, e := range slices.Concat(to, from) {
		lines = append(lines, v.edge(&e))
	}
	return lines
}

// edge returns an edge as a line.
func (v *View) edge(e *order.Edge) lane.Flow {
	at := e.Left()
	return lane.Flow{From: v.end(e.From.Goroutine, at, false), To: v.end(e.To.Goroutine, e.To.At, true), At: at, Until: e.To.At}
}

// veiled says why edges are not shown now.
func (v *View) veiled() string {
	if v.s.Veil.On {
		return v.s.Veil.Word()
	}
	return ""
}

// turnEdges shows the edges of the selected goroutine, then those between two marks, then
// neither.
func (v *View) turnEdges() {
	switch {
	case !v.s.Edges && v.s.Chain == nil:
		v.s.Edges = true
		v.s.Note("%s", looking)
		v.s.SeekOrder(v.sayEdges)
	case v.s.Edges && v.s.Chain == nil && v.linkMarks():
	default:
		v.s.Edges = false
		v.s.Unlink()
		v.s.Note("what happens before what is no longer shown")
	}
}

// looking is said until it is known what happens before what.
const looking = "looking for what happens before what …"

// sayEdges says how many edges the selected goroutine has on the screen, unless the user has
// gone on to something else.
func (v *View) sayEdges() {
	o := v.s.HappensBefore()
	if o == nil || v.s.Word != looking {
		return
	}
	n, p := 0, v.viewport()
	for range o.Edges(v.s.Sel.Goroutine, p.Start, p.End()) {
		n++
	}
	word := fmt.Sprintf("%s in the picture order what %s does", format.Plural(n, "edge"), v.who(v.s.Sel.Goroutine))
	switch unseen := o.Unseen(); {
	case n > maxEdges:
		word += ": those of the selected operation are drawn; zoom in for all"
	case len(unseen) > 0:
		word += "; " + unseen[0]
	}
	v.s.Note("%s", word)
}

// linkMarks shows how one of the user's two marks happens before the other, and reports
// whether there are two.
func (v *View) linkMarks() bool {
	if len(v.s.Marks) != 2 {
		return false
	}
	first, second := v.s.Marks[0], v.s.Marks[1]
	from, ok := v.s.Point(first)
	to, ok2 := v.s.Point(second)
	if !ok || !ok2 {
		return false
	}
	v.s.Link(from, to, func(w session.Way) {
		if w.Backward {
			first, second = second, first
		}
		v.takeWay(first.Letter, second.Letter, &w)
	})
	return true
}

// takeWay takes how one mark happens before another.
func (v *View) takeWay(first, second rune, w *session.Way) {
	switch {
	case !w.Ordered:
		word := fmt.Sprintf("nothing that is recorded orders marks %c and %c", first, second)
		if len(w.Unseen) > 0 {
			word += "; " + w.Unseen[0]
		}
		v.s.Note("%s", word)
	case len(w.Chain) == 0:
		v.s.Note("the program has mark %c before mark %c, in one goroutine", first, second)
	default:
		v.s.Chain = w.Chain
		v.s.Note("mark %c happens before mark %c, by %s", first, second, format.Plural(len(w.Chain), "edge"))
	}
}

package diagram

import (
	"strings"

	"chanlens/model/analysis/flow"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// A list has a block for each channel and lock, with who feeds it on its left and whom it
// feeds on its right:
//
//	main.produce ─ 12.0 k/s ─┬─▶ jobs ─┬─ 11.0 k/s ─▶ main.worker ×4
//	main.retry ─── 0.52/s ───╯         ╰─ 1× ───────▶ main.audit

// row is a line of a list.
type row struct {
	in, at, out half
}

// half is a name in a row, and the edge between it and the middle of the row.
type half struct {
	node int // -1: none
	edge int // -1: none, as of the middle
	spot int
	end  end
}

// end is how an edge is joined to its block.
type end uint8

const (
	alone end = iota
	first
	within
	last
)

// joints are the glyphs of ends, at the left of a block and at its right.
var joints = [...][2]rune{alone: {'─', '─'}, first: {'┬', '┬'}, within: {'┤', '├'}, last: {'╯', '╰'}}

func endOf(i, n int) end {
	switch {
	case n == 1:
		return alone
	case i == 0:
		return first
	case i == n-1:
		return last
	}
	return within
}

// columns are where the parts of a list's rows begin, and how wide they are.
type columns struct {
	names  [3]int // widths: left, middle, right
	labels [2]int // widths, with the lines around them
	brief  bool
}

// Widths in a list.
const (
	leastListName = 6
	intoMiddle    = 4 // "┬─▶ "
	outOfMiddle   = 2 // " ┬"
	intoRight     = 2 // "▶ "
)

func (k *columns) leftJoint() int  { return k.names[0] + k.labels[0] }
func (k *columns) middle() int     { return k.leftJoint() + intoMiddle }
func (k *columns) rightJoint() int { return k.middle() + k.names[1] + outOfMiddle - 1 }
func (k *columns) right() int      { return k.rightJoint() + 1 + k.labels[1] + intoRight }
func (k *columns) width() int      { return k.right() + k.names[2] }

// newList lists a graph for a width.
func newList(g *flow.Graph, w int) *Picture {
	p := &Picture{g: g, list: true}
	into, from := make([][]int, len(g.Nodes)), make([][]int, len(g.Nodes))
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Verb != flow.Starts {
			into[e.To] = append(into[e.To], i)
			from[e.From] = append(from[e.From], i)
			p.edges = append(p.edges, i)
		}
	}
	none := half{node: -1, edge: -1, spot: -1}
	for i := range g.Nodes {
		if g.Nodes[i].Kind == flow.Group {
			continue
		}
		ins, outs := into[i], from[i]
		for k := range max(len(ins), len(outs), 1) {
			r := row{none, none, none}
			if k < len(ins) {
				r.in = half{node: g.Edges[ins[k]].From, edge: ins[k], end: endOf(k, len(ins))}
			}
			if k < len(outs) {
				r.out = half{node: g.Edges[outs[k]].To, edge: outs[k], end: endOf(k, len(outs))}
			}
			if k == 0 {
				r.at.node = i
			}
			p.rows = append(p.rows, r)
		}
	}
	p.columns = p.fitColumns(w)
	p.size = size{w, len(p.rows)}
	p.listSpots()
	return p
}

// fitColumns finds how wide the columns of a list are. Where the room is little, labels
// say less, and the widest names are cut.
func (p *Picture) fitColumns(w int) columns {
	k := p.natural(false)
	if k.width() > w {
		k = p.natural(true)
	}
	for k.width() > w {
		widest := 0
		for i := range k.names {
			if k.names[i] > k.names[widest] {
				widest = i
			}
		}
		if k.names[widest] <= leastListName {
			break
		}
		k.names[widest]--
	}
	return k
}

// natural returns columns in which everything has room.
func (p *Picture) natural(brief bool) columns {
	k := columns{brief: brief}
	for i := range p.rows {
		r := &p.rows[i]
		for c, h := range [...]*half{&r.in, &r.at, &r.out} {
			if h.node >= 0 {
				k.names[c] = max(k.names[c], canvas.Width(name(&p.g.Nodes[h.node], listName)))
			}
		}
		for c, h := range [...]*half{&r.in, &r.out} {
			if h.edge >= 0 {
				k.labels[c] = max(k.labels[c], canvas.Width(label(&p.g.Edges[h.edge], brief))+3)
			}
		}
	}
	return k
}

// listName is how wide names in a list are at most.
const listName = 48

// listSpots finds where names are.
func (p *Picture) listSpots() {
	for y := range p.rows {
		r := &p.rows[y]
		x := [...]int{0, p.columns.middle(), p.columns.right()}
		for c, h := range [...]*half{&r.in, &r.at, &r.out} {
			if h.node < 0 {
				continue
			}
			h.spot = len(p.spots)
			wide := canvas.Width(name(&p.g.Nodes[h.node], p.columns.names[c]))
			p.spots = append(p.spots, spot{rect{x[c], y, min(wide, p.columns.names[c]), 1}, h.node})
		}
	}
}

// drawList draws the rows that are in view.
func (p *Picture) drawList(c *canvas.Canvas, v View) {
	w, h := c.Size()
	for y := max(v.Y, 0); y < min(v.Y+h, len(p.rows)); y++ {
		p.drawRow(c.Sub(0, y-v.Y, w, 1), &p.rows[y], v.Selected)
	}
}

// drawRow draws a row: lines, what they say, names.
func (p *Picture) drawRow(c *canvas.Canvas, r *row, selected int) {
	k := &p.columns
	chosen := -1
	if selected >= 0 && selected < len(p.spots) {
		chosen = p.spots[selected].node
	}
	if r.in.edge >= 0 {
		e := &p.g.Edges[r.in.edge]
		style := listStyle(e, chosen)
		begin := p.spots[r.in.spot].w + 1
		c.Fill(begin, 0, k.leftJoint()-begin, 1, '─', style)
		p.listLabel(c, k.names[0]+2, e, style)
		c.Set(k.leftJoint(), 0, joints[r.in.end][0], style)
		if r.at.node >= 0 {
			c.Text(k.leftJoint()+1, 0, "─▶", style)
		}
	}
	if r.out.edge >= 0 {
		e := &p.g.Edges[r.out.edge]
		style := listStyle(e, chosen)
		if r.at.node >= 0 {
			at := p.spots[r.at.spot]
			c.Fill(at.x+at.w+1, 0, k.rightJoint()-at.x-at.w-1, 1, '─', style)
		}
		c.Set(k.rightJoint(), 0, joints[r.out.end][1], style)
		c.Fill(k.rightJoint()+1, 0, k.labels[1], 1, '─', style)
		p.listLabel(c, k.rightJoint()+2, e, style)
		head := '▶'
		if e.Verb == flow.Selects {
			head = '─'
		}
		c.Set(k.rightJoint()+1+k.labels[1], 0, head, style)
	}
	for i, h := range [...]*half{&r.in, &r.at, &r.out} {
		if h.node >= 0 {
			n := &p.g.Nodes[h.node]
			c.Text(p.spots[h.spot].x, 0, canvas.Cut(name(n, k.names[i]), k.names[i]), nameStyle(n, h.spot == selected, h.node == chosen))
		}
	}
}

// nameStyle returns how the name of a node looks in a list.
func nameStyle(n *flow.Node, selected, chosen bool) canvas.Style {
	role := theme.Text
	switch {
	case selected:
		return canvas.As(theme.Strong).With(canvas.Select)
	case n.Stuck > 0:
		role = theme.StuckText
	case chosen:
		role = theme.Accent
	case n.Kind != flow.Group:
		role = theme.Strong
	}
	return canvas.As(role)
}

// listLabel draws what goes on along an edge.
func (p *Picture) listLabel(c *canvas.Canvas, x int, e *flow.Edge, style canvas.Style) {
	if style.Role == theme.Dim {
		style = canvas.As(theme.Text)
	}
	if text := label(e, p.columns.brief); strings.TrimSpace(text) != "" {
		c.Text(x, 0, text, style)
	}
}

// listStyle returns how an edge looks in a list in which a node is chosen, or -1.
func listStyle(e *flow.Edge, chosen int) canvas.Style {
	switch {
	case e.Stuck > 0:
		return canvas.As(theme.StuckText)
	case chosen >= 0 && (e.From == chosen || e.To == chosen):
		return canvas.As(theme.Flow)
	}
	return canvas.As(theme.Dim)
}

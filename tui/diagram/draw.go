package diagram

import (
	"strconv"

	"chanlens/model/analysis/flow"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// View is what of a picture is seen: the spot that is selected, or -1, and the cell at the
// top left of the screen.
type View struct {
	Selected int
	X, Y     int
}

// Draw draws the picture.
func (p *Picture) Draw(c *canvas.Canvas, v View) {
	if p.list {
		p.drawList(c, v)
		return
	}
	d := drawing{Picture: p, c: c, v: v, selected: -1}
	if v.Selected >= 0 && v.Selected < len(p.spots) {
		d.selected = p.spots[v.Selected].node
	}
	d.looks()
	d.lines()
	for i := range p.labels {
		at := p.lay.routes[i].label
		c.Text(at.x-v.X, at.y-v.Y, p.labels[i], d.words[i])
	}
	for i := range p.g.Nodes {
		d.box(i)
	}
}

// drawing is a picture while it is drawn.
type drawing struct {
	*Picture
	c        *canvas.Canvas
	v        View
	selected int // node, or -1

	edge  []canvas.Style // by edge shown
	words []canvas.Style
	near  []bool // by node: joined to the one selected
}

// looks finds how each edge looks: what is stuck stands out always; else what is joined to
// the node that is selected does, and all the rest steps back.
func (d *drawing) looks() {
	d.edge, d.words = make([]canvas.Style, len(d.edges)), make([]canvas.Style, len(d.edges))
	d.near = make([]bool, len(d.g.Nodes))
	for i, k := range d.edges {
		e := &d.g.Edges[k]
		line, words := theme.Dim, theme.Text
		if e.Verb.Stays() {
			line, words = theme.Frame, theme.Dim
		}
		if d.selected >= 0 {
			if e.From == d.selected || e.To == d.selected {
				d.near[e.From], d.near[e.To] = true, true
				line, words = theme.Flow, theme.Strong
			} else {
				line, words = theme.Faint, theme.Faint
			}
		}
		if e.Stuck > 0 {
			line, words = theme.StuckText, theme.StuckText
		}
		d.edge[i], d.words[i] = canvas.As(line), canvas.As(words)
		if e.From == d.selected || e.To == d.selected {
			d.edge[i] = d.edge[i].With(canvas.Bold)
		}
	}
}

// lines draws the lines that are in view.
func (d *drawing) lines() {
	w, h := d.c.Size()
	for y := max(d.v.Y, 0); y < min(d.v.Y+h, d.h); y++ {
		for x := max(d.v.X, 0); x < min(d.v.X+w, d.w); x++ {
			if k := &d.ink[y*d.w+x]; k.level|k.upright != 0 {
				d.line(x-d.v.X, y-d.v.Y, k)
			}
		}
	}
}

// line draws what lines do in a cell. Where two cross, the one that matters more shows.
func (d *drawing) line(x, y int, k *ink) {
	top := k.level
	if k.level == 0 || k.upright != 0 && d.rank(k.upright) > d.rank(k.level) {
		top = k.upright
	}
	r := glyphs[k.levelTo|k.uprightTo]
	e := &d.g.Edges[d.edges[top-1]]
	switch {
	case k.head:
		r = heads[toward(point{x + d.v.X, y + d.v.Y}, d.lay.boxes[e.To])]
	case e.Verb.Stays():
		if s, ok := dashed[r]; ok {
			r = s
		}
	}
	d.c.Set(x, y, r, d.edge[top-1])
}

// rank orders edges by how much they stand out.
func (d *drawing) rank(edge int32) int {
	switch d.edge[edge-1].Role {
	case theme.StuckText:
		return 3
	case theme.Flow:
		return 2
	case theme.Faint:
		return 0
	}
	return 1
}

// border is the glyphs around a box: corners from the top left clockwise, and both lines.
type border struct{ corners, lines [4]rune }

// borders tell the kinds of nodes apart.
var borders = [...]border{
	flow.Group:   {[4]rune{'┌', '┐', '┘', '└'}, [4]rune{'─', '│', '─', '│'}},
	flow.Channel: {[4]rune{'╭', '╮', '╯', '╰'}, [4]rune{'─', '│', '─', '│'}},
	flow.Lock:    {[4]rune{'╔', '╗', '╝', '╚'}, [4]rune{'═', '║', '═', '║'}},
	flow.Nothing: {[4]rune{'┌', '┐', '┘', '└'}, [4]rune{'╌', '╎', '╌', '╎'}},
}

// box draws a node.
func (d *drawing) box(i int) {
	n, b := &d.g.Nodes[i], d.lay.boxes[i]
	b.x, b.y = b.x-d.v.X, b.y-d.v.Y
	if w, h := d.c.Size(); b.x >= w || b.y >= h || b.x+b.w <= 0 || b.y+b.h <= 0 {
		return
	}
	edge := canvas.As(theme.Dim)
	switch {
	case n.Stuck > 0:
		edge = canvas.As(theme.StuckText)
	case i == d.selected:
		edge = canvas.As(theme.Accent)
	case d.selected >= 0 && !d.near[i]:
		edge = canvas.As(theme.Faint)
	case d.near[i]:
		edge = canvas.As(theme.Text)
	}
	d.frame(b, &borders[n.Kind], edge)
	if more := d.g.Lacks(i); more > 0 {
		text := " +" + strconv.Itoa(more) + " "
		d.c.Text(b.x+b.w-1-canvas.Width(text), b.y+b.h-1, text, canvas.As(theme.Dim))
	}
	top := b.y + (b.h-len(d.texts[i]))/2
	for k, l := range d.texts[i] {
		d.text(i, k, b.x+2, top+k, b.w-4, l)
	}
}

// frame draws the border of a box.
func (d *drawing) frame(b rect, g *border, s canvas.Style) {
	d.c.Fill(b.x+1, b.y, b.w-2, 1, g.lines[0], s)
	d.c.Fill(b.x+b.w-1, b.y+1, 1, b.h-2, g.lines[1], s)
	d.c.Fill(b.x+1, b.y+b.h-1, b.w-2, 1, g.lines[2], s)
	d.c.Fill(b.x, b.y+1, 1, b.h-2, g.lines[3], s)
	for k, at := range [4]point{{b.x, b.y}, {b.x + b.w - 1, b.y}, {b.x + b.w - 1, b.y + b.h - 1}, {b.x, b.y + b.h - 1}} {
		d.c.Set(at.x, at.y, g.corners[k], s)
	}
}

// text draws a line of text within a box.
func (d *drawing) text(i, k, x, y, width int, l line) {
	role := l.role
	if d.selected >= 0 && !d.near[i] && i != d.selected && role == theme.Text {
		role = theme.Dim
	}
	style := canvas.As(role)
	if k == 0 && i == d.selected {
		style = canvas.As(theme.Strong).With(canvas.Select)
		d.c.Fill(x-1, y, width+2, 1, ' ', style)
	} else if k == 0 {
		style = style.With(canvas.Bold)
	}
	if l.bar > 0 {
		drawBar(d.c.Sub(x, y, barWidth, 1), l.bar)
		x += barWidth + 1
	}
	d.c.Text(x, y, l.text, style)
}

// drawBar draws a share as a bar, of which at least a trace is seen.
func drawBar(c *canvas.Canvas, share float64) {
	w, _ := c.Size()
	eighths := max(int(share*float64(8*w)+0.5), 1)
	for x := 0; x < w && eighths > 0; x++ {
		c.Set(x, 0, theme.LeftEighths(eighths), canvas.As(theme.BarGood))
		eighths -= 8
	}
}

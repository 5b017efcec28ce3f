package icicle

import (
	"strings"

	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Picture is what there is to draw.
type Picture struct {
	*Layout
	Top    int // first level shown
	Lines  int // that a level takes: of two, the second has how much a box took; 0: one
	Zoom   int // the node as wide as the picture
	Cursor int // -1: none

	Name   func(node, width int) string // the node's name, cut to a width if that is above 0
	Ground func(node int) canvas.Role   // on whose ground it stands
	Stress func(node int) bool          // its name stands out
	Marked func(node int) bool          // it is what was looked for
	Amount func(node int) string        // how much it took
}

// Marks of boxes.
const (
	edge = '▏' // at the left of each
	mark = '•' // what was looked for
)

// leastName is how many cells a name is worth writing in that is cut there; a whole one
// is, wherever it has room.
const leastName = 5

// Each returns how many lines a level may take where there are some for all of them.
func (l *Layout) Each(lines int) int {
	if 2*l.Levels() <= lines {
		return 2
	}
	return 1
}

// Draw draws the levels that there is room for.
func Draw(c *canvas.Canvas, p *Picture) {
	_, h := c.Size()
	var path []int // of the cursor, by level
	if p.Cursor >= 0 {
		path = Path(p.tree, p.Cursor)
	}
	above, each := Depth(p.tree, p.Zoom), max(p.Lines, 1)
	for y := 0; y < h; y += each {
		for _, b := range p.Level(p.Top + y/each) {
			style := canvas.As(theme.BarText).On(p.Ground(b.Node))
			if b.Level < above {
				style = canvas.As(theme.Dim) // its width tells nothing
			}
			p.box(c.Sub(b.X, y, b.W, each), b, style.With(modifier(b, path)))
		}
	}
}

// box draws one box: its edge, the name, and at the right, or below if it has two lines, how
// much it took, if there is room for that.
func (p *Picture) box(c *canvas.Canvas, b Box, style canvas.Style) {
	_, h := c.Size()
	c.Fill(0, 0, b.W, h, ' ', style)
	c.Fill(0, 0, 1, h, edge, style)
	if b.Of > 1 {
		c.Text(1, 0, canvas.Fitting(b.W-1, format.Count(uint64(b.Of))+" narrow boxes", format.Count(uint64(b.Of))+" more", "…"), style)
		return
	}
	text := style
	if p.Stress(b.Node) {
		text = text.With(canvas.Bold)
	}
	name := ""
	if p.Marked(b.Node) && b.W > 1 {
		name = string(mark)
	}
	if room := b.W - 1 - canvas.Width(name); room >= leastName {
		name += p.Name(b.Node, room)
	} else if short := p.Name(b.Node, leastName); room > 0 && canvas.Width(short) <= room {
		name += short
	}
	end := c.Text(1, 0, name, text)
	switch amount := p.Amount(b.Node); {
	case name == "":
	case h > 1:
		c.Text(1, 1, canvas.Fitting(b.W-1, amount), style)
	case end+2+canvas.Width(amount)+1 <= b.W:
		c.Text(b.W-canvas.Width(amount)-1, 0, amount, style)
	}
}

// modifier tells the box of the cursor, and those above it, by the cursor's path.
func modifier(b Box, path []int) canvas.Mod {
	switch {
	case b.Level >= len(path) || path[b.Level] < b.Node || path[b.Level] >= b.Node+b.Of:
		return 0
	case b.Level == len(path)-1 || b.Of > 1:
		return canvas.Select | canvas.Column
	}
	return canvas.Column | canvas.Bold
}

// Breadcrumb returns the names on the path to a node, of which there is one at least,
// joined, in a width; what does not fit goes from the left.
func Breadcrumb(names []string, width int) string {
	const join, cut = " › ", "… › "
	for i := range names {
		text := strings.Join(names[i:], join)
		if i > 0 {
			text = cut + text
		}
		if canvas.Width(text) <= width {
			return text
		}
	}
	return canvas.Cut(names[len(names)-1], width)
}

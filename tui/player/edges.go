package player

import (
	"chanlens/model"
	"chanlens/model/analysis/order"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// showsEdges reports whether it is told what happens before the operation, and after it.
func (v *View) showsEdges() bool { return v.s.Edges && !v.s.Veil.On }

// toggleEdges tells what happens before what, or does so no longer.
func (v *View) toggleEdges() {
	v.s.Edges = !v.s.Edges
	v.s.Unlink()
	v.s.SeekOrder(nil)
	v.stage()
}

// drawEdges tells what the operation happens after, and before what, with the rule of each.
func (v *View) drawEdges(c *canvas.Canvas) {
	w, h := c.Size()
	if v.s.HappensBefore() == nil {
		c.Text(3, 0, "looking for what happens before what …", canvas.As(theme.Dim))
		return
	}
	subject := v.s.Sight()
	to, from := subject.Around()
	if len(to)+len(from) == 0 {
		text := "no other goroutine's operation happens before this one because of it, or after it"
		c.Text(3, 0, canvas.Cut(text, w-4), canvas.As(theme.Dim))
		return
	}
	y := v.drawEdgesOf(c, 0, max(h-1, 1), "happens after ", to, func(e *order.Edge) model.Goroutine { return e.From.Goroutine })
	v.drawEdgesOf(c, y, h, "happens before ", from, func(e *order.Edge) model.Goroutine { return e.To.Goroutine })
}

// drawEdgesOf draws a row for each edge from row y on, up to a row, and returns the row after
// them. The rule stands behind it, or in a row of its own where the next is by another.
func (v *View) drawEdgesOf(c *canvas.Canvas, y, end int, head string, edges []order.Edge, other func(*order.Edge) model.Goroutine) int {
	w, _ := c.Size()
	for i := range edges {
		if y >= end {
			break
		}
		e := &edges[i]
		x := c.Text(3, y, head, canvas.As(theme.Accent))
		x = c.Text(x, y, v.who(other(e)), canvas.As(v.colour(other(e))))
		x = c.Text(x, y, canvas.Cut(": "+detail.EdgeWords(v.s.Trace, v.s.Acts.Names, e), w-x-1), canvas.As(theme.Text))
		y++
		rule := detail.RuleWords(e.Kind.Rule())
		switch {
		case x+3+canvas.Width(rule) < w:
			c.Text(x+2, y-1, rule, canvas.As(theme.Dim))
		case y < end && (i+1 == len(edges) || edges[i+1].Kind != e.Kind):
			c.Text(5, y, canvas.Cut(rule, w-6), canvas.As(theme.Dim))
			y++
		}
	}
	return y
}

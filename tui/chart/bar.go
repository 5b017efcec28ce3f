package chart

import (
	"math"
	"slices"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Part is a part of a bar.
type Part struct {
	Value float64
	Role  canvas.Role
	Glyph rune // fills the part's cells; 0: blocks, which end within a cell
}

// Bar draws a bar from the left, as long as value is of full, to an eighth of a cell.
func Bar(c *canvas.Canvas, full, value float64, role canvas.Role) {
	Stack(c, full, Part{Value: value, Role: role})
}

// Stack draws a bar of parts, one after the other. A cell has one part only: that there
// is a part counts for more than how long it is. Where there are more parts than cells,
// the largest are shown.
func Stack(c *canvas.Canvas, full float64, parts ...Part) {
	w, _ := c.Size()
	parts, eighths := lengths(parts, full, w)
	to := ends(eighths)
	x := 0
	for i, p := range parts {
		last := i == len(parts)-1
		ink := eighths[i]
		if last && to[i]-x > 1 { // what the bar as a whole is long
			ink = sum(eighths) - float64(8*x)
		}
		p.draw(c, x, to[i], eighth(ink-float64(8*(to[i]-x-1))), last)
		x = to[i]
	}
}

// draw draws a part from a cell to another; of its last cell, some eighths.
func (p Part) draw(c *canvas.Canvas, x, to, eighths int, last bool) {
	style := canvas.As(p.Role)
	if p.Glyph != 0 {
		c.Fill(x, 0, to-x, 1, p.Glyph, style)
		return
	}
	c.Fill(x, 0, to-x-1, 1, theme.LeftEighths(8), style)
	switch {
	case last:
		style = style.On(theme.Dim) // behind the end of a bar is nothing
	case to-x > 1:
		eighths = 8
	}
	c.Set(to-1, 0, theme.LeftEighths(eighths), style)
}

// lengths returns the parts that are shown and how many eighths of a cell each is long,
// in all no more than there are.
func lengths(parts []Part, full float64, w int) (shown []Part, eighths []float64) {
	all := 0.0
	for _, p := range parts {
		if p.Value > 0 && full > 0 && w > 0 {
			p.Value = min(p.Value, math.MaxFloat64/float64(len(parts)))
			shown = append(shown, p)
			all += p.Value
		}
	}
	for len(shown) > w {
		least := 0
		for i, p := range shown {
			if p.Value < shown[least].Value {
				least = i
			}
		}
		shown = slices.Delete(shown, least, least+1)
	}
	for _, p := range shown {
		eighths = append(eighths, p.Value/max(full, all)*float64(8*w))
	}
	return shown, eighths
}

// ends returns the cell after the last of each part: where it is by its length, but at
// least a cell after the one before, and no further than the bar is long in all, if there
// is a cell for each.
func ends(eighths []float64) []int {
	to := make([]int, len(eighths))
	far, before := 0.0, 0
	for i, n := range eighths {
		far += n
		to[i] = max(int(math.Round(far/8)), before+1)
		before = to[i]
	}
	limit := max(int(math.Ceil(far/8-1e-9)), len(to)) // a sum may be a little off
	if len(to) > 0 {
		to[len(to)-1] = limit
	}
	for i := len(to) - 1; i >= 0; i-- {
		to[i] = min(to[i], limit)
		limit = to[i] - 1
	}
	return to
}

// eighth rounds to eighths of a cell; something is at least one.
func eighth(n float64) int { return min(max(int(math.Round(n)), 1), 8) }

func sum(list []float64) float64 {
	n := 0.0
	for _, x := range list {
		n += x
	}
	return n
}

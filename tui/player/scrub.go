package player

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// bars are how many operations there are over time, in as many columns as there is room for.
type bars struct {
	of    *model.Trace
	width int
	n     []int
}

// margin is left free at both ends of the scrubber.
const margin = 1

// count counts the operations of each column, once for a trace and a width. Of a trace that
// takes more memory than it may nothing is counted, for all of it would be decoded again.
func (b *bars) count(v *View) {
	t := v.s.Trace
	width := max(v.w-2*margin, 1)
	if b.of == t && b.width == width {
		return
	}
	*b = bars{of: t, width: width, n: make([]int, width)}
	if t.Limited() {
		return
	}
	for seg := range t.Segments() {
		run := t.ChanRunIn(seg)
		for i := 0; i < run.Len(); {
			x := column(t, run.At(i), width)
			next := run.Search(edge(t, x+1, width))
			next = max(next, i+1)
			b.n[x] += next - i
			i = next
		}
	}
}

// most returns the largest number of operations in a column, of those that may be seen.
func (b *bars) most(v *View) int {
	most := 1
	for x, n := range b.n {
		if !v.s.Veil.Hides(edge(b.of, x+1, b.width)) {
			most = max(most, n)
		}
	}
	return most
}

// column returns the column of a moment.
func column(t *model.Trace, at model.Time, width int) int {
	end := max(t.End(), 1)
	return min(max(int(float64(at)/float64(end)*float64(width)), 0), width-1)
}

// edge returns the first moment of a column.
func edge(t *model.Trace, x, width int) model.Time {
	return model.Time(float64(t.End()) / float64(width) * float64(x))
}

// draw draws the operations over time, and the playhead below.
func (b *bars) draw(c *canvas.Canvas, v *View) {
	t := v.s.Trace
	head, most := column(t, v.moment(), b.width), b.most(v)
	for x, n := range b.n {
		style := canvas.As(theme.Spark)
		if x > head {
			style = canvas.As(theme.SparkOut)
		}
		r := ' '
		if n > 0 {
			r = theme.Eighths(1 + min(7*n/most, 7))
		}
		if v.s.Veil.Hides(edge(t, x+1, b.width)) {
			r, style = '╱', canvas.As(theme.Faint)
		}
		if x == head {
			style = style.With(canvas.Select)
		}
		c.Set(margin+x, 0, r, style)
	}
	for x := range b.width {
		c.Set(margin+x, 1, '─', canvas.As(theme.Faint))
	}
	end := format.Duration(time.Duration(t.End()))
	if head > 5 {
		c.Text(margin+1, 1, " 0s ", canvas.As(theme.Axis))
	}
	if x := b.width - canvas.Width(end) - 3; head < x {
		c.Text(margin+x, 1, " "+end+" ", canvas.As(theme.Axis))
	}
	c.Set(margin+head, 1, '▲', canvas.As(theme.Accent))
}

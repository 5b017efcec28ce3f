package lane

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// drawMinimap draws the activity of the whole trace; what is shown is bright. Where
// the trace is not there, its bytes tell where it is busy.
func drawMinimap(c, label *canvas.Canvas, p *Picture) {
	w, _ := c.Size()
	if p.Overview == nil {
		writeLabel(label, "whole trace", "trace")
		return
	}
	all := Viewport{Span: max(p.Trace.End(), 1), Cells: w}
	var bytes []int
	if len(p.Overview.Gaps) > 0 {
		bytes = p.Overview.rates.levels(p.Trace.End(), w)
		writeLabel(label, "whole trace · dim: bytes/s", "trace · dim: bytes", "whole trace", "trace")
	} else {
		writeLabel(label, "whole trace", "trace")
	}
	for x := range w {
		from, to := all.TimeAt(x), all.TimeAt(x+1)
		level, style := 0, canvas.As(theme.SparkOut)
		inside := to > p.View.Start && from < p.View.End()
		if !p.Overview.known(from + (to-from)/2) {
			level, style = bytes[x], canvas.As(theme.SparkGap)
			if inside {
				style = style.On(theme.Spark)
			}
		} else {
			level = p.Overview.activity(from, to)
			if inside {
				style = canvas.As(theme.Spark)
			}
		}
		c.Set(x, 0, theme.Eighths(level), style)
	}
	if first, last := all.CellOf(p.View.Start), all.CellOf(p.View.End()-1); first > 0 || last < w-1 {
		c.Set(first, 0, '▐', canvas.As(theme.Ruler))
		c.Set(max(min(last, w-1), first+1), 0, '▌', canvas.As(theme.Ruler))
	}
}

// drawAxis draws the ticks.
func drawAxis(c, label *canvas.Canvas, p *Picture, ticks []Tick) {
	cell := format.Duration(time.Duration(p.View.Cell()))
	writeLabel(label, "a cell is "+cell, "cell "+cell, cell)
	w, _ := c.Size()
	for _, t := range ticks {
		c.Set(t.Cell, 0, '│', canvas.As(theme.Faint))
		if t.Cell+1+canvas.Width(t.Label) <= w {
			c.Text(t.Cell+1, 0, t.Label, canvas.As(theme.Axis))
		}
	}
}

// drawBand draws collections, by how much of each cell they fill, and stops of
// the world where these are long enough to matter.
func drawBand(c, label *canvas.Canvas, p *Picture) {
	writeLabel(label, "GC ▄ stopped ┃", "GC ▄")
	for x := range p.View.Cells {
		from, to := p.View.TimeAt(x), p.View.TimeAt(x+1)
		mark, marked := p.Overview.marks.in(from, to)
		stop, stopped := p.Overview.stops.in(from, to)
		switch {
		case stopped && (!marked || stop*20 >= to-from):
			c.Set(x, 0, '┃', canvas.As(theme.StopWorld))
		case marked:
			eighths := max(int(mulDiv(mark, 8, max(to-from, 1))), 1)
			c.Set(x, 0, theme.Eighths(eighths), canvas.As(theme.GCMark))
		}
	}
}

// drawRuler draws the extents of the interval under the cursor, and the cursor's
// moment:  ├──────▼────────┤ send 12.3ms at 123.4ms
func drawRuler(c, label *canvas.Canvas, p *Picture) {
	writeLabel(label, p.Lanes.titles()...)
	x := p.View.CellOf(p.At)
	if x < 0 || x >= p.View.Cells {
		return
	}
	style := canvas.As(theme.Ruler)
	text := " " + format.Moment(p.At, time.Duration(p.View.Cell())) + " "
	first, last := x, x
	if p.Alive {
		text = " " + p.Selected.Op.String() + " " + format.Duration(p.Selected.Duration()) + " at" + text
		first = max(p.View.CellOf(p.Selected.Start), 0)
		last = min(p.View.CellOf(p.Selected.End-1), p.View.Cells-1)
		drawExtents(c, p.View, p.Selected, p.goesOn(), style)
	}
	switch n := canvas.Width(text); {
	case last+1+n <= p.View.Cells: // behind the interval
		c.Text(last+1, 0, text, style)
	case last-x > n: // within, behind the cursor
		c.Text(x+1, 0, text, style)
	case first-n >= 0: // before the interval
		c.Text(first-n, 0, text, style)
	case x-first > n: // within, before the cursor
		c.Text(x-n, 0, text, style)
	}
	c.Set(x, 0, '▼', style)
}

// goesOn reports whether the interval under the cursor goes on where the trace ends
// or is not there.
func (p *Picture) goesOn() bool {
	iv := p.Selected
	return iv.Open || p.Overview != nil && iv.End < p.Trace.End() && p.Overview.absent(iv.End) != model.Present
}

// drawExtents draws a line with ends where the interval begins and ends, as far
// as these are shown; goesOn says that the end is not known.
func drawExtents(c *canvas.Canvas, v Viewport, iv model.Interval, goesOn bool, style canvas.Style) {
	first, last := v.CellOf(iv.Start), v.CellOf(iv.End-1)
	for x := max(first, 0); x <= min(last, v.Cells-1); x++ {
		c.Set(x, 0, '─', style)
	}
	if first == last {
		return
	}
	c.Set(first, 0, '├', style)
	if goesOn {
		c.Set(last, 0, '→', style)
		return
	}
	c.Set(last, 0, '┤', style)
}

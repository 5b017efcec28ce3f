package lane

import (
	"slices"
	"time"

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
	peak := p.Overview.peak
	if p.Veil != nil && peak > 0 {
		peak = p.Overview.peakBefore(p.Veil.From)
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
			level = p.Overview.activity(from, to, peak)
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
	from, to, chosen := p.cellsOf(p.Chosen)
	for _, t := range ticks {
		c.Set(t.Cell, 0, '│', canvas.As(theme.Faint))
		end := t.Cell + 1 + canvas.Width(t.Label)
		if end <= w && !p.lettered(t.Cell+1, end) && !(chosen && t.Cell < to+1 && from < end) {
			c.Text(t.Cell+1, 0, t.Label, canvas.As(theme.Axis))
		}
	}
	drawBracket(c, p)
	for _, l := range p.Letters {
		if x := p.View.CellOf(l.At); x >= 0 && x < p.View.Cells {
			c.Set(x, 0, l.Rune, canvas.As(theme.Accent))
		}
	}
}

// lettered reports whether a marked place lies in one of the cells from first up to end.
func (p *Picture) lettered(first, end int) bool {
	return slices.ContainsFunc(p.Letters, func(l Letter) bool {
		x := p.View.CellOf(l.At)
		return x >= first && x < end
	})
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

// drawRuler draws the extents of what is under the cursor, and the cursor's
// moment:  ├──────▼────────┤ send 12.3ms at 123.4ms
func drawRuler(c, label *canvas.Canvas, p *Picture) {
	writeLabel(label, p.Lanes.titles()...)
	x := p.View.CellOf(p.At)
	if x < 0 || x >= p.View.Cells {
		return
	}
	style := canvas.As(theme.Ruler)
	moment := format.Moment(p.At, time.Duration(p.View.Cell()))
	first, last := x, x
	if a, b, ok := p.cellsOf(p.Under.Span); ok {
		first, last = a, b
		drawExtents(c, p, style)
	}
	texts := []string{" " + moment + " "}
	if len(p.Under.Texts) > 0 {
		texts = nil
		for _, t := range p.Under.Texts {
			texts = append(texts, " "+t+" at "+moment+" ")
		}
	}
	for i, text := range texts {
		n := canvas.Width(text)
		at, ok := room(n, x, first, last, p.View.Cells)
		if !ok && i == len(texts)-1 { // the words count more than the line
			if at = x + 1; x > p.View.Cells/2 {
				text = canvas.Cut(text, x)
				at = x - canvas.Width(text)
			}
			ok = true
		}
		if ok {
			c.Text(at, 0, text, style)
			break
		}
	}
	c.Set(x, 0, '▼', style)
}

// room returns where a text of n cells stands beside a line from first to last with the
// cursor at x: behind the line, within it behind or before the cursor, or before it.
func room(n, x, first, last, cells int) (at int, ok bool) {
	switch {
	case last+1+n <= cells:
		return last + 1, true
	case last-x > n:
		return x + 1, true
	case first-n >= 0:
		return first - n, true
	case x-first > n:
		return x - n, true
	}
	return 0, false
}

// drawExtents draws a line with ends where what is under the cursor begins and ends, as
// far as these are shown.
func drawExtents(c *canvas.Canvas, p *Picture, style canvas.Style) {
	v, u := p.View, &p.Under
	first, last := v.CellOf(u.From), v.CellOf(u.To-1)
	for x := max(first, 0); x <= min(last, v.Cells-1); x++ {
		c.Set(x, 0, '─', style)
	}
	if first == last {
		return
	}
	c.Set(first, 0, '├', style)
	if u.GoesOn {
		c.Set(last, 0, '→', style)
		return
	}
	c.Set(last, 0, '┤', style)
}

// drawBracket draws the range that the user chose on the axis.
func drawBracket(c *canvas.Canvas, p *Picture) {
	first, last, ok := p.cellsOf(p.Chosen)
	if !ok {
		return
	}
	c.Modify(first, 0, last-first+1, 1, canvas.Column)
	style := canvas.As(theme.Accent)
	if p.Chosen.From >= p.View.Start {
		c.Set(first, 0, '[', style)
	}
	if p.Chosen.To <= p.View.End() {
		c.Set(last, 0, ']', style)
	}
	text := " " + format.Duration(time.Duration(p.Chosen.To-p.Chosen.From)) + " "
	if n := canvas.Width(text); last-first-1 >= n {
		c.Text(first+1+(last-first-1-n)/2, 0, text, style)
	}
}

package lane

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// leastWords is the least number of cells that words are written into.
const leastWords = 6

// goroutine draws the lane of a goroutine.
func (d *drawing) goroutine(c *canvas.Canvas, l Lane) {
	p, g := d.p, model.Goroutine(l.ID)
	clear(d.shares)
	p.Trace.SharesNow(g, p.View.Start, p.View.End(), d.shares)
	for x := range d.looks {
		d.looks[x] = cellLook(&d.shares[x], p.Mono)
		d.shown.add(d.looks[x])
	}
	if _, ok := p.Stuck(g); ok {
		d.shown.Stuck = true
	}
	drawCells(c, p, g, d.looks)
	d.acts(c, g)
	drawWords(c, p, g, d.looks)
	drawEnd(c, p, g)
	w, _ := c.Size()
	d.grid(c.Sub(0, 0, w, 1), func(x int) bool { return d.looks[x].glyph == 0 })
}

// drawCells draws the state of every cell.
func drawCells(c *canvas.Canvas, p *Picture, g model.Goroutine, looks []look) {
	stuckFrom := p.stuckFrom(g)
	for x, l := range looks {
		if l.glyph == 0 {
			continue
		}
		switch {
		case x >= stuckFrom:
			l.style = canvas.As(theme.Stuck)
		case x == stuckFrom-1 && l.style.Under != 0 && x >= p.View.CellOf(p.stuckStart(g)):
			l.style.Under = theme.Stuck
		}
		c.Set(x, 0, l.glyph, l.style)
	}
}

// stuckFrom returns the first cell that a wait for ever fills; Cells if none.
func (p *Picture) stuckFrom(g model.Goroutine) int {
	since, ok := p.Stuck(g)
	if !ok {
		return p.View.Cells
	}
	return p.filledFrom(since)
}

// filledFrom returns the first cell that is filled by what began at a moment.
func (p *Picture) filledFrom(since model.Time) int {
	x := max(p.View.CellOf(since), 0)
	if x < p.View.Cells && p.View.TimeAt(x) < since && x < p.View.Cells-1 {
		x++
	}
	return x
}

// stuckStart returns when the wait for ever of a goroutine began.
func (p *Picture) stuckStart(g model.Goroutine) model.Time {
	if since, ok := p.Stuck(g); ok {
		return since
	}
	return p.View.End()
}

// drawWords writes into long stretches what the goroutine waits in, and where.
func drawWords(c *canvas.Canvas, p *Picture, g model.Goroutine, looks []look) {
	for x := 0; x < len(looks); {
		end := x + 1
		for looks[x].pure && end < len(looks) && looks[end].pure && looks[end].class == looks[x].class {
			end++
		}
		if looks[x].pure && looks[x].class != model.ClassRunning && end-x >= leastWords {
			drawWord(c, p, g, x, end)
		}
		x = end
	}
}

// drawWord writes into the cells [x, end) if they are all of one interval.
func drawWord(c *canvas.Canvas, p *Picture, g model.Goroutine, x, end int) {
	iv, ok := p.Trace.IntervalNow(g, p.View.TimeAt(x+1)-1)
	if !ok || iv.End < p.View.TimeAt(end-1) {
		return
	}
	width := end - x - 3 // a glyph before, one behind, and one for the end of a lane
	text := words(p.Trace, iv, width-2)
	if text == "" {
		return
	}
	style := canvas.As(theme.BarText).On(theme.Class(iv.Op.Class()))
	if x >= p.stuckFrom(g) {
		style = canvas.As(theme.Stuck)
	}
	c.Text(x+1, 0, " "+text+" ", style)
}

// words says what an interval is in at most width cells: operation and place, or
// the operation, or nothing.
func words(t *model.Trace, iv model.Interval, width int) string {
	op := iv.Op.String()
	if site := t.Site(iv.Stack); site != model.NoFrame && iv.Op.Class() != model.ClassSystem {
		if long := op + " " + format.Place(t.Frame(site)); canvas.Width(long) <= width {
			return long
		}
	}
	if canvas.Width(op) <= width {
		return op
	}
	return ""
}

// drawEnd marks the end of a lane that ends in a wait for ever.
func drawEnd(c *canvas.Canvas, p *Picture, g model.Goroutine) {
	if _, ok := p.Stuck(g); !ok {
		return
	}
	if x := p.View.CellOf(p.Trace.End() - 1); x >= 0 && x < p.View.Cells {
		c.Set(x, 0, theme.StuckGlyph, canvas.As(theme.Stuck))
	}
}

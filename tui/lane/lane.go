package lane

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// leastWords is the least number of cells that words are written into.
const leastWords = 6

// drawLanes draws the lanes from p.Top on, a row each, and what lies over them. It
// returns what they show.
func drawLanes(c *canvas.Canvas, p *Picture, pitch int, ticks []Tick) (shown Tally) {
	w, h := c.Size()
	shares := make([]model.Share, p.View.Cells)
	looks := make([]look, p.View.Cells)
	drawGaps(c, p)
	for i := 0; i*pitch < h && p.Top+i < p.Lanes.Len(); i++ {
		g := p.Lanes.List[p.Top+i]
		clear(shares)
		p.Trace.SharesNow(g, p.View.Start, p.View.End(), shares)
		for x := range looks {
			looks[x] = cellLook(&shares[x], p.Mono)
			shown.add(looks[x])
		}
		if _, ok := p.Stuck(g); ok {
			shown.Stuck = true
		}
		lane := c.Sub(0, i*pitch, w, 1)
		drawGrid(lane, p, looks, ticks)
		drawCells(lane, p, g, looks)
		drawWords(lane, p, g, looks)
		drawEnd(lane, p, g)
	}
	drawFlow(c, p, pitch)
	drawCursor(c, p, pitch)
	return shown
}

// drawGrid draws the ticks where the goroutine is not alive.
func drawGrid(c *canvas.Canvas, p *Picture, looks []look, ticks []Tick) {
	for _, t := range ticks {
		if p.Overview != nil && p.Overview.absent(t.At) != model.Present {
			continue
		}
		if t.Cell < len(looks) && looks[t.Cell].glyph == 0 {
			c.Set(t.Cell, 0, '┊', canvas.As(theme.Faint))
		}
	}
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

// drawCursor highlights the interval under the cursor and the cursor's column.
func drawCursor(c *canvas.Canvas, p *Picture, pitch int) {
	_, h := c.Size()
	h = min(h, (p.Lanes.Len()-p.Top)*pitch) // no further than the lanes
	x, y := p.View.CellOf(p.At), (p.Lane-p.Top)*pitch
	if p.Alive && y >= 0 && y < h {
		first := max(p.View.CellOf(p.Selected.Start), 0)
		last := min(p.View.CellOf(p.Selected.End-1), p.View.Cells-1)
		c.Modify(first, y, last-first+1, 1, canvas.Select)
	}
	for j := range h {
		if cell := c.At(x, j); cell.Rune == ' ' && cell.Style == (canvas.Style{}) {
			c.Set(x, j, '│', canvas.As(theme.Faint))
		}
	}
	c.Modify(x, 0, 1, h, canvas.Column)
	c.Modify(x, y, 1, 1, canvas.Select)
}

// drawFlow draws the line between the two sides of a wake.
func drawFlow(c *canvas.Canvas, p *Picture, pitch int) {
	if p.Flow == nil || !p.View.Has(p.Flow.At) {
		return
	}
	_, h := c.Size()
	from, to := p.Lanes.Index(p.Flow.From), p.Lanes.Index(p.Flow.To)
	if from < 0 || to < 0 || from == to {
		return
	}
	x := p.View.CellOf(p.Flow.At)
	from, to = (from-p.Top)*pitch, (to-p.Top)*pitch
	over := func(y int, r rune) {
		under := c.At(x, y).Style
		ground := under.Role
		if under.Under != 0 {
			ground = under.Under
		}
		c.Set(x, y, r, canvas.As(theme.Flow).On(ground))
	}
	for y := max(min(from, to)+1, 0); y < min(max(from, to), h); y++ {
		over(y, '│')
	}
	over(from, '●')
	if from < to {
		over(to, '▼')
	} else {
		over(to, '▲')
	}
}

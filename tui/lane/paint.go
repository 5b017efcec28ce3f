package lane

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// drawing is a drawing of lanes in progress, with room that all lanes use in turn.
type drawing struct {
	p      *Picture
	ticks  []Tick
	shares []model.Share
	looks  []look
	from   func(x int) (first, last int) // the cells of the strips
	shown  Tally
}

// painters draw the lanes of each kind, on a canvas of their own.
var painters = [numKinds]func(*drawing, *canvas.Canvas, Lane){
	Goroutine: (*drawing).goroutine,
	Site:      (*drawing).group,
	Family:    (*drawing).family,
	Proc:      func(d *drawing, c *canvas.Canvas, l Lane) { d.runs(c, rowOf(d.p.Strips, l.Key, procs)) },
	Thread:    func(d *drawing, c *canvas.Canvas, l Lane) { d.runs(c, rowOf(d.p.Strips, l.Key, threads)) },
	Channel:   (*drawing).channel,
	Task:      (*drawing).task,
	Track:     (*drawing).track,
	Recorded:  (*drawing).recorded,
}

// drawLanes draws the pinned lanes and those from p.Top on, and what lies over them. It
// returns what they show.
func drawLanes(c *canvas.Canvas, p *Picture, ticks []Tick) Tally {
	w, _ := c.Size()
	d := drawing{
		p: p, ticks: ticks, shares: make([]model.Share, p.View.Cells), looks: make([]look, p.View.Cells),
		from: func(int) (int, int) { return 0, 0 },
	}
	if p.Strips != nil {
		d.from = p.Strips.cells(p.View)
	}
	l := &p.Layout
	drawGaps(c.Sub(0, l.Lanes, w, l.Rows*l.Pitch), p)
	p.each(func(lane, y int) {
		of := p.Lanes.List[lane]
		painters[of.Kind](&d, c.Sub(0, y, w, l.Pitch), of)
	})
	drawDivide(c, p)
	drawChosen(c, p)
	drawEdges(c, p)
	drawFlow(c, p)
	drawCursor(c, p)
	return d.shown
}

// each calls f for each lane on the canvas, with its first row.
func (p *Picture) each(f func(lane, y int)) {
	l := &p.Layout
	for i := range min(l.Pinned, p.Lanes.Len()) {
		f(i, l.Pins+i*l.Pitch)
	}
	for i := max(p.Top, l.Pinned); i < min(p.Top+l.Rows, p.Lanes.Len()); i++ {
		f(i, l.Lanes+(i-p.Top)*l.Pitch)
	}
}

// drawDivide draws the rule below the pinned lanes, and why they are pinned: that is said of
// those above it.
func drawDivide(c *canvas.Canvas, p *Picture) {
	y := p.Layout.Divide
	if y < 0 {
		return
	}
	w, _ := c.Size()
	for x := range w {
		c.Set(x, y, '─', canvas.As(theme.Frame))
	}
	if p.PinTitle != "" {
		c.Text(2, y, " ▴ "+canvas.Cut(p.PinTitle, w-8)+" ", canvas.As(theme.Dim))
	}
}

// drawChosen lights the columns of the range that the user chose.
func drawChosen(c *canvas.Canvas, p *Picture) {
	if first, last, ok := p.cellsOf(p.Chosen); ok {
		l := &p.Layout
		c.Modify(first, l.Pins, last-first+1, l.Bottom()-l.Pins, canvas.Column)
	}
}

// cellsOf returns the cells that a stretch of time has in the picture, and false if it has
// none.
func (p *Picture) cellsOf(s Span) (first, last int, ok bool) {
	if s.To <= s.From || s.To <= p.View.Start || s.From >= p.View.End() {
		return 0, 0, false
	}
	return max(p.View.CellOf(s.From), 0), min(p.View.CellOf(s.To-1), p.View.Cells-1), true
}

// grid draws the ticks where a lane shows nothing.
func (d *drawing) grid(c *canvas.Canvas, empty func(x int) bool) {
	_, h := c.Size()
	for _, t := range d.ticks {
		if d.p.Overview != nil && d.p.Overview.absent(t.At) != model.Present {
			continue
		}
		if t.Cell >= d.p.View.Cells || !empty(t.Cell) {
			continue
		}
		for y := range h {
			if c.At(t.Cell, y) == (canvas.Cell{Rune: ' '}) {
				c.Set(t.Cell, y, '┊', canvas.As(theme.Faint))
			}
		}
	}
}

// drawCursor highlights what is under the cursor, and the cursor's column.
func drawCursor(c *canvas.Canvas, p *Picture) {
	l := &p.Layout
	x := p.View.CellOf(p.At)
	y, shown := l.RowOf(p.Lane, p.Top)
	if first, last, ok := p.cellsOf(p.Under.Span); ok && shown && p.Lane < p.Lanes.Len() && !p.Lanes.List[p.Lane].Kind.ofChannel() {
		c.Modify(first, y, last-first+1, 1, canvas.Select)
	}
	bottom := l.Lanes + min(l.Rows, max(p.Lanes.Len()-max(p.Top, l.Pinned), 0))*l.Pitch // no further than the lanes
	for j := l.Pins; j < bottom; j++ {
		if cell := c.At(x, j); cell.Rune == ' ' && cell.Style == (canvas.Style{}) {
			c.Set(x, j, '│', canvas.As(theme.Faint))
		}
	}
	c.Modify(x, l.Pins, 1, bottom-l.Pins, canvas.Column)
	if shown {
		c.Modify(x, y, 1, l.height(p), canvas.Select)
	}
}

// height returns how many rows a lane itself takes: where there is room to spare, lanes
// that do not use it stand apart.
func (l *Layout) height(p *Picture) int {
	if p.Lane < p.Lanes.Len() && p.Lane >= 0 && p.Lanes.List[p.Lane].Kind.ofChannel() {
		return l.Pitch
	}
	return 1
}

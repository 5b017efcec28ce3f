package lane

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Veil hides what comes from a moment on.
type Veil struct {
	From model.Time
	Text string // what stands there
}

// veilGlyph stands where something is hidden.
const veilGlyph = '▞'

// unveiled returns the part of a picture that is not hidden. It knows nothing of what comes
// after: neither who waits for ever, nor any cell in which a part is hidden.
func (p *Picture) unveiled() *Picture {
	if p.Veil == nil && !p.Quiet {
		return p
	}
	q := *p
	q.Stuck = func(model.Goroutine) (model.Time, bool) { return 0, false }
	q.Waiting = nil
	q.Queues = make(map[int]Queue, len(p.Queues))
	for id, of := range p.Queues {
		q.Queues[id] = Queue{Name: of.Name}
	}
	if p.Veil == nil {
		return &q
	}
	q.Flow = nil
	if p.Under.Span.To > p.Veil.From {
		q.Under = Under{}
	}
	cells := max(min(p.View.CellOf(p.Veil.From), p.View.Cells), 0)
	q.View.Span, q.View.Cells = p.View.TimeAt(cells)-p.View.Start, cells
	q.Layout.Cells = cells
	return &q
}

// cover draws the veil over the cells of a row from one on.
func (p *Picture) cover(c *canvas.Canvas, from int) {
	w, h := c.Size()
	for y := range h {
		for x := from; x < w; x++ {
			c.Set(x, y, veilGlyph, canvas.As(theme.Faint))
		}
	}
}

// drawVeil covers the lanes from the moment on, and says what for.
func (p *Picture) drawVeil(c *canvas.Canvas, from int) {
	l := &p.Layout
	w, _ := c.Size()
	bottom := l.Lanes + min(l.Rows, max(p.Lanes.Len()-max(p.Top, l.Pinned), 0))*l.Pitch
	p.cover(c.Sub(0, l.Pins, w, bottom-l.Pins), from)
	text := canvas.Fitting(w-from-2, " "+p.Veil.Text+" ", " hidden ", "?")
	c.Text(from+1+(w-from-2-canvas.Width(text))/2, (l.Pins+bottom)/2, text, canvas.As(theme.Accent))
	drawCursor(c, p)
}

// whole returns the cell of a moment in a row that stands for the whole trace.
func (p *Picture) whole(at model.Time, cells int) int {
	return Viewport{Span: max(p.Trace.End(), 1), Cells: cells}.CellOf(at)
}

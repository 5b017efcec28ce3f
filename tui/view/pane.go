package view

import (
	"cmp"
	"fmt"

	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// Pane is the detail pane: rows of words on the selection, in as many columns as
// its shape suggests, with a cursor when it has the focus.
type Pane struct {
	Words   func(width int) []detail.Row // what it says; nil: what is known of the selection
	Prose   bool                         // it says it in sentences, which get more room and one column
	Rest    func() int                   // how many lines the view wants for all else; nil: what the pane leaves
	Beside  int                          // least width of a view at whose right it stands; 0: PaneColumns
	Steered func() bool                  // the view takes the arrows and Enter of a pane with the focus; nil: never
	Focused bool                         // keys are the pane's

	s        *session.Session
	x, y     int // in the view
	w, h     int // 0: there is no room, or it is hidden
	hidden   bool
	unfolded bool // stacks are shown with all their frames
	mark     mark
	top      int // first row shown
}

// NewPane returns the pane of a view.
func NewPane(s *session.Session) Pane { return Pane{s: s} }

// From these sizes on a view has room for a pane: at its right, or else below.
const (
	PaneColumns = 110
	PaneLines   = 16
)

// Place puts the pane into a view of a size and returns what is left of it: the
// pane stands at the right of a wide view and at the bottom of a narrow one.
func (p *Pane) Place(w, h int) (restW, restH int) {
	p.w, p.h = 0, 0
	switch {
	case p.hidden:
	case w >= cmp.Or(p.Beside, PaneColumns):
		p.w, p.h = min(max(w/3, 44), 68), h
		if p.Prose {
			p.w = min(w*2/5, 84)
		}
		p.x, p.y = w-p.w, 0
		return w - p.w, h
	case h >= PaneLines:
		p.w, p.h = w, min(max(h*2/5, 8), 16)
		if p.Rest != nil {
			p.h = max(p.h, min(h-p.Rest(), h-5))
		}
		p.x, p.y = 0, h-p.h
		return w, h - p.h
	}
	return w, h
}

// PlaceBeside is Place for a pane that tells of something; if there is nothing, the view has
// all of its room.
func (p *Pane) PlaceBeside(something bool, w, h int) (restW, restH int) {
	restW, restH = p.Place(w, h)
	if !something {
		p.w, p.h = 0, 0
		return w, h
	}
	return restW, restH
}

// Shown reports whether the pane is on screen.
func (p *Pane) Shown() bool { return p.h > 0 }

// below reports whether the pane stands at the bottom.
func (p *Pane) below() bool { return p.y > 0 }

// Columns returns the number of columns of text, and their width and height.
func (p *Pane) Columns() (n, w, h int) {
	if p.below() {
		n = 1
		if p.w >= 72 && !p.Prose {
			n = 2
		}
		return n, p.w/n - 2, p.h - 1
	}
	return 1, p.w - 3, p.h - 1
}

func (p *Pane) rows() []detail.Row {
	n, w, h := p.Columns()
	var rows []detail.Row
	switch {
	case p.Words != nil:
		rows = p.Words(w)
	case p.s.Empty() && p.s.Partial():
		return []detail.Row{detail.Line(theme.Dim, "no goroutine is read yet")}
	case p.s.Empty():
		return []detail.Row{detail.Line(theme.Dim, "nothing is selected")}
	case p.s.Chosen.Span > 0 && !p.s.Veil.On:
		rows = append(append(RangeRows(p.s, w), detail.Row{}), detail.Rows(p.Subject(n*h), w)...)
	default:
		rows = detail.Rows(p.Subject(n*h), w)
	}
	if n > 1 {
		rows = detail.Columns(rows, h)
	}
	return rows
}

// Subject returns the selection as the pane tells of it, for so many rows.
func (p *Pane) Subject(room int) detail.Subject {
	s := p.s.Sight()
	s.Unfolded = p.unfolded
	s.Chain = p.s.Behind()
	if e, ok := p.s.Excerpt(); ok {
		s.Code = &detail.Code{Excerpt: e, Room: room}
		if n, _, h := p.Columns(); n > 1 {
			s.Code.Column = h
		}
	}
	return s
}

// Reset moves the pane back to its first row, as when the selection changes.
func (p *Pane) Reset() { p.mark, p.top, p.unfolded = mark{}, 0, false }

// Renew keeps the pane where it is, as far as there are rows, and its mark on a row
// that can have it.
func (p *Pane) Renew() {
	if p.Words == nil && !p.s.Ready() {
		return // the rows are not these
	}
	p.scroll(0)
	if p.Focused && p.marked(p.rows()) < 0 {
		p.markFirst()
	}
}

// room is how many rows are on screen at most.
func (p *Pane) room() int {
	n, _, h := p.Columns()
	return n * h
}

// scroll scrolls by n rows and leaves the mark where it is.
func (p *Pane) scroll(n int) {
	p.top = max(min(p.top+n, len(p.rows())-p.room()), 0)
}

// Takes handles an event of the mouse in the view's coordinates, if it is on the pane.
func (p *Pane) Takes(e keys.Event) bool {
	if !p.Shown() || e.X < p.x || e.Y < p.y {
		return false
	}
	e.X, e.Y = e.X-p.x, e.Y-p.y
	p.mouse(e)
	return true
}

// Share hands an event of the mouse to the pane if it is on it, and else, below the view's
// first line, to the table there; a click on that takes the keys back.
func (p *Pane) Share(e keys.Event, table func(keys.Event)) {
	if p.Takes(e) {
		return
	}
	if e.Name == keys.Click || e.Name == keys.DoubleClick {
		p.Focused = false
	}
	e.Y--
	table(e)
}

// mouse handles an event in the pane's own coordinates.
func (p *Pane) mouse(e keys.Event) {
	switch e.Name {
	case keys.WheelDown:
		p.scroll(WheelLines)
	case keys.WheelUp:
		p.scroll(-WheelLines)
	case keys.Click, keys.DoubleClick:
		i, _, ok := p.at(e.X, e.Y)
		if rows := p.rows(); ok && markable(&rows[i]) {
			p.Focused = true
			p.markRow(rows, i)
			p.follow()
		}
	}
}

// at returns the row at a place in the pane, and how far into its text.
func (p *Pane) at(x, y int) (row, in int, ok bool) {
	n, w, h := p.Columns()
	first := 2
	if p.below() {
		y--
		first = 1
	}
	column := min(max(x, 0)/(w+2), n-1)
	row = p.top + column*h + y
	return row, x - first - column*(w+2), y >= 0 && y < h && row < len(p.rows())
}

// Draw draws the pane on its own part of the view.
func (p *Pane) Draw(view *canvas.Canvas) {
	c := view.Sub(p.x, p.y, p.w, p.h)
	frame := canvas.As(theme.Frame)
	x0, y0 := 2, 0
	if p.below() {
		x0, y0 = 1, 1
		for x := range p.w {
			c.Set(x, 0, '─', frame)
		}
	} else {
		for y := range p.h {
			c.Set(0, y, '│', frame)
		}
	}
	n, w, h := p.Columns()
	rows := p.rows()
	marked := p.marked(rows)
	for i := p.top; i < len(rows) && i < p.top+n*h; i++ {
		x, y := x0+(i-p.top)/h*(w+2), y0+(i-p.top)%h
		cell := c.Sub(x, y, w, 1)
		rows[i].Draw(cell, 0, 0)
		if p.Focused && i == marked {
			cell.Modify(0, 0, w, 1, canvas.Select)
			c.Set(x-1, y, '▸', canvas.As(theme.Accent))
		}
	}
	if more := len(rows) - p.top - n*h; more > 0 {
		y := p.h - 1 // the last row is kept free for this
		if p.below() {
			y = 0
		}
		text := fmt.Sprintf(" ↓ %d more ", more)
		c.Text(p.w-canvas.Width(text)-1, y, text, canvas.As(theme.Dim))
	}
}

package view

import (
	"cmp"
	"fmt"

	"chanlens/tui/action"
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
	Beside  int                          // least width of a view at whose right it stands; 0: 110
	Steered func() bool                  // the view takes the arrows and Enter of a pane with the focus; nil: never
	Focused bool                         // keys are the pane's

	s      *session.Session
	x, y   int // in the view
	w, h   int // 0: there is no room, or it is hidden
	hidden bool
	row    int // of the mark, which is seen on rows with a link only
	top    int // first row shown
}

// NewPane returns the pane of a view.
func NewPane(s *session.Session) Pane { return Pane{s: s} }

// Place puts the pane into a view of a size and returns what is left of it: the
// pane stands at the right of a wide view and at the bottom of a narrow one.
func (p *Pane) Place(w, h int) (restW, restH int) {
	p.w, p.h = 0, 0
	switch {
	case p.hidden:
	case w >= cmp.Or(p.Beside, 110):
		p.w, p.h = min(max(w/3, 44), 68), h
		if p.Prose {
			p.w = min(w*2/5, 84)
		}
		p.x, p.y = w-p.w, 0
		return w - p.w, h
	case h >= 16:
		p.w, p.h = w, min(max(h*2/5, 8), 16)
		if p.Rest != nil {
			p.h = max(p.h, min(h-p.Rest(), h-6))
		}
		p.x, p.y = 0, h-p.h
		return w, h - p.h
	}
	return w, h
}

// NoRoom takes the pane off the screen until it is placed again.
func (p *Pane) NoRoom() { p.w, p.h = 0, 0 }

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
	case p.s.Chosen.Span > 0:
		rows = append(append(RangeRows(p.s, w), detail.Row{}), detail.Rows(p.s.Sight(), w)...)
	default:
		rows = detail.Rows(p.s.Sight(), w)
	}
	if n > 1 {
		rows = detail.Columns(rows, h)
	}
	return rows
}

// Reset moves the pane back to its first row, as when the selection changes.
func (p *Pane) Reset() { p.row, p.top = 0, 0 }

// Renew keeps the pane where it is, as far as there are rows, and its mark on a
// link.
func (p *Pane) Renew() {
	if p.Words == nil && !p.s.Ready() {
		return // the rows are not these
	}
	rows := p.rows()
	p.row = max(min(p.row, len(rows)-1), 0)
	p.scroll(0)
	if p.Focused && p.row < len(rows) && rows[p.row].Link == nil {
		if i := max(p.link(-1), p.link(1)); i >= 0 {
			p.row = i
		}
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

// link returns the next row that leads somewhere (by = 1), or the one before
// (by = -1), or -1. It looks from the mark on, or from the edge of the screen if
// the mark is not on it.
func (p *Pane) link(by int) int {
	from := p.row
	switch onScreen := from >= p.top && from < p.top+p.room(); {
	case onScreen:
	case by > 0:
		from = p.top - 1
	default:
		from = p.top + p.room()
	}
	rows := p.rows()
	for i := min(from+by, len(rows)-1); i >= 0 && i < len(rows); i += by {
		if rows[i].Link != nil {
			return i
		}
	}
	return -1
}

// step moves the mark to the next link, or the one before; if there is none it
// scrolls.
func (p *Pane) step(by int) {
	i := p.link(by)
	if i < 0 {
		p.scroll(by)
		return
	}
	p.row = i
	p.top = max(min(p.top, i), i-p.room()+1)
}

// target returns where the marked row leads, if it is on screen and leads
// anywhere.
func (p *Pane) target() *detail.Link {
	rows := p.rows()
	if p.row < p.top || p.row >= min(p.top+p.room(), len(rows)) {
		return nil
	}
	return rows[p.row].Link
}

// follow goes where the marked row leads.
func (p *Pane) follow() {
	if to := p.target(); to != nil {
		p.Focused = false
		p.s.Jump(to.Goroutine, to.At)
	}
}

// focus takes the focus and marks the first link on screen, or the next one.
func (p *Pane) focus() {
	p.Focused = true
	p.row = p.top - 1
	if i := p.link(1); i >= 0 && i < p.top+p.room() {
		p.row = i
	}
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

// mouse handles an event in the pane's own coordinates.
func (p *Pane) mouse(e keys.Event) {
	switch e.Name {
	case keys.WheelDown:
		p.scroll(3)
	case keys.WheelUp:
		p.scroll(-3)
	case keys.Click, keys.DoubleClick:
		if i, _, ok := p.at(e.X, e.Y); ok {
			p.row = i
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
	for i := p.top; i < len(rows) && i < p.top+n*h; i++ {
		x, y := x0+(i-p.top)/h*(w+2), y0+(i-p.top)%h
		cell := c.Sub(x, y, w, 1)
		rows[i].Draw(cell, 0, 0)
		if p.Focused && i == p.row && rows[i].Link != nil {
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

// Actions returns the actions of a pane with the focus; show is called when the
// pane is hidden or shown.
func (p *Pane) Actions(show func()) []action.Action {
	in := func() bool { return p.Focused && p.Shown() }
	free := func() bool { return in() && !(p.Steered != nil && p.Steered()) }
	linked := func() bool { return free() && p.target() != nil }
	further := func() bool { return p.link(1) >= 0 }
	when := func(on func() bool, text string) func() string {
		return func() string {
			if !on() {
				return ""
			}
			return text
		}
	}
	return []action.Action{
		{ID: "pane.follow", Keys: []string{"<Enter>", "w"}, Group: "details", Hint: "go there", Help: "go to the goroutine in this row",
			Enabled: linked, Do: p.follow, Why: when(free, "no link is marked")},
		{ID: "pane.next", Keys: []string{"j", "<Down>"}, Group: "details", Hint: "next link", Help: "next row that leads somewhere",
			Enabled: free, Worth: further, Do: action.By(p.step, 1)},
		{ID: "pane.prev", Keys: []string{"k", "<Up>"}, Group: "details", Help: "row before that leads somewhere",
			Enabled: free, Do: action.By(p.step, -1)},
		{ID: "pane.down", Keys: []string{"<PgDn>", "<C-d>", "J"}, Group: "details", Help: "some rows down",
			Enabled: in, Do: action.By(p.scroll, 6)},
		{ID: "pane.up", Keys: []string{"<PgUp>", "<C-u>", "K"}, Group: "details", Help: "some rows up",
			Enabled: in, Do: action.By(p.scroll, -6)},
		{ID: "pane.leave", Keys: []string{"<Esc>", "<Tab>"}, Group: "details", Hint: "leave", Help: "back out of the details",
			Enabled: in, Do: func() { p.Focused = false }},
		{ID: "pane.left", Keys: []string{"h", "<Left>"}, Group: "details", Help: "the same, unless the view moves by these",
			Enabled: free, Do: func() { p.Focused = false }},
		{ID: "pane.focus", Keys: []string{"<Tab>"}, Group: "details", Hint: "details", Help: "into the details, to follow their links",
			Enabled: func() bool { return !p.Focused && p.Shown() },
			Do:      p.focus, Why: p.whyNoFocus},
		{ID: "pane.toggle", Keys: []string{"D"}, Group: "details", Help: "hide or show the details",
			Do: func() { p.hidden, p.Focused = !p.hidden, false; show() }},
	}
}

// whyNoFocus says why the pane cannot take the focus.
func (p *Pane) whyNoFocus() string {
	switch {
	case p.Shown():
		return ""
	case p.hidden:
		return "the details are hidden; D shows them"
	}
	return "no room for the details here"
}

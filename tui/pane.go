package tui

import (
	"fmt"

	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// pane is the detail pane: rows of words on the selection, in as many columns as
// its shape suggests, with a cursor when it has the focus.
type pane struct {
	s       *Session
	x, y    int // in the view
	w, h    int // 0: there is no room, or it is hidden
	hidden  bool
	focused bool
	row     int // of the cursor
	top     int // first row shown
}

// place puts the pane into a view of a size and returns what is left of it: the
// pane stands at the right of a wide view and at the bottom of a narrow one.
func (p *pane) place(w, h int) (restW, restH int) {
	p.w, p.h = 0, 0
	switch {
	case p.hidden:
	case w >= 110:
		p.w, p.h = min(max(w/3, 44), 68), h
		p.x, p.y = w-p.w, 0
		return w - p.w, h
	case h >= 16:
		p.w, p.h = w, min(max(h*2/5, 8), 16)
		p.x, p.y = 0, h-p.h
		return w, h - p.h
	}
	return w, h
}

// shown reports whether the pane is on screen.
func (p *pane) shown() bool { return p.h > 0 }

// below reports whether the pane stands at the bottom.
func (p *pane) below() bool { return p.y > 0 }

// columns returns the number of columns of text, and their width and height.
func (p *pane) columns() (n, w, h int) {
	if p.below() {
		n = 1
		if p.w >= 72 {
			n = 2
		}
		return n, p.w/n - 2, p.h - 1
	}
	return 1, p.w - 3, p.h - 1
}

func (p *pane) rows() []detail.Row {
	if p.s.Empty() {
		return []detail.Row{row(theme.Dim, "nothing is selected")}
	}
	n, w, h := p.columns()
	rows := detail.Rows(p.s.Subject(), w)
	if n > 1 {
		rows = detail.Columns(rows, h)
	}
	return rows
}

// reset moves the pane back to its first row, as when the selection changes.
func (p *pane) reset() { p.row, p.top = 0, 0 }

// move moves the cursor by n rows and keeps it on screen.
func (p *pane) move(n int) {
	last := len(p.rows()) - 1
	p.row = max(min(p.row+n, last), 0)
	p.reveal(last)
}

// link moves the cursor to the next row that leads somewhere (by > 0), or the
// one before.
func (p *pane) link(by int) bool {
	rows := p.rows()
	for i := p.row + by; i >= 0 && i < len(rows); i += by {
		if rows[i].Link != nil {
			p.row = i
			p.reveal(len(rows) - 1)
			return true
		}
	}
	return false
}

func (p *pane) reveal(last int) {
	n, _, h := p.columns()
	if room := n * h; p.row < p.top {
		p.top = p.row
	} else if p.row >= p.top+room {
		p.top = p.row - room + 1
	}
	p.top = max(min(p.top, last), 0)
}

// follow goes where the row under the cursor leads.
func (p *pane) follow() {
	if rows := p.rows(); p.row < len(rows) && rows[p.row].Link != nil {
		to := *rows[p.row].Link
		p.focused = false
		p.s.Jump(to.Goroutine, to.At)
	}
}

// mouse handles an event in the pane's own coordinates.
func (p *pane) mouse(e keys.Event) {
	switch e.Name {
	case keys.WheelDown:
		p.top = max(min(p.top+3, len(p.rows())-1), 0)
	case keys.WheelUp:
		p.top = max(p.top-3, 0)
	case keys.Click, keys.DoubleClick:
		n, w, h := p.columns()
		x, y := e.X, e.Y
		if p.below() {
			y--
		}
		column := min(max(x, 0)/(w+2), n-1)
		i := p.top + column*h + y
		if y >= 0 && y < h && i < len(p.rows()) {
			p.row = i
			p.follow()
		}
	}
}

// draw draws the pane on its own part of the view.
func (p *pane) draw(view *canvas.Canvas) {
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
	n, w, h := p.columns()
	rows := p.rows()
	for i := p.top; i < len(rows) && i < p.top+n*h; i++ {
		x, y := x0+(i-p.top)/h*(w+2), y0+(i-p.top)%h
		cell := c.Sub(x, y, w, 1)
		rows[i].Draw(cell, 0, 0)
		if p.focused && i == p.row {
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

// actions returns the actions of a pane with the focus; show is called when the
// pane is hidden or shown.
func (p *pane) actions(show func()) []Action {
	in := func() bool { return p.focused && p.shown() }
	by := func(n int) func() { return func() { p.move(n) } }
	next := func(d int) func() {
		return func() {
			if !p.link(d) {
				p.move(d)
			}
		}
	}
	return []Action{
		{ID: "pane.follow", Keys: []string{"<Enter>", "w"}, Group: "details", Hint: "go there", Help: "go to the goroutine in this row",
			Enabled: in, Do: p.follow},
		{ID: "pane.next", Keys: []string{"j", "<Down>"}, Group: "details", Hint: "next link", Help: "next row that leads somewhere",
			Enabled: in, Do: next(1)},
		{ID: "pane.prev", Keys: []string{"k", "<Up>"}, Group: "details", Help: "row before that leads somewhere",
			Enabled: in, Do: next(-1)},
		{ID: "pane.down", Keys: []string{"<PgDn>", "<C-d>", "J"}, Group: "details", Help: "some rows down",
			Enabled: in, Do: by(6)},
		{ID: "pane.up", Keys: []string{"<PgUp>", "<C-u>", "K"}, Group: "details", Help: "some rows up",
			Enabled: in, Do: by(-6)},
		{ID: "pane.leave", Keys: []string{"<Esc>", "<Tab>", "h", "<Left>"}, Group: "details", Hint: "leave", Help: "back out of the details",
			Enabled: in, Do: func() { p.focused = false }},
		{ID: "pane.focus", Keys: []string{"<Tab>"}, Group: "details", Hint: "details", Help: "into the details, to follow their links",
			Enabled: func() bool { return !p.focused && p.shown() },
			Do:      func() { p.focused = true; p.row = p.top - 1; p.link(1); p.row = max(p.row, 0) }},
		{ID: "pane.toggle", Keys: []string{"d"}, Group: "details", Help: "hide or show the details",
			Do: func() { p.hidden, p.focused = !p.hidden, false; show() }},
	}
}

package tui

import (
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// overlay is a box of text over the screen, which can be scrolled and closed.
type overlay struct {
	title   string
	rows    func(width int) []detail.Row
	top     int
	actions []action.Action
	size    func() (w, h int) // of the screen
	widest  int               // how wide it gets at most
}

// newOverlay returns an overlay; close is called when it is to go.
func (a *App) newOverlay(title string, rows func(width int) []detail.Row) *overlay {
	o := &overlay{title: title, rows: rows, widest: 100, size: func() (int, int) { return a.w, a.h }}
	closing := func() { a.overlay = nil }
	by := func(n func() int) func() { return func() { o.scroll(n()) } }
	page := func() int { _, _, _, h := o.box(); return max(h-3, 1) }
	o.actions = []action.Action{
		{ID: "overlay.close", Keys: []string{"<Esc>", "q", "?", "I", "<F1>", "<Enter>", "<C-c>"}, Group: "this page", Help: "close this page", Hint: "close", Do: closing},
		{ID: "overlay.down", Keys: []string{"j", "<Down>"}, Group: "this page", Help: "a line down", Hint: "down", Do: by(func() int { return 1 })},
		{ID: "overlay.up", Keys: []string{"k", "<Up>"}, Group: "this page", Help: "a line up", Hint: "up", Do: by(func() int { return -1 })},
		{ID: "overlay.pagedown", Keys: []string{"<PgDn>", "<C-d>", "<Space>"}, Group: "this page", Help: "a page down", Do: by(page)},
		{ID: "overlay.pageup", Keys: []string{"<PgUp>", "<C-u>"}, Group: "this page", Help: "a page up", Do: by(func() int { return -page() })},
		{ID: "overlay.first", Keys: []string{"<Home>", "g"}, Group: "this page", Help: "to the begin", Do: func() { o.top = 0 }},
		{ID: "overlay.last", Keys: []string{"<End>", "G"}, Group: "this page", Help: "to the end", Do: func() { o.scroll(1 << 20) }},
	}
	return o
}

// leastBeside is how much of the screen must be left beside an overlay for it to be worth
// seeing: less than that would be bits of words.
const leastBeside = 24

// box returns where the overlay stands on the screen.
func (o *overlay) box() (x, y, w, h int) {
	sw, sh := o.size()
	w = min(sw, o.widest)
	if sw-w < leastBeside {
		w = sw
	}
	h = min(sh-2, len(o.rows(w-4))+2)
	return (sw - w) / 2, max((sh-h)/2, 0), w, h
}

func (o *overlay) scroll(n int) {
	_, _, w, h := o.box()
	o.top = max(min(o.top+n, len(o.rows(w-4))-(h-2)), 0)
}

// mouse handles an event of the mouse, and reports whether it closes the overlay, as a click
// beside it does.
func (o *overlay) mouse(e keys.Event) (closes bool) {
	switch e.Name {
	case keys.Click:
		x, y, w, h := o.box()
		return e.X < x || e.X >= x+w || e.Y < y || e.Y >= y+h
	case keys.WheelDown:
		o.scroll(3)
	case keys.WheelUp:
		o.scroll(-3)
	}
	return false
}

// draw draws the overlay.
func (o *overlay) draw(screen *canvas.Canvas) {
	x, y, w, h := o.box()
	c := screen.Sub(x, y, w, h)
	c.Fill(0, 0, w, h, ' ', canvas.As(theme.Text))
	drawFrame(c, o.title)
	rows := o.rows(w - 4)
	top := max(min(o.top, len(rows)-(h-2)), 0)
	for i := 0; i < h-2 && top+i < len(rows); i++ {
		rows[top+i].Draw(c.Sub(2, 1+i, w-4, 1), 0, 0)
	}
	if more := len(rows) - top - (h - 2); more > 0 {
		c.Text(w-10, h-1, " ↓ more ", canvas.As(theme.Accent))
	}
}

// drawFrame draws a frame with a title around a canvas.
func drawFrame(c *canvas.Canvas, title string) {
	w, h := c.Size()
	line := canvas.As(theme.Frame)
	for x := 1; x < w-1; x++ {
		c.Set(x, 0, '─', line)
		c.Set(x, h-1, '─', line)
	}
	for y := 1; y < h-1; y++ {
		c.Set(0, y, '│', line)
		c.Set(w-1, y, '│', line)
	}
	c.Set(0, 0, '╭', line)
	c.Set(w-1, 0, '╮', line)
	c.Set(0, h-1, '╰', line)
	c.Set(w-1, h-1, '╯', line)
	c.Text(2, 0, " "+canvas.Cut(title, w-6)+" ", canvas.As(theme.Accent))
}

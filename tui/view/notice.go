package view

import (
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// DrawNotYet says of what the analyses find why it is not known.
func DrawNotYet(c *canvas.Canvas, s *session.Session, what string) {
	info := s.Trace.Info()
	switch {
	case !info.Partial:
		DrawNotice(c, what+" is being worked out.", s.Examining())
	case s.Failed():
		DrawNotice(c, what+" is not known: loading failed before all of it was read.", "")
	default:
		DrawNotice(c, what+" is known once all of it is loaded.", "loading: "+s.Loading())
	}
}

// NotYet says in the last line of what the analyses find why it is not known; "" if it is.
func NotYet(s *session.Session, what string) string {
	switch {
	case s.Found != nil:
		return ""
	case s.Partial():
		return what + " are known once all of the trace is loaded"
	}
	return what + " are being worked out"
}

// DrawNotice draws a notice in the place of a list, and below how far something is.
func DrawNotice(c *canvas.Canvas, text, more string) {
	w, _ := c.Size()
	y := 1
	for _, line := range detail.Wrap(text, w-4) {
		c.Text(2, y, line, canvas.As(theme.Text))
		y++
	}
	c.Text(2, y+1, canvas.Cut(more, w-4), canvas.As(theme.Dim))
}

// DrawBar draws a bar of so many eighths of a cell from the left.
func DrawBar(c *canvas.Canvas, eighths int, role canvas.Role) {
	for x := 0; eighths > 0; x, eighths = x+1, eighths-8 {
		c.Set(x, 0, theme.LeftEighths(eighths), canvas.As(role))
	}
}

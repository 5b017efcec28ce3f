package view

import (
	"strconv"
	"time"

	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// ExtentWords says of which range a view speaks: "whole trace", "the window" that was asked
// for, or "1.2s to 1.35s".
func ExtentWords(s *session.Session) string {
	switch {
	case s.Chosen.Span > 0:
		return RangeWords(s.Chosen)
	case s.Window.Span < s.Trace.End():
		return "the window"
	}
	return "whole trace"
}

// EndWords says when that is at which a view counts who is left.
func EndWords(s *session.Session) string {
	switch {
	case s.Chosen.Span > 0:
		return "when the range ends"
	case !s.EndKnown():
		return "when the window ends"
	}
	return "at the end"
}

// RangeWords says from when to when a range is, with as many digits as tell its ends apart.
func RangeWords(r session.Range) string {
	resolution := time.Duration(1)
	for resolution < time.Duration(r.Span)/100 {
		resolution *= 10
	}
	return format.Time(r.Start, resolution) + " to " + format.Time(r.End(), resolution)
}

// Fade draws all of a canvas as less important: what it shows is of before.
func Fade(c *canvas.Canvas) {
	w, h := c.Size()
	for y := range h {
		for x := range w {
			if cell := c.At(x, y); cell.Rune != 0 && cell.Rune != ' ' {
				c.Set(x, y, cell.Rune, canvas.As(theme.Dim))
			}
		}
	}
}

// DrawNotSummed says of what is in the sums why it is not known.
func DrawNotSummed(c *canvas.Canvas, s *session.Session, what string) {
	if s.Found != nil {
		DrawNotice(c, what+" is being summed up: "+strconv.Itoa(s.Summing())+"%.", "")
		return
	}
	DrawNotYet(c, s, what)
}

// DrawSumsHead draws the line above a table of sums: what is in it, of which range, and
// whether that is still being worked out.
func DrawSumsHead(c *canvas.Canvas, s *session.Session, text string, stuck int) {
	w, _ := c.Size()
	x := c.Text(1, 0, canvas.Cut(text, w-2), canvas.As(theme.Strong))
	if stuck > 0 {
		mark := string(theme.StuckGlyph) + " " + format.Count(uint64(stuck)) + " stuck"
		if x+3+canvas.Width(mark) < w {
			x = c.Text(x+3, 0, mark, canvas.As(theme.StuckText))
		}
	}
	extent := ExtentWords(s)
	texts := []string{extent}
	if _, current := s.Sums(); !current {
		working := extent + ": being worked out"
		texts = []string{working + ", " + strconv.Itoa(s.Summing()) + "%", working, extent}
	}
	if s.Only != nil {
		texts = append([]string{texts[0] + ", " + format.Plural(s.Only.Len(), "goroutine") + " by the filter", texts[0] + ", filtered"}, texts...)
	}
	c.Text(x+3, 0, canvas.Fitting(w-x-4, texts...), canvas.As(theme.Dim))
}

package tui

import (
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"

	"github.com/gdamore/tcell/v2"
	"github.com/rivo/tview"
)

// screen is the one tview primitive: it copies the canvas of the App on top to the terminal.
type screen struct {
	*tview.Box
	on     *live
	styles map[canvas.Style]tcell.Style // of the theme
	theme  *theme.Theme
}

func newScreen(l *live) *screen {
	return &screen{Box: tview.NewBox(), on: l, styles: make(map[canvas.Style]tcell.Style)}
}

// SetRect implements tview.Primitive. A new size is an event like any other.
func (s *screen) SetRect(x, y, w, h int) {
	s.Box.SetRect(x, y, w, h)
	if a := s.on.top(); w != a.w || h != a.h {
		s.on.hand(keys.Event{Kind: keys.Resize, X: w, Y: h})
	}
}

// Draw implements tview.Primitive.
func (s *screen) Draw(to tcell.Screen) {
	a := s.on.top()
	if s.theme != a.theme {
		clear(s.styles)
		s.theme = a.theme
	}
	c := a.Draw()
	w, h := c.Size()
	for y := range h {
		for x := range w {
			if cell := c.At(x, y); cell.Rune != 0 {
				to.SetContent(x, y, cell.Rune, nil, s.style(cell.Style))
			}
		}
	}
}

// MouseHandler implements tview.Primitive.
func (s *screen) MouseHandler() func(tview.MouseAction, *tcell.EventMouse, func(tview.Primitive)) (bool, tview.Primitive) {
	return func(action tview.MouseAction, e *tcell.EventMouse, _ func(tview.Primitive)) (bool, tview.Primitive) {
		event, ok := mouseEvent(e, action)
		if ok {
			s.on.hand(event)
		}
		return ok, nil
	}
}

// style returns a style as tcell knows it.
func (s *screen) style(st canvas.Style) tcell.Style {
	if t, ok := s.styles[st]; ok {
		return t
	}
	t := tcellStyle(s.theme, st)
	s.styles[st] = t
	return t
}

// tcellStyle is the one place where looks become terminal styles.
func tcellStyle(t *theme.Theme, st canvas.Style) tcell.Style {
	l := t.Look(st)
	return tcell.StyleDefault.Bold(l.Bold).Dim(l.Dim).Reverse(l.Reverse).Underline(l.Underline).
		Foreground(tcellColor(l.FG)).Background(tcellColor(l.BG))
}

func tcellColor(c theme.Color) tcell.Color {
	if rgb, ok := c.RGB(); ok {
		return tcell.NewHexColor(int32(rgb))
	}
	if n, ok := c.Index(); ok {
		return tcell.PaletteColor(int(n))
	}
	return tcell.ColorDefault
}

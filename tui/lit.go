package tui

import (
	"chanlens/tui/canvas"
	"chanlens/tui/view"
)

// leastLit is from how many columns on a line of source is worth showing.
const leastLit = 24

// drawLit draws the line of source that the step of a lesson speaks of beside the step's title,
// on a screen so small that the view has no room for details, where it would be lit.
func (a *App) drawLit(c *canvas.Canvas) {
	if a.viewW >= view.PaneColumns || a.viewH >= view.PaneLines {
		return
	}
	x, y, w := a.lecture.pane.BesideTitle()
	e, ok := a.session.Excerpt()
	if !ok || e.File == nil || w < leastLit {
		return
	}
	for _, line := range e.File.Around(e.Frame.Line, 1, w) {
		for _, s := range line.Spans {
			x = c.Text(x, y, s.Text, s.Style)
		}
	}
}

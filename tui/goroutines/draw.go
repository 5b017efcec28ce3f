package goroutines

import (
	"chanlens/tui/canvas"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	if v.sums == nil {
		view.DrawNotSummed(c, v.s, "What goroutines did")
		return
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	v.table.Draw(area.Sub(0, 1, v.lw, v.lh-1))
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
	if _, current := v.s.Sums(); !current {
		view.Fade(c)
	}
	view.DrawSumsHead(area.Sub(0, 0, v.lw, 1), v.s, v.headline(), v.sums.Stuck)
}

// empty says why there are no goroutines.
func (v *View) empty() (text, more string) {
	switch {
	case v.s.Only != nil:
		return "No goroutine passes the filter in this range.", "F removes the filter."
	case v.s.Chosen.Span > 0:
		return "No goroutine of the program lives in this range.", ""
	}
	return "The trace tells of no goroutine of the program.", "S shows those of the runtime and the tracer."
}

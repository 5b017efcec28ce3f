package channels

import (
	"chanlens/tui/canvas"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case v.s.Found == nil:
		view.DrawNotYet(c, v.s, "Which channels there are")
		return
	case v.table.Len() == 0 && v.all > 0:
		view.DrawNotice(c, "No goroutine that the filter lets through is seen at a channel.", "F removes the filter.")
		return
	case v.table.Len() == 0:
		view.DrawNotice(c, "No channel is seen in this trace.", v.whyNone())
		return
	case v.pane.Shown():
		v.pane.Draw(c)
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	view.DrawRebuiltHead(area, v.s, v.table.Len(), v.all, "channel", v.toldBy())
	v.table.Draw(area.Sub(0, 1, v.lw, v.lh-1))
}

// whyNone says what it takes to see a channel.
func (v *View) whyNone() string {
	if v.s.Trace.Recorded() {
		return "The program used none while it was recorded."
	}
	return "One is seen only where a goroutine waits on it, or wakes another through it."
}

// toldBy says what the channels are told by, "" if that is waits and wakes.
func (v *View) toldBy() string {
	switch {
	case !v.exact:
		return ""
	case v.inferred:
		return "exact, as recorded, but where a percentage stands"
	}
	return "exact, as recorded"
}

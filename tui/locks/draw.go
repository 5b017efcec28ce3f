package locks

import (
	"chanlens/tui/canvas"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case v.s.Found == nil:
		view.DrawNotYet(c, v.s, "Which locks there are")
		return
	case v.table.Len() == 0 && v.all > 0:
		view.DrawNotice(c, "No goroutine that the filter lets through is seen at a lock.", "F removes the filter.")
		return
	case v.table.Len() == 0:
		view.DrawNotice(c, "No lock is seen in this trace.", "One is seen only where a goroutine waits for it, or wakes another by it.")
		return
	case v.pane.Shown():
		v.pane.Draw(c)
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	view.DrawRebuiltHead(area, v.s, v.table.Len(), v.all, "lock", "")
	v.table.Draw(area.Sub(0, 1, v.lw, v.lh-1))
}

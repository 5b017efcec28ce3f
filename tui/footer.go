package tui

import (
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// drawFooter draws the keys that matter now, or a word to the user.
func (a *App) drawFooter(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, 1, ' ', canvas.As(theme.Footer))
	always, now := a.hints()
	room := w
	for i := len(always) - 1; i >= 0; i-- {
		if n := hintWidth(always[i]); room-n >= 0 {
			room -= n
			drawHint(c, room, always[i])
		}
	}
	if note := a.session.Word; note != "" && a.overlay == nil {
		c.Text(1, 0, canvas.Cut(note, room-2), canvas.As(theme.Footer).With(canvas.Bold))
		return
	}
	x := 0
	for _, act := range now {
		n := hintWidth(act)
		if x+n > room {
			return
		}
		drawHint(c, x, act)
		x += n
	}
}

// hints returns the actions that belong in the last line: those that always
// stand at its right, and those that can be done now.
func (a *App) hints() (always, now []action.Action) {
	for _, act := range a.actions() {
		if act.Hint == "" || !act.On() || (act.Worth != nil && !act.Worth()) {
			continue
		}
		if act.ID == "help" || act.ID == "quit" {
			always = append(always, act)
		} else {
			now = append(now, act)
		}
	}
	return always, now
}

func hintKeys(a action.Action) string { return keys.Show(a.Keys[0]) }

func hintWidth(a action.Action) int { return canvas.Width(hintKeys(a)) + canvas.Width(a.Hint) + 3 }

func drawHint(c *canvas.Canvas, x int, a action.Action) {
	x = c.Text(x+1, 0, hintKeys(a), canvas.As(theme.Key))
	c.Text(x+1, 0, a.Hint, canvas.As(theme.Footer))
}

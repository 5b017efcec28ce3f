package tui

import (
	"slices"

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
	note := a.session.Word
	if a.overlay != nil {
		note = ""
	}
	if canvas.Width(note)+2 > w-hintsWidth(always) { // it says more than the hints
		always = nil
	}
	room := w
	for i := len(always) - 1; i >= 0; i-- {
		if n := hintWidth(always[i]); room-n >= 0 {
			room -= n
			drawHint(c, room, always[i])
		}
	}
	if note != "" {
		c.Text(1, 0, canvas.Cut(note, room-2), canvas.As(theme.Footer).With(canvas.Bold))
		return
	}
	x := 0
	for _, act := range now {
		n := hintWidth(act)
		if x+n <= room {
			drawHint(c, x, act)
			x += n
		}
	}
}

// mostHints is how many actions stand in the last line besides those that always do: more
// are not read.
const mostHints = 5

// roomForAll is from what width on the palette is among what always stands there.
const roomForAll = 60

// hints returns the actions that belong in the last line: those that always
// stand at its right, and those that matter now. What is worth doing just here stands
// before what can be done anywhere.
func (a *App) hints() (always, now []action.Action) {
	var anywhere []action.Action
	for _, act := range a.actions() {
		if act.Hint == "" || !act.On() || (act.Worth != nil && !act.Worth()) {
			continue
		}
		switch {
		case act.ID == "palette" && a.w >= roomForAll || act.ID == "help" || act.ID == "quit":
			always = append(always, act)
		case act.Worth != nil:
			now = append(now, act)
		default:
			anywhere = append(anywhere, act)
		}
	}
	now = append(now, anywhere...)
	return always, now[:min(len(now), mostHints)]
}

// inDetails reports whether keys are the details', whose own hints then matter most.
func (a *App) inDetails() bool {
	return slices.ContainsFunc(a.view().Actions(), func(act action.Action) bool { return act.ID == "pane.leave" && act.On() })
}

func hintKeys(a action.Action) string { return keys.Show(a.Keys[0]) }

func hintWidth(a action.Action) int { return canvas.Width(hintKeys(a)) + canvas.Width(a.Hint) + 3 }

func hintsWidth(list []action.Action) int {
	n := 0
	for _, act := range list {
		n += hintWidth(act)
	}
	return n
}

func drawHint(c *canvas.Canvas, x int, a action.Action) {
	x = c.Text(x+1, 0, hintKeys(a), canvas.As(theme.Key))
	c.Text(x+1, 0, a.Hint, canvas.As(theme.Footer))
}

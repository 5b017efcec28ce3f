package tui

import (
	"slices"

	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// placed is a hint in the last line.
type placed struct {
	x int
	action.Action
}

// footer returns what stands in the last line: the keys that matter now, or a word to the
// user, which goes before them, and how much room that has.
func (a *App) footer() (hints []placed, note string, room int) {
	always, now := a.hints()
	if a.overlay == nil {
		note = a.session.Word
	}
	if canvas.Width(note)+2 > a.w-hintsWidth(always) { // it says more than the hints
		always = nil
	}
	room = a.w
	for i := len(always) - 1; i >= 0; i-- {
		if n := hintWidth(always[i]); room-n >= 0 {
			room -= n
			hints = append(hints, placed{room, always[i]})
		}
	}
	x := 0
	for _, act := range now {
		if n := hintWidth(act); note == "" && x+n <= room {
			hints = append(hints, placed{x, act})
			x += n
		}
	}
	return hints, note, room
}

// drawFooter draws the last line.
func (a *App) drawFooter(c *canvas.Canvas) {
	c.Fill(0, 0, a.w, 1, ' ', canvas.As(theme.Footer))
	hints, note, room := a.footer()
	for _, h := range hints {
		drawHint(c, h.x, h.Action)
	}
	c.Text(1, 0, canvas.Cut(note, room-2), canvas.As(theme.Footer).With(canvas.Bold))
}

// clickFooter does what the hint under the mouse says.
func (a *App) clickFooter(x int) {
	hints, _, _ := a.footer()
	for _, h := range hints {
		if x >= h.x && x < h.x+hintWidth(h.Action) {
			a.key(h.Keys[0])
			return
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
	all := a.actions()
	for i, act := range all {
		if act.Hint == "" || !act.On() || (act.Worth != nil && !act.Worth()) || a.lecture != nil && taken(all[:i], act.Keys[0]) {
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

// taken reports whether a key does something else first, as it may while it is the text's of a
// lesson.
func taken(before []action.Action, key string) bool {
	_, ok := action.Match(before, key)
	return ok
}

// inDetails reports whether keys are the details', whose own hints then matter most.
func (a *App) inDetails() bool {
	return !a.covered() && slices.ContainsFunc(a.view().Actions(), func(act action.Action) bool { return act.ID == "pane.leave" && act.On() })
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

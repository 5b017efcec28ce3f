package tui

import (
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// pending is a key of which another one is still to come. The last line says what it may
// be.
type pending struct {
	title   string
	actions []action.Action       // what keys do
	any     func(key string) bool // what any other key does; false: nothing. May be nil
}

// pendingKey handles the key that was to come. One that means nothing is dropped, and
// leaves.
func (a *App) pendingKey(name string) {
	p := a.pending
	a.pending = nil
	if act, ok := action.Match(p.actions, name); ok {
		act.Do()
		return
	}
	if p.any != nil && p.any(name) || name == "<Esc>" || name == "<C-c>" {
		return
	}
	if why := action.Why(p.actions, name); why != "" {
		a.session.Note("%s", why)
	}
}

// hints returns what may come, as it stands in a last line of a width.
func (p *pending) hints(w int) (list []placed) {
	x := 1 + canvas.Width(canvas.Cut(p.title, w-2)) + 1
	leave := action.Action{Keys: []string{"<Esc>"}, Hint: "leaves"}
	for _, act := range append(p.actions[:len(p.actions):len(p.actions)], leave) {
		if !act.On() {
			continue
		}
		if x+hintWidth(act) > w {
			break
		}
		list = append(list, placed{x, act})
		x += hintWidth(act)
	}
	return list
}

// click does what the hint under the mouse says, or leaves.
func (p *pending) click(a *App, e keys.Event) {
	for _, h := range p.hints(a.w) {
		if e.Y == a.h-1 && e.X >= h.x && e.X < h.x+hintWidth(h.Action) {
			a.pendingKey(h.Keys[0])
			return
		}
	}
	a.pending = nil
}

// draw draws what may come.
func (p *pending) draw(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, 1, ' ', canvas.As(theme.Footer))
	c.Text(1, 0, canvas.Cut(p.title, w-2), canvas.As(theme.Footer).With(canvas.Bold))
	for _, h := range p.hints(w) {
		drawHint(c, h.x, h.Action)
	}
}

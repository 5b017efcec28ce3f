package tui

import (
	"chanlens/model"
	"chanlens/tui/session"
)

// Kept is what is worth keeping from one day to the next.
type Kept struct {
	Theme string // that the user changed to; "": none
	Marks []session.Mark
	Pins  []Pin
}

// Pin is a goroutine that stays at the top of the timeline, by its number and the moment at
// which it is first seen.
type Pin struct {
	ID    model.GoID `json:"goroutine"`
	First model.Time `json:"first"`
}

// takeKept takes what was kept another day. Pins come as soon as their goroutines are there.
func (a *App) takeKept() {
	s := a.session
	s.TakeMarks(a.before.Marks)
	a.before.Marks = nil
	if len(a.before.Pins) == 0 || len(s.Pins.Of) > 0 || s.Partial() {
		return
	}
	for _, p := range a.before.Pins {
		if g, ok := s.Named(session.NameAt(p.ID, p.First)); ok {
			s.Pins.Of = append(s.Pins.Of, g)
		}
	}
	a.before.Pins = nil
	s.Refresh()
}

// kept returns what is worth keeping now.
func (a *App) kept() Kept {
	k := Kept{Marks: a.session.Marks, Pins: a.before.Pins}
	if a.theme.Name != a.usual {
		k.Theme = a.theme.Name
	}
	for _, g := range a.session.Pins.Of {
		info := a.session.Trace.Goroutine(g)
		k.Pins = append(k.Pins, Pin{info.ID, info.First})
	}
	return k
}

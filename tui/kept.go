package tui

import (
	"slices"

	"chanlens/model"
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// Kept is what is worth keeping from one day to the next.
type Kept struct {
	Theme string // that the user changed to; "": none
	Marks []session.Mark
	Pins  []Pin
}

// Pin is a goroutine that the user keeps at the top of the timeline, by its number and the
// moment at which it is first seen. Lanes of other kinds are not kept: what they are numbered
// by may differ.
type Pin struct {
	ID    model.GoID `json:"goroutine"`
	First model.Time `json:"first"`
}

// takeKept takes what was kept another day. Pins come as soon as their goroutines are there.
func (a *App) takeKept() {
	s := a.session
	s.TakeMarks(a.before.Marks)
	a.before.Marks = nil
	if len(a.before.Pins) == 0 || s.Partial() {
		return
	}
	for _, p := range a.before.Pins {
		if g, ok := s.Named(session.NameAt(p.ID, p.First)); ok {
			if k := lane.KeyOf(g); !slices.Contains(s.Kept, k) {
				s.Kept = append(s.Kept, k)
			}
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
	for _, pinned := range a.session.Kept {
		if g, ok := pinned.Goroutine(); ok && pinned.Kind == lane.Goroutine {
			info := a.session.Trace.Goroutine(g)
			k.Pins = append(k.Pins, Pin{info.ID, info.First})
		}
	}
	return k
}

package moment

import (
	"strings"

	"chanlens/model"
)

// notes yields what is told of goroutines and channels as a whole, and what the program
// says of itself.
func (s *search) notes(yield func(Moment) bool) {
	switch s.event {
	case Make:
		s.makes(yield)
	case Start, Exit, Go:
		s.lives(yield)
	case Region, Task, Log:
		s.annotations(yield)
	}
}

func (s *search) makes(yield func(Moment) bool) {
	for c := model.Chan(1); int(c) < s.t.NumChans(); c++ {
		info := s.t.Chan(c)
		_, told := s.f.chans.Recorded(c)
		if s.chans != nil {
			told = s.chans[c]
		}
		if info.Made == model.NoTime || !told {
			continue
		}
		m := Moment{Event: Make, Goroutine: info.Maker, At: info.Made, End: info.Made, Chan: c, On: s.f.chanName(c), Stack: info.MadeAt}
		if !yield(m) {
			return
		}
	}
}

// lives yields the starts and exits of goroutines, and the go statements.
func (s *search) lives(yield func(Moment) bool) {
	fits := fitting(s.t, s.of.name)
	n := 0
	for _, g := range byCreation(s.t) {
		info := s.t.Goroutine(g)
		if info.System || !fits(info.Func) {
			continue
		}
		if n++; s.of.nth != 0 && s.of.nth != n {
			continue
		}
		m := Moment{Event: s.event, Goroutine: g, At: info.Created, Chan: NoChan, Stack: info.CreatedAt}
		switch s.event {
		case Exit:
			m.At, m.Stack = info.Ended, model.NoStack
		case Go:
			m.Goroutine, m.On = info.Creator, s.t.String(info.Func)
		}
		m.End = m.At
		if m.At == model.NoTime || m.Goroutine == model.NoGoroutine {
			continue
		}
		if !yield(m) {
			return
		}
	}
}

// annotations yields regions, tasks and log messages.
func (s *search) annotations(yield func(Moment) bool) {
	note := func(by model.GoID, from, to model.Time, text model.StringID, stack model.StackID, open bool) bool {
		g, ok := s.t.Lookup(by)
		if !ok {
			g = model.NoGoroutine
		}
		return yield(Moment{Event: s.event, Goroutine: g, At: from, End: to, Chan: NoChan, On: s.t.String(text), Stack: stack, Never: open})
	}
	switch s.event {
	case Region:
		for _, r := range s.t.Regions() {
			if s.isCalled(r.Name) && !note(r.Goroutine, r.Start, r.End, r.Name, r.Stack, r.Open) {
				return
			}
		}
	case Task:
		for _, t := range s.t.Tasks() {
			if s.isCalled(t.Name) && !note(t.Creator, t.Start, t.End, t.Name, t.Stack, t.Open) {
				return
			}
		}
	case Log:
		for _, l := range s.t.Logs() {
			if (s.anyName || strings.Contains(s.t.String(l.Message), s.name)) && !note(l.Goroutine, l.At, l.At, l.Message, l.Stack, false) {
				return
			}
		}
	}
}

// isCalled reports whether a region or a task has the name that is asked for.
func (s *search) isCalled(name model.StringID) bool { return s.anyName || s.t.String(name) == s.name }

package moment

import (
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// names finds out which channels and locks are meant.
func (s *search) names() {
	if s.on == "" {
		return
	}
	s.ids, s.locks = make(map[int]bool), make(map[int]bool)
	for i := range s.f.chans.Channels {
		c := &s.f.chans.Channels[i]
		s.ids[c.ID] = isName(s.on, c.Name) && !c.Recorded.Nil
	}
	for i := range s.f.chans.Locks {
		l := &s.f.chans.Locks[i]
		s.locks[l.ID] = isName(s.on, l.Name)
	}
	s.chans = make([]bool, s.t.NumChans())
	for i := range s.chans {
		s.chans[i] = s.isChan(model.Chan(i))
	}
}

// isNil reports whether the nil channel is meant: "nil", "nil channel" or "the nil channel".
func (s *search) isNil() bool {
	return s.on == "nil" || s.on == "nil channel" || s.on == format.Chan(s.t, model.NilChan)
}

// isChan reports whether a recorded channel is meant: by its name, by what it is, or by the
// line at which it was made.
func (s *search) isChan(c model.Chan) bool {
	if c == model.NilChan {
		return s.isNil()
	}
	if id, ok := s.f.chans.Recorded(c); ok && s.ids[id] || s.on == format.Chan(s.t, c) {
		return true
	}
	site := s.t.Site(s.t.Chan(c).MadeAt)
	return site != model.NoFrame && fitsPlace(s.on, s.t.Frame(site))
}

// marks begin what package channel adds to a name: how to tell apart those that are called
// the same, and what became of a context.
var marks = []string{" #", " at ", " of ", " (", " cancelled", " after its timeout"}

// isName reports whether a channel or lock is called by a name, which may lack what is
// added to it: results stands for "results at main.go:38" and for "results #5".
func isName(want, name string) bool {
	if want == name {
		return true
	}
	for _, mark := range marks {
		if i := strings.LastIndex(name, mark); i > 0 {
			if name = name[:i]; want == name {
				return true
			}
		}
	}
	return false
}

// chanName returns what a recorded channel is called.
func (f *Finder) chanName(c model.Chan) string {
	if c == NoChan {
		return ""
	}
	if id, ok := f.chans.Recorded(c); ok {
		return f.chans.Channels[id-1].Name
	}
	return format.Chan(f.t, c)
}

// intervalName returns what a goroutine waits for, as far as that is one thing.
func (f *Finder) intervalName(iv model.Interval) string {
	switch {
	case iv.Op == model.OpSendNil || iv.Op == model.OpReceiveNil:
		return format.Chan(f.t, model.NilChan)
	case iv.Open:
		if ids := f.chans.WaitsOn(iv.Goroutine); len(ids) == 1 {
			return f.chans.Channels[ids[0]-1].Name
		}
		for _, id := range f.chans.WaitsFor(iv.Goroutine) {
			return f.chans.Locks[id-1].Name
		}
		return ""
	}
	if id, ok := f.chans.ChannelOf(iv); ok {
		return f.chans.Channels[id-1].Name
	}
	if id, ok := f.chans.LockOf(iv); ok {
		return f.chans.Locks[id-1].Name
	}
	return ""
}

// waitsOn reports whether a goroutine waits for what is meant: of a select, whether one of
// its cases is.
func (s *search) waitsOn(iv model.Interval) bool {
	switch {
	case s.on == "":
		return true
	case iv.Op == model.OpSendNil || iv.Op == model.OpReceiveNil:
		return s.isNil()
	}
	for _, op := range s.t.ChanWait(iv) {
		if s.chans[op.Chan] {
			return true
		}
	}
	if iv.Open {
		return anyOf(s.ids, s.f.chans.WaitsOn(iv.Goroutine)) || anyOf(s.locks, s.f.chans.WaitsFor(iv.Goroutine))
	}
	if id, ok := s.f.chans.ChannelOf(iv); ok {
		return s.ids[id]
	}
	id, ok := s.f.chans.LockOf(iv)
	return ok && s.locks[id]
}

func anyOf(set map[int]bool, ids []int) bool {
	for _, id := range ids {
		if set[id] {
			return true
		}
	}
	return false
}

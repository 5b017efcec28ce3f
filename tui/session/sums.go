package session

import (
	"context"
	"sync/atomic"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/profile"
	"chanlens/tui/sums"
)

// What goroutines did within the extent is summed up beside the event loop, for all views
// that show it, as soon as one of them wants it. What was summed up before stays until then.

// summing is the sums of a session, and how they come about.
type summing struct {
	users []sumsUser
	of    *sums.Sums // the last that there were of this trace; nil: none yet
	key   sumsKey    // what they are of

	working sumsKey            // what is being summed up
	giveUp  context.CancelFunc // nil: nothing is
	percent *atomic.Int32      // how far that is
}

// sumsKey is what sums are of.
type sumsKey struct {
	found  *examine.Result
	extent Range
	only   Only
	system bool
}

// sumsUser is who shows sums.
type sumsUser struct {
	wanted func() bool
	take   func()
}

// UseSums makes known somebody who shows sums: wanted says whether he does now, and take
// is called when there are others.
func (s *Session) UseSums(wanted func() bool, take func()) {
	s.summing.users = append(s.summing.users, sumsUser{wanted, take})
}

// Sums returns what goroutines did within the extent, nil if there is nothing yet, and
// whether it is what is asked for now: it may be that of an extent or a filter of before.
func (s *Session) Sums() (of *sums.Sums, current bool) {
	if s.Found == nil || s.summing.key.found != s.Found {
		return nil, false // goroutines have other handles
	}
	return s.summing.of, s.summing.key == s.sumsKey()
}

func (s *Session) sumsKey() sumsKey {
	return sumsKey{s.Found, s.Extent(), s.Only, s.System}
}

// SumUp sees to it that there are sums for who wants them. What is being summed up for an
// earlier wish is given up.
func (s *Session) SumUp() {
	m, want := &s.summing, s.sumsKey()
	switch {
	case s.Found == nil || !s.sumsWanted() || m.key == want:
		return
	case m.giveUp != nil: // the next one begins when that has ended
		if m.working != want {
			m.giveUp()
		}
		return
	}
	ctx, cancel := context.WithCancel(s.Context())
	percent, done := new(atomic.Int32), make(chan struct{})
	m.working, m.giveUp, m.percent = want, cancel, percent
	opt := want.options()
	opt.Progress = func(done, of int) { percent.Store(int32(100 * done / max(of, 1))) }
	soon := s.Shell.Beside.Soon(func() func() {
		of := sums.Of(ctx, want.found, opt)
		close(done)
		return func() {
			cancel()
			m.giveUp = nil
			if of != nil && want.found == s.Found {
				m.of, m.key = of, want
				for _, u := range m.users {
					u.take()
				}
			}
			s.SumUp()
		}
	})
	if !soon {
		s.Shell.Beside.Watch(ctx, done)
	}
}

// Summing returns how far the sums that are being made are, in percent.
func (s *Session) Summing() int {
	if s.summing.giveUp == nil {
		return 0
	}
	return int(s.summing.percent.Load())
}

func (s *Session) sumsWanted() bool {
	if s.Chosen.Span > 0 { // its statistics stand beside the timeline
		return true
	}
	for _, u := range s.summing.users {
		if u.wanted() {
			return true
		}
	}
	return false
}

// options returns how to sum up.
func (k sumsKey) options() profile.Options {
	o := profile.Options{From: k.extent.Start, To: k.extent.End(), NoSystem: !k.system}
	if k.only != nil {
		o.Only = func(g model.Goroutine) bool { return k.only.Has(g) }
	}
	return o
}

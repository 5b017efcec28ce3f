package tui

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"testing"

	"chanlens/model"
	"chanlens/tui/keys"
	"chanlens/tui/monkey"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// TestMonkeyBeside has monkeys play with an App whose slow work goes on beside it, and of
// whose trace more and more comes: what is worked out may come at any time later, when the
// user and the trace are somewhere else.
func TestMonkeyBeside(t *testing.T) {
	for seed := range uint64(30) {
		var parts []*session.Survey
		for _, there := range [][]uint64{nil, {3}, {2, 3}, {1, 2, 3, 4}, whole} {
			trace := stages(t, model.Pending, there...)
			parts = append(parts, session.NewSurvey(context.Background(), trace, nil, session.Arrangement{}))
		}
		parts = append(parts, survey(t, whole...))
		newRomp(t, seed, parts).run(60)
	}
}

// romp is a monkey that plays with an App.
type romp struct {
	*monkey.Monkey
	*App
	t     *testing.T
	seed  uint64
	to    []*session.Survey // that are still to come
	jobs  []func() func()   // that nobody has begun yet
	found []func()          // what comes of those that are done
	did   []keys.Event
}

func newRomp(t *testing.T, seed uint64, parts []*session.Survey) *romp {
	opt := Options{Name: "monkey.trace", Theme: theme.Colour}
	if text := fixtureLesson(t, "lesson"); seed%2 == 0 {
		opt.Lesson = &Lesson{Text: text, Step: int(seed/2) % 6}
		opt.Lessons = lessonsOf(text, nil)
	}
	r := &romp{Monkey: monkey.New(seed), App: NewApp(opt), t: t, seed: seed, to: parts}
	r.App.beside = func(do func() func()) {
		if r.Chance(2) {
			r.found = append(r.found, do())
			return
		}
		r.jobs = append(r.jobs, do)
	}
	return r
}

// run does n things.
func (r *romp) run(n int) {
	defer r.tellPanic()
	for range n {
		e := r.Next()
		r.did = append(r.did, e)
		r.Handle(e)
		r.check()
		r.surprise()
		r.check()
		if r.t.Failed() {
			return
		}
	}
	for len(r.jobs)+len(r.found) > 0 {
		r.work()
	}
	r.check()
}

// surprise does what does not come from the user.
func (r *romp) surprise() {
	switch {
	case len(r.to) > 0 && r.Chance(8):
		sv := r.to[0]
		r.to = r.to[1:]
		if r.Chance(2) {
			r.ready = r.chooseOf(context.Background(), sv)
		}
		r.Show(sv)
	case len(r.to) > 1 && r.Chance(100):
		r.Fail(errors.New("the disk is gone"))
		r.to = nil
	case r.Chance(2):
		r.work()
	}
}

// work goes on with something beside the event loop.
func (r *romp) work() {
	switch n := len(r.jobs); {
	case n > 0 && (len(r.found) == 0 || r.Chance(2)):
		i := r.Pick(n)
		do := r.jobs[i]
		r.jobs = append(r.jobs[:i:i], r.jobs[i+1:]...)
		r.found = append(r.found, do())
	case len(r.found) > 0:
		apply := r.found[0]
		r.found = r.found[1:]
		apply()
	}
}

// check holds what is so at any time.
func (r *romp) check() {
	first, again := r.Draw(), r.Draw()
	if w, h := first.Size(); w != r.App.w || h != r.App.h {
		r.fail("the screen has %dx%d, want %dx%d", w, h, r.App.w, r.App.h)
	}
	for y := range r.App.h {
		for x := range r.App.w {
			if a, b := first.At(x, y), again.At(x, y); a != b {
				r.fail("drawn twice, %d,%d is %+v and %+v", x, y, a, b)
				return
			}
		}
	}
	s := r.App.session
	if s == nil {
		return
	}
	end := max(s.Trace.End(), 1)
	if g := s.Sel.Goroutine; g != model.NoGoroutine && int(g) >= s.Trace.NumGoroutines() {
		r.fail("goroutine %d of %d is selected", g, s.Trace.NumGoroutines())
	}
	if s.Veil.Hides(s.Sel.At) {
		r.fail("the moment %d is selected, which is hidden from %d on", s.Sel.At, s.Veil.From)
	}
	if s.Sel.At < 0 || s.Sel.At >= end {
		r.fail("the moment %d of %d is selected", s.Sel.At, end)
	}
	if s.Range.Start < 0 || s.Range.Span < 0 || s.Range.End() > max(end, model.Time(r.App.w)) {
		r.fail("%+v of %d is shown", s.Range, end)
	}
}

func (r *romp) fail(format string, args ...any) {
	r.t.Helper()
	r.t.Errorf("seed %d, event %d: %s\nafter %s", r.seed, len(r.did), fmt.Sprintf(format, args...), monkey.Script(r.did))
}

func (r *romp) tellPanic() {
	if p := recover(); p != nil {
		r.fail("panic: %v\n%s", p, debug.Stack())
	}
}

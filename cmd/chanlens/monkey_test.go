package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"
	"testing"

	"chanlens/model"
	"chanlens/tui"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/monkey"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// How much the monkeys do can be said from outside: CHANLENS_MONKEY is how many events each
// makes, and CHANLENS_SEED the seed of the first.
func monkeyNumber(t *testing.T, name string, usual int) int {
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestMonkey has monkeys play with the UI on real traces: whole ones and damaged ones, in
// little memory, in a window, and while they are loading. Whatever they do, the UI does not
// panic, keeps to its size and to the trace, and draws the same twice.
func TestMonkey(t *testing.T) {
	t.Setenv("VISUAL", "vi")
	events, first := monkeyNumber(t, "CHANLENS_MONKEY", 40), monkeyNumber(t, "CHANLENS_SEED", 1)
	for i, c := range cages(t) {
		seed := uint64(first + i)
		t.Run(c.name, func(t *testing.T) {
			parts := c.open(t)
			for i, p := range parts {
				if err := model.Check(p); err != nil {
					t.Fatalf("part %d: %v", i, err)
				}
			}
			surveys := make([]*session.Survey, len(parts))
			for i, p := range parts {
				surveys[i] = surveyOf(t, p, i == len(parts)-1, before(surveys, i))
			}
			newRomp(t, seed, surveys).run(events)
		})
	}
}

func before(surveys []*session.Survey, i int) *session.Survey {
	if i == 0 {
		return nil
	}
	return surveys[i-1]
}

// romp is a monkey that plays with the UI.
type romp struct {
	*monkey.Monkey
	t      *testing.T
	seed   uint64
	app    *tui.App
	s      *session.Session
	to     []*session.Survey // that are still to come
	beside []func() func()   // work that goes on beside the event loop
	done   []func()          // what comes of it
	did    []keys.Event
	w, h   int
}

// newRomp opens the UI on the first of the surveys.
func newRomp(t *testing.T, seed uint64, of []*session.Survey) *romp {
	r := &romp{Monkey: monkey.New(seed), t: t, seed: seed, w: 80, h: 24}
	defer r.tellPanic()
	r.app = tui.NewApp(r.options(of[0].Trace))
	r.s = session.New(of[0])
	r.to = of[1:]
	r.app.Open(r.s)
	if r.Chance(2) {
		r.s.Shell.Beside = func(do func() (apply func())) { r.beside = append(r.beside, do) }
	}
	return r
}

// options are what the command line and another day may say.
func (r *romp) options(t *model.Trace) tui.Options {
	themes := []*theme.Theme{theme.Colour, theme.Mono, theme.Mono.InASCII(true)}
	opt := tui.Options{
		Name: "monkey.trace", Theme: themes[r.Pick(len(themes))],
		View: tui.ViewNames()[r.Pick(len(tui.ViewNames()))],
		Edit: func([]string) error { return nil },
	}
	if r.Chance(3) {
		at, far := model.Time(r.Pick(1<<30)), model.Time(1<<62)
		opt.Start = tui.Start{At: &at, Span: model.Time(r.Pick(1 << 28)), Goroutine: model.GoID(r.Pick(20))}
		opt.Kept.Marks = []session.Mark{
			{Letter: 'a', View: "waits", ID: 7, At: far, Range: session.Range{Start: far, Span: far}},
			{Letter: 'b', View: "no such view", ID: 1 << 60, First: -far, At: -far, Range: session.Range{Start: -far, Span: -1}},
			{Letter: 's', Nobody: true},
			{Letter: -1 << 31}, {Letter: 1<<31 - 1},
		}
		opt.Kept.Pins = []tui.Pin{{ID: 1}, {ID: 1, First: far}, {ID: 1 << 62, First: -far}}
	}
	return opt
}

// run does n things.
func (r *romp) run(n int) {
	defer r.tellPanic()
	r.check()
	for range n {
		e := r.Next()
		if e.Kind == keys.Resize {
			r.w, r.h = e.X, e.Y
		}
		r.did = append(r.did, e)
		tui.Play(r.app, []keys.Event{e})
		r.surprise()
		r.check()
		if r.t.Failed() {
			return
		}
	}
}

// surprise does what does not come from the user: more of the trace arrives, or what was
// worked out beside the event loop.
func (r *romp) surprise() {
	if len(r.to) > 0 && r.Chance(20) {
		r.app.Show(r.to[0])
		r.to = r.to[1:]
	}
	if len(r.beside) > 0 && r.Chance(3) {
		do := r.beside[0]
		r.beside = r.beside[1:]
		r.done = append(r.done, do())
	}
	if len(r.done) > 0 && r.Chance(2) {
		apply := r.done[0]
		r.done = r.done[1:]
		apply()
	}
	if r.s.CanGoBack() && r.Chance(30) {
		r.thereAndBack()
	}
}

// thereAndBack goes back and forward again, which changes nothing.
func (r *romp) thereAndBack() {
	was := r.where()
	r.s.Back()
	if !r.s.CanGoForward() {
		r.fail("one cannot go forward after going back")
	}
	r.s.Forward()
	if now := r.where(); now != was {
		r.fail("going back and forward again leads from %s to %s", was, now)
	}
}

func (r *romp) where() string {
	return fmt.Sprintf("%+v in %+v of %s", r.s.Sel, r.s.Range, r.s.View)
}

// check holds what is so at any time.
func (r *romp) check() {
	first, again := r.app.Draw(), r.app.Draw()
	if w, h := first.Size(); w != r.w || h != r.h {
		r.fail("the screen has %dx%d, want %dx%d", w, h, r.w, r.h)
	}
	for y := range r.h {
		for x := range r.w {
			if a, b := first.At(x, y), again.At(x, y); a != b {
				r.fail("drawn twice, %d,%d is %+v and %+v", x, y, a, b)
				return
			}
		}
	}
	r.checkCells(first)
	s, end := r.s, max(r.s.Trace.End(), 1)
	if g := s.Sel.Goroutine; g != model.NoGoroutine && int(g) >= s.Trace.NumGoroutines() {
		r.fail("goroutine %d of %d is selected", g, s.Trace.NumGoroutines())
	}
	if s.Sel.At < 0 || s.Sel.At >= end {
		r.fail("the moment %d of %d is selected", s.Sel.At, end)
	}
	shown := max(end, model.Time(r.w)) // a cell is a nanosecond at least
	if s.Range.Start < 0 || s.Range.Span < 0 || s.Range.Span > shown || s.Range.Start > shown-s.Range.Span {
		r.fail("%+v of %d is shown", s.Range, end)
	}
	if c := s.Chosen; c.Start < 0 || c.Span < 0 || c.Span > end || c.Start > end-c.Span {
		r.fail("%+v of %d is chosen", c, end)
	}
	if from, to := r.app.Focus(); from < 0 || to < from {
		r.fail("looked at is %d to %d", from, to)
	}
}

// checkCells holds that every cell can be shown: none stands for nothing but the second half
// of a wide one.
func (r *romp) checkCells(c *canvas.Canvas) {
	for y := range r.h {
		for x := range r.w {
			wide := x > 0 && canvas.RuneWidth(c.At(x-1, y).Rune) == 2
			if (c.At(x, y).Rune == 0) != wide {
				r.fail("%d,%d is %q after %q", x, y, c.At(x, y).Rune, c.At(x-1, y).Rune)
				return
			}
		}
	}
}

func (r *romp) fail(format string, args ...any) {
	r.t.Errorf("seed %d, event %d: %s\nin %s\nafter %s", r.seed, len(r.did), fmt.Sprintf(format, args...), r.where(), monkey.Script(r.did))
}

func (r *romp) tellPanic() {
	if p := recover(); p != nil {
		r.t.Errorf("seed %d, event %d: panic: %v\n%s\nafter %s", r.seed, len(r.did), p, debug.Stack(), monkey.Script(r.did))
	}
}

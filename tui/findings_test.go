package tui

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/tui/bulk"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// TestFindingScreens compares findings and channels with pictures a person checked.
func TestFindingScreens(t *testing.T) {
	trace := fixture(t, "findings")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		view   string
		script string
	}{
		{"findings-80x24", 80, 24, theme.Colour, "findings", ""},
		{"findings-80x24-mono", 80, 24, theme.Mono, "findings", "jl"},
		{"findings-160x45", 160, 45, theme.Colour, "findings", "<Space>j"},
		{"findings-info-80x24", 80, 24, theme.Colour, "findings", "G"},
		{"findings-40x10", 40, 10, theme.Colour, "findings", ""},
		{"channels-80x24", 80, 24, theme.Colour, "channels", ""},
		{"channels-80x24-mono", 80, 24, theme.Mono, "channels", "G"},
		{"channels-160x45", 160, 45, theme.Colour, "channels", "j"},
		{"channels-250x70", 250, 70, theme.Colour, "channels", ""},
		{"channels-40x10", 40, 10, theme.Colour, "channels", ""},
		{"locks-80x24", 80, 24, theme.Colour, "locks", ""},
		{"locks-80x24-mono", 80, 24, theme.Mono, "locks", "j"},
		{"locks-160x45", 160, 45, theme.Colour, "locks", "j"},
		{"locks-250x70", 250, 70, theme.Colour, "locks", "jo"},
		{"locks-40x10", 40, 10, theme.Colour, "locks", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(trace, c.theme, c.w, c.h, c.view), script))
		})
	}
}

// TestRecordedScreens compares channels whose operations were recorded, beside one wait that
// was not, with pictures a person checked.
func TestRecordedScreens(t *testing.T) {
	trace := fixture(t, "recorded")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		script string
	}{
		{"recorded-channels-80x24", 80, 24, theme.Colour, ""},
		{"recorded-channels-80x24-mono", 80, 24, theme.Mono, "j"},
		{"recorded-channels-160x45", 160, 45, theme.Colour, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(open(trace, c.theme, c.w, c.h, "channels"), script))
		})
	}
}

// examined has the analyses look at what was surveyed.
func examined(t testing.TB, sv *session.Survey) *session.Survey {
	t.Helper()
	e, err := sv.Examined(context.Background(), examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestFindingJumps holds where keys lead from findings and channels, and that back leads
// back.
func TestFindingJumps(t *testing.T) {
	trace := fixture(t, "findings")
	for _, c := range []struct{ keys, want, view string }{
		{"1", "8 at 33ms", "findings"},
		{"1<Enter>", "8 at 33ms", "timeline"},
		{"1l", "9 at 36ms", "findings"},
		{"1l<Enter>", "9 at 36ms", "timeline"},
		{"1l<Enter>b", "9 at 36ms", "findings"},
		{"1l<Enter>bl", "8 at 33ms", "findings"}, // around
		{"1h", "9 at 36ms", "findings"},
		{"1j<Enter>", "12 at 9ms", "timeline"},
		{"1j<Enter>b<Enter>", "12 at 9ms", "timeline"},
		{"1jj", "12 at 9ms", "findings"},         // the heading selects nobody
		{"1jj<Enter>j", "1 at 20ms", "findings"}, // what is for information
		{"1jj<Enter>jj<Enter>", "21 at 41ms", "timeline"},
		{"1<Space>jjj<Enter>", "30 at 50ms", "timeline"},
		{"1<Tab>j<Enter>", "9 at 36ms", "timeline"}, // a link
		{"12j1", "9 at 28.571428ms", "findings"},    // it is of the same finding
		{"3", "8 at 33ms", "channels"},              // nothing moves before the cursor does
		{"3<Enter>", "8 at 33ms", "timeline"},
		{"3j<Enter>", "41 at 9.8ms", "timeline"}, // the longest wait
		{"5<Enter>", "1 at 20ms", "timeline"},    // who waits there at the end
		{"5j", "8 at 33ms", "locks"},
		{"5G<Enter>", "21 at 41ms", "timeline"},
		{"3<Tab>j<Enter>", "9 at 36ms", "timeline"},
	} {
		a := open(trace, theme.Colour, 100, 30, "")
		play(t, a, c.keys)
		if got := where(a); got != c.want || a.view().Name() != c.view {
			t.Errorf("after %s: %s in %s, want %s in %s", c.keys, got, a.view().Name(), c.want, c.view)
		}
	}
}

// TestFindingPins holds that the goroutines of a finding are pinned where Enter leads, and
// which of them comes first.
func TestFindingPins(t *testing.T) {
	trace := fixture(t, "findings")
	for _, c := range []struct{ keys, title, want string }{
		{"1", "", ""},
		{"1<Enter>", "2 senders wait for ever in main.(*server).query", "8 9"},
		{"1l<Enter>", "2 senders wait for ever in main.(*server).query", "9 8"},
		{"1<Enter>1j<Enter>", "1 goroutine waits for ever on a nil channel", "12"},
	} {
		a := open(trace, theme.Colour, 100, 30, "")
		play(t, a, c.keys)
		var ids []string
		for _, g := range a.session.Pins.Of {
			ids = append(ids, fmt.Sprint(trace.Goroutine(g).ID))
		}
		if got := strings.Join(ids, " "); got != c.want || !strings.HasPrefix(a.session.Pins.Title, c.title) {
			t.Errorf("after %s: %s are pinned for %q, want %s for %q", c.keys, got, a.session.Pins.Title, c.want, c.title)
		}
	}
}

// TestFindingsNotKnown holds what is said where there are no findings, or not yet.
func TestFindingsNotKnown(t *testing.T) {
	calm := parse(t, "generation 1 0 1000\ngoroutine 1 main.main\n  ^ running P0\n")
	for _, c := range []struct {
		name  string
		app   func() *App
		wants []string
	}{
		{"calm", func() *App { return open(calm, theme.Colour, 80, 24, "findings") },
			[]string{"Nothing to worry about", "Checked for", "goroutines that wait for ever: to send"}},
		{"calm locks", func() *App { return open(calm, theme.Colour, 80, 24, "locks") },
			[]string{"No lock is seen"}},
		{"calm waits", func() *App { return open(calm, theme.Colour, 80, 24, "waits") },
			[]string{"No goroutine of the program ever waits"}},
		{"loading waits", func() *App { return openPart(t, 80, 24, "waits", 1, 2) },
			[]string{"known once all of it is loaded", "loading: "}},
		{"loading goroutines", func() *App { return openPart(t, 80, 24, "goroutines", 1, 2) },
			[]string{"known once all of it is loaded", "loading: "}},
		{"calm channels", func() *App { return open(calm, theme.Colour, 80, 24, "channels") },
			[]string{"No channel is seen"}},
		{"loading", func() *App { return openPart(t, 80, 24, "findings", 1, 2) },
			[]string{"known once all of it is loaded", "loading: "}},
		{"loading channels", func() *App { return openPart(t, 80, 24, "channels", 1, 2) },
			[]string{"known once all of it is loaded", "loading: "}},
		{"failed", func() *App {
			a := openPart(t, 80, 24, "findings", 1, 2)
			a.Fail(errors.New("broken"))
			return a
		}, []string{"is not known: loading failed"}},
		{"a window", func() *App { return window(t, "findings")(80, 24) },
			[]string{"The trace's end is outside the window"}},
		{"not examined", func() *App {
			a := NewApp(Options{Name: "calm.trace", View: "findings"})
			a.Show(session.NewSurvey(context.Background(), calm, nil, session.Arrangement{}))
			a.examining(1, 3)
			return a
		}, []string{"is being worked out", "examining: 1 of 3 generations"}},
	} {
		screen := strings.Join(c.app().Draw().Lines(), "\n")
		for _, want := range c.wants {
			if !strings.Contains(screen, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, screen)
			}
		}
	}
}

// TestFindingsCome holds that findings come to who waits for them, and back leads to
// what was selected.
func TestFindingsCome(t *testing.T) {
	trace := fixture(t, "findings")
	bare := session.NewSurvey(context.Background(), trace, nil, session.Arrangement{})
	a := NewApp(Options{Name: "findings.trace"})
	a.Show(bare)
	play(t, a, "j1<Enter>")
	if got := a.session.Word; got != "findings are being worked out" {
		t.Errorf("Enter says %q", got)
	}
	before := where(a)
	a.Show(session.Surveyed(context.Background(), trace, examine.Options{}))
	if got := where(a); got != "8 at 33ms" {
		t.Errorf("selected is %s", got)
	}
	play(t, a, "b")
	if got := where(a); got != before {
		t.Errorf("back leads to %s, want %s", got, before)
	}
}

// TestFindingsAnySize drives the views with random events at random sizes.
func TestFindingsAnySize(t *testing.T) {
	trace := fixture(t, "findings")
	rng := rand.New(rand.NewSource(3))
	script := mustParse(t, "131456jjjkkllhhnNgGd<Tab><Enter>b<Esc><PgDn><PgUp><Space>?<Esc>W<Esc>")
	for round := range 60 {
		a := open(trace, theme.Colour, 80, 24, "findings")
		for range 60 {
			e := script[rng.Intn(len(script))]
			switch rng.Intn(6) {
			case 0:
				e = keys.Event{Kind: keys.Resize, X: 1 + rng.Intn(220), Y: 1 + rng.Intn(60)}
			case 1:
				e = keys.Event{Kind: keys.Mouse, Name: keys.Click, X: rng.Intn(220), Y: rng.Intn(60)}
			}
			a.Handle(e)
			if w, h := a.Draw().Size(); w != a.w || h != a.h {
				t.Fatalf("round %d: the screen is %dx%d, want %dx%d", round, w, h, a.w, a.h)
			}
		}
	}
}

// TestFindingsShowTheCursor holds that the row under the cursor is on screen, whole if
// there is room.
func TestFindingsShowTheCursor(t *testing.T) {
	trace := fixture(t, "findings")
	for _, view := range []string{"findings", "channels", "goroutines", "locks", "waits"} {
		for h := leastHeight; h < 40; h++ {
			a := open(trace, theme.Colour, 80, h, view)
			play(t, a, "<Space>")
			for _, k := range "jjjjjjjkkkkkkkkGgG" {
				play(t, a, string(k))
				if screen := a.Draw().Lines(); !slices.ContainsFunc(screen[2:], func(line string) bool { return strings.HasPrefix(line, "▸") }) {
					t.Fatalf("%s, %d high, after %c: no cursor in\n%s", view, h, k, strings.Join(screen, "\n"))
				}
			}
		}
	}
}

// leaked makes a trace of many goroutines that send for all of it, on a nil channel if
// that is the reason.
func leaked(n int, reason model.Reason) *model.Trace {
	b := model.NewBuilder(model.Info{GoVersion: "1.26", Source: "leaked"})
	g := model.NewGeneration(model.GenerationInfo{Number: 1})
	stack := g.Stack([]model.Frame{
		{Func: "runtime.chansend1", File: "chan.go", Line: 161},
		{Func: "main.leak", File: "main.go", Line: 10},
	})
	for i := range n {
		at := model.Time(i)
		g.Event(at)
		id := g.Goroutine(model.GoID(i + 1))
		g.Status(at, id, model.StateWaiting, reason, stack)
	}
	g.Finish(bulk.Second)
	b.Add(g)
	return b.Seal()
}

// settled returns an App on a large trace after some keys, with all that they asked for.
func settled(b *testing.B, sv *session.Survey, script string) measured {
	a := openLarge(b, sv, "")
	a.play(b, script)
	return a
}

// play presses keys, and after each waits for all that it asked for.
func (a measured) play(b *testing.B, script string) {
	for _, e := range mustParse(b, script) {
		a.Handle(e)
		a.settle()
	}
}

// settle waits until nothing goes on beside.
func (a measured) settle() {
	for a.work.Wait(); len(a.results) > 0; a.work.Wait() {
		a.apply()
	}
}

// BenchmarkFindings measures a frame of the views on what is found, with half a million
// goroutines that are stuck.
func BenchmarkFindings(b *testing.B) {
	survey := func(reason model.Reason) *session.Survey {
		return examined(b, session.NewSurvey(context.Background(), leaked(500_000, reason), nil, session.Arrangement{}))
	}
	never, one := survey(model.ReasonForever), survey(model.ReasonChanSend)
	for _, c := range []struct {
		name, before, script string
		of                   *session.Survey
	}{
		{"show", "", "12", never},
		{"move", "1<Space>", "jjjkkk", never},
		{"step", "1<Space>", "lh", never},
		{"jump", "1", "<Enter>b", never},
		{"channels", "3", "jjkkGg", one},
		{"channels/jump", "3", "<Enter>b", one},
		{"goroutines", "4", "jjkkGg", one},
		{"goroutines/show", "42", "42", one},
		{"goroutines/open", "4", "lh", one},
		{"goroutines/stuck", "4g", "!", one},
		{"goroutines/sort", "4gl", "o", one},
		{"goroutines/bucket", "4gl", "<Enter><Enter><Esc>", one},
		{"goroutines/jump", "4glj", "<Enter>b", one},
		{"waits", "6", "jjkkGg", one},
		{"waits/page", "6<Enter>", "jjkkGg", one},
		{"waits/sort", "6", "o", one},
	} {
		b.Run(c.name, func(b *testing.B) { press(b, settled(b, c.of, c.before), c.script) })
	}
	b.Run("range", func(b *testing.B) {
		a := settled(b, one, "2g")
		a.session.Chosen = session.Range{Start: bulk.Second / 4, Span: bulk.Second / 2}
		a.session.SumUp()
		a.settle()
		press(b, a, "jk")
	})
}

package tui

import (
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/golden"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// chooseRange returns an App with a range of the scene chosen.
func chooseRange(t *testing.T, w, h int, view string, from, to model.Time) *App {
	t.Helper()
	a := open(fixture(t, "scene"), theme.Colour, w, h, view)
	a.session.Chosen = session.Range{Start: from, Span: to - from}
	play(t, a, "<F12>") // any event: the App catches up
	return a
}

// TestRangeScreens compares what is shown of a chosen range with pictures a person checked.
func TestRangeScreens(t *testing.T) {
	for _, c := range []struct {
		name, view string
		w, h       int
	}{
		{"range-80x24", "timeline", 80, 24},
		{"range-160x45", "timeline", 160, 45},
		{"range-goroutines-80x24", "goroutines", 80, 24},
		{"range-waits-80x24", "waits", 80, 24},
	} {
		t.Run(c.name, func(t *testing.T) { golden.Check(t, c.name, chooseRange(t, c.w, c.h, c.view, 40e6, 60e6).Draw()) })
	}
}

// TestRangeIsDropped holds that without a range all of the trace is spoken of again.
func TestRangeIsDropped(t *testing.T) {
	a := chooseRange(t, 100, 30, "waits", 40e6, 60e6)
	for _, want := range []string{"40ms to 60ms", "whole trace"} {
		if screen := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(screen, want) {
			t.Errorf("no %q in\n%s", want, screen)
		}
		a.session.Chosen = session.Range{}
		play(t, a, "j")
	}
}

// few is a filter that lets a few goroutines through.
type few struct {
	trace *model.Trace
	ids   []model.GoID
}

func (f *few) Has(g model.Goroutine) bool { return slices.Contains(f.ids, f.trace.Goroutine(g).ID) }
func (f *few) Len() int                   { return len(f.ids) }

// TestTablesGoByTheFilter holds that goroutines and waits are those of the filter.
func TestTablesGoByTheFilter(t *testing.T) {
	for _, c := range []struct {
		view        string
		ids         []model.GoID
		wants, nots []string
	}{
		{"goroutines", []model.GoID{8, 12}, []string{"2 goroutines, started in 2 ways", "1 stuck", "2 goroutines by the filter"}, []string{"main.main"}},
		{"waits", []model.GoID{8, 12}, []string{"1 stuck", "select", "send"}, []string{"Mutex.Lock"}},
		{"goroutines", nil, []string{"No goroutine passes the filter", "F removes the filter"}, nil},
		{"waits", nil, []string{"No goroutine that passes the filter waits"}, nil},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 100, 30, c.view)
		a.session.Only = &few{a.session.Trace, c.ids}
		play(t, a, "j")
		screen := strings.Join(a.Draw().Lines(), "\n")
		for _, want := range c.wants {
			if !strings.Contains(screen, want) {
				t.Errorf("%s, %v: no %q in\n%s", c.view, c.ids, want, screen)
			}
		}
		for _, not := range c.nots {
			if strings.Contains(screen, not) {
				t.Errorf("%s, %v: %q in\n%s", c.view, c.ids, not, screen)
			}
		}
	}
}

// TestTablesFade holds that what was there before is shown as such while something else is
// being summed up, and that keys work meanwhile.
func TestTablesFade(t *testing.T) {
	for _, view := range []string{"goroutines", "waits"} {
		var jobs []func() func()
		a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour})
		a.beside = func(do func() func()) { jobs = append(jobs, do) }
		a.Open(session.Open(fixture(t, "scene")))
		see := func(what string) {
			t.Helper()
			if screen := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(screen, what) {
				t.Errorf("%s: no %q in\n%s", view, what, screen)
			}
		}
		finish := func() {
			for len(jobs) > 0 {
				do := jobs[0]
				jobs = jobs[1:]
				do()()
			}
		}
		a.showView(view)
		see("is being summed up")
		play(t, a, "jkl<Enter>!o<Tab>")
		finish()
		see("whole trace")
		a.session.Chosen = session.Range{Start: 40e6, Span: 20e6}
		play(t, a, "j")
		see("40ms to 60ms: being worked out")
		c := a.Draw()
		for y := 3; y < 12; y++ {
			if cell := c.At(6, y); cell.Rune != ' ' && cell.Style.Role != theme.Dim {
				t.Errorf("%s: %q in line %d is not faded", view, cell.Rune, y)
			}
		}
		play(t, a, "jkl<Enter>!oO<Esc>")
		finish()
		play(t, a, "k")
		finish()
		if screen := strings.Join(a.Draw().Lines(), "\n"); strings.Contains(screen, "being worked out") {
			t.Errorf("%s: still being worked out in\n%s", view, screen)
		}
	}
}

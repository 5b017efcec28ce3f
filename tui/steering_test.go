package tui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/filter"
	"chanlens/tui/search"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
	"chanlens/tui/viewtest"
)

// whereabouts says where the user is.
func whereabouts(a *App) string {
	s := a.session
	return fmt.Sprintf("%s: %d at %v", a.view().Name(), s.Trace.Goroutine(s.Sel.Goroutine).ID, time.Duration(s.Sel.At))
}

// TestFindLeads goes to all kinds of things that are found.
func TestFindLeads(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 120, 40, "timeline")
	for _, c := range []struct{ keys, want string }{
		{"/sender<Enter>", "timeline: 7 at 20ms"},
		{"<C-n>", "timeline: 8 at 20ms"},
		{"<C-n>", "timeline: 9 at 24ms"},
		{"<C-n>", "timeline: 7 at 24ms"},
		{"<C-p>", "timeline: 9 at 24ms"},
		{"/12<Enter>", "timeline: 12 at 24ms"},
		{"b", "timeline: 9 at 24ms"},
		{"/Mutex.Lock take<Enter>", "waits: 13 at 47ms"},
		{"/12<Esc>", "waits: 13 at 47ms"},
		{"b", "timeline: 9 at 24ms"},
	} {
		play(t, a, c.keys)
		if got := whereabouts(a); got != c.want {
			t.Errorf("after %s: %s, want %s", c.keys, got, c.want)
		}
	}
}

// TestFindLeadsToRows holds that each row of a view that is found is where Enter leads.
func TestFindLeadsToRows(t *testing.T) {
	s := session.Open(fixture(t, "findings"))
	x := search.New(context.Background(), s.Survey)
	seen := map[search.Kind]int{}
	for _, h := range x.Find(context.Background(), "a", 1000).Hits {
		if len(x.Steps(h.Entry)) > 0 || h.Kind == search.Called {
			continue
		}
		a := open(s.Trace, theme.Colour, 120, 40, "timeline")
		play(t, a, "/")
		a.finder.text, a.finder.hits, a.finder.of = "a", []search.Hit{h}, a.finder.index
		a.prompt = nil
		a.goFound()
		if a.view().Name() == "timeline" || a.session.Word != "" {
			t.Errorf("%s %q leads to %s, note %q", h.Kind, h.Text, a.view().Name(), a.session.Word)
		}
		seen[h.Kind]++
	}
	if len(seen) < 3 {
		t.Errorf("only %v were tried", seen)
	}
}

// TestFindInStacks holds that a function further out in stacks leads to who waits in its
// calls, one after the other.
func TestFindInStacks(t *testing.T) {
	a := open(viewtest.Trace(t, `
generation 1 0 100ms
goroutine 1 main.main
  ^     running P0
  10ms  sleep @ time.Sleep sleep.go:1 < main.main main.go:9
goroutine 2 main.serve
  ^     running P0
  20ms  send @ runtime.chansend1 chan.go:1 < main.reply main.go:20 < main.handle main.go:30 < main.serve main.go:40
goroutine 3 main.accept
  ^     running P0
  30ms  send @ runtime.chansend1 chan.go:1 < main.reply main.go:20 < main.handle main.go:31 < main.accept main.go:50
`), theme.Colour, 120, 40, "timeline")
	for _, c := range []struct{ keys, where, note string }{
		{"/handle<Enter>", "timeline: 2 at 20ms", "main.handle: 1 of 2"},
		{"<C-n>", "timeline: 3 at 30ms", "main.handle: 2 of 2"},
		{"<C-n>", "timeline: 2 at 20ms", "main.handle: 1 of 2"},
		{"8/serve<Enter>", "graph: 2 at 20ms", "main.serve"},
		{"7/handle<Enter>", "flame: 2 at 20ms", "main.handle"},
	} {
		if play(t, a, c.keys); whereabouts(a) != c.where || a.session.Word != c.note {
			t.Errorf("after %s: %s, note %q; want %s, %q", c.keys, whereabouts(a), a.session.Word, c.where, c.note)
		}
	}
	if f := a.session.Trace.Frame(a.session.Frame()); f.Func != "main.handle" {
		t.Errorf("the source shown is that of %v", f)
	}
}

// TestFindInGraph holds that a name leads to its node where the graph is shown.
func TestFindInGraph(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 120, 40, "graph")
	play(t, a, "/sender<Enter>")
	if got := a.view().(view.Keeper).Row(); a.view().Name() != "graph" || got != "main.sender" {
		t.Errorf("leads to %s in %s, note %q", got, a.view().Name(), a.session.Word)
	}
}

// TestChannelsOfTheFilter holds that only channels and locks are listed that a goroutine uses
// which the filter lets through.
func TestChannelsOfTheFilter(t *testing.T) {
	for _, c := range []struct{ view, keys, want string }{
		{"channels", "", " 3 channels "},
		{"channels", "func~sender<Enter>", " 2 of 3 channels, as the filter has it "},
		{"channels", "g=9<Enter>", " 1 of 3 channels, as the filter has it "},
		{"channels", "func~worker<Enter>", " 1 of 3 channels, as the filter has it "},
		{"locks", "func~worker<Enter>", " 1 lock "},
		{"locks", "func~sender<Enter>", " No goroutine that the filter lets through is seen at a lock."},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, c.view)
		if c.keys != "" {
			play(t, a, "f"+c.keys)
		}
		if text := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(text, c.want) {
			t.Errorf("%s with filter %s lacks %q:\n%s", c.view, c.keys, c.want, text)
		}
	}
}

// TestPalette does things by name, and goes to times.
func TestPalette(t *testing.T) {
	for _, c := range []struct {
		keys string
		ok   func(a *App) bool
	}{
		{":20ms..40ms<Enter>", func(a *App) bool {
			return a.session.Range == session.Range{Start: 20e6, Span: 20e6}
		}},
		{":+5ms<Enter>", func(a *App) bool {
			return a.session.Range == session.Range{Start: 20e6, Span: 5e6}
		}},
		{":20ms..<Enter>", func(a *App) bool { return a.session.Range.End() == 100e6 }},
		{":47ms<Enter>", func(a *App) bool { return a.session.Sel.At == 47e6 }},
		{":g13<Enter>", func(a *App) bool { return a.session.Trace.Goroutine(a.session.Sel.Goroutine).ID == 13 }},
		{":9999<Enter>", func(a *App) bool { return a.prompt != nil }},
		{":40ms..20ms<Enter>", func(a *App) bool { return a.prompt != nil && a.prompt.Fault != nil }},
		{":forward<Enter>", func(a *App) bool { return a.prompt != nil }},
		{":view channels<Enter>", func(a *App) bool { return a.view().Name() == "channels" }},
		{":show keys<Enter>", func(a *App) bool { return a.overlay != nil }},
		{":theme light<Enter>", func(a *App) bool { return a.theme.Name == "light" }},
		{":timeline of proc<Enter>", func(a *App) bool { return a.session.Mode.String() == "processors" }},
		{"ma:mark a<Enter>", func(a *App) bool { return a.session.CanGoBack() }},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, "timeline")
		play(t, a, c.keys)
		if !c.ok(a) {
			t.Errorf("after %s: %s, %+v, note %q", c.keys, whereabouts(a), a.session.Range, a.session.Word)
		}
	}
}

// TestEveryActionIsInThePalette holds that typing what an action does finds it.
func TestEveryActionIsInThePalette(t *testing.T) {
	for _, view := range ViewNames() {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, view)
		actions := a.palette()
		for i := range actions {
			found := false
			for _, d := range deedsOf(actions, actions[i].Help) {
				found = found || d.row.Text == actions[i].Help
			}
			if !found {
				t.Errorf("%s: %q is not found", view, actions[i].Help)
			}
		}
	}
}

// TestFilter applies filters and removes them a part at a time.
func TestFilter(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 120, 40, "timeline")
	chosen := func() string {
		if a.session.Only == nil {
			return "all"
		}
		var ids []string
		for g := range a.filter.set.All() {
			ids = append(ids, fmt.Sprint(a.session.Trace.Goroutine(g).ID))
		}
		return strings.Join(ids, " ")
	}
	for _, c := range []struct{ keys, want string }{
		{"fstate=send<Enter>", "8 9"},
		{"f and wait>78ms<Enter>", "8"},
		{"F", "8 9"},
		{"F", "all"},
		{"F", "all"},
		{"fstuck<Enter>", "8 9"},
		{"f<C-u>fun<Tab>~\"sender\"<Enter>", "7 8 9"},
		{"<click 3,1>", "all"},
		{"fstate=snd<Enter><Esc>", "all"},
		{"fstate=send<Enter>f<C-u>verdict=gone<Enter>", "8 9"},
		{"<C-u>verdict=stuck<Enter>", "8 9"},
		{"fchannel~send<Enter>f<C-u><Enter>", "all"},
	} {
		play(t, a, c.keys)
		if got := chosen(); got != c.want {
			t.Errorf("after %s: chosen are %s, want %s", c.keys, got, c.want)
		}
	}
	play(t, a, "g^fstate=network<Enter>")
	if got := whereabouts(a); got != "timeline: 13 at 95ms" {
		t.Errorf("a filter leads to %s", got)
	}
}

// TestFilterIsRenewed holds that a filter goes by what there is of the trace, and that one
// about verdicts waits for them.
func TestFilterIsRenewed(t *testing.T) {
	for _, text := range []string{"func~reader", "stuck", "wait>100ms"} {
		a := openPart(t, 80, 24, "", 1, 2)
		play(t, a, "f"+text+"<Enter>")
		grow(t, a, []uint64{1, 2, 3, 4}, whole)
		a.Show(session.Surveyed(context.Background(), a.session.Trace, examine.Options{}))
		e, err := filter.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		want, err := choose(context.Background(), e, a.session.Survey, nil)
		if err != nil {
			t.Fatal(err)
		}
		for g := range model.Goroutine(a.session.Trace.NumGoroutines()) {
			if want.Has(g) != a.session.Shown(g) {
				t.Errorf("%s: goroutine %d: %v, want %v", text, a.session.Trace.Goroutine(g).ID, a.session.Shown(g), want.Has(g))
			}
		}
	}
}

// TestMarks sets marks and goes to them, also after more is loaded.
func TestMarks(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 120, 40, "timeline")
	for _, c := range []struct{ keys, want, note string }{
		{"ma", "timeline: 8 at 20ms", "mark a is here"},
		{"'b", "timeline: 8 at 20ms", "there is no mark b"},
		{"g^mb'a", "timeline: 8 at 20ms", ""},
		{"''", "timeline: 1 at 0s", ""},
		{"''", "timeline: 8 at 20ms", ""},
		{"m1", "timeline: 8 at 20ms", "a letter from a to z"},
		{"p", "timeline: 8 at 20ms", ""},
		{"m<Esc>", "timeline: 8 at 20ms", ""},
		{"'b", "timeline: 1 at 0s", ""},
	} {
		play(t, a, c.keys)
		if got := whereabouts(a); got != c.want || !strings.Contains(a.session.Word, c.note) {
			t.Errorf("after %s: %s, note %q; want %s, %q", c.keys, got, a.session.Word, c.want, c.note)
		}
	}
	b := open(fixture(t, "scene"), theme.Colour, 120, 40, "timeline")
	b.before = a.kept()
	b.takeKept()
	if len(b.session.Kept) != 1 || len(b.session.Marks) != 2 {
		t.Errorf("another day, there are pins %v and marks %v", b.session.Kept, b.session.Marks)
	}
	play(t, b, "'b")
	if got := whereabouts(b); got != "timeline: 1 at 0s" {
		t.Errorf("another day, mark b leads to %s", got)
	}
}

// TestCopy says what is copied.
func TestCopy(t *testing.T) {
	for _, c := range []struct{ view, keys, want string }{
		{"timeline", "ys", "goroutine 8 [chan send]:\nruntime.chansend1(...)\n\tchan.go:161\nmain.sender(...)\n\tmain.go:31\n"},
		{"timeline", "yr", "goroutine,function,state,place,from_ns,to_ns,open\n8,main.sender,send,main.go:31,20000000,100000000,true\n"},
		{"timeline", "yl", "chanlens scene.trace --view timeline --goroutine 8 --at 20ms"},
		{"timeline", ":20ms..40ms<Enter>fstate=send wait>1ms<Enter>yl",
			"chanlens scene.trace --view timeline --goroutine 8 --at 20ms --span 20ms..40ms --filter 'state=send and wait>1ms'"},
		{"timeline", "T:timeline by family<Enter>yl", "chanlens scene.trace --view timeline --goroutine 8 --at 20ms --lanes families --theme light"},
		{"timeline", "oOyl", "chanlens scene.trace --view timeline --goroutine 8 --at 20ms --sort -stuck"},
		{"channels", "yl", "chanlens scene.trace --view channels --goroutine 8 --at 20ms --row 'send at main.go:31 ×2'"},
		{"timeline", "yf", ""},
		{"flame", "/sender<Enter>ys", "main.sender(...)\n\tmain.go:31\n"},
		{"flame", "/sender<Enter>yf", "send;main.sender 156000000\n"},
		{"timeline", "y<Esc>l", ""},
	} {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, c.view)
		clipboard := ""
		a.clipboard = func(text string) { clipboard = text }
		play(t, a, c.keys)
		if clipboard != c.want {
			t.Errorf("%s: after %s: copied %q, want %q", c.view, c.keys, clipboard, c.want)
		}
	}
	for _, view := range []string{"channels", "locks", "waits", "goroutines", "findings", "flame", "graph"} {
		a := open(fixture(t, "scene"), theme.Colour, 120, 40, view)
		play(t, a, "yr")
		if lines := strings.Split(a.copied, "\n"); len(lines) < 3 || strings.Count(lines[0], ",") < 3 {
			t.Errorf("%s: copied %q", view, a.copied)
		}
	}
}

// TestStart begins where the options say.
func TestStart(t *testing.T) {
	at, late := model.Time(30e6), model.Time(300e6)
	for _, c := range []struct {
		start Start
		want  string
		err   string
	}{
		{Start{}, "timeline: 8 at 20ms", ""},
		{Start{Goroutine: 13}, "timeline: 13 at 20ms", ""},
		{Start{Goroutine: 13, At: &at}, "timeline: 13 at 30ms", ""},
		{Start{At: &at, Span: 10e6}, "timeline: 8 at 30ms", ""},
		{Start{Range: &session.Range{Start: 60e6, Span: 10e6}}, "timeline: 8 at 60ms", ""},
		{Start{Goroutine: 99}, "", "there is no goroutine 99 among the 7 goroutines"},
		{Start{At: &late}, "", "the trace ends at 100ms"},
		{Start{Range: &session.Range{Start: late, Span: 1}}, "", "the trace ends at 100ms"},
	} {
		a := NewApp(Options{Name: "scene.trace", Theme: theme.Colour, View: "timeline", Start: c.start})
		a.Open(session.Open(fixture(t, "scene")))
		switch {
		case c.err == "" && (a.early != nil || whereabouts(a) != c.want):
			t.Errorf("%+v: %s, %v; want %s", c.start, whereabouts(a), a.early, c.want)
		case c.err != "" && (a.early == nil || !strings.Contains(a.early.Error(), c.err)):
			t.Errorf("%+v: got %v, want an error with %q", c.start, a.early, c.err)
		}
		if p := c.start.Range; c.err == "" && p != nil && a.session.Range != *p {
			t.Errorf("%+v: shows %+v", c.start, a.session.Range)
		}
	}
}

// TestStartInPlayer holds that the player begins with the first thing that is done to a channel
// if it is asked for, and nobody says where to begin; and elsewhere stays where the user is.
func TestStartInPlayer(t *testing.T) {
	at := model.Time(20_000)
	for _, c := range []struct {
		view  string
		start Start
		keys  string
		want  string
	}{
		{"player", Start{}, "", "player: 1 at 5µs"},
		{"player", Start{At: &at}, "", "player: 10 at 20µs"},
		{"timeline", Start{}, "9", "player: 10 at 67.1µs"},
		{"player", Start{}, "29", "player: 1 at 5µs"},
	} {
		a := NewApp(Options{Name: "ops.trace", Theme: theme.Colour, View: c.view, Start: c.start})
		a.Open(session.Open(fixture(t, "ops")))
		play(t, a, c.keys)
		if got := whereabouts(a); got != c.want {
			t.Errorf("%s, %+v, keys %q: %s, want %s", c.view, c.start, c.keys, got, c.want)
		}
	}
}

// TestNextFinding goes from finding to finding, around.
func TestNextFinding(t *testing.T) {
	a := open(fixture(t, "findings"), theme.Colour, 120, 40, "timeline")
	n := len(a.session.Found.Findings)
	if n < 2 {
		t.Fatalf("the trace has %d findings", n)
	}
	var there []string
	for range n + 1 {
		play(t, a, "}")
		there = append(there, whereabouts(a))
		if !strings.Contains(a.session.Word, fmt.Sprintf("of %d: ", n)) || a.view().Name() != "timeline" {
			t.Errorf("the note is %q, in %s", a.session.Word, a.view().Name())
		}
	}
	play(t, a, "{")
	if got := whereabouts(a); got != there[len(there)-2] {
		t.Errorf("{ leads to %s, want %s", got, there[len(there)-2])
	}
	play(t, a, "b")
	if got := whereabouts(a); got != there[len(there)-1] {
		t.Errorf("back leads to %s, want %s", got, there[len(there)-1])
	}
}

package tui

import (
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// contexts are ways to bring an App into states with different actions.
var contexts = []struct{ name, script string }{
	{"timeline", ""},
	{"timeline at the start", "g0"},
	{"timeline in the details", "<Tab>"},
	{"timeline without details", "D"},
	{"timeline after a jump", "!"},
	{"timeline after going back", "!b"},
	{"goroutines", "4"},
	{"goroutines with an open group", "4g<Space>"},
	{"goroutines on a member", "4g<Space>j"},
	{"goroutines in a distribution", "4g<Tab>l"},
	{"goroutines of a bucket", "4g<Tab>l<Enter>"},
	{"goroutines in the details of a member", "4g<Space>j<Tab>"},
	{"waits", "6"},
	{"waits in a distribution", "6<Tab>l"},
	{"waits at a place", "6<Enter>"},
	{"waits at a place, in the details", "6<Enter><Tab>"},
	{"findings", "1"},
	{"findings in the details", "1<Tab>"},
	{"channels", "3"},
	{"channels in the details", "3<Tab>"},
	{"locks", "5"},
	{"help", "?"},
	{"info", "I"},
}

func play(t *testing.T, a *App, script string) *canvas.Canvas {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	return Play(a, events)
}

// TestActionTable holds that every action says what it does, that its keys are
// spelled as events are, and that no two that can be done at a time share a key.
func TestActionTable(t *testing.T) {
	scene := fixture(t, "scene")
	for _, c := range contexts {
		a := open(scene, theme.Colour, 120, 40, "")
		a.suspend = func() {}
		play(t, a, c.script)
		taken := map[string]string{}
		for _, act := range a.actions() {
			if act.ID == "" || act.Help == "" || act.Group == "" || act.Do == nil || len(act.Keys) == 0 {
				t.Errorf("%s: action %+v is not complete", c.name, act)
			}
			for _, k := range act.Keys {
				events, err := keys.Parse(k)
				if err != nil || len(events) != 1 || events[0].Name != k {
					t.Errorf("%s: action %s: %q is not how a key is spelled", c.name, act.ID, k)
				}
				if !act.On() {
					continue
				}
				if other, ok := taken[k]; ok {
					t.Errorf("%s: %s and %s share the key %s", c.name, other, act.ID, k)
				}
				taken[k] = act.ID
			}
		}
	}
}

// TestHelpShowsEveryAction holds that no action is missing from the help.
func TestHelpShowsEveryAction(t *testing.T) {
	scene := fixture(t, "scene")
	for _, view := range ViewNames() {
		a := open(scene, theme.Colour, 120, 40, view)
		text := ""
		for _, r := range helpRows(a.actions(), 1000) {
			text += r.Text() + "\n"
		}
		for _, act := range a.actions() {
			if !strings.Contains(text, act.Help) {
				t.Errorf("%s: the help lacks %s: %q", view, act.ID, act.Help)
			}
		}
	}
}

// TestViewNames holds the names for options against the views there are.
func TestViewNames(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	var names []string
	for _, v := range a.views {
		names = append(names, v.Name())
	}
	if !reflect.DeepEqual(names, ViewNames()) {
		t.Errorf("views are %v, ViewNames says %v", names, ViewNames())
	}
}

// TestDrawingIsPure holds that drawing twice gives the same cells, and that it
// does not change what the next key does.
func TestDrawingIsPure(t *testing.T) {
	scene := fixture(t, "scene")
	for _, c := range contexts {
		a := open(scene, theme.Colour, 100, 30, "")
		b := open(scene, theme.Colour, 100, 30, "")
		for _, e := range mustParse(t, c.script+"jl+n") {
			a.Handle(e)
			a.Draw()
			a.Draw()
			b.Handle(e)
		}
		if golden.Print(a.Draw()) != golden.Print(b.Draw()) {
			t.Errorf("%s: drawing in between changed the screen", c.name)
		}
	}
}

func mustParse(t testing.TB, script string) []keys.Event {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	return events
}

// TestAnySizeAnyKeys drives the App with random events at random sizes: it must
// not panic, and the screen must have the size asked for.
func TestAnySizeAnyKeys(t *testing.T) {
	scene := fixture(t, "scene")
	rng := rand.New(rand.NewSource(7))
	script := mustParse(t, "jklhHLgG0$+-^z.,nN][)(wasdbBcoOStpxXJKvAD!213456<Tab><Enter><Esc><PgDn><PgUp><Home><End><Space>?I<C-d><C-u><C-t>")
	for round := range 60 {
		a := open(scene, theme.Colour, 80, 24, "")
		for range 60 {
			var e keys.Event
			switch rng.Intn(8) {
			case 0:
				e = keys.Event{Kind: keys.Resize, X: 1 + rng.Intn(210), Y: 1 + rng.Intn(65)}
			case 1:
				names := []string{keys.Click, keys.DoubleClick, keys.Down, keys.Drag, keys.Up, keys.WheelUp, keys.WheelDown, keys.WheelLeft}
				e = keys.Event{Kind: keys.Mouse, Name: names[rng.Intn(len(names))], X: rng.Intn(210), Y: rng.Intn(65), Ctrl: rng.Intn(3) == 0, Shift: rng.Intn(3) == 0}
			default:
				e = script[rng.Intn(len(script))]
			}
			a.Handle(e)
			if w, h := a.Draw().Size(); w != a.w || h != a.h {
				t.Fatalf("round %d: the screen is %dx%d, want %dx%d", round, w, h, a.w, a.h)
			}
		}
	}
}

// TestFollowAndBack goes to the other side of a wake, and returns.
func TestFollowAndBack(t *testing.T) {
	scene := fixture(t, "scene")
	a := open(scene, theme.Colour, 80, 24, "")
	where := func() string {
		s := a.session
		return fmt.Sprintf("%d at %v", s.Trace.Goroutine(s.Sel.Goroutine).ID, time.Duration(s.Sel.At))
	}
	for _, step := range []struct{ keys, want string }{
		{"", "8 at 20ms"},             // the goroutine stuck longest
		{"g^", "1 at 0s"},             // main
		{"n", "1 at 30ms"},            // waits to receive
		{"<Enter>", "7 at 45ms"},      // who sent
		{"<Enter>", "1 at 45ms"},      // and whom that woke
		{"b", "7 at 45ms"},            // back
		{"<Backspace>", "1 at 30ms"},  // and back
		{"B", "7 at 45ms"},            // forward again
		{"<Tab><Enter>", "1 at 45ms"}, // through the list of whom it woke
		{"b", "7 at 45ms"},
		{"c", "1 at 10ms"},                   // who created it
		{"4<Enter>j<Enter>", "1 at 60ms"},    // its group, open: main, asleep at the end
		{"4g<Enter>j<Enter>", "8 at 20ms"},   // the first in the list
		{"!", "9 at 24ms"},                   // next stuck
		{"G.", "13 at 46ms"},                 // an interval on
		{"N", "13 at 46ms"},                  // no wait before
		{"<click 30,6>", "7 at 16.666666ms"}, // by mouse
		{"<resize 200x60>", "7 at 16.666666ms"},
	} {
		play(t, a, step.keys)
		if got := where(); got != step.want {
			t.Errorf("after %s: at %s, want %s", step.keys, got, step.want)
		}
	}
}

// TestTabs holds that a click on a view's name shows it.
func TestTabs(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	play(t, a, "<click 78,0>")
	if a.view().Name() != "waits" {
		t.Error("a click on a view's name does not show it")
	}
}

// TestFind goes to goroutines by name and by number.
func TestFind(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	for _, c := range []struct {
		keys string
		want model.GoID
	}{
		{"/pool<Enter>", 12},
		{"<C-n>", 13},
		{"<C-n>", 12},
		{"<C-p>", 13},
		{"/WORKER<Backspace><Backspace><Enter>", 12},
		{"/9<Enter>", 9},
		{"/nothing<Enter>", 9},
		{"/12<Esc>", 9},
		{"b", 12},
	} {
		play(t, a, c.keys)
		if got := a.session.Trace.Goroutine(a.session.Sel.Goroutine).ID; got != c.want {
			t.Errorf("after %s: goroutine %d, want %d", c.keys, got, c.want)
		}
	}
}

// TestWarnings holds that a trace that is not whole says so.
func TestWarnings(t *testing.T) {
	golden.Check(t, "lost-80x24", play(t, open(fixture(t, "lost"), theme.Colour, 80, 24, ""), "I"))
}

func TestLoadingScreen(t *testing.T) {
	a := NewApp(Options{Name: "/some/where/big.trace", Theme: theme.Colour})
	a.progress(Progress{Done: 19_200_000, Total: 35_100_000, Generations: 3, Of: 12, Events: 3_200_000}, 800*time.Millisecond)
	golden.Check(t, "loading-80x24", a.Draw())
	a.Handle(keys.Press("<Esc>"))
	if !a.quit {
		t.Error("Esc does not cancel loading")
	}
}

func TestFailureScreen(t *testing.T) {
	a := NewApp(Options{Name: "notes.txt", Theme: theme.Colour})
	a.Fail(errors.New("notes.txt: not a Go execution trace: it begins with \"Dear diary\""))
	golden.Check(t, "failure-80x24", a.Draw())
	a.Handle(keys.Press("q"))
	if !a.quit {
		t.Error("q does not leave the error screen")
	}
}

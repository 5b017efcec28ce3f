package tui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// survey looks at what there is of the fixture stages.
func survey(t testing.TB, there ...uint64) *session.Survey {
	t.Helper()
	return session.Surveyed(context.Background(), stages(t, model.Pending, there...), examine.Options{})
}

// grow shows parts of the fixture stages, each in the place of the one before.
func grow(t testing.TB, a *App, parts ...[]uint64) {
	t.Helper()
	for _, there := range parts {
		a.Show(survey(t, there...))
		a.Draw()
	}
}

var whole = []uint64{1, 2, 3, 4, 5}

// where says what is selected, and what the timeline shows.
func where(a *App) string {
	s := a.session
	if s.Empty() {
		return fmt.Sprintf("nobody at %v", time.Duration(s.Sel.At))
	}
	return fmt.Sprintf("%d at %v", s.Trace.Goroutine(s.Sel.Goroutine).ID, time.Duration(s.Sel.At))
}

// TestRenewKeepsThePlace holds that goroutine and moment stay selected while the
// trace grows, though the goroutine's handle is another each time.
func TestRenewKeepsThePlace(t *testing.T) {
	for _, c := range []struct {
		name  string
		first []uint64
		keys  string
		want  string // from then on
		view  string
	}{
		{"untouched, home in the end", []uint64{1, 2}, "", "8 at 140ms", "timeline"},
		{"a goroutine", []uint64{2}, "jj", "8 at 100ms", "timeline"},
		{"a moment", []uint64{1, 2}, "jj$", "7 at 499.999999ms", "timeline"},
		{"an interval", []uint64{3}, "jn", "7 at 270ms", "timeline"},
		{"nobody yet", nil, "lll", "1 at 25ms", "timeline"},
		{"in the details", []uint64{3}, "jn<Tab>", "7 at 270ms", "timeline"},
		{"a window", []uint64{3}, "j+++n", "7 at 270ms", "timeline"},
		{"found by name", []uint64{3}, "/reader<Enter>", "12 at 200ms", "timeline"},
		{"waiting for the list", []uint64{3}, "jn4", "7 at 270ms", "goroutines"},
		{"waiting for the list, and not in it", []uint64{1}, "j6", "5 at 3ms", "waits"},
	} {
		a := openPart(t, 80, 24, "", c.first...)
		play(t, a, c.keys)
		at := a.session.Sel.At
		grow(t, a, []uint64{1, 2, 3}, []uint64{1, 2, 3, 4}, whole)
		if got := where(a); got != c.want || a.view().Name() != c.view {
			t.Errorf("%s: %s in view %s, want %s in %s", c.name, got, a.view().Name(), c.want, c.view)
		}
		if moved := a.session.Sel.At != at; moved && c.keys != "" && c.view == "timeline" {
			t.Errorf("%s: the cursor moved from %d to %d", c.name, at, a.session.Sel.At)
		}
	}
}

// TestRenewKeepsTheRange holds that what is looked at stays that: the whole goes on
// being the whole.
func TestRenewKeepsTheRange(t *testing.T) {
	estimate := strings.Replace(stagesText(t, model.Pending, 1, 2), "pending 5 400ms 500ms", "pending 5 400ms 480ms", 1)
	shorter := parse(t, estimate)
	for _, c := range []struct {
		keys        string
		start, span model.Time
	}{
		{"", 0, 500e6},
		{"jjl", 0, 500e6},
		{"g^++", 0, 120e6},
		{"g^++LL", 120e6, 120e6},
		{"++0", 0, 500e6},
	} {
		a := open(shorter, theme.Colour, 100, 30, "")
		play(t, a, c.keys)
		grow(t, a, []uint64{1, 2, 3}, whole)
		if got := a.session.Range; got != (session.Range{Start: c.start, Span: c.span}) {
			t.Errorf("after %q: shows %+v, want %d for %d", c.keys, got, c.start, c.span)
		}
	}
}

// hinted returns the ids of the actions in the last line.
func hinted(a *App) []string {
	var ids []string
	_, now := a.hints()
	for _, act := range now {
		ids = append(ids, act.ID)
	}
	return ids
}

// canDo reports whether an action can be done now.
func canDo(a *App, id string) bool {
	return slices.ContainsFunc(a.actions(), func(act action.Action) bool { return act.ID == id && act.On() })
}

// TestRenewKeepsWhatIsOpen holds that nothing the user has opened, typed or chosen
// goes away under the hands.
func TestRenewKeepsWhatIsOpen(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		kept       func(a *App) bool
	}{
		{"help", "?jj", func(a *App) bool { return a.overlay != nil && a.overlay.top == 2 }},
		{"facts", "I", func(a *App) bool { return a.overlay != nil }},
		{"a prompt", "/read", func(a *App) bool { return a.prompt != nil && a.prompt.text == "read" }},
		{"the pane's focus", "j<Tab>", func(a *App) bool { return slices.Contains(hinted(a), "pane.leave") }},
		{"the pane hidden", "D", func(a *App) bool { return strings.Contains(action.Why(a.actions(), "<Tab>"), "hidden") }},
		{"an order", "ooooo", func(a *App) bool { return a.session.Wanted.By == lane.BySeen }},
		{"a filter", "A", func(a *App) bool { a.Handle(keys.Press("A")); return a.session.Word == "all lanes" }},
		{"system goroutines", "S", func(a *App) bool { return a.session.System && len(a.session.Order(a.session.Wanted).List) == 7 }},
		{"the view", "4", func(a *App) bool { return a.view().Name() == "goroutines" }},
		{"what was looked for", "/reader<Enter>", func(a *App) bool { return canDo(a, "find.next") }},
	} {
		a := openPart(t, 80, 24, "", 1, 2)
		play(t, a, c.keys)
		grow(t, a, []uint64{1, 2, 3, 4}, whole)
		if !c.kept(a) {
			t.Errorf("%s is gone", c.name)
		}
	}
	a := openPart(t, 80, 24, "", 1, 2)
	play(t, a, "/rea")
	grow(t, a, whole)
	play(t, a, "der<Enter>")
	if got := where(a); got != "12 at 120ms" {
		t.Errorf("the prompt leads to %s", got)
	}
}

// TestRenewKeepsHistory goes back to places that were remembered in other parts.
func TestRenewKeepsHistory(t *testing.T) {
	a := openPart(t, 80, 24, "", 3)
	play(t, a, "jn/reader<Enter>") // from 7 at its wait to 12
	grow(t, a, []uint64{1, 2, 3})
	play(t, a, "/main.main<Enter>")
	grow(t, a, whole)
	for _, step := range []struct{ keys, want string }{
		{"", "1 at 270ms"},
		{"b", "12 at 270ms"},
		{"b", "7 at 270ms"},
		{"B", "12 at 270ms"},
		{"B", "1 at 270ms"},
	} {
		play(t, a, step.keys)
		if got := where(a); got != step.want {
			t.Errorf("after %q: %s, want %s", step.keys, got, step.want)
		}
	}
}

// TestRenewWithoutTheSelected holds that a goroutine of which nothing is there any
// more is selected again when it is back.
func TestRenewWithoutTheSelected(t *testing.T) {
	a := openPart(t, 80, 24, "", 1)
	play(t, a, "j")
	if got := where(a); !strings.HasPrefix(got, "5 ") {
		t.Fatalf("selected %s", got)
	}
	grow(t, a, []uint64{3})
	if got := where(a); strings.HasPrefix(got, "5 ") {
		t.Fatalf("selected %s, which is not there", got)
	}
	grow(t, a, []uint64{1, 2, 3})
	if got := where(a); !strings.HasPrefix(got, "5 ") {
		t.Errorf("selected %s", got)
	}
	grow(t, a, []uint64{3})
	play(t, a, "j") // chosen by the user
	chosen := where(a)
	grow(t, a, whole)
	if got := where(a); got != chosen {
		t.Errorf("selected %s, want %s", got, chosen)
	}
}

// TestFailureKeepsWhatIsShown holds that an error after a part was shown leaves it,
// whichever comes first, and that an error before there was a goroutine is a page.
func TestFailureKeepsWhatIsShown(t *testing.T) {
	broken := errors.New("input/output error")
	a := NewApp(Options{Name: "x"})
	a.Show(survey(t, 1, 2))
	a.Fail(broken)
	b := NewApp(Options{Name: "x"})
	b.Fail(broken)
	b.Show(survey(t, 1, 2))
	for _, a := range []*App{a, b} {
		screen := strings.Join(a.Draw().Lines(), "\n")
		for _, want := range []string{"loading failed", "input/output error", "main.worker"} {
			if !strings.Contains(screen, want) {
				t.Errorf("no %q in\n%s", want, screen)
			}
		}
	}
	a = NewApp(Options{Name: "x"})
	a.Show(survey(t))
	a.Fail(broken)
	if screen := strings.Join(a.Draw().Lines(), "\n"); !strings.Contains(screen, "cannot open x") {
		t.Errorf("not the page of the error:\n%s", screen)
	}
}

// TestEscWhileLoading holds that Esc does no harm while a part is shown.
func TestEscWhileLoading(t *testing.T) {
	a := openPart(t, 80, 24, "", 1)
	play(t, a, "<Esc>")
	if a.quit || a.session.Word != "loading goes on; q quits" {
		t.Errorf("quit %v, note %q", a.quit, a.session.Word)
	}
	for _, key := range []string{"q", "<C-c>"} {
		a := openPart(t, 80, 24, "", 1)
		for _, e := range mustParse(t, key) {
			a.Handle(e)
		}
		if !a.quit {
			t.Errorf("%s does not quit", key)
		}
	}
}

// TestPartialAnyKeys drives the App with every key while parts come and go: it must
// not panic.
func TestPartialAnyKeys(t *testing.T) {
	script := mustParse(t, "jklhHLgG0$+-fz.,nNwbBcsSdDea!213456<Tab><Enter><Esc><PgDn><PgUp><Home><End><Space>?<Esc>I<Esc><C-d><C-u><C-n>"+
		"<click 50,1><click 50,8><double-click 60,9><press 40,8><drag 50,9><release 50,9><wheel-up 40,8><C-wheel-down 40,8><resize 120x40><resize 80x24>")
	parts := [][]uint64{{}, {1}, {3}, {}, {2, 3}, {1, 2, 3}, {4, 5}, {5}, whole}
	for first := range parts {
		a := openPart(t, 80, 24, "", parts[first]...)
		for i := range 5 * len(script) {
			a.Handle(script[(i*7+first+i/len(script))%len(script)])
			if i%5 == 0 {
				grow(t, a, parts[(i/5+first)%len(parts)])
			}
			a.quit = false
			a.Draw()
		}
	}
}

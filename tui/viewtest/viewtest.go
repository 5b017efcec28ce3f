// Package viewtest plays key scripts to a single view, for tests. What goes through the
// whole program is tested in package tui.
//
// What comes in: a trace as text, a view and a key script. What goes out: the view
// afterwards.
//
// Package viewtest imports model, action and keys.
package viewtest

import (
	"os"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/tui/action"
	"chanlens/tui/keys"
)

// Trace reads a trace in its text form, and checks its invariants.
func Trace(t testing.TB, text string) *model.Trace {
	t.Helper()
	trace, err := model.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(trace); err != nil {
		t.Fatal(err)
	}
	return trace
}

// Fixture reads a trace from the testdata of package tui, by name, for a test in the
// directory of a view.
func Fixture(t testing.TB, name string) *model.Trace {
	t.Helper()
	text, err := os.ReadFile("../testdata/" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return Trace(t, string(text))
}

// View is what a script is played to.
type View interface {
	Actions() []action.Action
	Mouse(e keys.Event)
	Resize(w, h int)
}

// Play plays a key script, in which places are those of a whole screen: the view begins
// below the title line, and a size has two lines more than the view. A key for which the
// view has no action does nothing.
func Play(t testing.TB, v View, script string) {
	t.Helper()
	events, err := keys.Parse(script)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range events {
		switch e.Kind {
		case keys.Resize:
			v.Resize(e.X, e.Y-2)
		case keys.Tick:
			if moving, ok := v.(interface{ Tick(time.Duration) }); ok {
				moving.Tick(e.Elapsed)
			}
		case keys.Mouse:
			e.Y--
			v.Mouse(e)
		case keys.Key:
			if act, ok := action.Match(v.Actions(), e.Name); ok {
				act.Do()
			}
		}
	}
}

package tui

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/bulk"
	"chanlens/tui/theme"
)

// TestStepsOverGaps steps from interval to interval where not all of the trace is
// there.
func TestStepsOverGaps(t *testing.T) {
	a := openPart(t, 80, 24, "", 3)
	for _, step := range []struct{ keys, want, note string }{
		{"j0", "7 at 0s", ""},
		{".", "7 at 200ms", ""},
		{"..", "7 at 232ms", ""},
		{"n", "7 at 270ms", ""},
		{".", "7 at 270ms", "no interval after this one in this lane"},
		{"$", "7 at 499.999999ms", ""},
		{"z", "7 at 499.999999ms", "not read yet here: no interval to zoom to"},
		{".", "7 at 499.999999ms", "no interval after this one in this lane"},
		{",", "7 at 299.999999ms", ""},
		{",", "7 at 232ms", ""},
	} {
		play(t, a, step.keys)
		if got := where(a); got != step.want || a.session.note != step.note {
			t.Errorf("after %s: %s, note %q; want %s, %q", step.keys, got, a.session.note, step.want, step.note)
		}
	}
}

// TestStepLooksOn holds that a key that has looked as far as it may goes on from
// there the next time.
func TestStepLooksOn(t *testing.T) {
	a := open(bulk.Trace(bulk.Shape{Goroutines: 1, Generations: 1, Turns: 30_000}), theme.Colour, 80, 24, "")
	play(t, a, "g0")
	v := a.views[0].(*timelineView)
	never := func(model.Interval) bool { return false }
	last := v.s.Sel.At
	for _, want := range []step{stepTooFar, stepNone} {
		if got, _ := v.step(1, never); got != want {
			t.Errorf("got %v, want %v", got, want)
		}
		if want == stepTooFar && v.s.Sel.At == last {
			t.Error("the cursor did not move")
		}
	}
}

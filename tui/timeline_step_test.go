package tui

import "testing"

// TestStepsOverGaps steps from interval to interval where not all of the trace is
// there.
func TestStepsOverGaps(t *testing.T) {
	a := openPart(t, 80, 24, "", 3)
	for _, step := range []struct{ keys, want, note string }{
		{"j^", "7 at 0s", ""},
		{".", "7 at 200ms", ""},
		{"..", "7 at 232ms", ""},
		{"n", "7 at 270ms", ""},
		{".", "7 at 270ms", "no interval after this one in this lane"},
		{"$", "7 at 499.999999ms", ""},
		{"z", "7 at 499.999999ms", "not read yet here: nothing to zoom to"},
		{".", "7 at 499.999999ms", "no interval after this one in this lane"},
		{",", "7 at 299.999999ms", ""},
		{",", "7 at 232ms", ""},
	} {
		play(t, a, step.keys)
		if got := where(a); got != step.want || a.session.Word != step.note {
			t.Errorf("after %s: %s, note %q; want %s, %q", step.keys, got, a.session.Word, step.want, step.note)
		}
	}
}

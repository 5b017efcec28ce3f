package theme

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

func TestRolesAreComplete(t *testing.T) {
	names := map[string]bool{}
	for i, r := range roles {
		if r.name == "" || r.letter == 0 {
			t.Errorf("role %d has no name or letter: %+v", i, r)
		}
		if names[r.name] {
			t.Errorf("two roles are called %q", r.name)
		}
		names[r.name] = true
	}
}

// TestGlyphsDiffer holds that the lanes can be read without colour.
func TestGlyphsDiffer(t *testing.T) {
	seen := map[rune]model.Class{}
	for c := range model.Class(model.NumClasses) {
		g := Glyph(c)
		if other, ok := seen[g]; ok {
			t.Errorf("%v and %v share the glyph %q", c, other, g)
		}
		seen[g] = c
		if canvas.RuneWidth(g) != 1 {
			t.Errorf("the glyph %q of %v is not one column wide", g, c)
		}
	}
}

func TestMonoHasNoColour(t *testing.T) {
	for i := range roles {
		l := Mono.Look(canvas.As(canvas.Role(i)))
		if l.FG != 0 || l.BG != 0 {
			t.Errorf("role %s has a colour in mono", roles[i].name)
		}
	}
}

// TestStuckStandsOutInMono holds that a stuck lane is seen without colour.
func TestStuckStandsOutInMono(t *testing.T) {
	if l := Mono.Look(canvas.As(Stuck)); !l.Reverse || !l.Bold {
		t.Errorf("stuck in mono is %+v, want reverse and bold", l)
	}
}

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

// TestWordsCanBeRead holds that words within lanes stand out from their ground.
func TestWordsCanBeRead(t *testing.T) {
	for c := range model.Class(model.NumClasses) {
		l := Colour.Look(canvas.As(BarText).On(Class(c)))
		if d := lightness(l.FG) - lightness(l.BG); d < 90 {
			t.Errorf("words on %v: lightness differs by %d only", c, d)
		}
	}
}

// TestColoursAreInTheCube holds that a terminal with 256 colours has them all.
func TestColoursAreInTheCube(t *testing.T) {
	cube := map[uint32]bool{0: true, 0x5f: true, 0x87: true, 0xaf: true, 0xd7: true, 0xff: true}
	in := func(c RGB) bool {
		r, g, b := uint32(c>>16), uint32(c>>8)&0xff, uint32(c)&0xff
		grey := r == g && g == b && (r-8)%10 == 0
		return grey || cube[r] && cube[g] && cube[b]
	}
	for _, r := range roles {
		for _, c := range []RGB{r.fg, r.bg} {
			if !in(c) {
				t.Errorf("%s: %06x is not one of the 256 colours", r.name, c)
			}
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

func lightness(c RGB) int {
	return (299*int(c>>16&0xff) + 587*int(c>>8&0xff) + 114*int(c&0xff)) / 1000
}

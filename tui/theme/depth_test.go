package theme

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

// eachLook calls do for every theme with colours, at every depth.
func eachLook(do func(name string, t *Theme)) {
	for _, t := range themes {
		for d := Truecolor; d < Colorless && !t.Mono; d++ {
			do(t.Name+" with "+depthNames[d]+" colours", t.At(d))
		}
	}
}

// TestRolesDiffer holds that what has different meanings in one place looks
// different, however few colours there are.
func TestRolesDiffer(t *testing.T) {
	groups := [][]canvas.Role{
		{Text, Strong, Accent, Link, Warning, StuckText, Stuck, Cursor},
		{Text, Dim, Strong, Error},
		{Header, HeaderDim, HeaderWarn, HeaderBad, HeaderBusy, TabActive},
		{Tab, TabActive},
		{Footer, Key},
		{Spark, SparkOut},
		{UserFrame, OtherFrame},
		{Bar, BarGood},
		{GCMark, StopWorld},
	}
	eachLook(func(name string, th *Theme) {
		for _, group := range groups {
			seen := map[Look]canvas.Role{}
			for _, r := range group {
				if r == Dim && th.depth.basic() && th.palette.painted {
					continue // nothing is dimmed in high contrast
				}
				l := th.Look(canvas.As(r))
				if other, ok := seen[l]; ok {
					t.Errorf("%s: %s looks like %s", name, roles[r].name, roles[other].name)
				}
				seen[l] = r
			}
		}
	})
}

// TestLanesDiffer holds that no two kinds of cells of lanes look alike: neither two
// classes, nor a wait and the same one for ever.
func TestLanesDiffer(t *testing.T) {
	type cell struct {
		glyph rune
		look  Look
	}
	eachLook(func(name string, th *Theme) {
		for _, ascii := range []bool{false, true} {
			seen := map[cell]string{}
			add := func(what string, c model.Class, r canvas.Role) {
				g := Glyph(c)
				if ascii {
					g = ASCII(g)
				}
				key := cell{g, th.Look(canvas.As(r))}
				if other, ok := seen[key]; ok {
					t.Errorf("%s, ASCII %v: %s looks like %s", name, ascii, what, other)
				}
				seen[key] = what
			}
			for c := range model.Class(model.NumClasses) {
				add(c.String(), c, Class(c))
				add(c.String()+" for ever", c, Stuck)
			}
		}
	})
}

// grounds returns the other grounds that a role is drawn on.
func grounds(r canvas.Role) []canvas.Role {
	list := []canvas.Role{0}
	switch {
	case r == SparkGap:
		return append(list, Spark)
	case r == BarText || r == Flow || r == Class(model.ClassRunning):
		for c := range model.Class(model.NumClasses) {
			list = append(list, Class(c))
		}
		return append(list, Stuck, Dim)
	case r >= firstClass:
		return append(list, Dim)
	case r >= Code && r < CodeLine:
		return append(list, CodeLine)
	}
	return list
}

// everyStyle returns the styles of all roles on all grounds, with all modifiers.
func everyStyle() []canvas.Style {
	var list []canvas.Style
	for r := range canvas.Role(numRoles) {
		for _, under := range grounds(r) {
			for m := range canvas.Mod(16) {
				list = append(list, canvas.As(r).On(under).With(m))
			}
		}
	}
	return list
}

// TestNothingIsInvisible holds that nothing has the colour of its ground.
func TestNothingIsInvisible(t *testing.T) {
	eachLook(func(name string, th *Theme) {
		for _, s := range everyStyle() {
			if l := th.Look(s); l.FG == l.BG && l.FG != Default {
				t.Errorf("%s: %s on %s, modifiers %b: is invisible", name, roles[s.Role].name, roles[s.Under].name, s.Mod)
			}
		}
	})
}

// TestFewColours holds that a terminal is told no colour that it has not.
func TestFewColours(t *testing.T) {
	eachLook(func(name string, th *Theme) {
		if th.depth == Truecolor {
			return
		}
		for _, s := range everyStyle() {
			l := th.Look(s)
			for _, c := range []Color{l.FG, l.BG} {
				if n, named := c.Index(); c != Default && (!named || int(n) >= th.depth.Colors()) {
					t.Errorf("%s: %s has the colour %x", name, roles[s.Role].name, c)
				}
			}
		}
	})
}

func TestDepthIn(t *testing.T) {
	for _, c := range []struct {
		colorterm, term string
		want            Depth
	}{
		{"truecolor", "xterm", Truecolor},
		{"24bit", "screen", Truecolor},
		{"", "xterm-256color", Colors256},
		{"", "tmux-256color", Colors256},
		{"yes", "rxvt-16color", Colors16},
		{"", "xterm-kitty", Truecolor},
		{"", "xterm-direct", Truecolor},
		{"", "linux", Colors8},
		{"", "screen", Colors8},
		{"", "", Truecolor},
	} {
		env := map[string]string{"COLORTERM": c.colorterm, "TERM": c.term}
		if got := DepthIn(func(name string) string { return env[name] }); got != c.want {
			t.Errorf("COLORTERM=%s TERM=%s: got %v, want %v", c.colorterm, c.term, got, c.want)
		}
	}
}

func TestDepthOf(t *testing.T) {
	for colors, want := range map[int]Depth{1 << 24: Truecolor, 256: Colors256, 88: Colors16, 16: Colors16, 8: Colors8, 2: Colorless, 0: Colorless} {
		if got := DepthOf(colors); got != want {
			t.Errorf("%d colours: got %v, want %v", colors, got, want)
		}
	}
	for _, name := range DepthNames() {
		if d, ok := DepthByName(name); !ok || depthNames[d] != name {
			t.Errorf("there is no depth %q", name)
		}
	}
}

// TestNearest holds that the colours of the cube and the greys are their own nearest.
func TestNearest(t *testing.T) {
	for n := 16; n < 256; n++ {
		if c := Indexed(uint8(n)).parts(); Indexed(nearest(c)).parts() != c {
			t.Errorf("colour %d, %06x, becomes %06x", n, c, Indexed(nearest(c)).parts())
		}
	}
	if got := Indexed(nearest(0xfefefe)).parts(); got != 0xffffff {
		t.Errorf("nearly white becomes %06x", got)
	}
}

// TestColoursAreAmong256 holds that a terminal with 256 colours shows the roles just
// as one with all colours does.
func TestColoursAreAmong256(t *testing.T) {
	for _, th := range themes {
		if th.Mono {
			continue
		}
		for r, p := range th.palette.roles {
			if p == (paint{}) {
				t.Errorf("%s has no row for %s", th.Name, roles[r].name)
			}
			for _, c := range []RGB{p.fg, p.bg} {
				if Indexed(nearest(c)).parts() != c {
					t.Errorf("%s, %s: %06x is not one of the 256 colours", th.Name, roles[r].name, c)
				}
			}
		}
	}
}

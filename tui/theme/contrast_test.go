package theme

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

// lines are the roles that no words are written in; marks must be seen, and the
// fainter ones of them may be missed.
var (
	faint = map[canvas.Role]bool{Faint: true, SparkGap: true, Frame: true, SparkOut: true}
	marks = map[canvas.Role]bool{Spark: true, GCMark: true, StopWorld: true, Bar: true, BarGood: true, Ruler: true, Flow: true,
		OpSend: true, OpReceive: true, OpMixed: true, OpFail: true, OpClose: true, OpPanic: true, Fill: true, FillFull: true}
	quiet = map[canvas.Role]bool{Dim: true, LabelDim: true, OtherFrame: true, CodeComment: true, CodeGutter: true}
)

// least returns the contrast that a role must have on its ground.
func (t *Theme) least(r canvas.Role) float64 {
	switch {
	case faint[r]:
		return 1.4
	case r >= firstClass: // glyphs; the words in lanes are BarText
		return 2.0
	case marks[r]:
		return 3
	case t == Contrast:
		return 7
	case quiet[r]:
		return 3
	}
	return 4.5
}

// TestContrast holds that all that is to be read can be read.
func TestContrast(t *testing.T) {
	var styles []canvas.Style
	for r := range canvas.Role(numRoles) {
		styles = append(styles, canvas.As(r), canvas.As(r).With(canvas.Select), canvas.As(r).With(canvas.Select|canvas.Column), canvas.As(r).With(canvas.Column))
	}
	for c := range model.Class(model.NumClasses) {
		for _, r := range []canvas.Role{BarText, Flow, OpSend, OpReceive, OpMixed, OpFail, OpClose, OpPanic, Class(model.ClassRunning)} {
			s := canvas.As(r).On(Class(c))
			styles = append(styles, s, s.With(canvas.Select), s.With(canvas.Column))
		}
	}
	for r := FlameOwn; r <= FlameRuntime; r++ {
		s := canvas.As(BarText).On(r)
		styles = append(styles, s, s.With(canvas.Select|canvas.Column), s.With(canvas.Column|canvas.Bold))
	}
	for r := Code; r <= CodeLine; r++ {
		styles = append(styles, canvas.As(r).On(CodeLine))
	}
	for _, th := range themes {
		if th.Mono {
			continue
		}
		for _, depth := range []Depth{Truecolor, Colors256} {
			for _, s := range styles {
				if r := Class(model.ClassRunning); s.Role == r && s.Under == r {
					continue // running throughout
				}
				l := th.At(depth).Look(s)
				if got, want := contrast(l.FG.parts(), l.BG.parts()), th.least(s.Role); got < want {
					t.Errorf("%s, %d colours: %s on %q, modifiers %b: contrast %.1f, want %.1f", th.Name, depth.Colors(), roles[s.Role].name, roles[s.Under].name, s.Mod, got, want)
				}
			}
		}
	}
}

// xterm and console are the first 16 colours of two terminals.
var (
	xterm   = [16]RGB{0, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, 0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff}
	console = [16]RGB{0, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa, 0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff}
)

// TestBasicContrast holds that few colours can be read, too: on a dark and on a
// light ground of the terminal's own, as two terminals have the first colours.
func TestBasicContrast(t *testing.T) {
	for terminal, palette := range map[string]*[16]RGB{"xterm": &xterm, "the console": &console} {
		for name, own := range map[string]struct{ fg, bg RGB }{"dark": {0xe5e5e5, 0x000000}, "light": {0x000000, 0xffffff}} {
			eachLook(func(theme string, th *Theme) {
				if !th.depth.basic() {
					return
				}
				for _, s := range everyStyle() {
					l := th.Look(s)
					got := contrast(l.text(palette, own.fg, own.bg))
					want := 3.0
					if s.Role >= firstClass || marks[s.Role] || s.Mod != 0 || s.Under != 0 {
						want = 1.9 // told by glyphs, too
					}
					if got < want && s.Role != s.Under {
						t.Errorf("%s on %s, %s: %s on %s, modifiers %b: contrast %.1f, want %.1f", theme, terminal, name, roles[s.Role].name, roles[s.Under].name, s.Mod, got, want)
					}
				}
			})
		}
	}
}

// text returns the colours of text and ground that a terminal shows for a look.
func (l Look) text(palette *[16]RGB, ownFG, ownBG RGB) (fg, bg RGB) {
	fg, bg = ownFG, ownBG
	if l.FG != Default {
		n, _ := l.FG.Index()
		if l.Bold && n < 8 {
			n += 8
		}
		fg = palette[n]
	}
	if l.BG != Default {
		n, _ := l.BG.Index()
		bg = palette[n]
	}
	if l.Reverse {
		fg, bg = bg, fg
	}
	return fg, bg
}

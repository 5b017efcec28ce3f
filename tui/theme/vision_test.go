package theme

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"

	"github.com/lucasb-eyer/go-colorful"
)

// matrix turns linear red, green and blue as they are into what somebody sees.
type matrix [3][3]float64

// visions are from G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A
// Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE
// Transactions on Visualization and Computer Graphics 15 (2009), table 1, at
// severity 1.0.
var visions = map[string]matrix{
	"normal vision": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia":  {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
	"tritanopia":    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
}

// seen returns a colour as somebody sees it.
func (m *matrix) seen(c colorful.Color) colorful.Color {
	r, g, b := c.LinearRgb()
	row := func(i int) float64 { return m[i][0]*r + m[i][1]*g + m[i][2]*b }
	return colorful.LinearRgb(row(0), row(1), row(2)).Clamped()
}

func colour(c RGB) colorful.Color {
	r, g, b := c.parts()
	return colorful.Color{R: float64(r) / 255, G: float64(g) / 255, B: float64(b) / 255}
}

// apart returns the distance of two colours in CIELAB, where 2 can just be seen.
func apart(a, b colorful.Color) float64 { return 100 * a.DistanceLab(b) }

// coverage is about how much of a cell the glyphs of classes fill.
var coverage = map[rune]float64{'█': 1, '▒': 0.5, '░': 0.25}

// fill returns what the cells of a lane look like from afar, where glyphs cannot be
// made out.
func (p *palette) fill(r canvas.Role, glyph rune) colorful.Color {
	share, ok := coverage[glyph]
	if !ok {
		share = 0.12
	}
	fg, bg, _ := p.look(canvas.As(r))
	x, y := colour(fg), colour(bg)
	return colorful.LinearRgb(mixLinear(x, y, share))
}

func mixLinear(x, y colorful.Color, share float64) (r, g, b float64) {
	r1, g1, b1 := x.LinearRgb()
	r2, g2, b2 := y.LinearRgb()
	mix := func(a, b float64) float64 { return share*a + (1-share)*b }
	return mix(r1, r2), mix(g1, g2), mix(b1, b2)
}

// leastApart is how far, at least, the fills of lanes are apart for everybody, by
// colour alone. Where one is not sure, the glyphs say it.
const leastApart = 10.0

// TestFillsCanBeToldApart holds that lanes can be read by everybody.
func TestFillsCanBeToldApart(t *testing.T) {
	classes := []model.Class{
		model.ClassRunning, model.ClassRunnable, model.ClassSyscall, model.ClassSend,
		model.ClassReceive, model.ClassSelect, model.ClassMutex, model.ClassNetwork,
	}
	for _, th := range themes {
		if th.Mono {
			continue
		}
		type fill struct {
			name   string
			colour colorful.Color
		}
		fills := []fill{{"stuck", th.palette.fill(Stuck, StuckGlyph)}, {"the ground", colour(th.palette.roles[Text].bg)}}
		for _, c := range classes {
			fills = append(fills, fill{c.String(), th.palette.fill(Class(c), Glyph(c))})
		}
		for name, m := range visions {
			for i, a := range fills {
				for _, b := range fills[:i] {
					if d := apart(m.seen(a.colour), m.seen(b.colour)); d < leastApart {
						t.Errorf("%s, %s: %s and %s are only %.1f apart", th.Name, name, a.name, b.name, d)
					}
				}
			}
		}
	}
}

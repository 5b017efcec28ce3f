package chart

import (
	"math"
	"math/rand"
	"testing"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// line draws on one line and returns it as text and as letters of roles.
func line(w int, draw func(c *canvas.Canvas)) (text, roles string) {
	c := canvas.New(w, 1)
	draw(c)
	return c.Lines()[0], c.Plane(theme.Letter)[0]
}

func TestBar(t *testing.T) {
	for _, tt := range []struct {
		full, value float64
		want        string
	}{
		{100, 0, ""},
		{100, 0.001, "▏"},
		{100, 50, "█████"},
		{100, 51, "█████▏"},
		{100, 55, "█████▌"},
		{100, 99, "█████████▉"},
		{100, 100, "██████████"},
		{100, 1e300, "██████████"},
		{100, math.Inf(1), "██████████"},
		{100, -5, ""},
		{100, math.NaN(), ""},
		{0, 5, ""},
		{math.NaN(), 5, ""},
	} {
		got, _ := line(10, func(c *canvas.Canvas) { Bar(c, tt.full, tt.value, theme.Bar) })
		if got != tt.want {
			t.Errorf("%v of %v: %q, want %q", tt.value, tt.full, got, tt.want)
		}
	}
}

// Each part of a stack is seen, and where it is no longer than it should be.
func TestStack(t *testing.T) {
	for _, tt := range []struct {
		name  string
		parts [4]float64 // of a full 100
		text  string
		roles string
	}{
		{"nothing", [4]float64{}, "", ""},
		{"halves", [4]float64{50, 50, 0, 0}, "██████████", "EEEEEwwwww"},
		{"rest", [4]float64{30, 25, 0, 0}, "█████▌", "EEEwww"},
		{"tiny within", [4]float64{50, 0.1, 40, 0}, "█████▏███▏", "EEEEEwllll"},
		{"tiny last", [4]float64{50, 0, 0.1, 0}, "█████▏", "EEEEEl"},
		{"tiny first", [4]float64{0.1, 60, 0, 0}, "▏█████▏", "Ewwwwww"},
		{"all tiny", [4]float64{1, 2, 3, 4}, "▏▎▎▍", "Ewlp"},
		{"tiny beside full", [4]float64{99.9, 0.1, 0, 0}, "█████████▏", "EEEEEEEEEw"},
		{"more than full", [4]float64{300, 100, 0, 0}, "██████████", "EEEEEEEEww"},
	} {
		roles := []canvas.Role{theme.Error, theme.Warning, theme.Link, theme.Spark}
		text, letters := line(10, func(c *canvas.Canvas) {
			var parts []Part
			for i, v := range tt.parts {
				parts = append(parts, Part{Value: v, Role: roles[i]})
			}
			Stack(c, 100, parts...)
		})
		if text != tt.text || letters != tt.roles+spaces(len(letters)-len(tt.roles), letters) {
			t.Errorf("%s:\ngot  %q %q\nwant %q %q", tt.name, text, letters, tt.text, tt.roles)
		}
	}
}

// spaces returns how letters of a blank canvas go on.
func spaces(n int, letters string) string {
	if n <= 0 {
		return ""
	}
	rest := ""
	for range n {
		rest += "."
	}
	if letters[len(letters)-1] != '.' {
		return "?"
	}
	return rest
}

// Without colours a part is told by its glyph.
func TestStackOfGlyphs(t *testing.T) {
	got, _ := line(10, func(c *canvas.Canvas) {
		Stack(c, 100, Part{30, theme.Bar, '›'}, Part{40, theme.Bar, '‹'}, Part{0.1, theme.Bar, '×'})
	})
	if want := "›››‹‹‹‹×"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever the parts are, each is seen if there is a cell for each, the parts keep their
// order, and the bar is as long as they are together or as there are parts.
func TestStackAlways(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 20_000 {
		w := r.Intn(12)
		var parts []Part
		some, all := 0, 0.0
		for i := range r.Intn(8) {
			v := math.Floor(math.Exp(r.Float64()*12) - 1)
			if r.Intn(4) == 0 {
				v = 0
			}
			if v > 0 {
				some++
				all += v
			}
			parts = append(parts, Part{Value: v, Role: canvas.Role(i + 1)})
		}
		full := math.Exp(r.Float64() * 14)
		big := canvas.New(w+4, 3)
		Stack(big.Sub(2, 1, w, 1), full, parts...)
		seen, cells, before := 0, 0, canvas.Role(0)
		for x := range w {
			cell := big.At(2+x, 1)
			if cell.Rune == ' ' {
				break
			}
			if cells++; cell.Style.Role != before {
				if cell.Style.Role < before {
					t.Fatalf("%d cells of %v: out of order", w, parts)
				}
				before = cell.Style.Role
				seen++
			}
		}
		if want := min(some, w); seen != want {
			t.Fatalf("%d cells, full %v, %v: %d parts seen, want %d", w, full, parts, seen, want)
		}
		long := min(all/full, 1)*float64(8*w) - 1e-8
		if want := max(int(math.Ceil(long/8)), min(some, w)); some <= w && cells != want {
			t.Fatalf("%d cells, full %v, %v: %d cells long, want %d", w, full, parts, cells, want)
		}
		for y := range 3 {
			for x := range w + 4 {
				if inside := y == 1 && x >= 2 && x < 2+w; !inside && big.At(x, y).Rune != ' ' {
					t.Fatalf("%d cells of %v: drawn outside", w, parts)
				}
			}
		}
	}
}

package chart

import (
	"math"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Number is what charts are drawn of.
type Number interface {
	~int | ~int32 | ~int64 | ~uint32 | ~uint64 | ~float32 | ~float64
}

// unknown is drawn where it is not known how much there is.
const unknown = '·'

// Spark draws values over time, from left to right, as high as each is of most; if most
// is not above 0, of the greatest of them. A cell shows the greatest of the values that
// fall into it. Nothing is blank; what is not a number is not known.
func Spark[N Number](c *canvas.Canvas, values []N, most N, role canvas.Role) {
	w, h := c.Size()
	list, full := resample(values, w), scale(values, most)
	for x, v := range list {
		if math.IsNaN(v) {
			c.Set(x, h-1, unknown, canvas.As(theme.Dim))
			continue
		}
		column(c, x, 1, level(v, full, 8*h), canvas.As(role))
	}
}

// Heat draws values over time in one line, as dense as each is of most; if most is not
// above 0, of the greatest of them. A cell shows the greatest of the values that fall
// into it.
func Heat[N Number](c *canvas.Canvas, values []N, most N, role canvas.Role) {
	w, _ := c.Size()
	list, full := resample(values, w), scale(values, most)
	for x, v := range list {
		if math.IsNaN(v) {
			c.Set(x, 0, unknown, canvas.As(theme.Dim))
			continue
		}
		c.Set(x, 0, Shade(v, full), canvas.As(role))
	}
}

// shades fill a cell more and more densely.
var shades = [...]rune{' ', '░', '▒', '▓', '█'}

// Shade returns what fills a cell as densely as value is of most. What is not nothing is
// not blank.
func Shade(value, most float64) rune { return shades[level(value, most, len(shades)-1)] }

// column draws a column of eighths from the bottom of a canvas, w cells wide.
func column(c *canvas.Canvas, x, w, eighths int, style canvas.Style) {
	_, h := c.Size()
	for y := h - 1; y >= 0; y-- {
		c.Fill(x, y, w, 1, theme.Eighths(eighths), style)
		eighths -= 8
	}
}

// level returns how many of n steps a value is of most: 0 for nothing, at least 1 for
// something.
func level(value, most float64, n int) int {
	switch {
	case !(value > 0) || n <= 0:
		return 0
	case value >= most:
		return n
	}
	return max(int(math.Round(value/most*float64(n))), 1)
}

// scale returns what is full: most, or the greatest of the values.
func scale[N Number](values []N, most N) float64 {
	if most > 0 {
		return float64(most)
	}
	full := 0.0
	for _, v := range values {
		if f := float64(v); f > full {
			full = f
		}
	}
	return full
}

// resample returns a value for each of w cells: the greatest of those that fall into it,
// or, where there are fewer than cells, the one that does.
func resample[N Number](values []N, w int) []float64 {
	n := len(values)
	if n == 0 {
		return nil
	}
	list := make([]float64, max(w, 0))
	for x := range list {
		from := x * n / w
		list[x] = math.NaN()
		for _, v := range values[from:max((x+1)*n/w, from+1)] {
			if f := float64(v); !(f <= list[x]) && !math.IsNaN(f) {
				list[x] = f
			}
		}
	}
	return list
}

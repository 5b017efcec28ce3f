package chart

import (
	"math"
	"strings"
	"testing"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

func TestSpark(t *testing.T) {
	nan := math.NaN()
	for _, tt := range []struct {
		name   string
		w      int
		values []float64
		most   float64
		want   string
	}{
		{"steps", 9, []float64{0, 1, 2, 3, 4, 5, 6, 7, 8}, 8, " ▁▂▃▄▅▆▇█"},
		{"tiny is not nothing", 3, []float64{0, 0.0001, 100}, 0, " ▁█"},
		{"greatest of several", 3, []float64{1, 8, 0, 2, 0, 0}, 8, "█▂"},
		{"a value for several cells", 6, []float64{8, 1}, 8, "███▁▁▁"},
		{"uneven", 5, []float64{8, 1, 4}, 8, "██▁▁▄"},
		{"more than most", 2, []float64{9, 4}, 8, "█▄"},
		{"not known", 4, []float64{nan, 8, nan, 0}, 8, "·█·"},
		{"not known beside known", 2, []float64{nan, 8, 0, nan}, 8, "█"},
		{"less than nothing", 2, []float64{-3, 8}, 8, " █"},
		{"all nothing", 3, []float64{0, 0, 0}, 0, ""},
		{"none", 3, nil, 0, ""},
	} {
		got, _ := line(tt.w, func(c *canvas.Canvas) { Spark(c, tt.values, tt.most, theme.Spark) })
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// With more lines there is more to tell apart.
func TestHighSpark(t *testing.T) {
	c := canvas.New(5, 2)
	Spark(c, []int{0, 1, 8, 12, 16}, 16, theme.Spark)
	if got, want := strings.Join(c.Lines(), "\n"), "   ▄█\n ▁███"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHeat(t *testing.T) {
	got, roles := line(8, func(c *canvas.Canvas) { Heat(c, []int{0, 1, 30, 50, 80, 100, 200, 0}, 100, theme.Spark) })
	if want := " ░░▒▓██"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if want := "pppppppp"; roles != want {
		t.Errorf("roles %q, want %q", roles, want)
	}
}

// Each of any number of values is seen in any width: the greatest of all is full height.
func TestResampleLosesNothing(t *testing.T) {
	for n := 1; n < 60; n++ {
		for w := 1; w < 60; w++ {
			for i := range n {
				values := make([]int, n)
				values[i] = 1
				got, _ := line(w, func(c *canvas.Canvas) { Spark(c, values, 1, theme.Spark) })
				if !strings.Contains(got, "█") {
					t.Fatalf("value %d of %d is not seen in %d cells", i, n, w)
				}
			}
		}
	}
}

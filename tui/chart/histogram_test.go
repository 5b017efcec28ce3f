package chart

import (
	"math"
	"slices"
	"testing"
	"time"

	"chanlens/tui/canvas"
	"chanlens/tui/golden"
	"chanlens/tui/theme"
)

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		b    Bucket
		want string
	}{
		{Bucket{From: 0, To: 1}, "0s to 1ns"},
		{Bucket{From: 200e3, To: 500e3}, "200µs to 500µs"},
		{Bucket{From: 500e6, To: 1e9}, "500ms to 1s"},
		{Bucket{From: 50e9, To: 100e9}, "50s to 1m40s"},
	} {
		if got := tt.b.Words(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.b, got, tt.want)
		}
	}
}

// buckets returns empty buckets, three to a decade, from the one that begins at from to the
// one that begins at to.
func buckets(from, to time.Duration) []Bucket {
	var list []Bucket
	for unit := time.Duration(1); ; unit *= 10 {
		for _, b := range []Bucket{{From: unit, To: 2 * unit}, {From: 2 * unit, To: 5 * unit}, {From: 5 * unit, To: 10 * unit}} {
			if b.From >= from && b.From <= to {
				list = append(list, b)
			}
			if b.From >= to {
				return list
			}
		}
	}
}

// waits are lengths with two humps and one far out.
func waits() []Bucket {
	list := buckets(2*time.Microsecond, 2*time.Second)
	for i := range list {
		d := float64(i - 6)
		list[i].Count = int(400 * math.Exp(-d*d/5))
		if i == 13 {
			list[i].Count = 60
		}
	}
	list[0].Count, list[len(list)-1].Count = 1, 1
	return list
}

func TestHistogramScreens(t *testing.T) {
	for _, tt := range []struct {
		name string
		w, h int
	}{
		{"histogram-60x8", 60, 8},
		{"histogram-24x6", 24, 6},
		{"histogram-10x3", 10, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := canvas.New(tt.w, tt.h)
			h := Histogram{Buckets: waits(), Cursor: 7, Role: theme.Spark}
			h.Draw(c)
			golden.Check(t, tt.name, c)
		})
	}
}

// What is under the mouse is what is drawn there, at any width, and all is somewhere.
func TestUnderMouse(t *testing.T) {
	list := waits()
	for w := 1; w < 150; w++ {
		seen := 0
		before := -1
		for x := range w {
			h := Histogram{Buckets: list}
			i, ok := h.Under(x, 0, w, 5)
			if !ok || i == before {
				continue
			}
			before, h.Cursor = i, i
			b, ok := h.Chosen(w)
			if !ok || b.From != list[i].From {
				t.Fatalf("width %d, column %d: %v is chosen, want from %v", w, x, b, list[i].From)
			}
			seen += b.Count
		}
		all := 0
		for _, b := range list {
			all += b.Count
		}
		if seen != all {
			t.Fatalf("width %d: %d are under the mouse, want all %d", w, seen, all)
		}
	}
	h := Histogram{Buckets: list}
	for _, at := range [][2]int{{-1, 0}, {0, -1}, {0, 5}, {59, 0}} {
		if i, ok := h.Under(at[0], at[1], 60, 5); ok {
			t.Errorf("at %v is bucket %d, want none", at, i)
		}
	}
}

// The cursor goes from one column that is not empty to the next, and stays at the last.
func TestStep(t *testing.T) {
	list := buckets(1000, 500_000)
	list[0].Count, list[4].Count, list[len(list)-1].Count = 1, 2, 1
	h := Histogram{Buckets: list, Cursor: -1}
	var got []time.Duration
	for _, by := range []int{1, 1, 1, 1, -1, -1, -1} {
		h.Cursor = h.Step(by, 40)
		b, _ := h.Chosen(40)
		got = append(got, b.From)
	}
	want := []time.Duration{1000, 20_000, 500_000, 500_000, 20_000, 1000, 1000}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	empty := Histogram{Cursor: -1}
	if i := empty.Step(1, 40); i != -1 {
		t.Errorf("a step among no buckets leads to %d", i)
	}
}

// At any size, what is drawn is drawn inside, and each column that is not empty is seen.
func TestHistogramAlways(t *testing.T) {
	for w := 0; w < 90; w++ {
		for height := range 9 {
			h := Histogram{Buckets: waits(), Cursor: w % 19, Role: theme.Spark}
			c := canvas.New(w, height)
			h.Draw(c)
			if height < 2 {
				continue
			}
			floor := height - 3
			if height < 4 {
				floor = height - 2
			}
			for x := range w {
				i, ok := h.Under(x, 0, w, height)
				if !ok {
					continue
				}
				h.Cursor = i
				b, _ := h.Chosen(w)
				if at, _ := h.Under(x-1, 0, w, height); at == i && x > 0 {
					continue // not the column's first cell
				}
				if drawn := c.At(x, floor).Rune != ' '; drawn != (b.Count > 0) {
					t.Fatalf("%dx%d: column of %d at %d is drawn: %v", w, height, b.Count, x, drawn)
				}
			}
		}
	}
}

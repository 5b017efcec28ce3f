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

func TestBuckets(t *testing.T) {
	for _, tt := range []struct {
		name    string
		lengths []time.Duration
		want    []Bucket
	}{
		{"none", nil, nil},
		{"nothing", []time.Duration{0, 0, -7}, []Bucket{{0, 1, 3}}},
		{"borders", []time.Duration{1000, 1999, 2000, 4999, 5000},
			[]Bucket{{1000, 2000, 2}, {2000, 5000, 2}, {5000, 10_000, 1}}},
		{"empty between", []time.Duration{time.Millisecond, 12 * time.Millisecond},
			[]Bucket{{1e6, 2e6, 1}, {2e6, 5e6, 0}, {5e6, 1e7, 0}, {1e7, 2e7, 1}}},
		{"longest", []time.Duration{math.MaxInt64}, []Bucket{{5e18, math.MaxInt64, 1}}},
	} {
		if got := Buckets(slices.Values(tt.lengths)); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		b    Bucket
		want string
	}{
		{Bucket{From: 0, To: 1}, "0s to 1ns"},
		{Bucket{From: 200e3, To: 500e3}, "200µs to 500µs"},
		{Bucket{From: 500e6, To: 1e9}, "500ms to 1s"},
		{Bucket{From: 50e9, To: 100e9}, "50s to 1m40s"},
		{Bucket{From: 5e18, To: math.MaxInt64}, "83333333m20s and more"},
	} {
		if got := tt.b.Words(); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.b, got, tt.want)
		}
	}
}

// waits are lengths with two humps and one far out.
func waits() []Bucket {
	list := Buckets(slices.Values([]time.Duration{2 * time.Microsecond, 3 * time.Second}))
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
	list := Buckets(slices.Values([]time.Duration{1000, 20_000, 20_001, 500_000}))
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

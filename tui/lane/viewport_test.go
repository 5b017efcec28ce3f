package lane

import (
	"math/rand"
	"testing"

	"chanlens/model"
)

const second = model.Time(1e9)

// TestCellsTile holds, for any viewport, that the cells tile it and that CellOf
// undoes TimeAt.
func TestCellsTile(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for range 2000 {
		v := Viewport{Start: model.Time(rng.Int63n(1e15)), Span: 1 + model.Time(rng.Int63n(1e14)), Cells: 1 + rng.Intn(300)}
		v.Span = max(v.Span, model.Time(v.Cells))
		if v.TimeAt(0) != v.Start || v.TimeAt(v.Cells) != v.End() {
			t.Fatalf("%+v: cells cover [%d, %d)", v, v.TimeAt(0), v.TimeAt(v.Cells))
		}
		for range 20 {
			c := rng.Intn(v.Cells)
			from, to := v.TimeAt(c), v.TimeAt(c+1)
			if from >= to || v.CellOf(from) != c || v.CellOf(to-1) != c {
				t.Fatalf("%+v: cell %d is [%d, %d), CellOf says %d and %d", v, c, from, to, v.CellOf(from), v.CellOf(to-1))
			}
		}
		if v.CellOf(v.Start-1) != -1 || v.CellOf(v.End()) != v.Cells {
			t.Fatalf("%+v: CellOf does not tell what is outside", v)
		}
	}
}

func TestZoom(t *testing.T) {
	end := 10 * second
	v := Fit(end, 100)
	at := 3 * second
	cell := v.CellOf(at)
	for v.Span > model.Time(v.Cells) {
		v = v.Zoom(1, 2, at, end)
		if got := v.CellOf(at); got < cell-1 || got > cell+1 {
			t.Fatalf("span %d: the cursor moved from cell %d to %d", v.Span, cell, got)
		}
	}
	if in := v.Zoom(1, 2, at, end); in != v {
		t.Errorf("zoomed below 1 ns a cell: %+v", in)
	}
	for range 60 {
		v = v.Zoom(2, 1, at, end)
	}
	if v != Fit(end, 100) {
		t.Errorf("zooming out ends at %+v, not at the whole trace", v)
	}
}

func TestClampPanShow(t *testing.T) {
	end := 100 * second
	base := Viewport{Start: 40 * second, Span: 10 * second, Cells: 100}
	for _, c := range []struct {
		name string
		got  Viewport
		want model.Time
	}{
		{"pan right", base.Pan(50, end), 45 * second},
		{"pan left", base.Pan(-50, end), 35 * second},
		{"pan over the end", base.Pan(5000, end), 90 * second},
		{"pan before the start", base.Pan(-5000, end), 0},
		{"show what is shown", base.Show(41*second, end), 40 * second},
		{"show near the right", base.Show(51*second, end), 42 * second},
		{"show near the left", base.Show(39*second, end), 38 * second},
		{"show far away", base.Show(70*second, end), 65 * second},
		{"around", base.Around(60*second, 72*second, end), 59 * second},
	} {
		if c.got.Start != c.want {
			t.Errorf("%s: starts at %d, want %d", c.name, c.got.Start, c.want)
		}
	}
	if v := Fit(0, 80); v.Span != 80 || v.Start != 0 {
		t.Errorf("a trace of no length fits in %+v", v)
	}
}

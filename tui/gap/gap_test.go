package gap

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
)

const p, s, x = model.Pending, model.Skipped, model.Present

// trace returns a trace of generations of 100 ns each, of which some are absent.
func trace(t *testing.T, absent ...model.Absence) *model.Trace {
	t.Helper()
	var b strings.Builder
	for i, why := range absent {
		word := map[model.Absence]string{x: "generation", p: "pending", s: "skipped"}[why]
		fmt.Fprintf(&b, "%s %d %d %d\n", word, i+1, i*100, i*100+100)
	}
	trace, err := model.ParseText(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return trace
}

func TestGaps(t *testing.T) {
	for _, c := range []struct {
		name     string
		absent   []model.Absence
		want     []Gap
		from, to model.Time // of the window
	}{
		{"all is there", []model.Absence{x, x}, nil, 0, 200},
		{"nothing is there", []model.Absence{p, p, p}, []Gap{{0, 300, p}}, 0, 300},
		{"the rest comes", []model.Absence{x, p, p}, []Gap{{100, 300, p}}, 0, 300},
		{"the middle first", []model.Absence{p, x, p}, []Gap{{0, 100, p}, {200, 300, p}}, 0, 300},
		{"a window", []model.Absence{s, s, x, s}, []Gap{{0, 200, s}, {300, 400, s}}, 200, 300},
		{"a window that comes", []model.Absence{s, x, p, s}, []Gap{{0, 100, s}, {200, 300, p}, {300, 400, s}}, 100, 300},
		{"nothing was asked for", []model.Absence{s, s}, []Gap{{0, 200, s}}, 0, 200},
	} {
		tr := trace(t, c.absent...)
		if got := Of(tr); !slices.Equal(got, c.want) {
			t.Errorf("%s: gaps %+v, want %+v", c.name, got, c.want)
		}
		if from, to := Window(tr); from != c.from || to != c.to {
			t.Errorf("%s: the window is [%d, %d), want [%d, %d)", c.name, from, to, c.from, c.to)
		}
		for at := range tr.End() + 50 {
			i := min(int(at/100), len(c.absent)-1)
			if got := At(tr, at); got != c.absent[i] {
				t.Fatalf("%s: at %d: %v, want %v", c.name, at, got, c.absent[i])
			}
			if g, ok := Around(tr, at); at < tr.End() && ok != (c.absent[i] != x) || ok && (at < g.Start || at >= g.End) {
				t.Fatalf("%s: at %d: gap %+v, %v", c.name, at, g, ok)
			}
		}
	}
}

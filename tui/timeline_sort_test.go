package tui

import (
	"context"
	"strings"
	"testing"

	"chanlens/model/analysis/examine"
	"chanlens/tui/bulk"
	"chanlens/tui/timeline"
)

// TestSortBeside holds that very many lanes are sorted beside the event loop, that
// keys work meanwhile, and that an order nobody wants any more is dropped.
func TestSortBeside(t *testing.T) {
	usual := sortedAtOnce
	sortedAtOnce = 999
	defer func() { sortedAtOnce = usual }()
	a := NewApp(Options{Name: "bulk.trace"})
	var work []func() func()
	a.beside = func(do func() func()) { work = append(work, do) }
	trace := bulk.Trace(bulk.Shape{Goroutines: sortedAtOnce + 1, Generations: 1, Turns: 1})
	a.Show(surveyed(context.Background(), trace, examine.Options{}))
	v := a.views[0].(*timelineView)
	play(t, a, "s")
	if len(work) != 1 || !strings.HasPrefix(a.session.note, "sorting 1,000 lanes") || v.lanes.By != timeline.ByLife {
		t.Fatalf("%d sorts beside, note %q, lanes by %s", len(work), a.session.note, v.lanes.By)
	}
	play(t, a, "js")
	if len(work) != 2 {
		t.Fatalf("%d sorts beside", len(work))
	}
	for i, want := range []timeline.Sort{timeline.ByLife, timeline.ByStuck} {
		apply := work[i]()
		apply()
		if v.lanes.By != want {
			t.Errorf("after sort %d: lanes by %s, want %s", i, v.lanes.By, want)
		}
	}
}

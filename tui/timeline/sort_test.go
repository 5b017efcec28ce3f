package timeline

import (
	"strings"
	"testing"

	"chanlens/tui/bulk"
	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// TestSortBeside holds that very many lanes are sorted beside the event loop, that
// keys work meanwhile, and that an order nobody wants any more is dropped.
func TestSortBeside(t *testing.T) {
	usual := sortedAtOnce
	sortedAtOnce = 999
	defer func() { sortedAtOnce = usual }()
	var work []func() func()
	trace := bulk.Trace(bulk.Shape{Goroutines: sortedAtOnce + 1, Generations: 1, Turns: 1})
	v := New(session.Open(trace))
	v.s.Shell.Beside = func(do func() func()) { work = append(work, do) }
	viewtest.Play(t, v, "o")
	if len(work) != 1 || !strings.HasPrefix(v.s.Word, "sorting 1,000 lanes") || v.lanes.By != lane.ByLife {
		t.Fatalf("%d sorts beside, note %q, lanes by %s", len(work), v.s.Word, v.lanes.By)
	}
	viewtest.Play(t, v, "jo")
	if len(work) != 2 {
		t.Fatalf("%d sorts beside", len(work))
	}
	for i, want := range []lane.Sort{lane.ByLife, lane.ByStuck} {
		apply := work[i]()
		apply()
		if v.lanes.By != want {
			t.Errorf("after sort %d: lanes by %s, want %s", i, v.lanes.By, want)
		}
	}
}

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
	usual := arrangedAtOnce
	arrangedAtOnce = 999
	defer func() { arrangedAtOnce = usual }()
	var work []func() func()
	trace := bulk.Trace(bulk.Shape{Goroutines: arrangedAtOnce + 1, Generations: 1, Turns: 1})
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

// TestTurnBeside holds that groups of very many goroutines are made beside the event loop,
// that the lanes stay until then, and that who goes on meanwhile gets what he asked for last.
func TestTurnBeside(t *testing.T) {
	usual := arrangedAtOnce
	arrangedAtOnce = 999
	defer func() { arrangedAtOnce = usual }()
	trace := bulk.Trace(bulk.Shape{Goroutines: arrangedAtOnce + 1, Generations: 1, Turns: 1})
	for _, c := range []struct {
		keys string
		want lane.Mode
	}{{"t", lane.BySite}, {"tt", lane.ByFamily}, {"ttt", lane.Channels}, {"tj<C-t>", lane.Goroutines}} {
		var work []func() func()
		v := New(session.Open(trace))
		v.s.Shell.Beside = func(do func() func()) { work = append(work, do) }
		viewtest.Play(t, v, "t")
		if v.lanes.Mode != lane.Goroutines || v.s.Word != "lanes: goroutines by creation site …" {
			t.Fatalf("while groups are made: lanes by %s, note %q", v.lanes.Mode, v.s.Word)
		}
		viewtest.Play(t, v, c.keys[1:])
		for len(work) > 0 {
			do := work[0]
			work = work[1:]
			do()()
		}
		if v.lanes.Mode != c.want || v.s.Mode != c.want {
			t.Errorf("after %s: lanes by %s, want %s", c.keys, v.lanes.Mode, c.want)
		}
	}
}

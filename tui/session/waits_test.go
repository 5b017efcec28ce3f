package session

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/viewtest"
)

// TestWaits holds how long goroutines wait against a look at each interval: also where a
// wait spans generations.
func TestWaits(t *testing.T) {
	for _, name := range []string{"scene", "lanes", "stages", "findings"} {
		trace := viewtest.Fixture(t, name)
		longest, all := new(waits).of(trace)
		for g := range model.Goroutine(trace.NumGoroutines()) {
			var most, sum model.Time
			for iv := range trace.Intervals(g, 0, trace.End()) {
				if iv.Op.Blocked() {
					most, sum = max(most, iv.End-iv.Start), sum+iv.End-max(iv.Start, 0)
				}
			}
			if longest[g] != most || all[g] != sum {
				t.Errorf("%s: goroutine %d waits %d at most and %d in all, want %d and %d", name, trace.Goroutine(g).ID, longest[g], all[g], most, sum)
			}
		}
	}
}

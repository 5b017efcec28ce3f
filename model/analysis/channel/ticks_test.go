package channel

import (
	"testing"

	"chanlens/model"
)

// A ticker's waits end at a steady pace, also if some ticks are late or were taken
// without a wait. Those of timers that are set anew end when they are due.
func TestTicks(t *testing.T) {
	for _, c := range []struct {
		what string
		ends []model.Time
		want bool
	}{
		{"a ticker", []model.Time{100, 200, 300, 400, 500}, true},
		{"late ticks", []model.Time{100, 203, 300, 440, 500, 605}, true},
		{"ticks that nobody waited for", []model.Time{100, 200, 500, 600, 900}, true},
		{"timers for each wait", []model.Time{100, 200, 350, 590, 940, 1070}, false},
	} {
		var l log
		var p part
		for i, end := range c.ends {
			l.waits = append(l.waits, wait{end: end, kind: model.WakeTimer})
			p.byEnd = append(p.byEnd, int32(i))
		}
		if got := l.ticks(&p); got != c.want {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

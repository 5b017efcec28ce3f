package lane

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/theme"
)

func TestCellLook(t *testing.T) {
	share := func(parts ...model.Time) (s model.Share) {
		for i := 0; i < len(parts); i += 2 {
			s[parts[i]] = parts[i+1]
		}
		return s
	}
	const run, ready, send, sleep = model.Time(model.ClassRunning), model.Time(model.ClassRunnable), model.Time(model.ClassSend), model.Time(model.ClassSleep)
	for _, c := range []struct {
		name  string
		share model.Share
		want  rune
		mono  rune
		under model.Class
		pure  bool
	}{
		{"not alive", share(), 0, 0, 0, false},
		{"runs", share(run, 100), '█', '█', 0, true},
		{"sends", share(send, 100), '›', '›', 0, true},
		{"half and half", share(run, 50, send, 50), '▄', '▄', model.ClassSend, false},
		{"a short wait shows", share(run, 999_999, send, 1), '▇', '▇', model.ClassSend, false},
		{"a short run shows", share(run, 1, send, 999_999), '▁', '›', model.ClassSend, false},
		{"a wait worth looking for wins", share(sleep, 60, send, 40), '›', '›', 0, false},
		{"unless it is far too short", share(sleep, 90, send, 10), '·', '·', 0, false},
		{"alive for a part of the cell", share(run, 3), '█', '█', 0, true},
		{"ready and sending", share(ready, 10, send, 90, run, 10), '▁', '›', model.ClassSend, false},
	} {
		got := cellLook(&c.share, false)
		if got.glyph != c.want || got.pure != c.pure {
			t.Errorf("%s: got %q, pure %v; want %q, %v", c.name, got.glyph, got.pure, c.want, c.pure)
		}
		if c.under != 0 && got.style.Under != theme.Class(c.under) {
			t.Errorf("%s: stands on role %d, want %v", c.name, got.style.Under, c.under)
		}
		if mono := cellLook(&c.share, true); mono.glyph != c.mono {
			t.Errorf("%s: without colour got %q, want %q", c.name, mono.glyph, c.mono)
		}
	}
}

// TestShortIsSeen holds that 2 µs of a wait in 10 s of running, and 2 µs of running in 10 s
// of a wait, make their cell of 100 differ from the others, with colours and without.
func TestShortIsSeen(t *testing.T) {
	const whole, short = 10_000_000_000 / 100, 2_000
	for _, c := range []struct{ long, short model.Class }{
		{model.ClassRunning, model.ClassSend}, {model.ClassRunning, model.ClassMutex}, {model.ClassRunning, model.ClassSleep},
		{model.ClassSend, model.ClassRunning}, {model.ClassSleep, model.ClassRunning}, {model.ClassSleep, model.ClassMutex},
	} {
		var plain, mixed model.Share
		plain[c.long] = whole
		mixed[c.long], mixed[c.short] = whole-short, short
		for _, mono := range []bool{false, true} {
			a, b := cellLook(&plain, mono), cellLook(&mixed, mono)
			if a.glyph == b.glyph && a.style == b.style {
				t.Errorf("2 µs of %s in a cell of %s are not seen (mono: %v): %q %+v", c.short, c.long, mono, b.glyph, b.style)
			}
		}
	}
}

func TestSpans(t *testing.T) {
	var s spans
	s.add(10, 20)
	s.add(15, 30) // overlaps
	s.add(50, 60)
	s.add(70, 70) // empty
	for _, c := range []struct {
		from, to, covered model.Time
		touched           bool
	}{
		{0, 10, 0, false}, {0, 11, 1, true}, {12, 15, 3, true}, {30, 50, 0, false},
		{25, 55, 10, true}, {0, 100, 30, true}, {65, 75, 0, true}, {80, 90, 0, false},
	} {
		covered, touched := s.in(c.from, c.to)
		if covered != c.covered || touched != c.touched {
			t.Errorf("[%d, %d): got %d, %v; want %d, %v", c.from, c.to, covered, touched, c.covered, c.touched)
		}
	}
}

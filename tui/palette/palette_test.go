package palette

import (
	"strings"
	"testing"
	"testing/quick"

	"chanlens/model"
)

const ms = model.Time(1_000_000)

// TestRead reads places to go to, in a trace of 2 s at 500 ms.
func TestRead(t *testing.T) {
	here := Here{At: 500 * ms, End: 2000 * ms}
	for _, c := range []struct {
		text string
		want Goal
		err  string
	}{
		{"1.2s..1.35s", Goal{Kind: Range, From: 1200 * ms, To: 1350 * ms}, ""},
		{" 1.2 .. 1.35s ", Goal{Kind: Range, From: 1200 * ms, To: 1350 * ms}, ""},
		{"800ms...1.35S", Goal{Kind: Range, From: 800 * ms, To: 1350 * ms}, ""},
		{"1.2s..", Goal{Kind: Range, From: 1200 * ms, To: 2000 * ms}, ""},
		{"..80ms", Goal{Kind: Range, To: 80 * ms}, ""},
		{"0..1m", Goal{Kind: Range, To: 2000 * ms}, ""},
		{"+20ms", Goal{Kind: Range, From: 500 * ms, To: 520 * ms}, ""},
		{"1.99s+20ms", Goal{Kind: Range, From: 1990 * ms, To: 2000 * ms}, ""},
		{"1.2034s", Goal{Kind: Moment, From: 1203*ms + ms*4/10}, ""},
		{"23", Goal{Kind: Goroutine, ID: 23}, ""},
		{"G23", Goal{Kind: Goroutine, ID: 23}, ""},
		{"1.3s..1.2s", Goal{}, "ends before it begins"},
		{"3s", Goal{}, "the trace ends at 2s"},
		{"3s..4s", Goal{}, "the trace ends at 2s"},
		{"3s+4s", Goal{}, "the trace ends at 2s"},
		{"+20", Goal{}, "a length has a unit"},
		{"+0s", Goal{}, "no length"},
		{"1.2..5", Goal{}, `"5" is no moment`},
		{"1.2..", Goal{}, `"1.2" is no moment`},
	} {
		got, ok, err := Read(c.text, here)
		switch {
		case !ok:
			t.Errorf("%q: not a goal", c.text)
		case c.err == "" && (err != nil || got != c.want):
			t.Errorf("%q: got %+v, %v; want %+v", c.text, got, err, c.want)
		case c.err != "" && (err == nil || !strings.Contains(err.Error(), c.err)):
			t.Errorf("%q: got %v, want an error with %q", c.text, err, c.err)
		}
	}
	for _, text := range []string{"", "zoom", "g", "-3", "..", "view ..", "s", "next wait", "+", "c++"} {
		if got, ok, err := Read(text, here); ok && err == nil {
			t.Errorf("%q: got %+v, which is not meant", text, got)
		}
	}
}

// TestFit says which of two texts fits a pattern better, and where.
func TestFit(t *testing.T) {
	const miss = "-"
	for _, c := range []struct{ pattern, text, hits string }{
		{"zoom", "zoom to the interval", "zoom"},
		{"INT zo", "zoom to the interval", "int|zo"},
		{"oom", "zoom to the interval", "oom"},
		{"zint", "zoom to the interval", "z|int"},
		{"zti", "zoom to the interval", "z|t|i"},
		{"oint", "zoom to the interval", miss},
		{"interval x", "zoom to the interval", miss},
		{"", "anything", ""},
		{"stuck", "next goroutine that is stuck", "stuck"},
	} {
		_, hits, ok := Fit(c.pattern, c.text)
		var got []string
		for _, h := range hits {
			got = append(got, c.text[h.Pos:h.Pos+h.Len])
		}
		if text := strings.Join(got, "|"); ok != (c.hits != miss) || ok && text != c.hits {
			t.Errorf("%q in %q: got %q, %v; want %q", c.pattern, c.text, text, ok, c.hits)
		}
	}
	ranked := []string{"fit the picture", "show the best fit", "unfit for use", "first in time"}
	last := -1
	for _, text := range ranked {
		cost, _, ok := Fit("fit", text)
		if !ok || cost <= last {
			t.Errorf("%q costs %d (%v), the one before %d", text, cost, ok, last)
		}
		last = cost
	}
}

// TestFitHitsAreInTheText holds for any texts.
func TestFitHitsAreInTheText(t *testing.T) {
	holds := func(pattern, text string) bool {
		_, hits, _ := Fit(pattern, text)
		for _, h := range hits {
			if h.Pos < 0 || h.Len < 1 || h.Pos+h.Len > len(text) {
				return false
			}
		}
		return true
	}
	if err := quick.Check(holds, nil); err != nil {
		t.Error(err)
	}
}

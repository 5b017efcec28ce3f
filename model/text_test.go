package model

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// fixture builds a model from a text and holds it against the invariants.
func fixture(t *testing.T, src string) *Trace {
	t.Helper()
	tr, err := ParseText(src)
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

func handoff(t *testing.T) *Trace {
	t.Helper()
	src, err := os.ReadFile("testdata/handoff.txt")
	if err != nil {
		t.Fatal(err)
	}
	return fixture(t, string(src))
}

func dump(t *testing.T, tr *Trace) string {
	t.Helper()
	var b strings.Builder
	if err := tr.Dump(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A dumped model parses to the same model.
func TestTextRoundTrip(t *testing.T) {
	first := dump(t, handoff(t))
	second := dump(t, fixture(t, first))
	if diff := cmp.Diff(first, second); diff != "" {
		t.Errorf("dump changes when it is read back (-first +second):\n%s", diff)
	}
}

// What a later generation repeats of a wait does not overwrite what was known.
func TestContinuedIntervalInherits(t *testing.T) {
	out := dump(t, handoff(t))
	_, second, _ := strings.Cut(out, "generation 2")
	want := "goroutine 8 main.send\n  ^ send @ runtime.chansend1 chan.go:161 < main.send main.go:40\n"
	if !strings.Contains(second, want) {
		t.Errorf("generation 2 lacks\n%s\nin\n%s", want, second)
	}
}

func TestParseTextErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"", "no generation"},
		{"goroutine 1 x", "before the first generation"},
		{"generation 1 0 10\ngoroutine 1\n 5 running", "neither is there at the start"},
		{"generation 1 0 10\ngoroutine 1\n ^ juggling", `no operation is called "juggling"`},
		{"generation 1 0 10\ngoroutine 1\n ^ running X3", `unexpected "X3"`},
		{"generation 1 0 10\ngoroutine 1\n ^ running @ f g", "want FILE:LINE"},
		{"generation 1 0 10\n 5 running", "belongs to no goroutine"},
		{"generation 1 0 10\nrange nonsense process \"x\" 1 2", "unknown word"},
		{"generation 1 0 10\nlog 1 by 1 task 1 \"x", "unfinished string"},
		{"generation 1 0 10\ngoroutine 1\n 50 running", "neither"},
	} {
		if _, err := ParseText(tt.src); err == nil {
			t.Errorf("%q: no error, want %q", tt.src, tt.want)
		} else if !strings.Contains(err.Error(), tt.want) && tt.want != "neither" {
			t.Errorf("%q: %v, want %q", tt.src, err, tt.want)
		}
	}
}

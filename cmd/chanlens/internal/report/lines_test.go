package report

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"chanlens/model/analysis/finding"
)

// One line a trace, and a total.
func TestLines(t *testing.T) {
	calm := Line{length: 5 * time.Millisecond, events: 12, endKnown: true}
	worried := Line{length: 3 * time.Minute, events: 123_456_789, first: "A poller looks every 1.00ms, and finds nothing in 98.5% of its looks"}
	worried.counts[finding.Warning], worried.counts[finding.Info], worried.fresh = 2, 11, 13
	noted := Line{length: time.Second, events: 99, endKnown: true, first: "as before: 3 goroutines were started"}
	noted.counts[finding.Info] = 1
	files := []string{"shop/a.trace", "shop/b.trace", "shop/longer-name.trace", "shop/x\x1b.trace", "shop/gone.trace"}
	print := func(baseline bool, opt Options) []byte {
		var b bytes.Buffer
		l := NewLines(&b, files, baseline, opt)
		for _, line := range []Line{New(made(t)).Line(), calm, worried, noted, {Err: errors.New("there is no such file\nLook elsewhere.")}} {
			if err := l.Print(line); err != nil {
				t.Fatal(err)
			}
		}
		if l.Worst() != 0 {
			t.Errorf("the worst is %d, want 0", l.Worst())
		}
		if err := l.End([]string{"One of them in full:  chanlens report shop/a.trace"}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	golden(t, "lines-80", print(false, Options{Width: 80}))
	golden(t, "lines-80-baseline", print(true, Options{Width: 80}))
	golden(t, "lines-120-baseline", print(true, Options{Width: 120}))
	golden(t, "lines-120-color", print(false, Options{Width: 120, Color: true}))
}

// A trace's line tells first of what is new.
func TestLineOfReport(t *testing.T) {
	if l := New(made(t)).Line(); l.first != "2 senders on replies wait for ever" || l.fresh != 4 || l.stuck != 3 {
		t.Errorf("%+v", l)
	}
	l := heldAgainst(t, oldBaseline).Line()
	if l.first != "2 senders on replies wait for ever" || l.fresh != 3 {
		t.Errorf("%+v", l)
	}
	r := New(made(t))
	self, err := ReadBaselines("self.json", bytes.NewReader(print(t, r, JSON, Options{})))
	if err != nil {
		t.Fatal(err)
	}
	r.HoldAgainst(self.For("text"))
	if l := r.Line(); l.first != "as before: 2 senders on replies wait for ever" || l.fresh != 0 {
		t.Errorf("%+v", l)
	}
}

func TestShortNames(t *testing.T) {
	tests := []struct {
		files []string
		most  int
		want  []string
	}{
		{[]string{"/a/b/x.trace", "/a/y.trace"}, 20, []string{"/a/b/x.trace", "/a/y.trace"}},
		{[]string{"/a/b/x.trace", "/a/y.trace"}, 10, []string{"b/x.trace", "y.trace"}},
		{[]string{"/a/b/x.trace", "/c/y.trace"}, 10, []string{"…b/x.trace", "/c/y.trace"}},
		{[]string{"x-quite-long.trace", "y.trace"}, 12, []string{"…-long.trace", "y.trace"}},
		{[]string{"/a/b.trace", "-", ""}, 8, []string{"…b.trace", "-", ""}},
	}
	for _, tt := range tests {
		got := shortNames(tt.files, tt.most)
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("shortNames(%q, %d) = %q, want %q", tt.files, tt.most, got, tt.want)
				break
			}
		}
	}
}

package detail

import (
	"os"
	"strings"
	"testing"

	"chanlens/model"
)

// recordedSubject returns a place in the scene with recorded operations that the screens show.
func recordedSubject(t *testing.T, id model.GoID, at model.Time) Subject {
	t.Helper()
	src, err := os.ReadFile("../testdata/ops.txt")
	if err != nil {
		t.Fatal(err)
	}
	trace, err := model.ParseText(string(src))
	if err != nil {
		t.Fatal(err)
	}
	g, ok := trace.Lookup(id)
	if !ok {
		t.Fatalf("no goroutine %d", id)
	}
	s := At(trace, g, at, nil)
	s.Did = trace.CountChanOps(t.Context())[g]
	s.Chain = s.Behind()
	return s
}

// TestRecordedRows holds what the pane says of recorded channel operations.
func TestRecordedRows(t *testing.T) {
	for _, c := range []struct {
		name  string
		id    model.GoID
		at    model.Time
		want  []string
		never string
	}{
		{"a send", 1, 6000, []string{
			"↑ send 2 to chan main.Job #1, cap 4: 2 of 4 after it\n  received by goroutine 7 at 40.000µs main.go:31",
			"stack  of this operation\n  main.main", "▸ ↑ +6.00µs send 2 to chan main.Job #1, 2 of 4", "channels: 5 sends, 2 other operations",
		}, "where this run ends"},
		{"a send that waited", 1, 30600, []string{"send 5 to chan main.Job #1", "received by goroutine 7 at 70.000µs", "main.go:18"}, "no stack"},
		{"a wait for room", 1, 20000, []string{
			"waits to send to chan main.Job #1: 4 of 4, full", "made at main.go:8 by goroutine 1", "closed at 91.0µs",
			"ended: send 5 of this channel\n  received by goroutine 7",
		}, "If the channel has a buffer"},
		{"a select", 8, 20000, []string{
			"select  2 cases\n", "receive from chan int #2: no buffer; this one was taken", "receive from chan struct {} #3: no buffer\n",
			"ended: receive 1 of this channel\n  sent by goroutine 7 at 33.000µs main.go:33",
		}, ""},
		{"a select that a close ended", 8, 70000, []string{"#3: no buffer; this one was taken", "ended: the channel was closed"}, ""},
		{"a wait that does not end", 10, 80000, []string{"waits to send to chan error #5", "made at main.go:58 by goroutine 10"}, "ended:"},
		{"a poll", 9, 37000, []string{"○ receive from chan bool #4, cap 1: not done, the default is taken", "channels: 6 defaults, 2 other operations"}, "sent by"},
		{"a panic", 9, 56000, []string{"! close of chan bool #4, cap 1: panics"}, ""},
		{"what a closed channel gives", 7, 91600, []string{"receive from chan main.Job #1, cap 4: closed, gives zero"}, "sent by"},
		{"nothing at that moment", 1, 6001, []string{"stack  where this run ends", "  ↑ +6.00µs send 2"}, "of this operation"},
	} {
		got := text(Rows(recordedSubject(t, c.id, c.at), 80))
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is missing from\n%s", c.name, want, got)
			}
		}
		if c.never != "" && strings.Contains(got, c.never) {
			t.Errorf("%s: %q is in\n%s", c.name, c.never, got)
		}
	}
}

// TestPair holds that going to the other half of an operation and to that of the other half
// are inverse.
func TestPair(t *testing.T) {
	s := recordedSubject(t, 1, 6000)
	_, _, to, ok := s.Pair()
	if !ok || to.At != 40000 || s.Trace.Goroutine(to.Goroutine).ID != 7 {
		t.Fatalf("from the send: %+v, %v", to, ok)
	}
	s = At(s.Trace, to.Goroutine, to.At, nil)
	if _, _, back, ok := s.Pair(); !ok || back.At != 6000 {
		t.Errorf("from the receive: %+v, %v", back, ok)
	}
	poll := recordedSubject(t, 9, 37000)
	if _, _, to, ok := poll.Pair(); ok {
		t.Errorf("a poll that failed has a pair: %+v", to)
	}
}

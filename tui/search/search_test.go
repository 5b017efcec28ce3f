package search

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

const annotated = `
generation 1 0 100ms
goroutine 1 main.main
  ^      running P0
goroutine 12 main.worker
  10ms   runnable created by 1
  20ms   running P1
  30ms   send @ runtime.chansend1 chan.go:161 < main.worker main.go:12
  40ms   end
task 5 parent 0 "request" by 1 10ms 40ms
region 12 task 5 "parse" 20ms 30ms
log 21ms by 12 task 5 "net" "read failed"
log 25ms by 12 task 5 "net" "read failed"
`

func show(r Results) string {
	var b strings.Builder
	for _, h := range r.Hits {
		text := h.Text
		for i := len(h.Spans) - 1; i >= 0; i-- {
			s := h.Spans[i]
			text = text[:s.Pos] + "[" + text[s.Pos:s.Pos+s.Len] + "]" + text[s.Pos+s.Len:]
		}
		fmt.Fprintf(&b, "%s: %s", h.Kind, text)
		if c := h.Counts(); c != "" {
			fmt.Fprintf(&b, " (%s)", c)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestFind finds things of the scene.
func TestFind(t *testing.T) {
	x := New(context.Background(), session.Open(viewtest.Fixture(t, "scene")).Survey)
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"nothing like it", ""},
		{"9", "goroutine: [9] main.sender\n"},
		{"g1", "goroutine: [1] main.main\ngoroutine: [1]2 main.(*pool).worker\ngoroutine: [1]3 main.(*pool).worker\n"},
		{"WORKER", "started for: main.(*pool).[worker] (2 goroutines)\n" +
			"waits at: network in main.(*pool).[worker] pool.go:25 (1 wait)\n"},
		{"pool take", "waits at: Mutex.Lock in main.(*[pool]).[take] pool.go:33 (1 wait)\n"},
		{"pool.go:4", "waits at: select in main.(*pool).next [pool.go:4]0 (1 wait)\n"},
	} {
		if got := show(x.Find(context.Background(), c.text, 100)); got != c.want && !(c.text == "pool.go:4" && strings.Contains(got, c.want)) {
			t.Errorf("%q: got\n%swant\n%s", c.text, got, c.want)
		}
	}
}

// TestBestFirst holds that what fits better stands first.
func TestBestFirst(t *testing.T) {
	x := &Index{}
	for _, text := range []string{"main.reworker", "main.work.er", "main.worker", "worker.main"} {
		x.add(Entry{Kind: Function, Text: text}, "")
	}
	x.of = session.Open(viewtest.Trace(t, annotated)).Survey
	want := "started for: main.[worker]\nstarted for: [worker].main\nstarted for: main.re[worker]\n"
	if got := show(x.Find(context.Background(), "worker", 100)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if r := x.Find(context.Background(), "main", 2); len(r.Hits) != 2 || r.Total != 4 {
		t.Errorf("got %d of %d, want 2 of 4", len(r.Hits), r.Total)
	}
}

// TestSteps holds that a function leads to all of its goroutines, in their order.
func TestSteps(t *testing.T) {
	s := session.Open(viewtest.Fixture(t, "scene"))
	x := New(context.Background(), s.Survey)
	r := x.Find(context.Background(), "sender", 1)
	var ids []string
	for _, step := range x.Steps(r.Hits[0].Entry) {
		ids = append(ids, fmt.Sprint(s.Trace.Goroutine(step.Goroutine).ID))
	}
	if got := strings.Join(ids, " "); got != "7 8 9" {
		t.Errorf("sender leads to %s", got)
	}
}

// TestAnnotations finds what the program said of itself, and where.
func TestAnnotations(t *testing.T) {
	s := session.Open(viewtest.Trace(t, annotated))
	x := New(context.Background(), s.Survey)
	for _, c := range []struct{ text, want, at string }{
		{"reques", "task: [reques]t (1 time)\n", "1 at 10ms"},
		{"parse", "region: [parse] (1 time)\n", "12 at 20ms"},
		{"failed READ", "log: [read] [failed] (2 times)\n", "12 at 21ms, 12 at 25ms"},
		{"net", "log: read failed (2 times)\n", "12 at 21ms, 12 at 25ms"},
	} {
		r := x.Find(context.Background(), c.text, 10)
		if got := show(r); unmarked(got) != unmarked(c.want) {
			t.Errorf("%q: got %s, want %s", c.text, got, c.want)
			continue
		}
		var at []string
		for _, step := range x.Steps(r.Hits[0].Entry) {
			at = append(at, fmt.Sprintf("%d at %v", s.Trace.Goroutine(step.Goroutine).ID, time.Duration(step.At)))
		}
		if got := strings.Join(at, ", "); got != c.at {
			t.Errorf("%q leads to %s, want %s", c.text, got, c.at)
		}
	}
}

// unmarked is a text without the marks of hits.
func unmarked(text string) string { return strings.NewReplacer("[", "", "]", "").Replace(text) }

// TestFindIsAllThatContains holds the index against looking at every text.
func TestFindIsAllThatContains(t *testing.T) {
	x := New(context.Background(), session.Open(viewtest.Fixture(t, "scene")).Survey)
	for _, text := range []string{"main", "e", "pool.", "m o", "go:3", "sync lock", "zz"} {
		want := 0
		for _, e := range x.entries {
			fits := true
			for _, w := range strings.Fields(text) {
				fits = fits && strings.Contains(e.lower, w)
			}
			if fits {
				want++
			}
		}
		r := x.Find(context.Background(), text, 1000)
		if r.Total != want || len(r.Hits) != want {
			t.Errorf("%q: found %d, shown %d, want %d", text, r.Total, len(r.Hits), want)
		}
	}
}

// BenchmarkFind measures a keystroke with a hundred thousand names.
func BenchmarkFind(b *testing.B) {
	x := &Index{}
	x.of = session.Open(viewtest.Trace(b, annotated)).Survey
	for i := range 100_000 {
		x.add(Entry{Kind: Message, Text: fmt.Sprintf("request %d of customer %x was answered late", i, i*7919)}, "http")
	}
	for _, text := range []string{"r", "customer", "late 99", "nowhere"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				x.Find(context.Background(), text, 200)
			}
		})
	}
}

package compare

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/finding"

	"github.com/google/go-cmp/cmp"
)

// program writes a trace of a second in text form: a worker that waits n times for so
// long in a receive at a line, and who gives it work; and short-lived goroutines.
func program(line, n int, wait time.Duration, children int) string {
	var b strings.Builder
	b.WriteString("generation 1 0 1s\ngoroutine 1 main.main\n ^ running P0\ngoroutine 7 main.worker\n ^ running P1\n")
	step := time.Second / time.Duration(n+1)
	for i := range n {
		at := step * time.Duration(i+1)
		fmt.Fprintf(&b, " %d receive @ runtime.chanrecv1 chan.go:506 < main.worker main.go:%d\n", at-wait, line)
		fmt.Fprintf(&b, " %d runnable woken by 1 @ runtime.chansend1 chan.go:161 < main.main main.go:%d\n", at, line+20)
		fmt.Fprintf(&b, " %d running P1\n", at+100)
	}
	for i := range children {
		at := step/2 + time.Duration(i)*10*time.Microsecond
		fmt.Fprintf(&b, "goroutine %d main.child\n %d runnable created by 1 @ main.main main.go:%d\n %d running P1\n %d end\n",
			100+i, at, line+30, at+100, at+1000)
	}
	return b.String()
}

func examined(t *testing.T, text string) *examine.Result {
	t.Helper()
	tr, err := model.ParseText(text)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	r, err := examine.All(t.Context(), tr, examine.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// words tells places as a test compares them.
func words(list []Place) []string {
	got := []string{}
	for _, p := range list {
		got = append(got, fmt.Sprintf("%s %s %s:%d was :%d", p.Verdict, p.What, p.At.Func, p.At.Line, p.WasAt.Line))
	}
	return got
}

// What waits longer is found again, though its line moved.
func TestCompareWaits(t *testing.T) {
	tests := []struct {
		name          string
		before, after string
		waits         []string
		goroutines    []string
	}{
		{"the same", program(12, 50, time.Millisecond, 20), program(12, 50, time.Millisecond, 20), []string{}, []string{}},
		{"only moved", program(12, 50, time.Millisecond, 20), program(99, 50, time.Millisecond, 20), []string{}, []string{}},
		{"longer", program(12, 50, time.Millisecond, 20), program(15, 50, 4*time.Millisecond, 20), []string{"longer receive main.worker:15 was :12"}, []string{}},
		{"shorter", program(12, 50, 4*time.Millisecond, 20), program(15, 50, time.Millisecond, 20), []string{"shorter receive main.worker:15 was :12"}, []string{}},
		{"more often", program(12, 20, time.Millisecond, 0), program(12, 200, time.Millisecond, 0), []string{"more often receive main.worker:12 was :12"}, []string{}},
		{"more goroutines", program(12, 20, time.Millisecond, 20), program(12, 20, time.Millisecond, 200), []string{}, []string{"more often main.child main.main:42 was :42"}},
		{"no goroutines any more", program(12, 20, time.Millisecond, 20), program(12, 20, time.Millisecond, 0), []string{}, []string{"gone main.child main.main:42 was :42"}},
	}
	for _, tt := range tests {
		d := Compare(Summarize(examined(t, tt.before)), Summarize(examined(t, tt.after)))
		if diff := cmp.Diff(tt.waits, words(d.Waits)); diff != "" {
			t.Errorf("%s: waits (-want +got):\n%s", tt.name, diff)
		}
		if diff := cmp.Diff(tt.goroutines, words(d.Goroutines)); diff != "" {
			t.Errorf("%s: goroutines (-want +got):\n%s", tt.name, diff)
		}
	}
}

// A trace does not differ from itself.
func TestCompareWithItself(t *testing.T) {
	r := examined(t, program(12, 50, time.Millisecond, 20))
	if d := Compare(Summarize(r), Summarize(r)); !d.None() {
		t.Errorf("a trace differs from itself: %+v", d)
	}
}

// A place that waits twice as long but half as often counts, though the time that is
// waited there is the same.
func TestEffectOfLength(t *testing.T) {
	d := &Diff{Before: &Digest{Length: time.Second}, After: &Digest{Length: time.Second}}
	x := Place{
		Before: Stats{100, 100, time.Second, 10 * time.Millisecond, 10 * time.Millisecond, 0},
		After:  Stats{50, 50, time.Second, 20 * time.Millisecond, 20 * time.Millisecond, 0},
	}
	if v := d.judge(&x, LeastTime); v != Longer || x.Effect != 500*time.Millisecond {
		t.Errorf("%v with effect %v, want longer with 500ms", v, x.Effect)
	}
}

// Channels are the same by what they are used for, exactly or mostly.
func TestCompareChannels(t *testing.T) {
	ch := func(name string, wait time.Duration, shape channel.Shape, keys ...string) use {
		return use{keys: keys, name: name, shape: shape, Traffic: Traffic{Sends: 50, Receives: 50, SendWait: wait}}
	}
	d := &Diff{
		Before: &Digest{Length: time.Second, channels: []use{
			ch("jobs", 10*time.Millisecond, channel.ShapeHandOff, "receive main.worker", "send main.main"),
			ch("results", 10*time.Millisecond, channel.ShapeHandOff, "receive main.main", "send main.worker"),
			ch("quit", 10*time.Millisecond, channel.ShapeHandOff, "receive main.stop"),
		}},
		After: &Digest{Length: time.Second, channels: []use{
			ch("jobs", 90*time.Millisecond, channel.ShapeHandOff, "receive main.worker", "send main.main", "send main.retry"),
			ch("results", 11*time.Millisecond, channel.ShapeSlowConsumer, "receive main.main", "send main.worker"),
			ch("errs", 10*time.Millisecond, channel.ShapeHandOff, "receive main.report"),
		}},
	}
	list, of := d.channels()
	got := map[string]string{}
	for _, c := range list {
		got[c.Name] = c.Verdict.String()
	}
	want := map[string]string{"jobs": "longer", "results": "other use", "quit": "gone", "errs": "new"}
	if diff := cmp.Diff(want, got); diff != "" || of != 4 {
		t.Errorf("of %d channels, want 4 (-want +got):\n%s", of, diff)
	}
}

func TestCompareFindings(t *testing.T) {
	f := func(key string, cost time.Duration) Finding {
		return Finding{Key: key, Severity: finding.Warning, Cost: cost}
	}
	got := findings([]Finding{f("a", 1), f("b", 2)}, []Finding{f("b", 5), f("c", 3)})
	want := Findings{New: []Finding{f("c", 3)}, Gone: []Finding{f("a", 1)}, Both: []Kept{{f("b", 5), 2}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Locks that nothing tells apart count as one.
func TestMerged(t *testing.T) {
	lock := func(n int, p50 time.Duration) item {
		return item{key: "mutex", Stats: Stats{n, n, time.Duration(n) * p50, p50, p50, 1}}
	}
	got := merged([]item{lock(1, 9), lock(60, 2), lock(39, 5), {key: "other"}})
	if len(got) != 2 || got[0].Stats != (Stats{100, 100, 9 + 120 + 195, 2, 5, 3}) {
		t.Errorf("%+v", got)
	}
}

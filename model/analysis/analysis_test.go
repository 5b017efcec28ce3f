package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"

	"github.com/google/go-cmp/cmp"
)

// fixture builds a model from a text and holds it against the invariants.
func fixture(t *testing.T, src string) *model.Trace {
	t.Helper()
	tr, err := model.ParseText(src)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Fatal(err)
	}
	return tr
}

// pair is two generations of a consumer, a sender that nobody receives from, and
// a ticker; times are chosen so that sums are easy to check.
const pair = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  sleep @ time.Sleep sleep.go:300 < main.main main.go:9
  900  runnable woken by -
  910  running P0
goroutine 7 main.produce
  ^    running P1
  200  send @ runtime.chansend1 chan.go:161 < main.produce main.go:20
  300  runnable woken by 8 @ runtime.chanrecv1 chan.go:506 < main.consume main.go:30
  310  running P1
  400  send @ runtime.chansend1 chan.go:161 < main.produce main.go:20
goroutine 8 main.consume
  ^    runnable
  50   running P0
  350  end
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.gopark proc.go:1 < runtime.bgsweep mgcsweep.go:1
generation 2 1000 2000
goroutine 1 main.main
  ^    running P0
goroutine 7 main.produce
  ^    send @ runtime.chansend1 chan.go:161 < main.produce main.go:20
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.gopark proc.go:1 < runtime.bgsweep mgcsweep.go:1
`

func describeWaits(t *model.Trace) string {
	var b strings.Builder
	waits, _ := analysis.Scan(context.Background(), t, nil)
	for _, w := range waits {
		fmt.Fprintf(&b, "%s %s system=%v count=%d open=%d total=%d p50=%d p99=%d max=%d\n", w.Op, format.Place(t.Frame(w.Site)),
			w.System, w.Count, w.Open, w.Total, w.P50, w.P99, w.Max)
	}
	return b.String()
}

func TestWaits(t *testing.T) {
	got := describeWaits(fixture(t, pair))
	want := `sweeper idle mgcsweep.go:1 system=true count=1 open=1 total=2000 p50=2000 p99=2000 max=2000
send main.go:20 system=false count=2 open=1 total=1700 p50=100 p99=1600 max=1600
sleep main.go:9 system=false count=1 open=0 total=800 p50=800 p99=800 max=800
runnable  system=false count=3 open=0 total=70 p50=10 p99=50 max=50
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("waits (-want +got):\n%s", diff)
	}
}

func TestWakes(t *testing.T) {
	tr := fixture(t, pair)
	var got []string
	_, edges := analysis.Scan(t.Context(), tr, nil)
	for _, e := range edges {
		got = append(got, fmt.Sprintf("%d %s %s -> %s %s", e.Count, e.Kind, format.Place(tr.Frame(e.Waker)), e.Waited, format.Place(tr.Frame(e.Woken))))
	}
	want := []string{
		"1 timer  -> sleep main.go:9",
		"1 receive main.go:30 -> send main.go:20",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("wakes (-want +got):\n%s", diff)
	}
}

func TestSummarize(t *testing.T) {
	tr := fixture(t, pair)
	want := analysis.Summary{Goroutines: 4, Created: 0, AtEnd: 3, SystemEnd: 1}
	if diff := cmp.Diff(want, analysis.Summarize(tr)); diff != "" {
		t.Errorf("summary (-want +got):\n%s", diff)
	}
}

// Every operation in which a goroutine can be blocked has a verdict, unless it
// is the runtime's own.
func TestEveryWaitHasVerdict(t *testing.T) {
	for i := range model.NumOperations {
		op := model.Operation(i)
		if !op.Blocked() {
			continue
		}
		name := strings.ReplaceAll(op.String(), " ", "-")
		tr := fixture(t, "generation 1 0 1000\ngoroutine 7 main.f\n ^ "+name+" @ main.f main.go:3\n")
		b := verdict.AtEnd(t.Context(), tr)
		if len(b) != 1 {
			t.Fatalf("%s: %d goroutines blocked, want 1", op, len(b))
		}
		if system := op.Class() == model.ClassSystem; system != (b[0].Verdict == verdict.System) {
			t.Errorf("%s: verdict %q, but class %s", op, b[0].Verdict, op.Class())
		}
		if b[0].Why(tr) == "" {
			t.Errorf("%s: no reason given", op)
		}
	}
}

package verdict_test

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/verdict"

	"github.com/google/go-cmp/cmp"
)

func TestVerdicts(t *testing.T) {
	tests := []struct {
		name    string
		life    string // of goroutine 7, from 0 to 2 ms
		verdict verdict.Verdict
		why     string
	}{
		{
			"send since before the trace",
			"goroutine 7 main.f\n ^ send @ runtime.chansend1 chan.go:1 < main.f main.go:3",
			verdict.Stuck, "has waited in a send at main.go:3 for 2.00ms or more (since before the trace): nobody received",
		},
		{
			"receive within the trace, of a goroutine that was there before",
			"goroutine 7 main.f\n ^ running P0\n 500µs receive @ runtime.chanrecv1 chan.go:1 < main.f main.go:3",
			verdict.Waiting, "has waited in a receive at main.go:3 for 1.50ms: it is older than the trace, as those are that run for good",
		},
		{
			"nil channel",
			"goroutine 7 main.f\n ^ running P0\n 1ms receive-on-nil-channel @ runtime.chanrecv1 chan.go:1 < main.f main.go:3",
			verdict.Stuck, "has waited in a receive at main.go:3 for 1.00ms: the channel is nil, so it waits for ever",
		},
		{
			"network",
			"goroutine 7 main.f\n ^ running P0\n 1ms network @ internal/poll.runtime_pollWait p.go:1 < net.(*conn).Read net.go:2 < main.f main.go:3",
			verdict.Waiting, "has waited for the network at main.go:3 for 1.00ms: data or a connection comes from outside",
		},
		{
			"test framework",
			"goroutine 7 testing.tRunner\n ^ running P0\n 1ms receive @ runtime.chanrecv1 chan.go:1 < testing.(*T).Run testing.go:5 < main.TestF f_test.go:3",
			verdict.Waiting, "has waited in a receive at testing.go:5 for 1.00ms: the test framework waits for its tests",
		},
		{
			"main in an empty select",
			"goroutine 7 runtime.main\n ^ running P0\n 1ms select-{} @ runtime.block select.go:1 < main.main main.go:3",
			verdict.Waiting, "has waited in a select at main.go:3 for 1.00ms: the main goroutine leaves the work to others",
		},
		{
			"a worker in an empty select",
			"goroutine 7 main.f\n ^ running P0\n 1ms select-{} @ runtime.block select.go:1 < main.f main.go:3",
			verdict.Stuck, "has waited in a select at main.go:3 for 1.00ms: it has no cases, so it waits for ever",
		},
		{
			"receive of a goroutine that was there before, in a deadlock",
			"goroutine 7 main.f\n ^ running P0\n 500µs receive @ runtime.chanrecv1 chan.go:1 < main.f main.go:3\ndeadlock",
			verdict.Stuck, "has waited in a receive at main.go:3 for 1.50ms: the program ended in a deadlock, in which no goroutine could ever run again, as the runtime itself found",
		},
		{
			"between two ticks",
			"goroutine 7 main.f\n ^ running P0\n 100µs select @ runtime.selectgo s.go:1 < main.f main.go:3\n" +
				" 1ms runnable woken by -\n 1001µs running P0\n 1100µs select @ runtime.selectgo s.go:1 < main.f main.go:3",
			verdict.Waiting, "has waited in a select at main.go:3 for 900µs: a timer ends this wait again and again",
		},
		{
			"runtime's own",
			"goroutine 7 runtime.bgscavenge\n ^ scavenger-idle @ runtime.bgscavenge s.go:1",
			verdict.System, "belongs to the Go runtime or its tracer",
		},
		{
			"tracer's own in a channel",
			"goroutine 7 runtime/trace.(*traceMultiplexer).startLocked.func1\n ^ receive @ runtime.chanrecv1 chan.go:1 < runtime/trace.(*traceMultiplexer).startLocked.func1 t.go:1",
			verdict.System, "belongs to the Go runtime or its tracer",
		},
		{
			"not told",
			"goroutine 7\n ^ waiting",
			verdict.Waiting, "has waited for 2.00ms or more (since before the trace): the trace does not tell for what",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := fixture(t, "generation 1 0 2000000\n"+tt.life+"\n")
			got := verdict.AtEnd(t.Context(), tr)
			if len(got) != 1 {
				t.Fatalf("%d goroutines blocked, want 1", len(got))
			}
			if got[0].Verdict != tt.verdict {
				t.Errorf("verdict %q, want %q", got[0].Verdict, tt.verdict)
			}
			if diff := cmp.Diff(tt.why, got[0].Why(tr)); diff != "" {
				t.Errorf("why (-want +got):\n%s", diff)
			}
		})
	}
}

// Stuck before waiting before system, and each the longest first; those that run
// or have ended are not there.
func TestBlockedOrderAndGroups(t *testing.T) {
	tr := fixture(t, strings.TrimSpace(`
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.bgsweep s.go:1
goroutine 3 main.sleeper
  ^    sleep @ time.Sleep sleep.go:1 < main.sleeper main.go:4
goroutine 5 main.f
  ^    running P1
  300  send @ runtime.chansend1 chan.go:1 < main.f main.go:3
goroutine 6 main.f
  ^    running P2
  200  send @ runtime.chansend1 chan.go:1 < main.f main.go:3
goroutine 7 main.g
  ^    running P3
  250  WaitGroup.Wait @ sync.(*WaitGroup).Wait w.go:1 < main.g main.go:8
goroutine 8 main.f
  ^    running P0
  40   end
`))
	blocked := verdict.AtEnd(t.Context(), tr)
	var order []int
	for _, b := range blocked {
		order = append(order, int(tr.Goroutine(b.Goroutine).ID))
	}
	if diff := cmp.Diff([]int{6, 7, 5, 3, 2}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	var groups []string
	for _, g := range verdict.GroupBlocked(tr, blocked) {
		groups = append(groups, strings.Join([]string{g.Verdict.String(), g.Op.String(), g.Longest().String(), g.Shortest().String()}, " "))
	}
	want := []string{"stuck send 800ns 700ns", "stuck WaitGroup.Wait 750ns 750ns", "waiting sleep 1µs 1µs", "system sweeper idle 1µs 1µs"}
	if diff := cmp.Diff(want, groups); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}

// A test's runner is stuck with its test, and so is whoever runs the runner; the
// runner of a test that only sleeps is not.
func TestStuckTestMakesItsRunnerStuck(t *testing.T) {
	const run = "receive @ runtime.chanrecv1 chan.go:1 < testing.(*T).Run testing.go:5 < main.TestF f_test.go:3"
	tr := fixture(t, `
generation 1 0 1000
goroutine 1 runtime.main
  ^    running P0
  300  `+run+`
goroutine 7 testing.tRunner
  100  runnable created by 1 @ testing.(*T).Run testing.go:4
  110  running P1
  200  `+run+`
goroutine 8 testing.tRunner
  150  runnable created by 7 @ testing.(*T).Run testing.go:4
  160  running P2
  190  send @ runtime.chansend1 chan.go:1 < main.TestF.func1 f_test.go:9
goroutine 9 testing.tRunner
  120  runnable created by 1 @ testing.(*T).Run testing.go:4
  130  running P3
  140  `+run+`
goroutine 10 testing.tRunner
  150  runnable created by 9 @ testing.(*T).Run testing.go:4
  160  running P4
  170  sleep @ time.Sleep time.go:1 < main.TestG f_test.go:20
`)
	got := verdict.AtEnd(t.Context(), tr)
	var words []string
	for _, b := range got {
		words = append(words, b.Verdict.String()+": "+b.Why(tr))
	}
	want := []string{
		"stuck: has waited in a send at f_test.go:9 for 810ns: nobody received",
		"stuck: has waited in a receive at testing.go:5 for 800ns: its test, goroutine 8, is stuck",
		"stuck: has waited in a receive at testing.go:5 for 700ns: its test, goroutine 7, is stuck",
		"waiting: has waited in a receive at testing.go:5 for 860ns: the test framework waits for its tests",
		"waiting: has waited in a sleep at f_test.go:20 for 830ns: time ends it",
	}
	if diff := cmp.Diff(want, words); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
}

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

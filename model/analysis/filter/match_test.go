package filter_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/filter"

	"github.com/google/go-cmp/cmp"
)

// fixture builds a model from a text and holds it against the invariants.
func fixture(t testing.TB, src string) *model.Trace {
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

// A server with two handlers. The first waits for long, but in a receive; the second
// sends, but not for long. A third, of another kind, is created by the first. Times are
// in nanoseconds; generation 2 ends at 2000.
const server = `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:1 < main.main main.go:10
goroutine 2 net/http.(*Server).Serve
  ^    network @ internal/poll.(*FD).Accept fd.go:1 < net.(*netFD).accept net.go:2 < main.listen main.go:15
  150  runnable woken by - @
  160  running P1
  300  sleep @ time.Sleep time.go:1 < net/http.(*Server).Serve server.go:30
goroutine 7 main.handler
  200  runnable created by 2 @ net/http.(*Server).Serve server.go:33
  210  running P0
  250  receive @ runtime.chanrecv1 chan.go:506 < main.handler main.go:21
  850  runnable woken by 8 @ runtime.chansend1 chan.go:161 < main.handler main.go:25
  860  running P0
  870  end
goroutine 8 main.handler
  260  runnable created by 2 @ net/http.(*Server).Serve server.go:33
  270  running P0
  500  send @ runtime.chansend1 chan.go:161 < main.handler main.go:24
  530  runnable woken by 7 @ runtime.chanrecv1 chan.go:506 < main.handler main.go:22
  540  running P0
  900  select @ runtime.selectgo select.go:1 < main.(*queue).take main.go:40
generation 2 1000 2000
goroutine 1 main.main
  ^    WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:1 < main.main main.go:10
goroutine 2 net/http.(*Server).Serve
  ^    sleep @ time.Sleep time.go:1 < net/http.(*Server).Serve server.go:30
goroutine 8 main.handler
  ^    select @ runtime.selectgo select.go:1 < main.(*queue).take main.go:40
  1500 runnable woken by 9 @ runtime.closechan chan.go:1 < main.(*queue).close main.go:50
  1510 running P0
  1600 end
goroutine 9 main.(*queue).run
  1100 runnable created by 8 @ main.handler main.go:26
  1110 running P0
  1490 yielded @ runtime.Gosched proc.go:1 < main.(*queue).run main.go:49
task 5 parent 0 "request" by 7 220 860
region 8 task 5 "parse" 510 520
`

// facts are what other analyses would say of the server.
func facts(t *model.Trace) *filter.Facts {
	id := func(g model.Goroutine) model.GoID { return t.Goroutine(g).ID }
	return &filter.Facts{
		Stuck: func(g model.Goroutine) bool { return id(g) == 1 },
		Verdict: func(g model.Goroutine) string {
			return map[model.GoID]string{1: "stuck", 2: "waiting"}[id(g)]
		},
		Verdicts: []string{"stuck", "waiting", "system"},
		Findings: func(g model.Goroutine) []string {
			return map[model.GoID][]string{1: {"stuck-waitgroup"}, 9: {"polling", "herd"}}[id(g)]
		},
		FindingKinds: []string{"stuck-waitgroup", "polling", "herd"},
		Channels:     []string{"jobs", "results"},
		ChannelsOf: func(list []int, wait model.Interval) []int {
			switch wait.Op {
			case model.OpSend, model.OpReceive:
				return append(list, 0)
			case model.OpSelect:
				return append(list, 0, 1)
			}
			return list
		},
	}
}

// chosen writes the goroutines of a set, and the moment of each.
func chosen(t *model.Trace, s *filter.Set) string {
	var list []string
	for g := range s.All() {
		at, _ := s.At(g)
		list = append(list, fmt.Sprintf("%d@%d", t.Goroutine(g).ID, at))
	}
	return strings.Join(list, " ")
}

func compile(t testing.TB, text string, tr *model.Trace, facts *filter.Facts) *filter.Filter {
	t.Helper()
	f, err := filter.Compile(parse(t, text), tr, facts)
	if err != nil {
		t.Fatalf("Compile(%q): %v", text, err)
	}
	return f
}

func match(t testing.TB, f *filter.Filter, from, to model.Time) *filter.Set {
	t.Helper()
	s, err := f.Match(t.Context(), from, to, nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Each field, operator and set, and where the filter holds first.
func TestMatch(t *testing.T) {
	tr := fixture(t, server)
	for _, c := range []struct{ text, want string }{
		{"", "1@0 2@0 7@200 8@260 9@1100"},
		{"state=send", "8@500"},
		{"state=receive", "7@250"},
		{"state!=running", "1@100 2@0 7@200 8@260 9@1100"},
		{"state in (send, receive)", "7@250 8@500"},
		{"state=blocked", "1@100 2@0 7@250 8@500"},
		{"state=waiting", "1@100 2@0 7@200 8@260 9@1100"},
		{"state=waitgroup", "1@100"},
		{"op=yielded", "9@1490"},
		{`op="IO wait"`, "2@0"},

		// One moment: 7 sends never and waits for long, 8 sends and waits for long, but not both.
		{"state=send and wait>100ns", ""},
		{"state=receive and wait>100ns", "7@250"},
		{"goroutine in having(state=send) and wait>100ns", "8@900"},
		{"not state=send and func=main.handler", "7@200 8@260"},
		{"not goroutine in having(state=send) and func=main.handler", "7@200"},

		{"wait>=600ns", "1@100 2@300 7@250 8@900"},
		{"wait>600ns", "1@100 2@300"},
		{"wait>1us", "1@100 2@300"}, // joined over both generations
		{"wait<=10ns", "2@150 7@200 8@260 9@1100"},
		{"run>300ns", "8@540 9@1110"},
		{"took<=20ns state=running", "7@860"},

		{"place=main.go:21", "7@250"},
		{"place=main.listen", "2@0"},
		{"place=main.(*queue).take", "8@900"},
		{"place~queue", "8@900 9@1100"},
		{"place~/go:2[14]$/", "7@250 8@500"},
		{"stack=runtime.selectgo", "8@900"},
		{"stack=chan.go state=send", "8@500"},
		{"place=runtime.selectgo", ""},
		{"woken-by=7", "8@500"},
		{"woken-by=main.handler", "7@250 8@500"},
		{"woken-by=main.(*queue).close", "8@900"},
		{"woken-by=network", "2@0"},
		{"woken-by!=7 state=send", ""},
		{"channel=results", "8@900"},
		{"channel~JOB wait<100ns", "8@500"},

		{"goroutine=7", "7@200"},
		{"g!=7 state=running", "1@0 2@160 8@270 9@1110"},
		{"g in (1, 9, 77)", "1@0 9@1100"},
		{"func=main.handler", "7@200 8@260"},
		{"func~HANDLER", "7@200 8@260"},
		{"func=http.(*Server).Serve", "2@0"},
		{"func=net/http.(*Server).Serve", "2@0"},
		{"func~/^main\\.[a-z]+$/", "1@0 7@200 8@260"},
		{"func!~main", "2@0"},
		{"creator=2", "7@200 8@260"},
		{"creator in family(9)", "7@200 8@260 9@1100"},
		{"created-by=main.handler", "9@1100"},
		{"created-by=http.(*Server).Serve", "7@200 8@260"},
		{"created-by=main.go:26", "9@1100"},
		{"created-by=8", "9@1100"},
		{"life<=670ns", "7@200"},
		{"started>=260ns", "8@260 9@1100"},
		{"waits=2", "2@0 8@260"},
		{"waits<1", "9@1100"},
		{"task=request", "7@200 8@260"},
		{"system", ""},
		{"system=no stuck", "1@0"},
		{"stuck", "1@0"},
		{"stuck=no state=send", "8@500"},
		{"verdict=waiting", "2@0"},
		{"verdict!=waiting state=running", "1@0 7@210 8@270 9@1110"},
		{"finding=herd", "9@1100"},
		{"finding~stuck", "1@0"},

		{"goroutine in created-by(8)", "9@1100"},
		{"goroutine in created-by(~serve)", "7@200 8@260"},
		{"goroutine in woken-by(main.handler)", "7@200 8@260"},
		{"goroutine in woken-by(9)", "8@260"},
		{"goroutine in descendants-of(2)", "7@200 8@260 9@1100"},
		{"goroutine in descendants-of(main.handler)", "9@1100"},
		{"goroutine in family(8)", "2@0 8@260 9@1100"},
		{"goroutine in family(main.handler)", "2@0 7@200 8@260 9@1100"},
		{"state=send or goroutine=1", "1@0 8@500"},
		{"not (state=running or wait<700ns)", "1@100 2@300"},
	} {
		if got := chosen(tr, match(t, compile(t, c.text, tr, facts(tr)), 0, tr.End())); got != c.want {
			t.Errorf("%q chooses %q, want %q", c.text, got, c.want)
		}
	}
}

// Within a range: who is alive there, intervals that touch it with their whole length,
// and the first moment within it. Sets and fields of goroutines speak of the whole trace.
func TestRange(t *testing.T) {
	tr := fixture(t, server)
	for _, c := range []struct {
		text     string
		from, to model.Time
		want     string
		alive    int
	}{
		{"", 900, 1100, "1@900 2@900 8@900", 3},
		{"", 1100, 1101, "1@1100 2@1100 8@1100 9@1100", 4},
		{"state=receive", 850, 2000, "", 4 + 1},
		{"state=receive", 849, 2000, "7@849", 5},
		{"state=receive", 0, 250, "", 3},
		{"wait>1us", 1200, 1300, "1@1200 2@1200", 4},
		{"state=select wait>=600ns", 950, 960, "8@950", 3},
		{"woken-by=9", 950, 960, "8@950", 3},
		{"waits=2", 1200, 1300, "2@1200 8@1200", 4},
		{"goroutine in having(state=send)", 1200, 1300, "8@1200", 4},
		{"state=send", 1200, 1300, "", 4},
		{"state=running", 5000, 6000, "", 0},
	} {
		s := match(t, compile(t, c.text, tr, nil), c.from, c.to)
		if got := chosen(tr, s); got != c.want || s.Alive() != c.alive {
			t.Errorf("%q in [%d, %d) chooses %q of %d, want %q of %d", c.text, c.from, c.to, got, s.Alive(), c.want, c.alive)
		}
	}
}

// A lost generation says nothing of what goroutines did: neither that they sent nor that
// they did not.
func TestLost(t *testing.T) {
	tr := fixture(t, `
generation 1 0 100
goroutine 1 main.main
  ^  running P0
lost 2 the file was cut off
generation 3 200 300
goroutine 1 main.main
  ^  send @ runtime.chansend1 chan.go:161 < main.main main.go:12
`)
	for _, c := range []struct{ text, want string }{
		{"state=send", ""},
		{"not state=send", ""},
		{"took>0s", ""},
		{"func=main.main", "1@120"},
		{"func=main.main or state=send", "1@120"},
		{"func=main.main and not state=send", ""},
	} {
		if got := chosen(tr, match(t, compile(t, c.text, tr, nil), 120, 180)); got != c.want {
			t.Errorf("%q in what is lost chooses %q, want %q", c.text, got, c.want)
		}
	}
}

// What asks for facts that are not there says so, and where.
func TestNeeds(t *testing.T) {
	tr := fixture(t, server)
	some := facts(tr)
	some.Findings = nil
	for _, c := range []struct {
		text   string
		facts  *filter.Facts
		mark   string
		want   string
		notYet bool
	}{
		{"state=send stuck", nil, "           ^^^^^", "stuck is not examined yet: wait until the verdicts are there", true},
		{"finding=herd", some, "^^^^^^^", "finding is not examined yet: wait until the findings are there", true},
		{"goroutine in having(channel=jobs)", nil, "                    ^^^^^^^", "channel is not examined yet: wait until the channels are there", true},
		{"verdict=stick", some, "        ^^^^^", `"stick" is not a value of verdict: did you mean "stuck"?`, false},
	} {
		_, err := filter.Compile(parse(t, c.text), tr, c.facts)
		var e *filter.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: error %v, want %s", c.text, err, c.want)
			continue
		}
		if want := c.text + "\n" + c.mark + "\n" + c.want + "\n"; e.Show(c.text) != want || e.NotYet != c.notYet {
			t.Errorf("error (not yet: %t)\n%swant (not yet: %t)\n%s", e.NotYet, e.Show(c.text), c.notYet, want)
		}
	}
}

// Progress is told, and a match that is called off says so.
func TestProgress(t *testing.T) {
	tr := fixture(t, server)
	var told []string
	f := compile(t, "waits>0 and state=send", tr, nil)
	tell := func(done, of int) { told = append(told, fmt.Sprint(done, "/", of)) }
	for range 2 {
		if _, err := f.Match(t.Context(), 0, tr.End(), tell); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"1/2", "2/2", "1/2", "2/2", "1/2", "2/2"} // the counts, and two matches
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("progress (-want +got):\n%s", diff)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := compile(t, "waits>0 state=send", tr, nil).Match(ctx, 0, tr.End(), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v of a match that is called off", err)
	}
	if got := chosen(tr, match(t, f, 0, tr.End())); got != "8@500" {
		t.Errorf("then it chooses %q", got)
	}
}

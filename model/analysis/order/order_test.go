package order

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/rule"
)

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

// words says an edge in words.
func words(t *model.Trace, e Edge) string {
	s := fmt.Sprintf("g%d %d %v g%d %d", t.Goroutine(e.From.Goroutine).ID, e.From.At, e.Kind, t.Goroutine(e.To.Goroutine).ID, e.To.At)
	if e.Seq > 0 {
		s += fmt.Sprintf(" (%d on %d)", e.Seq, t.Chan(e.Chan).Number)
	}
	return s
}

func allWords(t *model.Trace, edges []Edge) string {
	var all []string
	for _, e := range edges {
		all = append(all, words(t, e))
	}
	return strings.Join(all, "\n")
}

// two is a program of two goroutines, to which a test adds what they do. 1 starts 2 at 10.
const two = `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.other
  10 runnable created by 1
  20 running P1 T2
`

const unbuffered = "chan 1 cap 0 elem \"int\" sent 0 received 0\n"

// TestEdges: which edges operations make.
func TestEdges(t *testing.T) {
	const start = "g1 10 go statement → goroutine starts g2 10\n"
	for _, test := range []struct{ name, src, want string }{
		{"go statement", two, start},
		{"a receiver that waits", two + unbuffered + `
op 100 by 2 receive 1 waits
op 200 by 1 send 1 seq 1 direct
op 300 by 2 receive 1 seq 1 waited`, start +
			"g1 200 send → receive completes g2 300 (1 on 1)\n" +
			"g2 100 receive → send completes g1 200 (1 on 1)"},
		{"a sender that waits", two + unbuffered + `
op 100 by 2 send 1 waits
op 200 by 1 receive 1 seq 1 direct
op 300 by 2 send 1 seq 1 waited`, start +
			"g1 200 receive → send completes g2 300 (1 on 1)\n" +
			"g2 100 send → receive completes g1 200 (1 on 1)"},
		{"a buffer", two + `
chan 1 cap 2 elem "int" sent 0 received 0
op 100 by 1 send 1 seq 1 len 1
op 110 by 1 send 1 seq 2 len 2
op 120 by 1 send 1 waits
op 200 by 2 receive 1 seq 1 len 2 direct
op 210 by 2 receive 1 seq 2 len 1
op 220 by 1 send 1 seq 3 waited
op 230 by 1 send 1 seq 4 len 2`, start +
			"g1 100 send → receive completes g2 200 (1 on 1)\n" +
			"g1 110 send → receive completes g2 210 (2 on 1)\n" +
			"g2 200 receive → send completes g1 220 (1 on 1)\n" +
			"g2 210 receive → send completes g1 230 (2 on 1)"},
		{"counts that go on from before the recording", two + `
chan 1 cap 1 elem "int" sent 7 received 7
op 100 by 1 send 1 seq 8 len 1
op 200 by 2 receive 1 seq 8 len 0
op 300 by 1 send 1 seq 9 len 1`, start +
			"g1 100 send → receive completes g2 200 (8 on 1)\n" +
			"g2 200 receive → send completes g1 300 (8 on 1)"},
		{"close", two + unbuffered + `
op 100 by 2 receive 1 waits
op 200 by 1 close 1
op 300 by 2 receive 1 closed waited
op 400 by 2 receive 1 closed`, start +
			"g1 200 close → receive completes g2 300\n" +
			"g1 200 close → receive completes g2 400"},
		{"what only panics or fails orders nothing", two + unbuffered + `
op 100 by 1 close 1
op 200 by 2 send 1 panics
op 300 by 2 close 1 panics
op 400 by 2 receive 1 fails`, start},
		{"a timer orders nothing", two + `
chan 1 cap 1 elem "time.Time" sent 0 received 0 timer
op 100 by 2 receive 1 seq 1 waited timer`, start},
		{"a select that waits on two", two + unbuffered + `
chan 2 cap 0 elem "int" sent 0 received 0
op 100 by 2 receive 1 case 0 of 2 waits
op 101 by 2 receive 2 case 1 of 2 waits
op 200 by 1 send 2 seq 1 direct
op 300 by 2 receive 2 seq 1 case 1 of 2 waited
op 400 by 2 receive 1 case 0 of 2 waits
op 401 by 2 receive 2 case 1 of 2 waits
op 500 by 1 send 1 seq 1 direct
op 600 by 2 receive 1 seq 1 case 0 of 2 waited`, start +
			"g1 200 send → receive completes g2 300 (1 on 2)\n" +
			"g1 500 send → receive completes g2 600 (1 on 1)\n" +
			"g2 101 receive → send completes g1 200 (1 on 2)\n" +
			"g2 400 receive → send completes g1 500 (1 on 1)"},
		{"torn times", two + `
chan 1 cap 1 elem "int" sent 0 received 0
op 100 by 2 receive 1 seq 1 len 0
op 101 by 1 send 1 seq 1 len 1`, start +
			"g1 101 send → receive completes g2 100 (1 on 1)"},
		{"to oneself is the program's order", two + `
chan 1 cap 1 elem "int" sent 0 received 0
op 100 by 1 send 1 seq 1 len 1
op 110 by 1 receive 1 seq 1 len 0`, start},
	} {
		t.Run(test.name, func(t *testing.T) {
			tr := fixture(t, test.src)
			if got, want := allWords(tr, New(tr, 0, tr.End()).edges), strings.TrimSpace(test.want); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestWoken: whom a send or a receive woke, and who did not run again, has done its part.
func TestWoken(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"a sender", `
generation 1 0 400
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.other
  ^ running P1 T2
  110 send @ runtime.chansend1 chan.go:161 < main.other main.go:12
  210 runnable woken by 1 @ runtime.chanrecv1 chan.go:500 < main.main main.go:15
chan 1 cap 2 elem "int" sent 2 received 0
op 100 by 2 send 1 waits
op 200 by 1 receive 1 seq 1 len 2 direct
op 300 by 1 receive 1 seq 2 len 1
op 310 by 1 receive 1 seq 3 len 0`,
			"g2 100 send → receive completes g1 310 (3 on 1)"},
		{"a receiver", `
generation 1 0 400
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.other
  ^ running P1 T2
  110 receive @ runtime.chanrecv1 chan.go:161 < main.other main.go:12
  210 runnable woken by 1 @ runtime.chansend1 chan.go:500 < main.main main.go:15
chan 1 cap 0 elem "int" sent 0 received 0
op 100 by 2 receive 1 waits
op 200 by 1 send 1 seq 1 len 0 direct`,
			"g2 100 receive → send completes g1 200 (1 on 1)"},
		{"nobody was woken", `
generation 1 0 400
goroutine 2 main.other
  ^ running P1 T2
  110 receive @ runtime.chanrecv1 chan.go:161 < main.other main.go:12
chan 1 cap 0 elem "int" sent 0 received 0
op 100 by 2 receive 1 waits`, ""},
	} {
		tr := fixture(t, test.src)
		o := New(tr, 0, tr.End())
		if got := allWords(tr, o.edges); got != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
		for _, e := range o.edges {
			if chain, ok := o.Path(e.From, e.To); !ok || len(chain) != 1 {
				t.Errorf("%s: no path by %s, but %v, %v", test.name, words(tr, e), ok, allWords(tr, chain))
			}
		}
	}
}

// TestWaits: which edges the ends of waits make.
func TestWaits(t *testing.T) {
	for _, test := range []struct{ waits, stack, kind string }{
		{"Mutex.Lock", "sync.(*Mutex).Unlock", "Unlock → Lock returns"},
		{"RWMutex.Lock", "sync.(*RWMutex).RUnlock", "RUnlock → Lock returns"},
		{"RWMutex.RLock", "sync.(*RWMutex).Unlock", "Unlock → RLock returns"},
		{"Once.Do", "sync.(*Mutex).Unlock", "function of Once → Do returns"},
		{"WaitGroup.Wait", "sync.(*WaitGroup).Done", "Done → Wait returns"},
		{"Cond.Wait", "sync.(*Cond).Signal", "Signal → Wait returns"},
		{"Cond.Wait", "sync.(*Cond).Broadcast", "Broadcast → Wait returns"},
		{"receive", "runtime.chansend1", "send → receive completes"},
		{"send", "runtime.chanrecv1", "receive → send completes"},
		{"select", "runtime.chansend1", "send → receive completes"},
		{"receive", "runtime.selectgo", "send → receive completes"},
		{"receive", "main.closer", "close → receive completes"},
		{"send", "main.closer", ""}, // it panics
		{"select", "runtime.selectgo", ""},
		{"sleep", "main.closer", ""},
		{"network", "main.closer", ""},
	} {
		tr := fixture(t, two+`
  100 `+test.waits+`
  200 runnable woken by 1 @ `+test.stack+` x.go:1 < main.main main.go:3
  210 running P1 T2`)
		want := ""
		if test.kind != "" {
			want = "g1 200 " + test.kind + " g2 200"
		}
		if got := allWords(tr, New(tr, 0, tr.End()).edges[1:]); got != want {
			t.Errorf("%s, woken by %s: %q, want %q", test.waits, test.stack, got, want)
		}
	}
}

// TestNobodyWakes: a timer is no edge.
func TestNobodyWakes(t *testing.T) {
	tr := fixture(t, two+`
  100 sleep
  200 runnable woken by -
  210 running P1 T2
  300 receive
  400 runnable woken by -
  410 running P1 T2`)
	if o := New(tr, 0, tr.End()); o.Len() != 1 {
		t.Error(allWords(tr, o.edges))
	}
}

// handed is a value that goes through three goroutines, and back: 1 sends to 2, which
// sends to 3; 4 knows of nobody.
const handed = `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.second
  ^ running P1 T2
goroutine 3 main.third
  ^ running P2 T3
goroutine 4 main.alone
  ^ running P3 T4
chan 1 cap 0 elem "int" sent 0 received 0
chan 2 cap 1 elem "int" sent 0 received 0
op 100 by 2 receive 1 waits
op 200 by 1 send 1 seq 1 direct
op 300 by 2 receive 1 seq 1 waited
op 400 by 2 send 2 seq 1 len 1
op 500 by 3 receive 2 seq 1 len 0
op 600 by 2 send 2 seq 2 len 1
`

func TestPath(t *testing.T) {
	tr := fixture(t, handed)
	o := New(tr, 0, tr.End())
	for _, test := range []struct {
		from, at, to, by int
		want             string // "-": there is none
	}{
		{1, 100, 1, 200, ""},
		{1, 200, 1, 100, "-"},
		{1, 200, 2, 300, "1"},
		{1, 50, 2, 300, "1"},     // what comes before the send in the program
		{1, 201, 2, 300, "-"},    // what comes after it
		{1, 200, 2, 299, "-"},    // the receive has not completed
		{2, 100, 1, 200, "2"},    // the receive begins before the send completes
		{2, 250, 1, 200, "2"},    // and waits all that while
		{1, 200, 3, 500, "1 3"},  // over two edges
		{1, 150, 3, 9000, "1 3"}, // and in the program behind them
		{2, 100, 3, 500, "3"},
		{3, 500, 2, 600, "4"}, // room for the second
		{3, 500, 1, 9000, "-"},
		{4, 0, 3, 9000, "-"},
		{1, 0, 4, 9000, "-"},
	} {
		chain, ok := o.Path(point(tr, test.from, test.at), point(tr, test.to, test.by))
		got := "-"
		if ok {
			var steps []string
			for _, e := range chain {
				steps = append(steps, fmt.Sprint(slices.Index([]string{
					"g1 200 send → receive completes g2 300 (1 on 1)", "g2 100 receive → send completes g1 200 (1 on 1)",
					"g2 400 send → receive completes g3 500 (1 on 2)", "g3 500 receive → send completes g2 600 (1 on 2)",
				}, words(tr, e))+1))
			}
			got = strings.Join(steps, " ")
		}
		if got != test.want {
			t.Errorf("from g%d %d to g%d %d: %q, want %q", test.from, test.at, test.to, test.by, got, test.want)
		}
	}
}

func point(t *model.Trace, id, at int) Point {
	g, _ := t.Lookup(model.GoID(id))
	return Point{g, model.Time(at)}
}

// TestCircle: that a receive completes lets nothing leave with that same receive.
func TestCircle(t *testing.T) {
	tr := fixture(t, `
generation 1 0 10000
goroutine 1 main.main
  ^ running P0 T1
goroutine 2 main.second
  ^ running P1 T2
goroutine 3 main.third
  ^ running P2 T3
chan 1 cap 1 elem "int" sent 0 received 0
op 100 by 1 send 1 seq 1 len 1
op 200 by 2 receive 1 seq 1 len 0
op 300 by 3 send 1 seq 2 len 1
`)
	o := New(tr, 0, tr.End())
	if chain, ok := o.Path(point(tr, 1, 100), point(tr, 3, 300)); ok {
		t.Errorf("the first send comes before the second one by\n%s", allWords(tr, chain))
	}
}

// TestTouching: the edges of one goroutine in a span.
func TestTouching(t *testing.T) {
	tr := fixture(t, handed)
	o := New(tr, 0, tr.End())
	g, _ := tr.Lookup(2)
	const leaves, completes, goesOn = "g2 100 receive → send completes g1 200 (1 on 1)\n", "g1 200 send → receive completes g2 300 (1 on 1)\n",
		"g2 400 send → receive completes g3 500 (1 on 2)\n"
	for _, test := range []struct {
		from, to model.Time
		want     string
	}{
		{0, 500, leaves + goesOn + completes},
		{150, 250, leaves}, // it waits there
		{301, 400, ""},
		{300, 301, leaves + completes},
	} {
		got := allWords(tr, slices.Collect(o.Edges(g, test.from, test.to)))
		if got != strings.TrimSpace(test.want) {
			t.Errorf("from %d to %d\n%s\nwant\n%s", test.from, test.to, got, test.want)
		}
	}
}

// TestWindow: an order of a span has what lies there, and no more.
func TestWindow(t *testing.T) {
	late := strings.NewReplacer("10000", "10000000", "op 600", "op 6000000").Replace(handed)
	tr := fixture(t, late)
	if n := New(tr, 0, tr.End()).Len(); n != 4 {
		t.Errorf("%d edges", n)
	}
	if n := New(tr, 0, 1000).Len(); n != 3 {
		t.Errorf("%d edges of the beginning", n)
	}
}

// TestLimit: beyond the limit nothing is looked at, and that is said.
func TestLimit(t *testing.T) {
	tr := fixture(t, handed)
	o := look(tr, 0, tr.End(), 5)
	if got := strings.Join(o.Unseen(), "; "); !strings.HasPrefix(got, "there are more operations") || o.Len() != 3 {
		t.Errorf("%q, %d edges", got, o.Len())
	}
}

func TestUnseen(t *testing.T) {
	for _, test := range []struct{ name, src, want string }{
		{"recorded", handed, ""},
		{"stock", two, "channel operations that did not wait"},
		{"locks", handed + "goroutine 5 main.locks\n ^ Mutex.Lock\n", "locks, WaitGroups and Conds"},
		{"a gap", handed + "lost 2 the file was cut off\ngeneration 3 20000 30000\n", "a part of the trace"},
	} {
		tr := fixture(t, test.src)
		o := New(tr, 0, tr.End())
		if got := strings.Join(o.Unseen(), "; "); o.Complete() != (test.want == "") || !strings.HasPrefix(got, test.want) {
			t.Errorf("%s: complete %v, %q, want %q", test.name, o.Complete(), got, test.want)
		}
	}
}

// Each kind has its words, and a rule that there is.
func TestKinds(t *testing.T) {
	for k := range Kind(numKinds) {
		if _, ok := rule.Lookup(k.Rule()); !ok {
			t.Errorf("%v: no rule %q", k, k.Rule())
		}
		if k.Before() == "" || k.After() == "" {
			t.Errorf("kind %d has no words", k)
		}
	}
}

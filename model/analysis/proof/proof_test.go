package proof_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/proof"
	"chanlens/model/analysis/verdict"
	"chanlens/traceparse"
	"chanlens/traceparse/godump"

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

// dump reads a dump. Its "LEAK PROFILE" makes it a goroutine-leak profile.
func dump(t *testing.T, text string) *proof.Dump {
	t.Helper()
	d, err := godump.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	out := &proof.Dump{Profile: d.Profile || strings.Contains(text, "LEAK PROFILE"), Whole: !d.Cut}
	for _, g := range d.Goroutines {
		p := proof.Goroutine{ID: model.GoID(g.ID), State: g.State, Leaked: g.Leaked, Elided: g.Elided}
		for _, f := range g.Frames {
			p.Frames = append(p.Frames, model.Frame(f))
		}
		out.Goroutines = append(out.Goroutines, p)
	}
	return out
}

// describe tells what is found, a line for each blocked goroutine, but for the system's of
// which nothing is.
func describe(t *testing.T, tr *model.Trace, d *proof.Dump) string {
	t.Helper()
	blocked := verdict.AtEnd(t.Context(), tr)
	r, err := proof.Compare(tr, blocked, d)
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "agree=%d differ=%d early=%v late=%v\n", r.Agree, r.Differ, r.Early, r.Late)
	for i, f := range r.Findings {
		id := tr.Goroutine(blocked[i].Goroutine).ID
		if f.Listed != proof.NotListed && d.Goroutines[f.Listed].ID != id {
			t.Errorf("goroutine %d is taken for %d", id, d.Goroutines[f.Listed].ID)
		}
		if blocked[i].Verdict != verdict.System || f.Kind != proof.Unmentioned {
			fmt.Fprintf(&b, "%d %s: %v\n", id, blocked[i].Op, f.Kind)
		}
	}
	return b.String()
}

// program is a trace of 1000 ns: 1 waits for others, 7 is stuck in a send since 400, 8 in
// a Mutex since before the trace, 9 was created at 600, and 10 ended at 700.
const program = `
generation 1 0 1000
goroutine 1 main.main
  ^    WaitGroup.Wait @ sync.(*WaitGroup).Wait waitgroup.go:118 < main.main main.go:20
goroutine 7 main.produce
  ^    running P1
  400  send @ runtime.chansend1 chan.go:161 < main.give[...] give.go:5 < main.produce main.go:30
goroutine 8 main.take
  ^    Mutex.Lock @ sync.(*Mutex).Lock mutex.go:46 < main.take main.go:40
goroutine 9 main.tick
  600  runnable created by 7 @ main.produce main.go:33
  610  running P1
  620  sleep @ time.Sleep sleep.go:300 < main.tick main.go:50
goroutine 10 main.short
  ^    running P0
  700  end
goroutine 2 runtime.bgsweep
  ^    sweeper-idle @ runtime.gopark proc.go:1 < runtime.bgsweep mgcsweep.go:1
`

// Pieces of dumps of that program.
const (
	main1  = "goroutine 1 [sync.WaitGroup.Wait]:\nsync.runtime_SemacquireWaitGroup(0x1)\n\tsema.go:1\nsync.(*WaitGroup).Wait(0x1)\n\twaitgroup.go:118 +0x1\nmain.main()\n\tmain.go:20\n\n"
	send7  = "goroutine 7 [chan send]:\nmain.give[...](0x1)\n\tgive.go:5 +0x1\nmain.produce()\n\tmain.go:30\n\n"
	lock8  = "goroutine 8 [sync.Mutex.Lock]:\ninternal/sync.(*Mutex).lockSlow(0x1)\n\tmutex.go:7\nsync.(*Mutex).Lock(...)\n\tmutex.go:46\nmain.take()\n\tmain.go:40\n\n"
	tick9  = "goroutine 9 [sleep]:\ntime.Sleep(0x1)\n\tsleep.go:300\nmain.tick()\n\tmain.go:50\n\n"
	short0 = "goroutine 10 [runnable]:\nmain.short()\n\tmain.go:60\n\n"
	work7  = "goroutine 7 [running]:\nmain.produce()\n\tmain.go:31\n\n"
	other  = "goroutine 7 [select]:\nnet/http.serve()\n\tserver.go:31\n\ngoroutine 8 [select]:\nnet/http.serve()\n\tserver.go:31\n\n"
)

func leaked(s string) string { return strings.Replace(s, "]:", " (leaked)]:", 1) }

func TestCompare(t *testing.T) {
	const advice = "; take the dump from the process that is traced, right after the trace\n"
	for _, tt := range []struct {
		name, dump, want string
	}{
		{"same waits, not looked for leaks", main1 + send7 + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: persisting\n9 sleep: persisting\n"},
		{"leak profile", "LEAK PROFILE\n\n" + main1 + leaked(send7) + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: reachable\n8 Mutex.Lock: reachable\n7 send: proven\n9 sleep: persisting\n"},
		{"the others are not listed, and one is leaked since a moment of the trace", main1 + leaked(send7),
			"agree=2 differ=0 early=false late=true\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: gone\n7 send: proven\n9 sleep: gone\n"},
		{"one is missing that was there all along", main1 + send7 + tick9,
			"agree=3 differ=0 early=false late=true\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: gone\n7 send: persisting\n9 sleep: persisting\n"},
		{"one is missing that may not have been there yet", main1 + send7 + lock8,
			"agree=3 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: persisting\n9 sleep: unmentioned\n"},
		{"cut off", main1 + send7 + tick9 + "goroutine 17 [select]:\n",
			"agree=3 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: unmentioned\n7 send: persisting\n9 sleep: persisting\n"},
		{"only one", send7,
			"agree=1 differ=0 early=false late=false\n1 WaitGroup.Wait: unmentioned\n8 Mutex.Lock: unmentioned\n7 send: persisting\n9 sleep: unmentioned\n"},
		{"moved on, seen with one created later", main1 + work7 + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: moved\n9 sleep: persisting\n"},
		{"elsewhere, perhaps before", main1 + work7 + lock8,
			"agree=3 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: unmentioned\n9 sleep: unmentioned\n"},
		{"elsewhere, but taken before the end", main1 + work7 + lock8 + tick9 + short0,
			"agree=5 differ=0 early=true late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: unmentioned\n9 sleep: persisting\n"},
		{"leaked elsewhere", main1 + leaked(strings.Replace(send7, "give.go:5", "give.go:6", 1)) + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: moved\n9 sleep: persisting\n"},
		{"there by another call", main1 + leaked(strings.Replace(send7, "main.produce()", "main.x()\n\tmain.go:2\nmain.produce()", 1)) + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: unmentioned\n9 sleep: persisting\n"},
		{"in another state there", main1 + leaked(strings.Replace(send7, "chan send", "chan receive", 1)) + lock8 + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: unmentioned\n9 sleep: persisting\n"},
		{"words of older releases", main1 + send7 + strings.Replace(lock8, "sync.Mutex.Lock]", "semacquire]", 1) + tick9,
			"agree=4 differ=0 early=false late=false\n1 WaitGroup.Wait: persisting\n8 Mutex.Lock: persisting\n7 send: persisting\n9 sleep: persisting\n"},
		{"another process", main1 + other,
			"the goroutine dump does not belong to this trace: of 3 goroutines that are in both by number, 2 run other functions" + advice},
		{"of one that has only main in common", "goroutine 1 [running]:\nmain.main()\n\tmain.go:7\n\ngoroutine 77 [select]:\nmain.x()\n\tmain.go:1\n",
			"the goroutine dump does not belong to this trace: no goroutine of it is known to be one of the trace's" + advice},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, describe(t, fixture(t, program), dump(t, tt.dump))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestForeignIsAnError(t *testing.T) {
	if _, err := proof.Compare(fixture(t, program), nil, dump(t, other)); !errors.Is(err, proof.ErrForeign) {
		t.Errorf("got %v", err)
	}
	if _, err := proof.Compare(fixture(t, program), nil, &proof.Dump{}); !errors.Is(err, proof.ErrForeign) {
		t.Errorf("empty dump: got %v", err)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "traceparse", "godump", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// The trace and the dumps of one program that blocks in each way there is: all but one
// of its waits are leaked, but for those that nobody looks at.
func TestRealTrace(t *testing.T) {
	in, err := traceparse.FromBytes("stuck.trace", read(t, "stuck.trace"))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(t.Context(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	const held, sleeps, accepts = 26, 27, 31
	for _, tt := range []struct {
		file                 string
		others, held, asleep proof.Kind
		late                 bool
	}{
		{"goroutine.txt", proof.Persisting, proof.Persisting, proof.Persisting, false},
		{"leak.txt", proof.Proven, proof.Reachable, proof.Persisting, false},
		{"panic.txt", proof.Proven, proof.Gone, proof.Persisting, true},
	} {
		blocked := verdict.AtEnd(t.Context(), tr)
		r, err := proof.Compare(tr, blocked, dump(t, string(read(t, tt.file))))
		if err != nil {
			t.Fatal(err)
		}
		if r.Differ != 0 || r.Agree < 24 || r.Early || r.Late != tt.late {
			t.Errorf("%s: %d agree, %d differ, early=%v late=%v", tt.file, r.Agree, r.Differ, r.Early, r.Late)
		}
		for i, f := range r.Findings {
			want, id := tt.others, tr.Goroutine(blocked[i].Goroutine).ID
			switch {
			case blocked[i].Verdict == verdict.System:
				want = proof.Unmentioned
			case id == held:
				want = tt.held
			case id == sleeps, id == accepts:
				want = tt.asleep
			}
			if f.Kind != want {
				t.Errorf("%s: goroutine %d, %s: %v, want %v", tt.file, id, blocked[i].Op, f.Kind, want)
			}
		}
	}
	for _, file := range []string{"quit.txt", "synctest.txt", "ancestors.txt"} { // of other processes
		if _, err := proof.Compare(tr, verdict.AtEnd(t.Context(), tr), dump(t, string(read(t, file)))); !errors.Is(err, proof.ErrForeign) {
			t.Errorf("%s: error %v, want ErrForeign", file, err)
		}
	}
}

func TestKinds(t *testing.T) {
	seen := map[string]bool{}
	for k := range proof.Kind(proof.NumKinds) {
		if name := k.String(); name == "" || seen[name] {
			t.Errorf("kind %d is called %q", k, name)
		}
		seen[k.String()] = true
		if alive := k == proof.Moved || k == proof.Gone; k.Alive() != alive {
			t.Errorf("%v: alive is %v", k, k.Alive())
		}
	}
}

package profile_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// waiting are things to wait in, with their stacks.
var waiting = []string{
	"send @ runtime.chansend1 chan.go:161 < main.send main.go:20 < main.work main.go:10",
	"receive @ runtime.chanrecv1 chan.go:506 < main.receive main.go:30 < main.work main.go:11",
	"sleep @ time.Sleep sleep.go:300 < main.work main.go:12",
	"Mutex.Lock @ sync.(*Mutex).Lock mutex.go:90 < main.lock main.go:40 < main.work main.go:13",
	"network @ internal/poll.runtime_pollWait netpoll.go:345 < net.(*conn).Read net.go:170 < main.read main.go:50 < main.work main.go:14",
}

// doing is a goroutine of a random trace: what it does, and whether it runs.
type doing struct {
	id      int
	state   string
	running bool
	gone    bool
}

// random writes a trace of some generations, of which one may be lost, in which
// goroutines start, run, wait, and end as it comes.
func random(r *rand.Rand, generations, most int) string {
	const length = 10_000
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	all := []*doing{{id: 1, state: "running P0", running: true}}
	next := 2
	lost := 1 + r.IntN(2*generations)
	for n := range generations {
		from, to := n*length, (n+1)*length
		if n == lost {
			line("lost %d the file was cut off", n+1)
			continue
		}
		line("generation %d %d %d", n+1, from, to)
		// A generation in which nothing happens makes intervals that span several.
		events := r.IntN(3) * r.IntN(6)
		for _, d := range all {
			if d.gone {
				continue
			}
			line("goroutine %d main.work%d", d.id, d.id%3)
			line("  ^ %s", d.state)
			d.life(r, line, from+100, to, events)
		}
		for range r.IntN(most) {
			d := &doing{id: next}
			next++
			at := from + r.IntN(length-2000)
			line("goroutine %d main.work%d", d.id, d.id%3)
			line("  %d runnable created by 1 @ main.spawn main.go:%d < main.main main.go:3", at, 60+d.id%2)
			d.state = "runnable"
			d.life(r, line, at+1+r.IntN(500), to, events)
			all = append(all, d)
		}
	}
	return b.String()
}

// life writes what a goroutine does next.
func (d *doing) life(r *rand.Rand, line func(string, ...any), at, to, events int) {
	for ; at < to && events > 0; events-- {
		switch {
		case strings.HasPrefix(d.state, "runnable"), strings.HasPrefix(d.state, "preempted"), strings.HasPrefix(d.state, "system-call"):
			d.state, d.running = "running P0", true
			line("  %d %s", at, d.state)
		case !d.running:
			d.state = "runnable"
			line("  %d runnable woken by -", at)
		case r.IntN(12) == 0 && d.id != 1:
			d.gone = true
			line("  %d end", at)
			return
		default:
			d.state, d.running = waiting[r.IntN(len(waiting))], false
			switch r.IntN(6) {
			case 0:
				d.state = "system-call @ syscall.write asm.s:7 < main.write main.go:15 < main.work main.go:10"
			case 1:
				d.state = "preempted @ main.compute main.go:16 < main.work main.go:10"
			}
			line("  %d %s", at, d.state)
		}
		at += 1 + r.IntN(1+r.IntN(5000))
	}
}

// Random traces, with waits that span generations and goroutines that nobody has seen
// for a while.
func TestRandomAgainstPlain(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 80 {
		src := random(r, 1+r.IntN(5), 8)
		tr := fixture(t, src)
		for _, o := range rangesOf(tr, r, 4) {
			newPlain(tr, o).compare(t, over(t, tr, o))
			if t.Failed() {
				t.Fatalf("in [%d, %d), only some: %v:\n%s", o.From, o.To, o.Only != nil, src)
			}
		}
	}
}

// What lies in two ranges side by side lies in both together.
func TestParts(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	for range 120 {
		src := random(r, 1+r.IntN(4), 8)
		tr := fixture(t, src)
		cuts := []model.Time{0, tr.Segments()[0].Info().End, model.Time(r.Int64N(int64(tr.End()))), tr.End()}
		if cuts[2] < cuts[1] {
			cuts[1], cuts[2] = cuts[2], cuts[1]
		}
		whole := over(t, tr, profile.Options{})
		var sum profile.Totals
		atEnd := 0
		for i, to := range cuts[1:] {
			if to == cuts[i] {
				continue
			}
			part := over(t, tr, profile.Options{From: cuts[i], To: to})
			if known := atEnd + part.Created; i > 0 && part.Alive > known {
				t.Errorf("%d goroutines alive in [%d, %d), but %d before and created", part.Alive, cuts[i], to, known)
			}
			atEnd = part.AtEnd
			for c := range sum.Time {
				sum.Time[c] += part.Time[c]
				sum.Began[c] += part.Began[c]
				sum.Ended[c] += part.Ended[c]
			}
			sum.Wakes += part.Wakes
			sum.Created += part.Created
			sum.Exited += part.Exited
		}
		sum.Alive, sum.Ran, sum.AtEnd = whole.Alive, whole.Ran, whole.AtEnd
		if diff := cmp.Diff(whole.Totals, sum); diff != "" {
			t.Fatalf("cut at %v (-whole +parts):\n%s\n%s", cuts, diff, src)
		}
	}
}

// However many processors there are, the profile is the same.
func TestOnAnyProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	tr := fixture(t, random(rand.New(rand.NewPCG(15, 16)), 30, 300))
	flat := cmpopts.IgnoreUnexported(profile.Profile{}, profile.Group{}, profile.Node{})
	o := profile.Options{From: 3_000, To: 270_000}
	runtime.GOMAXPROCS(1)
	want := over(t, tr, o)
	newPlain(tr, o).compare(t, want)
	for _, procs := range []int{2, 3, 8} {
		runtime.GOMAXPROCS(procs)
		got := over(t, tr, o)
		if diff := cmp.Diff(want, got, flat); diff != "" {
			t.Errorf("by 1 (-) and %d (+) processors:\n%s", procs, diff)
		}
		for _, view := range []profile.View{profile.OffCPU, profile.Stopped, profile.Started} {
			f := profile.Flame{View: view}
			if diff := cmp.Diff(indented(want.Tree(f)), indented(got.Tree(f))); diff != "" {
				t.Errorf("tree by 1 (-) and %d (+) processors:\n%s", procs, diff)
			}
		}
		a, _, _ := want.Waits(t.Context(), &want.Places[0], 0, profile.NumBuckets-1, 50)
		b, _, _ := got.Waits(t.Context(), &got.Places[0], 0, profile.NumBuckets-1, 50)
		if diff := cmp.Diff(a, b); diff != "" || len(a) == 0 {
			t.Errorf("waits by 1 (-) and %d (+) processors:\n%s", procs, diff)
		}
	}
}

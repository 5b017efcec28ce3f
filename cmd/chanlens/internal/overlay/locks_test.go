package overlay

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/model"
	analysis "chanlens/model/analysis/channel"
	"chanlens/model/analysis/visit"
	"chanlens/traceparse"
)

// The program says in its trace which locks each goroutine is at, and the recorded
// waits must say the same: every wait for a lock has one, of a lock that its goroutine
// is at, and who ends it is at that lock, too. Addresses must stand for one lock as
// long as [model.LockAddr] promises, and exact locks of the analysis must be locks.
func TestLocks(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the standard library")
	}
	for _, tc := range toolchains(t) {
		if *stressRuns == 1 && !tc.running {
			continue // one build is enough by default
		}
		t.Run(tc.version, func(t *testing.T) { lockStress(t, tc) })
	}
}

func lockStress(t *testing.T, tc toolchain) {
	program := tc.build(t, "locks")
	var all waits
	for run := range *stressRuns {
		environment := []string{fmt.Sprint("GOMAXPROCS=", 2+run%7), "GODEBUG=" + stressDebug[run%len(stressDebug)]}
		trace := filepath.Join(t.TempDir(), "trace")
		execute(t, environment, program, trace, fmt.Sprint(run), "400")
		w := readWaits(t, loadWhole(t, trace))
		for _, wrong := range w.wrong[:min(len(w.wrong), 10)] {
			t.Errorf("run %d %v: %s", run, environment, wrong)
		}
		all.add(w)
		os.Remove(trace)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d runs: %d waits for locks by kind %v, %d ended by one who was at the lock; %d pairs of waits at one address are one lock, %d addresses were used again; %d locks are exact, %d entries not",
		*stressRuns, all.n, all.kinds, all.ended, all.same, all.again, all.exact, all.other)
	for k := model.LockMutex; k < model.LockSema; k++ {
		if all.kinds[k] == 0 && !(k == model.LockWaitGroup && all.kinds[model.LockSema] > 0) {
			t.Errorf("nobody waited for a lock of kind %v", k)
		}
	}
}

// loadWhole loads a trace, and fails the test where it is not whole.
func loadWhole(t *testing.T, path string) *model.Trace {
	t.Helper()
	in, err := traceparse.Open(context.Background(), path, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	tr, err := traceparse.Load(context.Background(), in, traceparse.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range tr.Info().Generations {
		if g.Lost != "" {
			t.Errorf("generation %d is lost: %v", i, g.Lost)
		}
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
	return tr
}

// waits are those of a trace, held against what the program says.
type waits struct {
	tr    *model.Trace
	found analysis.Result
	said  map[model.GoID][]model.Log // what goroutines say, in order
	last  map[model.LockAddr]lastWait
	ends  []model.Time // of collections
	wrong []string

	serials map[int]map[string]bool // of locks that the analysis tells, by ID

	n, ended     int
	kinds        map[model.LockKind]int
	same, again  int
	exact, other int // locks
}

// A lastWait is the wait for what lies at an address that ended last of those seen.
type lastWait struct {
	end    model.Time
	serial string
}

func (w *waits) fail(format string, args ...any) {
	w.wrong = append(w.wrong, fmt.Sprintf(format, args...))
}

func (w *waits) add(o *waits) {
	if w.kinds == nil {
		w.kinds = map[model.LockKind]int{}
	}
	w.n, w.ended, w.same, w.again = w.n+o.n, w.ended+o.ended, w.same+o.same, w.again+o.again
	w.exact, w.other = w.exact+o.exact, w.other+o.other
	for k, n := range o.kinds {
		w.kinds[k] += n
	}
}

// readWaits goes through the recorded waits in time order, then through all intervals
// of waiting for those that were not recorded, and then through the locks that the
// analysis finds.
func readWaits(t *testing.T, tr *model.Trace) *waits {
	w := &waits{
		tr: tr, said: map[model.GoID][]model.Log{}, last: map[model.LockAddr]lastWait{},
		serials: map[int]map[string]bool{}, kinds: map[model.LockKind]int{},
	}
	study := analysis.NewStudy(tr)
	visit.All(t.Context(), tr, nil, study)
	w.found = study.Result()
	for _, l := range tr.Logs() {
		w.said[l.Goroutine] = append(w.said[l.Goroutine], l)
	}
	for _, r := range tr.Ranges() {
		if r.Kind == model.RangeGCMark && !r.Open {
			w.ends = append(w.ends, r.End)
		}
	}
	for l := range tr.LockWaits(0, tr.End()+1) {
		w.wait(l)
	}
	for g := range tr.NumGoroutines() {
		w.unrecorded(model.Goroutine(g))
	}
	w.locks()
	return w
}

// locks holds that exact locks of the analysis are as many as they say.
func (w *waits) locks() {
	for id, serials := range w.serials {
		l := &w.found.Locks[id-1]
		if !l.Exact {
			w.other++
			continue
		}
		w.exact += l.Count
		if len(serials) != l.Count {
			w.fail("%s is said to be %d locks, and is %v", l.Name, l.Count, serials)
		}
	}
}

// wait holds one wait against what its goroutine, and the one that ends it, say.
func (w *waits) wait(l model.LockWait) {
	w.n++
	w.kinds[l.Kind]++
	id := w.tr.Goroutine(l.Goroutine).ID
	names := w.at(id, l.At)
	serial, ok := names[key(l.Kind, l.Addr)]
	if !ok {
		w.fail("goroutine %d waits for %v at %#x, and is at %v", id, l.Kind, l.Addr, names)
		return
	}
	iv, ok := w.interval(l)
	if !ok {
		w.fail("goroutine %d says at %d that it waits, and does not", id, l.At)
		return
	}
	w.identity(l, iv, serial)
	w.told(l, iv, serial)
	wake, ok := w.tr.WakeAfter(iv)
	if iv.Open || !ok {
		return
	}
	by := w.tr.Goroutine(wake.Waker).ID
	for name := range w.at(by, wake.At) {
		if strings.HasSuffix(name, addressOf(l)) {
			w.ended++
			return
		}
	}
	w.fail("goroutine %d waits for %v at %#x, and is woken by %d, which is at %v", id, l.Kind, l.Addr, by, w.at(by, wake.At))
}

// interval is the wait that a goroutine has announced.
func (w *waits) interval(l model.LockWait) (model.Interval, bool) {
	ran, ok := w.tr.IntervalAt(l.Goroutine, l.At)
	if !ok {
		return ran, false
	}
	iv, ok := w.tr.Next(ran)
	if !ok {
		return iv, false
	}
	again, ok := w.tr.LockWait(iv)
	return iv, ok && again == l
}

// identity holds that waits for one address are for one lock, unless a collection has
// ended between them.
func (w *waits) identity(l model.LockWait, iv model.Interval, serial string) {
	last, ok := w.last[l.Addr]
	switch {
	case !ok:
	case last.serial == serial:
		w.same++
	case w.collected(last.end, iv.Start):
		w.again++
	default:
		w.fail("at %#x lies lock %s until %d, and lock %s at %d", l.Addr, last.serial, last.end, serial, iv.Start)
	}
	if !ok || last.end < iv.End || last.serial != serial {
		w.last[l.Addr] = lastWait{iv.End, serial}
	}
}

// told notes which lock of the analysis a wait is for.
func (w *waits) told(l model.LockWait, iv model.Interval, serial string) {
	id, ok := w.found.LockOf(iv)
	if !ok {
		w.fail("the analysis knows no lock at %#x for which goroutine %d waits from %d", l.Addr, w.tr.Goroutine(l.Goroutine).ID, iv.Start)
		return
	}
	if w.serials[id] == nil {
		w.serials[id] = map[string]bool{}
	}
	w.serials[id][fmt.Sprintf("%s at %#x", serial, l.Addr)] = true
}

// collected reports whether a collection ended in a span.
func (w *waits) collected(from, to model.Time) bool {
	for _, end := range w.ends {
		if from <= end && end <= to {
			return true
		}
	}
	return false
}

// unrecorded finds waits for locks, by a goroutine that says where it is, that were not
// recorded.
func (w *waits) unrecorded(g model.Goroutine) {
	info := w.tr.Goroutine(g)
	if len(w.said[info.ID]) == 0 {
		return
	}
	for iv := range w.tr.Intervals(g, 0, w.tr.End()) {
		switch iv.Op.Class() {
		case model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup, model.ClassCond:
			if _, ok := w.tr.LockWait(iv); !ok {
				w.fail("goroutine %d waits in %v at %d, which was not recorded", info.ID, iv.Op, iv.Start)
			}
		}
	}
}

// at returns the locks that a goroutine is at by a moment: serials by kind and address.
func (w *waits) at(g model.GoID, at model.Time) map[string]string {
	names := map[string]string{}
	var message string
	for _, l := range w.said[g] {
		if l.At > at {
			break
		}
		message = w.tr.String(l.Message)
	}
	words := strings.Fields(message)
	for i := 0; i+2 < len(words); i += 3 {
		names[words[i]+" "+words[i+1]] = words[i+2]
	}
	return names
}

// key is how the program names what a goroutine waits for.
func key(kind model.LockKind, addr model.LockAddr) string {
	if kind == model.LockSema { // of a WaitGroup, before Go 1.24
		kind, addr = model.LockWaitGroup, addr-8
	}
	return fmt.Sprintf("%v 0x%x", kind, uint64(addr))
}

func addressOf(l model.LockWait) string {
	_, address, _ := strings.Cut(key(l.Kind, l.Addr), " ")
	return " " + address
}

package finding

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/format"
)

var lockContention = Check{
	Kind:  "lock-contention",
	Title: "goroutines wait {share} of their time for a lock: {op} {where}",
	Doc: "Many goroutines want a lock that is held most of the time, so they go on one after the " +
		"other. If one has waited over 1 ms and is woken in vain, a sync.Mutex goes into starvation mode and is handed from one to the " +
		"next in order: a convoy, which is fair and slow.",
	Severity: Info,
	Fix: "Hold the lock for less: do slow things (I/O, sleeping, sending, logging) outside, and copy " +
		"what is needed. Divide what it guards among several locks, or use an RWMutex or atomics where most only read.",
	Lesson: "mutex-contention",
	run:    findContention,
}

// Thresholds of lock contention.
const (
	// contendWaits is how many waits show a habit.
	contendWaits = 20
	// contendShare is how much of their time goroutines wait for the lock at least.
	contendShare = 0.1
	// contendCost is the share of the trace that the waits take, all added up: less
	// would hardly make the program faster, were it gone.
	contendCost = 0.05
	// From these on it is a warning: a third of the time of those who use the lock,
	// and half a goroutine waiting at any time.
	contendWarningShare = 0.33
	contendWarningCost  = 0.5
)

var lockWaits = []model.Operation{model.OpMutexLock, model.OpRWMutexLock, model.OpRWMutexRLock}

// contended is the places at which goroutines wait for one lock, as far as one can be
// told from another: those that were woken by an unlock at the same place.
type contended struct {
	waits   []*place // most time first
	unlocks []analysis.Edge

	count, starved     int
	inside, alive, ran model.Time
}

func findContention(c *Check, e *evidence) []Finding {
	var found []Finding
	for _, l := range e.contended() {
		share := shareOf(l.inside, l.alive)
		if l.count < contendWaits || share < contendShare || e.perSpan(l.inside) < contendCost {
			continue
		}
		found = append(found, e.contention(c, l, share))
	}
	return found
}

// contended joins places where goroutines wait for locks to locks.
func (e *evidence) contended() []*contended {
	var all []*contended
	byUnlock := make(map[model.FrameID]*contended)
	for _, p := range e.waitsIn(lockWaits...) {
		by, _, _ := e.wakesOf(p.op, p.site, model.WakeUnlock)
		var l *contended
		for _, w := range by {
			if l = byUnlock[w.Waker]; l != nil {
				break
			}
		}
		if l == nil {
			l = new(contended)
			all = append(all, l)
		}
		for _, w := range by {
			if w.Waker != model.NoFrame && byUnlock[w.Waker] == nil {
				byUnlock[w.Waker] = l
			}
		}
		l.waits = append(l.waits, p)
		l.unlocks = append(l.unlocks, by...)
		l.count += p.count
		l.starved += p.starved
		l.inside += p.inside
		l.alive += p.alive
	}
	for _, l := range all {
		slices.SortStableFunc(l.unlocks, func(a, b analysis.Edge) int { return -cmp.Compare(a.Count, b.Count) })
	}
	return all
}

func (e *evidence) contention(c *Check, l *contended, share float64) Finding {
	p := l.waits[0]
	f := c.finding(l.count, "share", percent(share), "op", p.op.String(), "where", e.whereWaits(p.op, p.site))
	worst := p.worst
	inTest := true
	for _, q := range l.waits {
		if len(f.Places) < maxPlaces {
			f.Places = append(f.Places, Place{"waits", q.site})
		}
		if q.worst.before(worst) {
			worst = q.worst
		}
		inTest = inTest && e.placeInTest(q)
	}
	e.costs(&f, p)
	f.Cost = l.inside.Sub(0)
	f.CostOf = "waited for the lock in " + format.Plural(l.count, "wait")
	f.Spans = []Span{{worst.start, worst.end}}
	f.Places = append(f.Places, wakers("holds", l.unlocks)...)
	f.Why = e.contentionWhy(l, worst)
	f.Confidence = 0.9
	if share >= contendWarningShare && e.perSpan(l.inside) >= contendWarningCost {
		f.Severity = Warning
	}
	if inTest {
		f.forTest()
	}
	return f
}

// contentionWhy says how long goroutines wait, who holds the lock, and what the holder
// did during the longest wait.
func (e *evidence) contentionWhy(l *contended, worst stretch) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s took %s in all, the longest %s", format.Plural(l.count, "wait"), format.Duration(l.inside.Sub(0)), format.Duration(worst.end.Sub(worst.start)))
	if l.starved > 0 {
		fmt.Fprintf(&s, "; %s over 1 ms, after which a Mutex can go into starvation mode", plural(l.starved, "was", "were"))
	}
	s.WriteString(".")
	if len(l.unlocks) > 0 && l.unlocks[0].Waker != model.NoFrame {
		fmt.Fprintf(&s, " Most often it was released in %s.", where(e.Trace, l.unlocks[0].Waker))
	}
	if worst.waker != model.NoGoroutine {
		from := e.heldSince(l, worst)
		var during [1]model.Share
		e.Trace.Shares(worst.waker, from, worst.end, during[:])
		if class, ok := during[0].Largest(); ok {
			fmt.Fprintf(&s, " At the end of the longest wait goroutine %d held it for %s, and spent %s of that %s.", e.Trace.Goroutine(worst.waker).ID,
				format.Duration(worst.end.Sub(from)), format.Duration(during[0][class].Sub(0)), spentIn(class))
		}
	}
	return s.String()
}

// heldSince returns since when who ended a wait for a lock may have held it: since it
// got the lock itself, if it had to wait for that, else since before the wait.
func (e *evidence) heldSince(l *contended, w stretch) model.Time {
	iv, ok := e.Trace.IntervalAt(w.waker, w.end-1)
	for range maxSteps {
		if !ok || iv.End <= w.start {
			break
		}
		if iv.Op.Blocked() && slices.ContainsFunc(l.waits, func(p *place) bool { return p.site == e.Trace.Site(iv.Stack) }) {
			return iv.End
		}
		iv, ok = e.Trace.Prev(iv)
	}
	return w.start
}

// maxSteps is how far back in a goroutine's life is looked for when it got a lock.
const maxSteps = 256

// spentIn says in what time was spent.
func spentIn(c model.Class) string {
	switch c {
	case model.ClassRunning:
		return "running"
	case model.ClassRunnable:
		return "waiting for a processor"
	case model.ClassSleep:
		return "asleep"
	case model.ClassNetwork:
		return "waiting for the network"
	case model.ClassSyscall:
		return "in system calls"
	}
	return "waiting (" + c.String() + ")"
}

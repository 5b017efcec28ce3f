package finding

import (
	"slices"
	"time"

	"chanlens/model"
)

// placeKey is where goroutines wait, and in what. Variants of an operation are joined.
type placeKey struct {
	op   model.Operation
	site model.FrameID
}

// place adds up the waits in one operation at one place, and what else those did who
// waited there. A row is a goroutine in a segment.
type place struct {
	placeKey
	stack   model.StackID // one of them, the first by number
	rows    int
	count   int        // waits that ended, or are open when the trace ends
	starved int        // of those, longer than starving
	inside  model.Time // waited, by rows
	alive   model.Time // life of the rows that waited there
	ran     model.Time // of that, running
	worst   stretch

	timers timers

	goroutines, wakers few
	inRow              bool // the row in work has waited here
}

// timers adds up rounds of loops around a timer.
type timers struct {
	count int
	wait  model.Time
	work  model.Time // running between the timer and the next wait
}

// round is a wait that a timer ended, and what its goroutine ran since. If the next
// thing that it waits for is the same timer again, it is in a loop.
type round struct {
	at         *place // nil: no timer, or something else was waited for
	wait, work model.Time
	weight     int // how many such rounds it stands for
}

func (t *timers) add(r *round) {
	t.count += r.weight
	t.wait += r.wait * model.Time(r.weight)
	t.work += r.work * model.Time(r.weight)
}

// starving is how long a goroutine waits for a sync.Mutex until that goes into
// starvation mode (starvationThresholdNs in GOROOT/src/internal/sync/mutex.go).
const starving = model.Time(time.Millisecond)

// stretch is one wait, whole.
type stretch struct {
	g          model.Goroutine
	start, end model.Time
	waker      model.Goroutine
}

func (s stretch) length() model.Time { return s.end - s.start }

// before orders stretches: longest first, then by time and goroutine.
func (s stretch) before(o stretch) bool {
	if s.length() != o.length() {
		return s.length() > o.length()
	}
	if s.start != o.start {
		return s.start < o.start
	}
	return s.g < o.g
}

// join adds another worker's numbers.
func (p *place) join(o *place) {
	p.stack = min(p.stack, o.stack)
	p.rows += o.rows
	p.count += o.count
	p.starved += o.starved
	p.inside += o.inside
	p.alive += o.alive
	p.ran += o.ran
	if o.worst.before(p.worst) {
		p.worst = o.worst
	}
	p.timers.count += o.timers.count
	p.timers.wait += o.timers.wait
	p.timers.work += o.timers.work
	p.goroutines.join(&o.goroutines)
	p.wakers.join(&o.wakers)
}

// share returns how much of their lives goroutines wait there.
func (p *place) share() float64 {
	if p.alive == 0 {
		return 0
	}
	return float64(p.inside) / float64(p.alive)
}

// each returns how often a goroutine waits there, at least: once, if it is a result that
// is waited for, and not a stream.
func (p *place) each() int {
	n := p.goroutines.n
	if p.goroutines.more {
		n = p.rows // some may be in several segments
	}
	return p.count / max(n, 1)
}

// few keeps the first goroutines by number, and so does not depend on the order in
// which they come.
type few struct {
	list [maxFew]model.Goroutine
	n    int
	more bool // there are others
}

const maxFew = 16

func (f *few) add(g model.Goroutine) {
	if f.n > 0 && f.list[f.n-1] == g {
		return // rows come in the order of goroutines: this is nearly always so
	}
	i, ok := slices.BinarySearch(f.list[:f.n], g)
	switch {
	case ok:
		return
	case f.n == maxFew:
		f.more = true
		if i == maxFew {
			return
		}
	default:
		f.n++
	}
	copy(f.list[i+1:f.n], f.list[i:])
	f.list[i] = g
}

func (f *few) join(o *few) {
	f.more = f.more || o.more
	for _, g := range o.list[:o.n] {
		f.add(g)
	}
}

// all returns what there is.
func (f *few) all() []model.Goroutine { return slices.Clone(f.list[:f.n]) }

// route says which place the waits in one operation with one stack belong to.
type route struct {
	op   model.Operation
	to   *place
	next *route
}

// placeOf finds the place for an operation and a stack.
func (w *worker) placeOf(op model.Operation, stack model.StackID) *place {
	if op == model.OpRWMutexQueue {
		op = model.OpRWMutexLock
	}
	for r := w.routes[stack]; r != nil; r = r.next {
		if r.op == op {
			return r.to
		}
	}
	k := placeKey{op, w.t.Site(stack)}
	p := w.places[k]
	if p == nil {
		p = &place{placeKey: k, stack: stack}
		w.places[k] = p
	}
	p.stack = min(p.stack, stack)
	w.routes[stack] = &route{op, p, w.routes[stack]}
	return p
}

package verdict

import (
	"cmp"
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Study gathers, in one visit of a trace, what those who are blocked at its end did
// before, and with whom. It implements [visit.Study].
type Study struct {
	t       *model.Trace
	all     []Blocked // in the order of goroutines
	suspect []suspect // those of all whose verdict depends on others
	is      bitset    // of goroutines: suspects
	places  []place
	placeOf []int32 // by stack: its place, -1 if no suspect waits there

	mu sync.Mutex
}

// suspect is a goroutine that waits for another one.
type suspect struct {
	*Blocked
	history
	place int32
}

// place is where suspects wait.
type place struct {
	history
	suspects int32
}

// NewStudy returns a study of those who wait when a trace ends. It looks at the end
// of the trace at once. Where that is not there, nobody waits.
func NewStudy(t *model.Trace) *Study {
	s := &Study{t: t, all: atEnd(t), is: newBitset(t.NumGoroutines()), placeOf: make([]int32, t.NumStacks()+1)}
	n := 0
	for i := range s.all {
		if s.all[i].Verdict == None {
			n++
		}
	}
	s.suspect = make([]suspect, 0, n)
	at := make(map[model.FrameID]int32)
	for i := range s.all {
		b := &s.all[i]
		if b.Verdict != None {
			continue
		}
		s.is.set(b.Goroutine)
		site := t.Site(b.Stack)
		p, ok := at[site]
		if !ok {
			p = int32(len(s.places))
			at[site] = p
			s.places = append(s.places, place{})
		}
		s.places[p].suspects++
		s.suspect = append(s.suspect, suspect{Blocked: b, place: p})
	}
	delete(at, model.NoFrame) // to be nowhere is no place to meet
	for i := range s.placeOf {
		s.placeOf[i] = -1
		if p, ok := at[t.Site(model.StackID(i))]; ok {
			s.placeOf[i] = p
		}
	}
	return s
}

// find returns which suspect a goroutine is.
func (s *Study) find(g model.Goroutine) (int, bool) {
	if !s.is.has(g) {
		return 0, false
	}
	return slices.BinarySearchFunc(s.suspect, g, func(x suspect, g model.Goroutine) int { return cmp.Compare(x.Goroutine, g) })
}

// worker is what one processor of the visit gathers.
type worker struct {
	s      *Study
	own    map[model.Goroutine]*history // of suspects
	places []history
	scopes *scopes
}

// Worker implements [visit.Study].
func (s *Study) Worker() visit.Worker {
	return &worker{s: s, own: make(map[model.Goroutine]*history), places: make([]history, len(s.places)), scopes: newScopes(s.t)}
}

// Row implements [visit.Worker].
func (w *worker) Row(_ int, row model.Row) {
	s := w.s
	if len(s.places) == 0 {
		return
	}
	for k, op := range row.Ops() {
		if op != model.OpRunnable || k == 0 {
			continue
		}
		wake, ok := row.Wake(s.t, k)
		if !ok {
			continue
		}
		if p := s.placeOf[wake.Where]; p >= 0 {
			length := row.Start(k) - row.Start(k-1)
			w.places[p].end(wake, length)
			if w.outlives(wake) {
				w.places[p].outlived++
			}
			if s.is.has(wake.Woken) {
				w.of(wake.Woken).end(wake, length)
			}
		}
		if wake.Waker == model.NoGoroutine {
			continue
		}
		if p := s.placeOf[wake.Stack]; p >= 0 {
			// It did at this place what others are blocked in, and did not have to wait.
			d := deal{wake.At, wake.Woken, wake.Where}
			w.places[p].add(d)
			if s.is.has(wake.Waker) {
				w.of(wake.Waker).add(d)
			}
		}
	}
}

// outlives reports whether a wake is the maker's of the woken goroutine, from outside of
// the call that made it: as when a constructor starts a goroutine, and a method of what
// it returned deals with it.
func (w *worker) outlives(wake model.Wake) bool {
	info := w.s.t.Goroutine(wake.Woken)
	if info.Creator == model.NoGoroutine || info.Creator != wake.Waker {
		return false
	}
	made := w.scopes.at(info.CreatedAt)
	return len(made) > 1 && w.scopes.shared(made, w.scopes.at(wake.Stack)) < len(made)
}

// of returns the history of a suspect, as far as the worker has seen it.
func (w *worker) of(g model.Goroutine) *history {
	h := w.own[g]
	if h == nil {
		h = new(history)
		w.own[g] = h
	}
	return h
}

// Done implements [visit.Worker].
func (w *worker) Done() {
	s := w.s
	s.mu.Lock()
	defer s.mu.Unlock()
	for g, h := range w.own {
		if i, ok := s.find(g); ok {
			s.suspect[i].join(h)
		}
	}
	for i := range w.places {
		s.places[i].join(&w.places[i])
	}
}

// bitset is a set of goroutines.
type bitset []uint64

func newBitset(n int) bitset                { return make(bitset, (n+63)/64) }
func (b bitset) set(g model.Goroutine)      { b[g/64] |= 1 << (g % 64) }
func (b bitset) has(g model.Goroutine) bool { return b[g/64]&(1<<(g%64)) != 0 }

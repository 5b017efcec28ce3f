package finding

import (
	"math/bits"

	"chanlens/model"
)

// birth counts the goroutines that one go statement created in the trace.
type birth struct {
	created, ended int
	lived          model.Time // by those that ended
	first, last    model.Time // when it created
	example        model.Goroutine
}

// births counts goroutines by where they were created. On the way it notes which of
// them are alive at the end: the table of goroutines may be long.
func (e *evidence) births() map[model.FrameID]birth {
	if e.born != nil {
		return e.born
	}
	t := e.Trace
	byStack := make([]birth, t.NumStacks()+1)
	for g := range t.NumGoroutines() {
		info := t.Goroutine(model.Goroutine(g))
		if info.Created == model.NoTime || info.System {
			continue
		}
		b := &byStack[info.CreatedAt]
		if b.created == 0 {
			b.first, b.example = info.Created, model.Goroutine(g)
		}
		b.created++
		b.first, b.last = min(b.first, info.Created), max(b.last, info.Created)
		if info.Ended != model.NoTime {
			b.ended++
			b.lived += info.Ended - info.Created
		} else if info.Last == e.to {
			e.alive = append(e.alive, model.Goroutine(g))
		}
	}
	e.born = make(map[model.FrameID]birth)
	for s, b := range byStack {
		if b.created == 0 {
			continue
		}
		site := t.Site(model.StackID(s))
		all, ok := e.born[site]
		if !ok {
			all.first, all.example = b.first, b.example
		}
		all.example = min(all.example, b.example)
		all.first, all.last = min(all.first, b.first), max(all.last, b.last)
		all.created += b.created
		all.ended += b.ended
		all.lived += b.lived
		e.born[site] = all
	}
	return e.born
}

// lives says for how long goroutines that one go statement created ran, of those that
// were created and ended in one segment, by powers of two.
type lives struct {
	n      int
	ran    model.Time
	delay  model.Time // from the go statement until they ran
	counts [maxBits]uint32
}

const maxBits = 40 // up to 18 minutes; what runs longer counts as if it ran that long

// life notes how long a goroutine ran in its life.
func (w *worker) life(created model.StackID, ran, delay model.Time) {
	l := w.born
	if created != w.bornAt || l == nil {
		if l = w.lives[created]; l == nil {
			l = new(lives)
			w.lives[created] = l
		}
		w.born, w.bornAt = l, created
	}
	l.n++
	l.ran += ran
	l.delay += delay
	l.counts[min(bits.Len64(uint64(ran)), maxBits-1)]++
}

func (l *lives) join(o *lives) {
	l.n += o.n
	l.ran += o.ran
	l.delay += o.delay
	for i, n := range o.counts {
		l.counts[i] += n
	}
}

// median returns for less than how long half of them ran, to the next power of two.
func (l *lives) median() model.Time {
	seen := 0
	for i, n := range l.counts {
		if seen += int(n); 2*seen >= l.n {
			return 1 << i
		}
	}
	return 0
}

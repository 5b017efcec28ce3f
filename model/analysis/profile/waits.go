package profile

import (
	"context"
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Waits lists the waits at a place whose lengths lie in buckets lo to hi, longest first,
// at most limit of them, and tells how many there are. They are looked for in the trace
// anew. It gives up soon after ctx is done, with ctx's error.
func (p *Profile) Waits(ctx context.Context, of *Place, lo, hi, limit int) (longest []Wait, count int, err error) {
	f := &finder{p: p, of: placeKey{of.Op, of.Site, of.System}, lo: lo, hi: hi, limit: max(limit, 0)}
	if p.From < p.To {
		visit.Between(ctx, p.t, p.From, p.To, nil, f)
	}
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	for _, w := range f.workers {
		longest = append(longest, w.found...)
		count += w.count
	}
	slices.SortFunc(longest, compareWaits)
	return longest[:min(len(longest), f.limit)], count, nil
}

// finder looks for the waits at a place. It implements [visit.Study].
type finder struct {
	p      *Profile
	of     placeKey
	lo, hi int // buckets
	limit  int

	mu      sync.Mutex
	workers []*findWorker
}

// findWorker looks for waits in rows.
type findWorker struct {
	*finder
	cut
	found []Wait // the longest of them, and some more
	count int
}

// Worker implements [visit.Study].
func (f *finder) Worker() visit.Worker {
	w := &findWorker{finder: f, cut: newCut(f.p.t, f.p.From, f.p.To)}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.workers = append(f.workers, w)
	return w
}

// Row implements [visit.Worker].
func (w *findWorker) Row(segment int, row model.Row) {
	if !slices.ContainsFunc(row.Ops(), func(op model.Operation) bool { return canonical[op] == w.of.op }) {
		return // nearly every row, of rare operations
	}
	info := w.t.Goroutine(row.Goroutine)
	if info.System != w.of.system || info.Last < w.from || info.First >= w.to || !w.p.options.has(row.Goroutine, &info) {
		return
	}
	w.enter(segment)
	if !w.take(row) {
		return
	}
	for w.next() {
		if !w.whole || canonical[w.op] != w.of.op || w.t.Site(w.standing()) != w.of.site {
			continue
		}
		if b := BucketOf(w.stop - w.begin); b >= w.lo && b <= w.hi {
			w.add(w.wait())
		}
	}
}

// add counts a wait, and keeps it if it may be one of the longest.
func (w *findWorker) add(v Wait) {
	w.count++
	if w.found = append(w.found, v); len(w.found) >= 2*w.limit+64 {
		w.trim()
	}
}

func (w *findWorker) trim() {
	slices.SortFunc(w.found, compareWaits)
	w.found = w.found[:min(len(w.found), w.limit)]
}

// Done implements [visit.Worker].
func (w *findWorker) Done() { w.trim() }

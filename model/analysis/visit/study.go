package visit

import (
	"context"
	"runtime"
	"sort"
	"sync"

	"chanlens/model"
	"chanlens/model/crash"
)

// A Study looks at every interval of a trace once. What it finds must not depend on
// which of its workers saw what.
type Study interface {
	// Worker returns what looks at the rows that one processor visits. There may be
	// a worker for each; each is used by one goroutine.
	Worker() Worker
}

// A Worker looks at rows, for a [Study].
type Worker interface {
	// Row looks at one goroutine's intervals in a segment. Segments come in order
	// to each worker, but rows of different segments may be in work at one time.
	Row(segment int, row model.Row)
	// Done is called when the worker has seen its last row; calls may overlap those
	// to other workers.
	Done()
}

// An OrderedStudy also looks at the segments as a whole, such as to bring what its
// workers found in the order of time.
type OrderedStudy interface {
	Study
	// Segment is called for every segment, in order and one at a time, when all of
	// its rows have been looked at. While it runs, rows of later segments may come.
	Segment(i int, s *model.Segment)
}

// All leads studies through a trace: each segment is opened once, which may mean to
// decode it, and in order. It gives up soon after ctx is done; then what the studies
// found is of no use.
//
// progress, if it is not nil, is called after each segment with the number of
// segments done and of all; calls do not overlap.
func All(ctx context.Context, t *model.Trace, progress func(done, of int), studies ...Study) {
	lead(ctx, t.Segments(), 0, progress, studies)
}

// Between is [All] for the segments that touch [from, to) alone. They keep their numbers
// in the trace. A worker still sees rows whole: where its range ends within a segment, it
// is up to the study to cut them.
func Between(ctx context.Context, t *model.Trace, from, to model.Time, progress func(done, of int), studies ...Study) {
	segments := t.Segments()
	first := sort.Search(len(segments), func(i int) bool { return segments[i].Info().End > from })
	end := first + sort.Search(len(segments)-first, func(i int) bool { return segments[first+i].Info().Start >= to })
	lead(ctx, segments[:end], first, progress, studies)
}

// lead visits segments, from the first-th on.
func lead(ctx context.Context, segments []*model.Segment, first int, progress func(done, of int), studies []Study) {
	ctx, giveUp := context.WithCancelCause(ctx)
	defer giveUp(nil)
	visitors := runtime.GOMAXPROCS(0)
	v := newVisit(ctx, segments, first, visitors, progress)
	for _, s := range studies {
		if o, ok := s.(OrderedStudy); ok {
			v.ordered = append(v.ordered, o)
		}
	}
	var wg sync.WaitGroup
	for range visitors {
		workers := make([]Worker, len(studies))
		for i, s := range studies {
			workers[i] = s.Worker()
		}
		wg.Go(func() {
			var crashed error
			defer func() {
				if crashed != nil {
					giveUp(crashed)
					v.wake()
				}
			}()
			defer crash.Into(&crashed)
			v.each(func(p portion) {
				for i := p.from; i < p.to; i++ {
					row := p.of.Row(i)
					for _, w := range workers {
						w.Row(p.of.index, row)
					}
				}
			})
			for _, w := range workers {
				w.Done()
			}
		})
	}
	wg.Wait()
	crash.Raise(context.Cause(ctx))
}

package traceparse

import (
	"context"
	"io"
	"slices"

	"chanlens/model/crash"
)

// Each batch header says where the next one stands, so that a hop through a file that
// is not in the system's cache waits for the disk once a batch: seconds for a few
// gigabytes. So the headers of large traces are read ahead at many places at a time.
//
//	place    0        1        2        3
//	file     ├────────┼────────┼────────┼────────┤
//	headers  ▪ ▪ ▪ ▪ ▪  ▪ ▪ ▪ ▪ ▪ ▪ ▪ ▪   ▪ ▪ ▪ ▪
//
// Where batches begin behind a place is guessed, as behind damage. A wrong guess
// costs time and nothing else: the index takes from what was read ahead only what
// stands where a header is expected.

const (
	aheadPlaces = 64
	aheadLeast  = 2 << 20 // bytes between two places
)

// headerAt is a batch header at an offset.
type headerAt struct {
	at int64
	h  batchHeader
}

// readAhead returns batch headers by offset; nil for a trace so small that hopping
// takes no time. As soon as it has the first header behind each place, it calls
// glance, unless that is nil, with these: how far apart they lie says how long the
// trace is and where it is busy.
func readAhead(ctx context.Context, data io.ReaderAt, size int64, v version, glance func([]headerAt)) []headerAt {
	places := min(size/aheadLeast, aheadPlaces)
	if places < 2 {
		return nil
	}
	first := make([][]headerAt, places)
	inParallel(len(first), func(i int) {
		from := max(size*int64(i)/places, headerSize)
		first[i] = headersIn(ctx, data, size, v, from, from+1, i > 0)
	})
	if glance != nil {
		glance(slices.Concat(first...))
	}
	rest := make([][]headerAt, places)
	inParallel(len(rest), func(i int) {
		if len(first[i]) > 0 {
			rest[i] = headersIn(ctx, data, size, v, first[i][0].at, size*int64(i+1)/places, false)
		}
	})
	return slices.Concat(rest...)
}

// inParallel calls f(0) to f(n-1) at the same time.
func inParallel(n int, f func(i int)) {
	var wg crash.Group
	for i := range n {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}

// headersIn returns the batch headers that stand in [from, to), or seem to if where
// the first one stands has to be guessed; at least one, if there is one not far behind.
// The ends of generations, which have no header, are left out.
func headersIn(ctx context.Context, data io.ReaderAt, size int64, v version, from, to int64, guess bool) []headerAt {
	x := newIndexer(ctx, data, size, v)
	at := from
	if guess {
		x.last, _ = x.r.batch(headerSize, v)
		x.guess = true
		at = x.resyncBefore(from, min(from+aheadLeast, size))
	}
	var list []headerAt
	for (at < to || len(list) == 0 && at < from+aheadLeast) && at < size && ctx.Err() == nil {
		h, err := x.r.batch(at, v)
		if err != nil || at+h.length+h.size > size {
			break
		}
		if h.kind != evEndOfGeneration {
			list = append(list, headerAt{at, h})
		}
		at += h.length + h.size
	}
	return list
}

// header reads the batch header at an offset, which is after the one asked for before.
func (x *indexer) header(at int64) (batchHeader, error) {
	for len(x.ahead) > 0 && x.ahead[0].at < at {
		x.ahead = x.ahead[1:]
	}
	if len(x.ahead) > 0 && x.ahead[0].at == at {
		return x.ahead[0].h, nil
	}
	return x.r.batch(at, x.v)
}

// Package visit leads analyses through a trace, or a part of it, in one pass: the
// segments of a large trace have to be decoded for it, so none may be asked for twice.
//
// What comes in: a [model.Trace], and any number of [Study]. What goes out is up
// to them.
//
// Package visit imports nothing of this module but model and model/crash.
package visit

import (
	"context"
	"sync"

	"chanlens/model"
)

// visit leads several goroutines through the segments of a trace, each segment
// once and in order. Who finds nothing to do opens the next segment, which may
// mean decoding it, and shares out its rows in portions:
//
//	segment      1        2        3        4     5
//	portions  ▓▓▓▓▓▓▓  ▓▓▓▓▒▒▒  ▒░░░░░   (next)           ▓ done  ▒ in work  ░ to do
//
// A segment is opened only when no portion is left to take, so no more segments
// are in use than goroutines visit. What wants the segments in order gets each one
// when those before it are done, from whoever did the last portion that was missing.
type visit struct {
	ctx      context.Context
	mu       sync.Mutex
	changed  sync.Cond // there are portions, no segment is being opened any more, or one is done
	segments []*model.Segment
	first    int // the segment to begin with
	visitors int
	next     int       // the segment to open next
	opening  int       // how many are being opened
	todo     []portion // of the segments that are open, in order

	ordered  []OrderedStudy
	visited  []bool             // by segment: all rows
	closing  bool               // the ordered studies look at segment done
	done     int                // segments, in order; those before the first count
	progress func(done, of int) // or nil
}

// portion is a run of a segment's rows: a share of the work of a scan.
type portion struct {
	of       *visited
	from, to int
}

// visited is a segment that has been opened.
type visited struct {
	model.Rows
	index int
	left  int // portions not done yet
}

// portionIntervals is how many intervals a portion holds at least: enough that
// sharing out costs little, and few enough that a trace of one segment keeps
// several processors busy.
const portionIntervals = 1 << 17

func newVisit(ctx context.Context, segments []*model.Segment, first, visitors int, progress func(done, of int)) *visit {
	v := &visit{
		ctx: ctx, segments: segments, first: first, visitors: visitors,
		next: first, visited: make([]bool, len(segments)), done: first, progress: progress,
	}
	v.changed.L = &v.mu
	return v
}

// each calls work for one portion after the other, until no segment is left.
// Several goroutines call it at the same time and divide the portions between them.
func (v *visit) each(work func(portion)) {
	for p, ok := v.take(); ok; p, ok = v.take() {
		work(p)
		v.finish(p)
	}
}

// take returns the next portion, and false when there will be none.
func (v *visit) take() (p portion, ok bool) {
	v.mu.Lock()
	for len(v.todo) == 0 || v.ctx.Err() != nil {
		switch {
		case v.ctx.Err() != nil:
			v.mu.Unlock()
			v.changed.Broadcast()
			return portion{}, false
		case v.next < len(v.segments) && v.next < v.done+2*v.visitors:
			v.open()
		case v.next < len(v.segments) || v.opening > 0:
			v.changed.Wait()
		default:
			v.mu.Unlock()
			return portion{}, false
		}
	}
	p, v.todo = v.todo[0], v.todo[1:]
	v.mu.Unlock()
	return p, true
}

// wake has all who wait for a portion look again.
func (v *visit) wake() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.changed.Broadcast()
}

// open divides the next segment. It is called with the lock, and does without it
// meanwhile, so that several segments can be decoded at a time.
func (v *visit) open() {
	i := v.next
	v.next++
	v.opening++
	v.mu.Unlock()
	portions := divide(v.segments[i], i)
	v.mu.Lock()
	v.opening--
	v.todo = append(v.todo, portions...)
	if len(portions) == 0 {
		v.visited[i] = true
		v.close()
	}
	v.changed.Broadcast()
}

// finish notes that a portion's work is done.
func (v *visit) finish(p portion) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if p.of.left--; p.of.left == 0 {
		v.visited[p.of.index] = true
		v.close()
	}
}

// close shows the ordered studies all segments whose turn it is. It is called with
// the lock, and does without it meanwhile.
func (v *visit) close() {
	for !v.closing && v.done < len(v.segments) && v.visited[v.done] {
		v.closing = true
		v.mu.Unlock()
		for _, o := range v.ordered {
			o.Segment(v.done, v.segments[v.done])
		}
		if v.progress != nil {
			v.progress(v.done+1-v.first, len(v.segments)-v.first)
		}
		v.mu.Lock()
		v.closing = false
		v.done++
		v.changed.Broadcast()
	}
}

// divide shares out the rows of a segment, which it decodes if need be.
func divide(s *model.Segment, index int) []portion {
	if s.NumRows() == 0 {
		return nil
	}
	var portions []portion
	of := &visited{Rows: s.Rows(), index: index}
	from, size := 0, 0
	for i := range of.Len() {
		if size += of.Row(i).Len(); size >= portionIntervals {
			portions = append(portions, portion{of, from, i + 1})
			from, size = i+1, 0
		}
	}
	if from < of.Len() {
		portions = append(portions, portion{of, from, of.Len()})
	}
	of.left = len(portions)
	return portions
}

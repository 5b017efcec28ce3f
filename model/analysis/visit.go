package analysis

import (
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
// are in use than goroutines visit.
type visit struct {
	mu       sync.Mutex
	changed  sync.Cond // there are portions, or no segment is being opened any more
	segments []*model.Segment
	next     int       // the segment to open next
	opening  int       // how many are being opened
	todo     []portion // of the segments that are open, in order

	done     int
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
	left int // portions not done yet
}

// portionIntervals is how many intervals a portion holds at least: enough that
// sharing out costs little, and few enough that a trace of one segment keeps
// several processors busy.
const portionIntervals = 1 << 17

func newVisit(segments []*model.Segment, progress func(done, of int)) *visit {
	v := &visit{segments: segments, progress: progress}
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
	for len(v.todo) == 0 {
		switch {
		case v.next < len(v.segments):
			v.open()
		case v.opening > 0:
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

// open divides the next segment. It is called with the lock, and does without it
// meanwhile, so that several segments can be decoded at a time.
func (v *visit) open() {
	s := v.segments[v.next]
	v.next++
	v.opening++
	v.mu.Unlock()
	portions := divide(s)
	v.mu.Lock()
	v.opening--
	v.todo = append(v.todo, portions...)
	if len(portions) == 0 {
		v.close()
	}
	v.changed.Broadcast()
}

// finish notes that a portion's work is done.
func (v *visit) finish(p portion) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if p.of.left--; p.of.left == 0 {
		v.close()
	}
}

// close counts a segment as done. It is called with the lock.
func (v *visit) close() {
	v.done++
	if v.progress != nil {
		v.progress(v.done, len(v.segments))
	}
}

// divide shares out the rows of a segment, which it decodes if need be.
func divide(s *model.Segment) []portion {
	if s.NumRows() == 0 {
		return nil
	}
	var portions []portion
	of := &visited{Rows: s.Rows()}
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

package strip

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"sync"

	"chanlens/model"
)

// Runs finds who ran on a processor or a thread. It keeps an index of the segments asked
// for last. The first question about a segment costs as much as sorting what ran in it,
// or decoding it; see Ready. Any number of goroutines may ask.
type Runs struct {
	t    *model.Trace
	mu   sync.Mutex
	kept []*runIndex // used last, last
}

// keptIndexes is how many indexes are kept: 24 bytes for each interval that ran.
const keptIndexes = 4

// NewRuns returns a finder for a trace.
func NewRuns(t *model.Trace) *Runs { return &Runs{t: t} }

// RunLane is a processor or a thread, of which a [Runs] tells.
type RunLane struct {
	r       *Runs
	threads bool
	of      int
}

// Proc returns the lane of a processor.
func (r *Runs) Proc(p model.Proc) RunLane { return RunLane{r, false, int(p)} }

// Thread returns the lane of a thread.
func (r *Runs) Thread(th model.Thread) RunLane { return RunLane{r, true, int(th)} }

// Span is a time that a goroutine ran on a processor or a thread, or was in a system call
// there. Start and End are when it was there: a system call may be longer than the time
// for which it is seen to hold the processor.
type Span struct {
	Start, End model.Time
	Interval   model.Interval
}

// Ready reports whether At can answer without delay.
func (l RunLane) Ready(at model.Time) bool {
	l.r.mu.Lock()
	defer l.r.mu.Unlock()
	segment := l.r.segmentAt(at)
	return slices.ContainsFunc(l.r.kept, func(x *runIndex) bool { return x.segment == segment && x.threads == l.threads })
}

// At returns who was there at a moment; false if nobody was.
func (l RunLane) At(at model.Time) (Span, bool) {
	at = min(at, l.r.t.End()-1)
	segment := l.r.segmentAt(at)
	spans := l.spans(segment)
	i := sort.Search(len(spans), func(i int) bool { return spans[i].start > at }) - 1
	if i < 0 || at >= spans[i].end {
		return Span{}, false
	}
	return l.whole(segment, spans[i]), true
}

// Next returns who came first after a moment; false if nobody did, or ctx is done.
func (l RunLane) Next(ctx context.Context, after model.Time) (Span, bool) {
	for segment := l.r.segmentAt(after); segment < len(l.r.t.Segments()) && ctx.Err() == nil; segment++ {
		spans := l.spans(segment)
		i := sort.Search(len(spans), func(i int) bool { return spans[i].start > after })
		if i < len(spans) {
			return l.whole(segment, spans[i]), true
		}
	}
	return Span{}, false
}

// Prev returns who came last before a moment; false if nobody did, or ctx is done.
func (l RunLane) Prev(ctx context.Context, before model.Time) (Span, bool) {
	for segment := l.r.segmentAt(before); segment >= 0 && ctx.Err() == nil; segment-- {
		spans := l.spans(segment)
		i := sort.Search(len(spans), func(i int) bool { return spans[i].start >= before }) - 1
		if i >= 0 {
			return l.whole(segment, spans[i]), true
		}
	}
	return Span{}, false
}

// whole returns a span over the borders of segments.
func (l RunLane) whole(segment int, s runSpan) Span {
	iv, _ := l.r.t.IntervalAt(s.g, max(s.start, l.r.t.Segments()[segment].Info().Start))
	out := Span{iv.Start, iv.End, iv}
	if s.held {
		out.End = s.end
	}
	return out
}

// spans returns what is known of the lane in a segment.
func (l RunLane) spans(segment int) []runSpan {
	if segment < 0 || l.of < 0 {
		return nil
	}
	if x := l.r.index(segment, l.threads); l.of < len(x.spans) {
		return x.spans[l.of]
	}
	return nil
}

// segmentAt returns the segment that holds a moment, or the nearest one; -1 if there are
// none.
func (r *Runs) segmentAt(at model.Time) int {
	segments := r.t.Segments()
	i := sort.Search(len(segments), func(i int) bool { return segments[i].Info().End > at })
	return min(i, len(segments)-1)
}

// index returns the index of a segment. It is made without the lock, so that others can
// ask meanwhile.
func (r *Runs) index(segment int, threads bool) *runIndex {
	if x := r.find(segment, threads); x != nil {
		return x
	}
	x := newRunIndex(r.t.Segments()[segment], segment, threads)
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.kept) == keptIndexes {
		r.kept = slices.Delete(r.kept, 0, 1)
	}
	r.kept = append(r.kept, x)
	return x
}

// find returns the index of a segment if it is kept, and notes that it is used.
func (r *Runs) find(segment int, threads bool) *runIndex {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.IndexFunc(r.kept, func(x *runIndex) bool { return x.segment == segment && x.threads == threads })
	if i < 0 {
		return nil
	}
	x := r.kept[i]
	r.kept = append(slices.Delete(r.kept, i, i+1), x)
	return x
}

// runIndex is who ran in a segment.
type runIndex struct {
	segment int
	threads bool
	spans   [][]runSpan // by processor or thread, by start
}

// runSpan is a time that a goroutine was on a lane.
type runSpan struct {
	start, end model.Time // the start may be before the segment
	g          model.Goroutine
	held       bool // in a system call, which may go on behind the end
}

func newRunIndex(s *model.Segment, segment int, threads bool) *runIndex {
	x := &runIndex{segment: segment, threads: threads}
	if s.NumRows() == 0 {
		return x
	}
	rows := s.Rows()
	for i := range rows.Len() {
		row := rows.Row(i)
		for k, op := range row.Ops() {
			if op == model.OpRunning || op == model.OpSyscall {
				x.add(s, &row, k)
			}
		}
	}
	for _, spans := range x.spans {
		slices.SortFunc(spans, func(a, b runSpan) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.g, b.g)) })
	}
	if !threads {
		x.release(s)
	}
	return x
}

// add adds interval k of a row. Of a system call that goes on from the segment before it
// is not known whether it still holds its processor.
func (x *runIndex) add(s *model.Segment, row *model.Row, k int) {
	of, held := int(row.Thread(k)), false
	switch {
	case x.threads && row.Thread(k) == model.NoThread:
		return
	case !x.threads:
		of, held = int(row.Proc(k)), row.Ops()[k] == model.OpSyscall
	}
	if of < 0 || held && row.Start(k) <= s.Info().Start {
		return
	}
	for of >= len(x.spans) {
		x.spans = append(x.spans, nil)
	}
	x.spans[of] = append(x.spans[of], runSpan{row.Start(k), row.End(k), row.Goroutine, held})
}

// release ends system calls where their processors' states change, at the latest where
// the segment ends.
func (x *runIndex) release(s *model.Segment) {
	next := make([]int, len(x.spans)) // by processor: the span that the next change may end
	for p := range s.ProcSpans() {
		if int(p.Proc) >= len(x.spans) {
			continue
		}
		spans, i := x.spans[p.Proc], &next[p.Proc]
		for ; *i < len(spans) && spans[*i].start < p.Start; *i++ {
			if of := &spans[*i]; of.held && of.end > p.Start {
				of.end = p.Start
			}
		}
	}
}

package analysis

import (
	"context"
	"slices"
	"sort"

	"chanlens/model"
)

// doubt is a wait that may be one of a loop around a time.Ticker: it is, if a timer
// ended one of the goroutine's latest waits at the same place.
type doubt struct {
	start   model.Time // of the interval that was looked at last
	of      int32      // index of the wait in the list of all
	segment int32      // where the interval before that ends; -1: all is said
	left    int8       // how many more intervals to look at
}

// lookBackIntervals is how many intervals before a wait are looked at.
const lookBackIntervals = 16

// portionDoubts is how many doubts are looked into at a time.
const portionDoubts = 1 << 13

// past is what lies before the end of a trace.
type past struct {
	t        *model.Trace
	segments []*model.Segment
	starts   []model.Time // of the segments
}

func newPast(t *model.Trace) *past {
	p := &past{t: t, segments: t.Segments()}
	for _, s := range p.segments {
		p.starts = append(p.starts, s.Info().Start)
	}
	return p
}

// lookBack excuses those waits that a timer ended before. It takes the segments that
// matter to any of them one after the other, the latest first: to follow each
// goroutine by itself might mean to decode the same segments again and again. It
// gives up when ctx is done. The doubts are in the order of goroutines, and used up.
func (p *past) lookBack(ctx context.Context, all []Blocked, doubts []doubt) {
	for len(doubts) > 0 && ctx.Err() == nil {
		at := int32(0)
		for i := range doubts {
			at = max(at, doubts[i].segment)
		}
		var rows model.Rows
		if p.segments[at].NumRows() > 0 { // it is not lost
			rows = p.segments[at].Rows()
		}
		share(len(doubts), portionDoubts, func(_, from, to int) {
			find := finder{rows: rows, n: p.segments[at].NumRows()}
			for i := from; i < to; i++ {
				if d := &doubts[i]; d.segment == at {
					p.look(d, &all[d.of], &find)
				}
			}
		})
		doubts = slices.DeleteFunc(doubts, func(d doubt) bool { return d.segment < 0 })
	}
}

// look looks at what a goroutine did in its doubt's segment.
func (p *past) look(d *doubt, b *Blocked, find *finder) {
	if row, ok := find.row(b.Goroutine); ok {
		p.lookAt(d, b, row)
		return
	}
	d.left-- // what it did all the time is not known
	d.start = p.starts[d.segment]
	p.goOn(d, b)
}

// lookAt looks at the intervals of a row before the one that was looked at last.
func (p *past) lookAt(d *doubt, b *Blocked, row model.Row) {
	ops := row.Ops()
	i := len(ops)
	for i > 0 && row.Start(i-1) >= d.start {
		i--
	}
	for i--; i >= 0 && d.left > 0; i-- {
		d.left--
		d.start = row.Start(i)
		if ops[i] == b.Op && i+1 < len(ops) && p.samePlace(row.Stack(i), b.Stack) && p.byTimer(row, i+1) {
			b.Verdict, b.cause = Waiting, becauseOfTimer
			d.segment = -1
			return
		}
	}
	p.goOn(d, b)
}

func (p *past) samePlace(a, b model.StackID) bool { return a == b || p.t.Site(a) == p.t.Site(b) }

// byTimer reports whether interval i of a row begins because a timer fired.
func (p *past) byTimer(row model.Row, i int) bool {
	w, ok := row.Wake(p.t, i)
	return ok && w.Kind == model.WakeTimer
}

// goOn finds the segment in which to go on.
func (p *past) goOn(d *doubt, b *Blocked) {
	from := int(d.segment)
	d.segment = -1
	if d.left == 0 || d.start <= p.t.Goroutine(b.Goroutine).First {
		return
	}
	if p.starts[from] < d.start {
		return // the row begins later than its segment: nothing is known of before
	}
	d.segment = int32(sort.Search(from, func(i int) bool { return p.starts[i] >= d.start })) - 1
}

// finder finds the rows of a segment for goroutines that come in order.
type finder struct {
	rows model.Rows
	n    int // of them
	next int // no row before it is asked for
}

// row returns a goroutine's row, and false if the segment has none. It looks near
// the last one first, and then further and further away.
func (f *finder) row(g model.Goroutine) (model.Row, bool) {
	lo, hi := f.next, f.next
	for step := 1; hi < f.n; step *= 2 {
		row := f.rows.Row(hi)
		if row.Goroutine == g {
			f.next = hi + 1
			return row, true
		}
		if row.Goroutine > g {
			break
		}
		lo, hi = hi+1, hi+step
	}
	hi = min(hi, f.n)
	f.next = lo + sort.Search(hi-lo, func(i int) bool { return f.rows.Row(lo+i).Goroutine >= g })
	if f.next < f.n {
		if row := f.rows.Row(f.next); row.Goroutine == g {
			return row, true
		}
	}
	return model.Row{}, false
}

package strip

import (
	"context"
	"sort"

	"chanlens/model"
)

// Queues finds who waits on channels. A question costs a look at each user's row in a
// segment, or in as many as it takes to find a wake. Any number of goroutines may ask.
type Queues struct {
	t     *model.Trace
	ch    Channels
	users *users
}

// NewQueues returns a finder for channels; their IDs do not matter.
func NewQueues(t *model.Trace, ch Channels) *Queues { return &Queues{t, ch, newUsers(t, ch.Users)} }

// At returns who waits on a channel at a moment, in the order of goroutines: at most limit
// waits, and how many there are. It gives up soon after ctx is done.
func (q *Queues) At(ctx context.Context, id int, at model.Time, limit int) (waits []model.Interval, of int) {
	segments := q.t.Segments()
	at = min(at, q.t.End()-1)
	i := q.segmentAfter(at)
	if i == len(segments) {
		return nil, 0
	}
	q.rows(ctx, i, func(row *model.Row) {
		n := row.Len()
		k := sort.Search(n, func(k int) bool { return row.End(k) > at })
		if k == n || row.Start(k) > at || !maybeOnChannel(row.Ops()[k]) {
			return
		}
		if iv, ok := q.on(id, i, row, k); ok {
			if of++; len(waits) < limit {
				waits = append(waits, iv)
			}
		}
	})
	return waits, of
}

// Next returns the first wake on a channel after a moment; false if there is none, or ctx
// is done.
func (q *Queues) Next(ctx context.Context, id int, after model.Time) (first model.Wake, ok bool) {
	for i := q.segmentAfter(after); i < len(q.t.Segments()) && !ok && ctx.Err() == nil; i++ {
		q.rows(ctx, i, func(row *model.Row) {
			last := row.Len() - 1 // a wake is told where the interval after the wait begins
			k := sort.Search(last, func(k int) bool { return row.End(k) > after })
			for ; k < last && (!ok || row.End(k) < first.At); k++ {
				if w, woken := q.wake(id, i, row, k); woken {
					first, ok = w, true
				}
			}
		})
	}
	return first, ok && ctx.Err() == nil
}

// Prev returns the last wake on a channel before a moment; false if there is none, or ctx
// is done.
func (q *Queues) Prev(ctx context.Context, id int, before model.Time) (last model.Wake, ok bool) {
	for i := min(q.segmentAfter(before), len(q.t.Segments())-1); i >= 0 && !ok && ctx.Err() == nil; i-- {
		q.rows(ctx, i, func(row *model.Row) {
			k := sort.Search(row.Len()-1, func(k int) bool { return row.End(k) >= before }) - 1
			for ; k >= 0 && (!ok || row.End(k) > last.At); k-- {
				if w, woken := q.wake(id, i, row, k); woken {
					last, ok = w, true
				}
			}
		})
	}
	return last, ok && ctx.Err() == nil
}

// segmentAfter returns the first segment that ends after a moment.
func (q *Queues) segmentAfter(at model.Time) int {
	segments := q.t.Segments()
	return sort.Search(len(segments), func(i int) bool { return segments[i].Info().End > at })
}

// rows calls f for the rows of users in a segment that have intervals.
func (q *Queues) rows(ctx context.Context, segment int, f func(*model.Row)) {
	s := q.t.Segments()[segment]
	if s.NumRows() == 0 {
		return
	}
	rows := s.Rows()
	for i := range rows.Len() {
		row := rows.Row(i)
		if !q.users.has(row.Goroutine) || row.Len() == 0 {
			continue
		}
		if ctx.Err() != nil {
			return
		}
		f(&row)
	}
}

// on returns interval k of a row as a whole, if it is a wait on a channel.
func (q *Queues) on(id, segment int, row *model.Row, k int) (model.Interval, bool) {
	iv, ok := whole(q.t, segment, row, k)
	if !ok {
		return iv, false
	}
	on, ok := q.ch.Of(iv)
	return iv, ok && on == id
}

// wake returns the wake that ended interval k of a row, if that is a wait on a channel.
func (q *Queues) wake(id, segment int, row *model.Row, k int) (model.Wake, bool) {
	if !onChannel(row.Ops()[k]) {
		return model.Wake{}, false
	}
	if _, ok := q.on(id, segment, row, k); !ok {
		return model.Wake{}, false
	}
	return row.Wake(q.t, k+1)
}

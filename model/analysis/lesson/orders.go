package lesson

import (
	"chanlens/model"
	"chanlens/model/analysis/moment"
	"chanlens/model/analysis/order"
)

// orders tells what happens before what in a trace, of which all is looked at when it is
// first asked.
type orders struct{ all *order.Order }

// of returns the order of a trace.
func (o *orders) of(t *model.Trace) *order.Order {
	if o.all == nil {
		o.all = order.New(t, 0, t.End()+1)
	}
	return o.all
}

// happensBefore reports whether something in a trace orders one moment before another.
func (o *orders) happensBefore(t *model.Trace, a, b moment.Moment) bool {
	if a.Goroutine == model.NoGoroutine || b.Goroutine == model.NoGoroutine {
		return false
	}
	from, to := Points(a, b)
	_, ok := o.of(t).Path(from, to)
	return ok
}

// partial reports whether there may be an order that is not known although it was recorded.
func (o *orders) partial(t *model.Trace) bool { return o.of(t).Cut() || o.of(t).Absent() }

// Points returns what is meant by "one moment happens before another": the points of which
// an order is asked whether the one is before the other.
func Points(a, b moment.Moment) (from, to order.Point) {
	return order.Point{Goroutine: a.Goroutine, At: leaves(a)}, order.Point{Goroutine: b.Goroutine, At: arrives(b)}
}

// leaves returns what of a moment is ordered before another: the begin of an operation that
// synchronizes, as the memory model says it of a send, and all of anything else. With the end
// of an operation that waited, it is what the goroutine does next that leaves.
func leaves(m moment.Moment) model.Time {
	switch {
	case !m.Event.Synchronizes():
		return m.End
	case m.Waited() && m.At == m.End:
		return m.End + 1
	}
	return m.At
}

// arrives returns what of a moment is ordered behind another: the completion of an
// operation that synchronizes, if it completes, and all of anything else.
func arrives(m moment.Moment) model.Time {
	if m.Event.Synchronizes() && !m.Never {
		return m.End
	}
	return m.At
}

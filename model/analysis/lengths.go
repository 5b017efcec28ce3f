package analysis

import (
	"math"

	"chanlens/model"
)

// maxExact is how many lengths a line keeps as they are: about as many as take the
// room of the buckets of a busy place. [Wait] promises it.
const maxExact = 2048

// lengths is a multiset of lengths of time, exact as long as it holds at most
// maxExact, and counts in buckets from then on. In what order the lengths came,
// and how many at a time, makes no difference.
type lengths struct {
	n       int
	short   []uint32     // those of up to 4 s, which nearly all are
	long    []model.Time // the others
	buckets *buckets     // instead of short and long, once n exceeds maxExact
}

// add adds some lengths, which it does not keep.
func (l *lengths) add(batch []model.Time) {
	l.n += len(batch)
	if l.buckets == nil && l.n <= maxExact {
		l.keep(batch)
		return
	}
	l.coarsen()
	count(l.buckets, batch)
}

// join adds all lengths of another multiset, which is not used any more.
func (l *lengths) join(o *lengths) {
	l.n += o.n
	if l.buckets == nil && o.buckets == nil && l.n <= maxExact {
		l.short, l.long = append(l.short, o.short...), append(l.long, o.long...)
		return
	}
	l.coarsen()
	o.coarsen()
	l.buckets.join(o.buckets)
}

// coarsen goes over to buckets, for good.
func (l *lengths) coarsen() {
	if l.buckets == nil {
		l.buckets = new(buckets)
		count(l.buckets, l.short)
		count(l.buckets, l.long)
		l.short, l.long = nil, nil
	}
}

// keep adds lengths as they are.
func (l *lengths) keep(batch []model.Time) {
	if n := len(l.short) + len(batch); n > cap(l.short) {
		l.short = append(make([]uint32, 0, max(n, 2*cap(l.short))), l.short...)
	}
	for _, d := range batch {
		if d <= math.MaxUint32 {
			l.short = append(l.short, uint32(d))
		} else {
			l.long = append(l.long, d)
		}
	}
}

// percentiles returns some percentiles by nearest rank: the p-th is the least
// length that at least p of 100 do not exceed. If there are buckets, it is the
// middle of the one that holds that length.
func (l *lengths) percentiles(percents ...int) []model.Time {
	found := make([]model.Time, len(percents))
	for i, p := range percents {
		n := rank(l.n, p)
		switch short := len(l.short); {
		case l.buckets != nil:
			found[i] = l.buckets.nth(n)
		case n <= short:
			found[i] = model.Time(selectNth(l.short, n-1))
		default:
			found[i] = selectNth(l.long, n-1-short)
		}
	}
	return found
}

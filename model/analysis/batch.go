package analysis

import "chanlens/model"

// batch gathers the lengths of waits at one place, as one tally meets them, until
// they are worth bringing to the place's line, which all tallies share.
//
// Processors that count in the same memory by turns are slow, for all of it has to
// move from one to the other. So a batch that has had many lengths gets a line
// of its own, which is joined to the shared one in the end. That can be no more
// lines than one for every manyLengths waits of the trace.
type batch struct {
	line    *line
	own     *line
	lengths []model.Time // at most batchLen
	open    int          // how many waits are open, of those not brought yet
	brought int          // how many lengths went to line
}

const (
	// batchLen is how many lengths go to a line at a time: enough that its lock is
	// rarely taken, and few enough to hold that many for every place.
	batchLen = 128
	// manyLengths is how many lengths a batch brings to the line before it gets
	// one of its own.
	manyLengths = 1 << 16
)

// add adds the length of a wait.
func (b *batch) add(length model.Time) {
	if len(b.lengths) == batchLen {
		b.deliver()
	}
	b.lengths = append(b.lengths, length)
}

// deliver brings the lengths to a line.
func (b *batch) deliver() {
	switch {
	case b.own != nil:
		b.own.add(b.lengths, b.open)
	case b.brought >= manyLengths:
		b.own = new(line)
		b.own.lengths.coarsen() // the place has more than can be exact
		b.own.add(b.lengths, b.open)
	default:
		b.brought += len(b.lengths)
		b.line.add(b.lengths, b.open)
	}
	b.lengths, b.open = b.lengths[:0], 0
}

// flush leaves nothing but in the shared line.
func (b *batch) flush() {
	b.deliver()
	if b.own != nil {
		b.line.join(b.own)
		b.own = nil
	}
}

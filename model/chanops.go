package model

import (
	"iter"
	"sort"

	"chanlens/model/radix"
)

// chanOps are the operations on channels in a segment, in time order, one entry each.
// An operation takes 36 bytes.
type chanOps struct {
	after []uint32 // the segment's start, in ns
	wide  []Time   // instead, if the segment is longer than after can say
	seq   []uint64
	g     []Goroutine
	c     []Chan
	act   []uint32 // index into symbols.acts
	stack []StackID

	byG, byChan []uint32 // the operations, by goroutine or channel, then time
	rare        []uint32 // places in byG of those that close or panic
}

func (o *chanOps) len() int { return len(o.g) }

// bytes returns how much memory the operations take.
func (o *chanOps) bytes() int64 {
	return int64(len(o.wide)*8 + len(o.after)*4 + len(o.g)*32 + len(o.rare)*4)
}

// at returns when an operation happened, in the columns that it belongs to.
func (o *chanOps) at(c *columns, i uint32) Time {
	if o.wide != nil {
		return o.wide[i]
	}
	return c.from + Time(o.after[i])
}

// moveOps returns the operations on channels, with the trace's handles and times.
func (m *recipe) moveOps(rows *rowTable, g *Generation, c *columns) chanOps {
	n := len(g.ops)
	if n == 0 {
		return chanOps{}
	}
	o := chanOps{
		seq: make([]uint64, n), g: make([]Goroutine, n), c: make([]Chan, n),
		act: make([]uint32, n), stack: make([]StackID, n),
	}
	if c.to-c.from > maxStart {
		o.wide = make([]Time, n)
	} else {
		o.after = make([]uint32, n)
	}
	handles := m.goroutines(rows, g)
	for i := range g.ops {
		op := &g.ops[i]
		at := g.at(op.at)
		if o.wide != nil {
			o.wide[i] = at
		} else {
			o.after[i] = uint32(at - c.from)
		}
		o.seq[i], o.c[i], o.act[i], o.stack[i] = op.seq, m.chans[op.c], m.acts[op.act], m.stacks[op.stack]
		o.g[i] = NoGoroutine
		if op.g != NoLocal {
			o.g[i] = handles[op.g]
		}
	}
	o.byG, o.byChan = orderBy(o.g), orderBy(o.c)
	for place, i := range o.byG {
		if g.syms.acts[g.ops[i].act].rare() {
			o.rare = append(o.rare, uint32(place))
		}
	}
	return o
}

// orderBy returns the indexes of a column in the order of its values, and where these
// are the same in their own.
func orderBy[H ~uint32](column []H) []uint32 {
	list := make([]radix.Keyed[uint32], len(column))
	for i, h := range column {
		list[i] = radix.Keyed[uint32]{Key: uint64(h), Of: uint32(i)}
	}
	list = radix.Sort(list, make([]radix.Keyed[uint32], len(column)))
	order := make([]uint32, len(list))
	for i, k := range list {
		order[i] = k.Of
	}
	return order
}

// of returns the part of an order by a column in which the column has a value.
func of[H ~uint32](order []uint32, column []H, value H) []uint32 {
	_, list := part(order, column, value)
	return list
}

// part is of, and tells where that begins.
func part[H ~uint32](order []uint32, column []H, value H) (from int, list []uint32) {
	from = sort.Search(len(order), func(i int) bool { return column[order[i]] >= value })
	n := sort.Search(len(order)-from, func(i int) bool { return column[order[from+i]] > value })
	return from, order[from:][:n]
}

// op returns an operation of a segment.
func (t *Trace) op(seg int, c *columns, i uint32) ChanOp {
	o := &c.chans
	return ChanOp{
		At: o.at(c, i), Goroutine: o.g[i], Chan: o.c[i], ChanAct: t.syms.acts[o.act[i]],
		Seq: o.seq[i], Stack: o.stack[i], segment: uint32(seg), index: i,
	}
}

// ChanOps yields the recorded operations in [from, to), in time order. Where the
// times of two are told by different threads, that is not always the order in which
// the channel took them: see Seq.
func (t *Trace) ChanOps(from, to Time) iter.Seq[ChanOp] {
	return t.chanOps(from, to, t.ChanRunIn)
}

// ChanOpsOf is ChanOps of one channel.
func (t *Trace) ChanOpsOf(c Chan, from, to Time) iter.Seq[ChanOp] {
	return t.chanOps(from, to, func(seg int) ChanRun { return t.ChanRunOf(seg, c) })
}

// ChanOpsBy is ChanOps of one goroutine.
func (t *Trace) ChanOpsBy(g Goroutine, from, to Time) iter.Seq[ChanOp] {
	return t.chanOps(from, to, func(seg int) ChanRun { return t.ChanRunBy(seg, g) })
}

// chanOps yields those operations in [from, to) that in tells of a segment.
func (t *Trace) chanOps(from, to Time, in func(seg int) ChanRun) iter.Seq[ChanOp] {
	return func(yield func(ChanOp) bool) {
		for seg := range t.segmentsIn(from, to) {
			run := in(seg)
			for i := run.Search(from); i < run.Len() && run.At(i) < to; i++ {
				if !yield(run.Op(i)) {
					return
				}
			}
		}
	}
}

package order

import (
	"cmp"
	"math"

	"chanlens/model"
	"chanlens/model/radix"
)

// Point is a place in what a goroutine does.
type Point struct {
	Goroutine model.Goroutine
	At        model.Time
}

// Edge says that one point happens before another, of another goroutine in general.
type Edge struct {
	From Point // where the one operation begins
	To   Point // where the other one completes
	Kind Kind
	Chan model.Chan // NilChan: not of a channel, or of one that was not recorded
	Seq  uint64     // of a channel: which of its sends, or receives, comes first, from 1; 0: not known

	until model.Time // as late as the first operation goes on, if it waits
}

// Order is what happens before what within a span of a trace.
type Order struct {
	edges    []Edge   // by where they leave
	arriving []uint32 // the same, by where they arrive
	unseen   []string
	cut      bool
	absent   bool
}

const (
	// maxLooked is how many operations are looked at for an order: of so many the edges
	// take 100 MB at the most.
	maxLooked = 1 << 20

	// tear is by how much a span is widened, since the times of different threads do not
	// fit together exactly.
	tear = model.Time(100_000)

	// never is later than all moments.
	never = model.Time(math.MaxInt64 - 1)
)

// New looks for what happens before what in [from, to). It may decode what lies there, and
// takes as much memory as that has operations, up to a limit: see [Order.Unseen].
func New(t *model.Trace, from, to model.Time) *Order { return look(t, from, to, maxLooked) }

// look is New with another limit.
func look(t *model.Trace, from, to model.Time, limit int) *Order {
	b := builder{t: t, from: max(from-tear, 0), to: to + tear, room: limit}
	b.goStatements()
	b.channels()
	b.waits()
	o := &Order{edges: b.edges, unseen: b.unseen(), cut: b.room < 0, absent: b.absent}
	leaving := byPoint(len(o.edges), func(i int) Point { return o.edges[i].leaves() })
	edges := make([]Edge, len(o.edges))
	for place, i := range leaving {
		edges[place] = o.edges[i]
	}
	o.edges = edges
	o.arriving = byPoint(len(o.edges), func(i int) Point { return o.edges[i].To })
	return o
}

// byPoint returns the numbers from 0 to n-1 in the order of points: by time first, and then,
// which leaves that as it is, by goroutine.
func byPoint(n int, at func(i int) Point) []uint32 {
	list, spare := make([]radix.Keyed[uint32], n), make([]radix.Keyed[uint32], n)
	for i := range list {
		list[i] = radix.Keyed[uint32]{Key: uint64(at(i).At), Of: uint32(i)}
	}
	sorted := radix.Sort(list, spare)
	for i := range sorted {
		sorted[i].Key = uint64(at(int(sorted[i].Of)).Goroutine)
	}
	if n > 0 && &sorted[0] == &spare[0] {
		spare = list
	}
	sorted = radix.Sort(sorted, spare)
	order := make([]uint32, n)
	for i, k := range sorted {
		order[i] = k.Of
	}
	return order
}

// leaves returns the last point from which the edge may be taken: an operation that waits
// leaves all that while.
func (e *Edge) leaves() Point { return Point{e.From.Goroutine, e.until} }

// Left returns the moment at which the edge is left, as late as may be: an operation that
// waits leaves until what comes after it completes.
func (e *Edge) Left() model.Time { return min(max(e.To.At, e.From.At), e.until) }

// compare compares points by goroutine, then time.
func compare(a, b Point) int {
	return cmp.Or(cmp.Compare(a.Goroutine, b.Goroutine), cmp.Compare(a.At, b.At))
}

// Len returns how many edges there are.
func (o *Order) Len() int { return len(o.edges) }

// Cut reports whether the span has more operations than are looked at: of a shorter one
// all of its own are known.
func (o *Order) Cut() bool { return o.cut }

// Absent reports whether a part of the span is not in the trace.
func (o *Order) Absent() bool { return o.absent }

// Unseen says, in sentences for people, what may make an order that is not known here; none
// if nothing that is in a trace does.
func (o *Order) Unseen() []string { return o.unseen }

// Complete reports whether all edges are known that a trace can tell of: that there is no
// path then means that nothing orders two points but, perhaps, atomic operations and locks
// that were free.
func (o *Order) Complete() bool { return len(o.unseen) == 0 }

package order

import "chanlens/model"

// builder collects the edges of a span.
type builder struct {
	t        *model.Trace
	from, to model.Time
	room     int // how many more goroutines, operations and wakes are looked at
	edges    []Edge

	locks  bool // somebody waits for a lock or the like
	absent bool // a part of the span is not there
}

// take reports whether there is room for something more to look at. Each makes two edges at
// the most.
func (b *builder) take() bool {
	b.room--
	return b.room >= 0
}

// add takes an edge, as long as there is room.
func (b *builder) add(e Edge) {
	if b.take() {
		b.edges = append(b.edges, e)
	}
}

// goStatements takes the edges of goroutines that are created in the span.
func (b *builder) goStatements() {
	for g := range model.Goroutine(b.t.NumGoroutines()) {
		info := b.t.Goroutine(g)
		if info.Created == model.NoTime || info.Creator == model.NoGoroutine || info.Created < b.from || info.Created >= b.to {
			continue
		}
		b.add(Edge{From: Point{info.Creator, info.Created}, To: Point{g, info.Created}, Kind: Go, until: info.Created})
	}
}

// waits takes the edges that the ends of waits tell of.
func (b *builder) waits() {
	for _, s := range b.t.Segments() {
		info := s.Info()
		if info.End < b.from || info.Start >= b.to {
			continue
		}
		if info.Absent != model.Present || info.Lost != "" {
			b.absent = true
			continue
		}
		rows := s.Rows()
		for i := range rows.Len() {
			b.waitsOf(rows.Row(i))
		}
	}
}

// waitsOf takes those of one goroutine in a segment.
func (b *builder) waitsOf(r model.Row) {
	ops := r.Ops()
	for i, op := range ops {
		if !op.Blocked() || !ordering[op.Class()] {
			continue
		}
		locks := !onChannel(op.Class())
		if b.t.Recorded() && !locks || r.End(i) < b.from || r.Start(i) >= b.to {
			continue
		}
		b.locks = b.locks || locks
		if i+1 < len(ops) {
			b.wake(r, i+1)
		}
	}
}

// wake takes the edge that the wake before an interval makes.
func (b *builder) wake(r model.Row, i int) {
	w, ok := r.Wake(b.t, i)
	if !ok || w.Waker == model.NoGoroutine || w.Waker == w.Woken || w.At < b.from || w.At >= b.to {
		return
	}
	if kind, ok := kindOf(&w, w.Kind, b.t.Recorded()); ok {
		b.add(Edge{From: Point{w.Waker, w.At}, To: Point{w.Woken, w.At}, Kind: kind, until: w.At})
	}
}

// ordering are the classes of waits whose end can make an order.
var ordering = [model.NumClasses]bool{
	model.ClassSend: true, model.ClassReceive: true, model.ClassSelect: true, model.ClassMutex: true,
	model.ClassRWMutex: true, model.ClassWaitGroup: true, model.ClassCond: true,
}

func onChannel(c model.Class) bool {
	return c == model.ClassSend || c == model.ClassReceive || c == model.ClassSelect
}

// unseen says what may make an order that is not known.
func (b *builder) unseen() []string {
	var all []string
	if b.room < 0 {
		all = append(all, "there are more operations than are looked at in one go: a shorter span shows all of its own")
	}
	if b.absent {
		all = append(all, "a part of the trace is not there")
	}
	if !b.t.Recorded() {
		all = append(all, "channel operations that did not wait are not in this trace: chanlens record records them")
	}
	if b.locks {
		all = append(all, "locks, WaitGroups and Conds tell of those who waited only")
	}
	return all
}

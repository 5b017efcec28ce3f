package analysis

import "chanlens/model"

// tally is what one goroutine of a scan has met.
type tally struct {
	t        *model.Trace
	lines    *lines // shared by all tallies
	batches  map[place]*batch
	routes   []*route  // by stack
	runnable [2]*batch // by system: waits for a processor, which have no place
	wakes    wakeCounts
}

// route says which batch the waits in one operation with one stack belong to.
// Nearly every stack has one route: what a goroutine does there is always the same.
type route struct {
	op     model.Operation
	system bool
	to     *batch
	next   *route
}

func newTally(t *model.Trace, lines *lines) *tally {
	return &tally{
		t: t, lines: lines,
		batches: make(map[place]*batch),
		routes:  make([]*route, t.NumStacks()+1),
		wakes:   newWakeCounts(t),
	}
}

// Row implements [visit.Worker]: it tallies the waits and the wakes of a row. The
// row's last interval, if that goes on in the next segment, is left to that segment,
// which knows its true start.
func (y *tally) Row(_ int, row model.Row) {
	ops := row.Ops()
	if len(ops) == 0 {
		return
	}
	system := y.t.Goroutine(row.Goroutine).System
	last := len(ops) - 1
	end := row.Start(0)
	_, known := y.t.Known()
	for k, op := range ops {
		start := end
		end = row.End(k)
		if op == model.OpRunnable {
			if w, ok := row.Wake(y.t, k); ok {
				y.wakes.add(w)
			}
		}
		if !isWait[op] || k == last && row.Continues {
			continue
		}
		var b *batch
		if op = op.Canonical(); op == model.OpRunnable {
			b = y.runnableBatch(system) // what it was preempted at is not what it waits for
		} else {
			b = y.batchOf(op, system, row.Stack(k))
		}
		if k == last && !row.Dead && end == known {
			b.open++
		}
		b.add(end - start)
	}
}

func (y *tally) runnableBatch(system bool) *batch {
	b := &y.runnable[btoi(system)]
	if *b == nil {
		*b = y.batchAt(place{model.OpRunnable, model.NoFrame, system})
	}
	return *b
}

// batchOf finds the batch for an operation and stack.
func (y *tally) batchOf(op model.Operation, system bool, stack model.StackID) *batch {
	for r := y.routes[stack]; r != nil; r = r.next {
		if r.op == op && r.system == system {
			return r.to
		}
	}
	b := y.batchAt(place{op, y.t.Site(stack), system})
	y.routes[stack] = &route{op, system, b, y.routes[stack]}
	return b
}

func (y *tally) batchAt(p place) *batch {
	b := y.batches[p]
	if b == nil {
		b = &batch{line: y.lines.at(p)}
		y.batches[p] = b
	}
	return b
}

// Done implements [visit.Worker]: it brings all batches to their lines.
func (y *tally) Done() {
	for _, b := range y.batches {
		b.flush()
	}
	y.wakes.flush()
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

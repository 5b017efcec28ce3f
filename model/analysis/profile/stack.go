package profile

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// StackSum is the time that goroutines spent in one operation at one stack. For
// OpRunning that is the stack at which they stopped to run.
type StackSum struct {
	Op     model.Operation // variants are joined: see model.Operation.Canonical
	System bool            // of the runtime's and the tracer's own goroutines
	Stack  model.StackID
	Count  int
	Time   model.Time
}

// runKey is what time of running without a stack has in common.
type runKey struct {
	fn    model.StringID // that the goroutines were started for
	ended bool           // they ran until they ended; else for longer than the trace or the range tells
}

// runSum is time of running without a stack.
type runSum struct {
	runKey
	Amount
}

// route is where intervals in one operation with one stack are summed up. Nearly every
// stack has one route, or two with the time for which a processor was waited for there.
type route struct {
	op     model.Operation // canonical
	system bool
	count  int
	time   model.Time
	place  *place // nil for OpRunning
	next   *route
}

// route returns the route for an operation and a stack.
func (w *worker) route(op model.Operation, system bool, stack model.StackID) *route {
	for r := w.routes[stack]; r != nil; r = r.next {
		if r.op == op && r.system == system {
			return r
		}
	}
	r := &route{op: op, system: system, next: w.routes[stack]}
	if op != model.OpRunning {
		r.place = w.place(placeKey{op, w.t.Site(stack), system})
	}
	w.routes[stack] = r
	return r
}

// finishStacks joins what workers summed up by stack.
func (p *Profile) finishStacks(s *study) {
	for stack := range s.t.NumStacks() + 1 {
		from := len(p.Stacks)
		for _, w := range s.workers {
			for r := w.routes[stack]; r != nil; r = r.next {
				p.addStack(from, StackSum{r.op, r.system, model.StackID(stack), r.count, r.time})
			}
		}
	}
	slices.SortFunc(p.Stacks, func(a, b StackSum) int {
		return cmp.Or(-cmp.Compare(a.Time, b.Time), cmp.Compare(a.Stack, b.Stack), cmp.Compare(a.Op, b.Op), compareBool(a.System, b.System))
	})
	all := make(map[runKey]Amount)
	for _, w := range s.workers {
		for k, e := range w.endings {
			sum := all[k]
			sum.add(*e)
			all[k] = sum
		}
	}
	for k, sum := range all {
		p.unplaced = append(p.unplaced, runSum{k, sum})
	}
	slices.SortFunc(p.unplaced, func(a, b runSum) int {
		return cmp.Or(-cmp.Compare(a.Time, b.Time), cmp.Compare(a.fn, b.fn), compareBool(a.ended, b.ended))
	})
}

// addStack adds a sum to that of the same operation and stack, if it stands in Stacks
// behind from, where all of the stack are.
func (p *Profile) addStack(from int, sum StackSum) {
	for i := from; i < len(p.Stacks); i++ {
		if s := &p.Stacks[i]; s.Op == sum.Op && s.System == sum.System {
			s.Count += sum.Count
			s.Time += sum.Time
			return
		}
	}
	p.Stacks = append(p.Stacks, sum)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

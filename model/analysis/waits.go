package analysis

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// Wait sums up all waits in one operation at one place.
type Wait struct {
	Op     model.Operation // variants are joined: see canonical
	Site   model.FrameID   // NoFrame for OpRunnable, and where the trace does not tell
	System bool            // of the runtime's and the tracer's own goroutines

	Count int // all of them
	Open  int // of those, how many still go on when the trace ends
	Total time.Duration
	P50   time.Duration // by nearest rank
	P99   time.Duration
	Max   time.Duration
}

// canonical joins the variants of an operation that a person takes for one.
var canonical = func() (c [model.NumOperations]model.Operation) {
	for i := range c {
		c[i] = model.Operation(i)
	}
	c[model.OpPreempted] = model.OpRunnable
	c[model.OpYielded] = model.OpRunnable
	c[model.OpRWMutexQueue] = model.OpRWMutexLock
	return c
}()

// isWait says of each operation whether its time is time spent waiting.
var isWait = func() (w [model.NumOperations]bool) {
	for i := range w {
		state := model.Operation(i).State()
		w[i] = state != model.StateRunning && state != model.StateUnknown
	}
	return w
}()

// Waits sums up the time that goroutines did not run, by operation and place,
// most time first. A wait counts once, with its whole length, however many
// generations it spans; one that is open when the trace ends counts with its
// length so far.
//
//  1. Share out the rows of all segments (portions), and count the waits of each
//     portion side by side, in cells by operation and stack.
//  2. Join the cells by operation and place, in the order of the portions, and
//     so find where the lengths of each cell go in one array of all lengths.
//  3. Scan the portions again, and put each length where it goes.
//  4. Select the percentiles from all lengths of a place; nothing is estimated.
//
// Two scans take less than half the time of arrays that grow, and a sixth of the memory.
func Waits(t *model.Trace) []Wait {
	work := portions(t)
	tables := make([]waitTable, len(work))
	parallel(len(work), func(i int) {
		tables[i].scan(t, work[i], func(c *waitCell, _ model.Time, open bool) {
			c.count++
			c.open += btoi(open)
		})
	})
	waits, total := join(t, tables)
	lengths := make([]model.Time, total)
	parallel(len(work), func(i int) {
		tables[i].scan(t, work[i], func(c *waitCell, length model.Time, _ bool) {
			lengths[c.next] = length
			c.next++
		})
	})
	ends := make([]int, len(waits))
	end := 0
	for i := range waits {
		end += waits[i].Count
		ends[i] = end
	}
	parallel(len(waits), func(i int) { waits[i].measure(lengths[ends[i]-waits[i].Count : ends[i]]) })
	slices.SortFunc(waits, func(a, b Wait) int {
		return cmp.Or(
			-cmp.Compare(a.Total, b.Total),
			cmp.Compare(a.Op, b.Op),
			cmp.Compare(a.Site, b.Site),
			cmp.Compare(btoi(a.System), btoi(b.System)),
		)
	})
	return waits
}

// waitCell counts the waits in one operation with one stack, in one portion.
type waitCell struct {
	stack       model.StackID
	op          model.Operation
	system      bool
	wait        int // index of the line it belongs to
	count, open int
	next        int // where its next length goes
}

// waitTable holds the cells of one portion.
type waitTable struct {
	cells []waitCell
	index [2][model.NumOperations][]int32 // by system and operation, then by stack: place in cells, plus 1
}

// scan calls add for each wait of a portion. A row's last interval that goes on
// in the next segment is left to that segment, which knows its true start.
func (tab *waitTable) scan(t *model.Trace, p portion, add func(c *waitCell, length model.Time, open bool)) {
	for i := p.from; i < p.to; i++ {
		row := p.segment.Row(i)
		system := btoi(t.Goroutine(row.Goroutine).System)
		last := row.Len() - 1
		for k, op := range row.Ops() {
			if !isWait[op] {
				continue
			}
			end, open := row.End(k), false
			if k == last {
				if row.Continues {
					break
				}
				open = !row.Dead && end == t.End()
			}
			stack := row.Stack(k)
			if op = canonical[op]; op == model.OpRunnable {
				stack = model.NoStack // what it was preempted at is not what it waits for
			}
			add(tab.cell(t, system, op, stack), end-row.Start(k), open)
		}
	}
}

// join makes a line of the table for each operation and place, with its counts
// only, and tells the cells where their lengths go: line by line, and within a
// line in the order of the portions.
func join(t *model.Trace, tables []waitTable) (waits []Wait, total int) {
	type key struct {
		op     model.Operation
		site   model.FrameID
		system bool
	}
	lines := make(map[key]int)
	for i := range tables {
		for j := range tables[i].cells {
			c := &tables[i].cells[j]
			k := key{c.op, t.Site(c.stack), c.system}
			line, ok := lines[k]
			if !ok {
				line = len(waits)
				lines[k] = line
				waits = append(waits, Wait{Op: k.op, Site: k.site, System: k.system})
			}
			c.wait = line
			waits[line].Count += c.count
			waits[line].Open += c.open
		}
	}
	next := make([]int, len(waits))
	for i, w := range waits {
		next[i] = total
		total += w.Count
	}
	for i := range tables {
		for j := range tables[i].cells {
			c := &tables[i].cells[j]
			c.next = next[c.wait]
			next[c.wait] += c.count
		}
	}
	return waits, total
}

// cell finds the cell for an operation and stack by two array look-ups.
func (tab *waitTable) cell(t *model.Trace, system int, op model.Operation, stack model.StackID) *waitCell {
	index := tab.index[system][op]
	if index == nil {
		index = make([]int32, t.NumStacks()+1)
		tab.index[system][op] = index
	}
	if index[stack] == 0 {
		tab.cells = append(tab.cells, waitCell{stack: stack, op: op, system: system == 1})
		index[stack] = int32(len(tab.cells))
	}
	return &tab.cells[index[stack]-1]
}

// measure fills in what depends on the lengths of the waits. It reorders them.
func (w *Wait) measure(lengths []model.Time) {
	for _, d := range lengths {
		w.Total += time.Duration(d)
		w.Max = max(w.Max, time.Duration(d))
	}
	w.P50 = time.Duration(percentile(lengths, 50))
	w.P99 = time.Duration(percentile(lengths, 99))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

package strip

import (
	"sort"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/visit"
)

// Run is what a processor or a thread did in a cell.
type Run struct {
	Running model.Time // a goroutine ran
	GC      model.Time // of that, a mark worker of the collector
	Syscall model.Time // a goroutine was in a system call: on a processor as long as that was not taken away
	Busy    model.Time // the processor was on a thread; not told of threads
	Idle    model.Time // the processor was on none; likewise

	Longest  model.Goroutine // that ran longest; NoGoroutine if none did
	LongestD model.Time      // for how long
	Switches int32           // goroutines that began or went on to run, except after a system call
}

// runStudy adds up who ran on processors, or on threads.
type runStudy struct {
	*window
	r       *Request
	threads bool
	laneOf  []int32 // by processor or thread; -1: not asked for
	lanes   int
	held    []held // by segment from the window's first on, of processors
	mu      sync.Mutex
	all     []*runWorker
}

func newRunStudy(w *window, r *Request, threads bool) *runStudy {
	s := &runStudy{window: w, r: r, threads: threads}
	if threads {
		for _, th := range r.Threads {
			s.addLane(int(th))
		}
	} else {
		for _, p := range r.Procs {
			s.addLane(int(p))
		}
		s.held = make([]held, len(w.segments)-w.first)
	}
	return s
}

// addLane adds the next lane, for a processor or a thread.
func (s *runStudy) addLane(of int) {
	for of >= len(s.laneOf) {
		s.laneOf = append(s.laneOf, -1)
	}
	if of >= 0 {
		s.laneOf[of] = int32(s.lanes)
	}
	s.lanes++
}

// lane returns the lane of interval i of a row, or -1.
func (s *runStudy) lane(row *model.Row, i int) int {
	of := int(row.Proc(i))
	if s.threads {
		of = int(row.Thread(i))
	}
	if of < 0 || of >= len(s.laneOf) {
		return -1
	}
	return int(s.laneOf[of])
}

// held says when processors changed their state in a segment: then a system call does
// not hold them any more.
type held struct {
	once    sync.Once
	changes [][]model.Time // by lane
}

// Worker implements visit.Study.
func (s *runStudy) Worker() visit.Worker {
	w := &runWorker{s: s, pane: newPane(s.window), cellsOf: make([]Run, s.lanes*s.cells), row: make([]stay, s.lanes)}
	for i := range w.cellsOf {
		w.cellsOf[i].Longest = model.NoGoroutine
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all = append(s.all, w)
	return w
}

type runWorker struct {
	s *runStudy
	pane
	cellsOf []Run  // by lane and cell
	row     []stay // by lane, of the row that is looked at
	in      []int  // lanes that it is in
	parts   []part // of cells that reach over a segment's border
}

// Done implements visit.Worker.
func (w *runWorker) Done() {}

// Row implements visit.Worker.
func (w *runWorker) Row(segment int, row model.Row) {
	if w.enter(segment) && !w.s.threads {
		w.s.held[segment-w.first].once.Do(w.hold)
	}
	if w.s.r.Only != nil && !w.s.r.Only(row.Goroutine) {
		return
	}
	ops := row.Ops()
	gc, known := false, false
	cell := 0 // in which the last one that ran began
	for i, in := range w.pieces(&row) {
		op := ops[i]
		if op != model.OpRunning && op != model.OpSyscall {
			continue
		}
		lane := w.s.lane(&row, i)
		switch {
		case lane < 0:
		case op == model.OpSyscall:
			w.syscall(lane, row.Start(i), in)
		default:
			if !known {
				gc, known = w.isMarkWorker(row.Goroutine), true
			}
			cell = w.cellAfter(cell, in.from)
			w.run(lane, cell, row.Goroutine, in, gc)
			if (i == 0 || ops[i-1] != model.OpSyscall) && w.begins(&row, i, in) {
				w.cellsOf[lane*w.cells+cell].Switches++
			}
		}
	}
	w.leave(row.Goroutine)
}

// isMarkWorker reports whether a goroutine marks for the collector.
func (w *runWorker) isMarkWorker(g model.Goroutine) bool {
	return w.t.Goroutine(g).System && w.t.FuncName(g) == "runtime.gcBgMarkWorker"
}

// run adds a time that a goroutine ran, which begins in a cell.
func (w *runWorker) run(lane, cell int, g model.Goroutine, in piece, gc bool) {
	for ; in.from < in.to; cell++ {
		end := min(in.to, w.edges[cell+1])
		of := &w.cellsOf[lane*w.cells+cell]
		of.Running += end - in.from
		if gc {
			of.GC += end - in.from
		}
		w.stay(lane, cell, g, end-in.from)
		in.from = end
	}
}

// syscall adds a part of a system call. A processor is held until its state changes;
// whether a call from an earlier segment still holds it is not known.
func (w *runWorker) syscall(lane int, start model.Time, in piece) {
	if !w.s.threads {
		if start <= w.start {
			return
		}
		changes := w.s.held[w.segment-w.first].changes[lane]
		if k := sort.Search(len(changes), func(k int) bool { return changes[k] > start }); k < len(changes) {
			in.to = min(in.to, changes[k])
		}
	}
	w.each(in.from, in.to, func(c int, d model.Time) { w.cellsOf[lane*w.cells+c].Syscall += d })
}

// hold looks at what the processors did in the segment, which one worker does for all.
func (w *runWorker) hold() {
	h := &w.s.held[w.segment-w.first]
	h.changes = make([][]model.Time, w.s.lanes)
	for span := range w.segments[w.segment].ProcSpans() {
		if int(span.Proc) >= len(w.s.laneOf) || w.s.laneOf[span.Proc] < 0 {
			continue
		}
		lane := int(w.s.laneOf[span.Proc])
		h.changes[lane] = append(h.changes[lane], span.Start)
		from, to := max(span.Start, w.lo), min(span.End, w.hi)
		if from >= to {
			continue
		}
		w.each(from, to, func(c int, d model.Time) {
			if of := &w.cellsOf[lane*w.cells+c]; span.Running {
				of.Busy += d
			} else {
				of.Idle += d
			}
		})
	}
}

// result returns the cells of the lanes.
func (s *runStudy) result() [][]Run {
	if len(s.all) == 0 {
		return nil
	}
	sum := s.all[0]
	for _, w := range s.all[1:] {
		for i := range w.cellsOf {
			sum.cellsOf[i].join(&w.cellsOf[i])
		}
		sum.parts = append(sum.parts, w.parts...)
	}
	sum.addParts()
	var lanes [][]Run
	for i := range s.lanes {
		lanes = append(lanes, sum.cellsOf[i*s.cells:(i+1)*s.cells:(i+1)*s.cells])
	}
	return lanes
}

// join adds what another worker found.
func (r *Run) join(o *Run) {
	r.Running += o.Running
	r.GC += o.GC
	r.Syscall += o.Syscall
	r.Busy += o.Busy
	r.Idle += o.Idle
	r.Switches += o.Switches
	r.ran(o.Longest, o.LongestD)
}

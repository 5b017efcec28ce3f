package finding

import (
	"time"

	"chanlens/model"
)

// worker looks at rows, for a [Study].
type worker struct {
	s       *Study
	t       *model.Trace
	segment int // of the sheet
	sheet   *sheet

	places  map[placeKey]*place
	routes  []*route // by stack
	touched []*place // by the row in work
	lives   map[model.StackID]*lives
	born    *lives // the last one, and where
	bornAt  model.StackID
	round   round
}

// Who ended a wait costs more to find out than all else of an interval. Of a row with
// many intervals, only what happens in some milliseconds is looked at: in whole ones,
// so that who was woken together is seen together.
const (
	rowLookedAt = 64 // so many intervals of every row are looked at all the same
	glimpses    = 8  // one millisecond in so many is looked at
)

// glimpsed reports whether a moment lies in a millisecond that is looked at. They do
// not come at equal distances, for a program's own rhythm not to fall in step.
func glimpsed(at model.Time) bool {
	return uint64(at>>20)*0x9e3779b97f4a7c15>>(64-3) == 0
}

// Done implements [visit.Worker].
func (w *worker) Done() {}

// part says what a study does with an operation.
type part uint8

const (
	partNone part = iota
	partRun
	partReady
	partWait
	partSyscall
)

var parts = func() (p [model.NumOperations]part) {
	for i := range p {
		switch op := model.Operation(i); op.State() {
		case model.StateRunning:
			p[i] = partRun
		case model.StateRunnable:
			p[i] = partReady
		case model.StateSyscall:
			p[i] = partSyscall
		case model.StateWaiting:
			if op != model.OpNetwork && op.Class() != model.ClassSystem && op.Class() != model.ClassOther {
				p[i] = partWait
			}
		}
	}
	return p
}()

// longSyscall is how long a system call takes that the study notes: the longest that
// the runtime lets one keep its processor (sysmon and retake in
// GOROOT/src/runtime/proc.go), so that from then on it surely takes a thread more.
const longSyscall = 10 * model.Time(time.Millisecond)

// Row implements [visit.Worker].
func (w *worker) Row(segment int, row model.Row) {
	ops := row.Ops()
	info := w.t.Goroutine(row.Goroutine)
	if info.System || len(ops) == 0 {
		return
	}
	if segment != w.segment {
		w.segment, w.sheet = segment, w.s.sheet(segment)
	}
	from := w.sheet.from
	last := len(ops) - 1
	var ran model.Time
	w.round.at = nil
	end := row.Start(0)
	begin := max(end, from)
	for k, op := range ops {
		start := end
		end = row.End(k)
		switch parts[op] {
		case partRun:
			ran += end - max(start, from)
			w.round.work += end - max(start, from)
		case partReady:
			w.sheet.ready(max(start, from), end, k > 0 && parts[ops[k-1]] == partWait)
		case partSyscall:
			if end-start < longSyscall {
				continue
			}
			fallthrough
		case partWait:
			w.wait(row, k, op, start, end, k == last)
		default:
			w.round.at = nil
		}
	}
	for _, p := range w.touched {
		p.alive += end - begin
		p.ran += ran
		p.inRow = false
	}
	w.touched = w.touched[:0]
	if row.Dead && info.Created >= from {
		w.life(info.CreatedAt, ran, row.End(0)-begin)
	}
}

// wait adds up a wait.
func (w *worker) wait(row model.Row, k int, op model.Operation, start, end model.Time, last bool) {
	p := w.placeOf(op, row.Stack(k))
	if w.round.at == p {
		p.timers.add(&w.round)
	}
	w.round.at = nil
	if !p.inRow {
		p.inRow = true
		p.rows++
		w.touched = append(w.touched, p)
		p.goroutines.add(row.Goroutine)
	}
	p.inside += end - max(start, w.sheet.from)
	if last && row.Continues {
		return // the next segment counts it
	}
	p.count++
	length := end - start
	if length > starving {
		p.starved++
	}
	if s := (stretch{row.Goroutine, start, end, model.NoGoroutine}); s.before(p.worst) {
		if !last {
			if wake, ok := row.Wake(w.t, k+1); ok {
				s.waker = wake.Waker
			}
		}
		p.worst = s
	}
	if !last && parts[op] == partWait && (k < rowLookedAt || glimpsed(end)) {
		w.woken(row, k, p, length)
	}
}

// woken notes who ended the wait at interval k of a row.
func (w *worker) woken(row model.Row, k int, p *place, length model.Time) {
	wake, ok := row.Wake(w.t, k+1)
	if !ok {
		return
	}
	switch wake.Kind {
	case model.WakeTimer:
		w.round = round{at: p, wait: length, weight: 1}
		if k >= rowLookedAt {
			w.round.weight = glimpses
		}
	case model.WakeClose, model.WakeCancel, model.WakeBroadcast:
		w.sheet.together = append(w.sheet.together, woken{wake.At, waitsAgain(w.t, row, k), wake.Waker, row.Goroutine, wake.Stack, wake.Where, wake.Kind})
	}
	if wake.Waker != model.NoGoroutine {
		p.wakers.add(wake.Waker)
	}
}

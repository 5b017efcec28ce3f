package traceparse

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/traceparse/chanlog"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/exp/trace"
)

// The oracle reads a trace the plain way: one Reader over the whole file, maps and
// slices, one pass, no generations. What the fast path makes of the same bytes must
// be the same.

type oracleSpan struct {
	start, end trace.Time
	state      trace.GoState
	reason     string
	stack      string // as text
	proc       trace.ProcID
	wokenBy    string // "" if not woken
	wakeStack  string
}

type oracleGoroutine struct {
	spans     []oracleSpan
	created   bool
	creator   trace.GoID
	createdAt string
	ended     bool
}

type oracle struct {
	events     uint64
	start, end trace.Time
	goroutines map[trace.GoID]*oracleGoroutine
	ranges     map[string]int
	metrics    int
	logs       int
	ops        []string // recorded operations on channels
	lockWaits  []string // recorded
	samples    int
	err        error
}

func readOracle(t *testing.T, data []byte) *oracle {
	t.Helper()
	o := &oracle{goroutines: map[trace.GoID]*oracleGoroutine{}, ranges: map[string]int{}}
	r, err := trace.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for {
		ev, err := r.ReadEvent()
		if err == io.EOF {
			break
		}
		if err != nil {
			o.err = err
			break
		}
		o.event(ev)
	}
	for _, g := range o.goroutines {
		if last := &g.spans[len(g.spans)-1]; !g.ended {
			last.end = o.end
		}
	}
	return o
}

func (o *oracle) event(ev trace.Event) {
	if o.events++; o.events == 1 {
		o.start = ev.Time()
	}
	o.end = ev.Time()
	switch ev.Kind() {
	case trace.EventRangeBegin:
		o.ranges[ev.Range().Name]++
	case trace.EventMetric:
		o.metrics++
	case trace.EventLog:
		if !o.operation(ev) {
			o.logs++
		}
	case trace.EventStackSample:
		o.samples++
	case trace.EventStateTransition:
		if st := ev.StateTransition(); st.Resource.Kind == trace.ResourceGoroutine {
			o.transition(ev, st)
		}
	}
}

// operation notes a log message that tells of a channel, and reports whether it is one.
func (o *oracle) operation(ev trace.Event) bool {
	l := ev.Log()
	cat, ok := chanlog.ParseCategory(l.Category)
	if !ok || l.Task < 1<<20 {
		return false
	}
	switch {
	case cat.Lock != model.LockNone:
		o.lockWaits = append(o.lockWaits, fmt.Sprintf("%d g%d %v %s", ev.Time()-o.start, ev.Goroutine(), cat.Lock, l.Message))
	case !cat.Make && !cat.Start:
		o.ops = append(o.ops, fmt.Sprintf("%d g%d chan %d %+v\n%s", ev.Time()-o.start, ev.Goroutine(), l.Task-1<<20, cat.Act, stackText(ev.Stack())))
	}
	return true
}

func (o *oracle) transition(ev trace.Event, st trace.StateTransition) {
	from, to := st.Goroutine()
	id := st.Resource.Goroutine()
	g := o.goroutines[id]
	if g == nil {
		g = &oracleGoroutine{creator: -1}
		o.goroutines[id] = g
	}
	var last *oracleSpan
	if n := len(g.spans); n > 0 {
		last = &g.spans[n-1]
	}
	if last != nil && from == to { // a status: nothing changes, but the stack may be new
		if last.stack == "" && last.state == trace.GoWaiting {
			last.stack = stackText(st.Stack)
		}
		return
	}
	next := oracleSpan{start: ev.Time(), state: to, reason: st.Reason, stack: stackText(st.Stack), proc: -1}
	switch {
	case from == trace.GoUndetermined:
		next.start = o.start
	case from == trace.GoNotExist:
		g.created, g.creator, g.createdAt = true, ev.Goroutine(), stackText(ev.Stack())
	case from == trace.GoWaiting && to == trace.GoRunnable:
		next.wokenBy, next.wakeStack, next.stack = fmt.Sprint(goID(ev.Goroutine())), stackText(ev.Stack()), ""
	}
	if to == trace.GoRunning {
		next.proc, next.stack = ev.Proc(), ""
	}
	if last != nil {
		last.end = ev.Time()
		if last.state == trace.GoRunning && last.proc == -1 {
			last.proc = ev.Proc()
		}
	}
	if to == trace.GoNotExist {
		g.ended = true
		return
	}
	g.spans = append(g.spans, next)
}

func stackText(s trace.Stack) string {
	var b strings.Builder
	for f := range s.Frames() {
		fmt.Fprintf(&b, "%s %s:%d\n", f.Func, f.File, f.Line)
	}
	return b.String()
}

func modelStackText(t *model.Trace, id model.StackID) string {
	var b strings.Builder
	for _, f := range t.Stack(id) {
		frame := t.Frame(f)
		fmt.Fprintf(&b, "%s %s:%d\n", frame.Func, frame.File, frame.Line)
	}
	return b.String()
}

// reasonOps are the operations that each of the runtime's reasons may become.
var reasonOps = map[string][]model.Operation{
	"chan send":         {model.OpSend},
	"chan receive":      {model.OpReceive},
	"select":            {model.OpSelect},
	"forever":           {model.OpSendNil, model.OpReceiveNil, model.OpSelectEmpty, model.OpWaiting},
	"network":           {model.OpNetwork},
	"sleep":             {model.OpSleep},
	"sync.(*Cond).Wait": {model.OpCondWait},
	"sync": {model.OpMutexLock, model.OpOnceDo, model.OpRWMutexQueue, model.OpRWMutexLock, model.OpRWMutexRLock,
		model.OpWaitGroupWait, model.OpSemacquire, model.OpCondWait},
	"preempted":       {model.OpPreempted, model.OpSuspended},
	"runtime.Gosched": {model.OpYielded},
}

// compareModel holds a model against the oracle's reading of the same bytes.
func compareModel(t *testing.T, o *oracle, tr *model.Trace) {
	t.Helper()
	if err := model.Check(tr); err != nil {
		t.Errorf("invariant: %v", err)
	}
	if got := tr.Info().Events; got != o.events {
		t.Errorf("%d events, one reader finds %d", got, o.events)
	}
	if got := tr.End(); got != model.Time(o.end-o.start) {
		t.Errorf("lasts %d, one reader finds %d", got, o.end-o.start)
	}
	if got := tr.NumGoroutines(); got != len(o.goroutines) {
		t.Errorf("%d goroutines, one reader finds %d", got, len(o.goroutines))
	}
	ranges := map[string]int{}
	for _, r := range tr.Ranges() {
		ranges[tr.String(r.Name)]++
	}
	for _, seg := range tr.Segments() {
		for _, r := range seg.LocalRanges() {
			ranges[tr.String(r.Name)]++
		}
	}
	for name, n := range o.ranges { // one that is active at the start is a range too
		if ranges[name] < n {
			t.Errorf("%d ranges %q, one reader finds %d", ranges[name], name, n)
		}
	}
	metrics := 0
	for range tr.Metrics(0, tr.End()) {
		metrics++
	}
	var ops []string
	for op := range tr.ChanOps(0, tr.End()+1) {
		ops = append(ops, fmt.Sprintf("%d g%d chan %d %+v\n%s", op.At, tr.Goroutine(op.Goroutine).ID, tr.Chan(op.Chan).Number, op.ChanAct, modelStackText(tr, op.Stack)))
	}
	if diff := cmp.Diff(o.ops, ops); diff != "" {
		t.Errorf("operations on channels (-one reader +model)\n%s", diff)
	}
	var lockWaits []string
	for w := range tr.LockWaits(0, tr.End()+1) {
		lockWaits = append(lockWaits, fmt.Sprintf("%d g%d %v addr=0x%x", w.At, tr.Goroutine(w.Goroutine).ID, w.Kind, w.Addr))
	}
	if diff := cmp.Diff(o.lockWaits, lockWaits); diff != "" {
		t.Errorf("waits for locks (-one reader +model)\n%s", diff)
	}
	if metrics != o.metrics || len(tr.Logs()) != o.logs || len(tr.Samples()) != o.samples {
		t.Errorf("%d metrics %d logs %d samples, one reader finds %d %d %d",
			metrics, len(tr.Logs()), len(tr.Samples()), o.metrics, o.logs, o.samples)
	}
	for _, id := range slices.Sorted(maps.Keys(o.goroutines)) {
		if !compareGoroutine(t, o, tr, id) {
			return // one goroutine's differences say enough
		}
	}
}

func compareGoroutine(t *testing.T, o *oracle, tr *model.Trace, id trace.GoID) bool {
	t.Helper()
	want := o.goroutines[id]
	g, ok := tr.Lookup(model.GoID(id))
	if !ok {
		t.Errorf("goroutine %d is missing", id)
		return false
	}
	info := tr.Goroutine(g)
	if (info.Created != model.NoTime) != want.created || (info.Ended != model.NoTime) != want.ended {
		t.Errorf("goroutine %d: created %d ended %d, one reader says %v %v", id, info.Created, info.Ended, want.created, want.ended)
		return false
	}
	if text := modelStackText(tr, info.CreatedAt); text != want.createdAt {
		t.Errorf("goroutine %d created at\n%swant\n%s", id, text, want.createdAt)
		return false
	}
	i := 0
	var wake model.Wake
	var woken bool
	for iv := range tr.Intervals(g, 0, tr.End()) {
		if i >= len(want.spans) {
			t.Errorf("goroutine %d: more than %d intervals: %v", id, len(want.spans), iv)
			return false
		}
		if diff := compareSpan(o, tr, iv, want.spans[i], wake, woken); diff != "" {
			t.Errorf("goroutine %d, interval %d: %s", id, i, diff)
			return false
		}
		wake, woken = tr.WakeAfter(iv)
		i++
	}
	if i != len(want.spans) {
		t.Errorf("goroutine %d: %d intervals, want %d", id, i, len(want.spans))
		return false
	}
	return true
}

func compareSpan(o *oracle, tr *model.Trace, iv model.Interval, want oracleSpan, wake model.Wake, woken bool) string {
	if iv.Start != model.Time(want.start-o.start) || iv.End != model.Time(want.end-o.start) {
		return fmt.Sprintf("%v %d..%d, want %v %d..%d", iv.Op, iv.Start, iv.End, want.state, want.start-o.start, want.end-o.start)
	}
	if iv.Op.State() != stateOf(want.state) {
		return fmt.Sprintf("%v at %d, want state %v", iv.Op, iv.Start, want.state)
	}
	if ops, ok := reasonOps[want.reason]; ok && !slices.Contains(ops, iv.Op) {
		return fmt.Sprintf("%v at %d, want reason %q", iv.Op, iv.Start, want.reason)
	}
	if text := modelStackText(tr, iv.Stack); text != want.stack && want.state != trace.GoRunnable {
		return fmt.Sprintf("%v at %d: stack\n%swant\n%s", iv.Op, iv.Start, text, want.stack)
	}
	if want.state == trace.GoRunning && want.proc >= 0 && iv.Proc != model.Proc(want.proc) {
		return fmt.Sprintf("running at %d on %v, want P%d", iv.Start, iv.Proc, want.proc)
	}
	if (want.wokenBy != "") != woken {
		return fmt.Sprintf("%v at %d: woken %v, want %q", iv.Op, iv.Start, woken, want.wokenBy)
	}
	if !woken {
		return ""
	}
	by := model.NoGoID
	if wake.Waker != model.NoGoroutine {
		by = tr.Goroutine(wake.Waker).ID
	}
	if fmt.Sprint(by) != want.wokenBy || modelStackText(tr, wake.Stack) != want.wakeStack {
		return fmt.Sprintf("woken at %d by %d, want %s", iv.Start, by, want.wokenBy)
	}
	return ""
}

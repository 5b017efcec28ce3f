package model

import "time"

// RangeKind is what the runtime was busy with during a [Range].
type RangeKind uint8

// The kinds of ranges.
const (
	RangeOther      RangeKind = iota
	RangeGCMark               // the concurrent mark phase, of the whole process
	RangeGCSweep              // an incremental sweep, on a processor
	RangeMarkAssist           // a mark assist, by a goroutine
	RangeSTW                  // the world is stopped, by a goroutine

	numRangeKinds = int(RangeSTW) + 1
)

// local reports whether ranges of the kind are short and many: they are kept by
// segment, and one that spans two segments is two ranges.
func (k RangeKind) local() bool { return k == RangeGCSweep || k == RangeMarkAssist }

var rangeKindNames = [...]string{"other", "GC mark", "GC sweep", "mark assist", "stop the world"}

// String returns the kind's name.
func (k RangeKind) String() string { return rangeKindNames[k] }

// Scope is the kind of thing that a [Range] or [Sample] belongs to.
type Scope uint8

// The scopes.
const (
	ScopeProcess   Scope = iota // the whole process
	ScopeGoroutine              // one goroutine, by GoID
	ScopeProc                   // one processor
	ScopeThread                 // one thread, by the system's number
)

// Range is a span of time during which the runtime did something special.
type Range struct {
	Name       StringID // as the trace names it, with the reason of a stop
	Kind       RangeKind
	Scope      Scope
	Open       bool  // still going on when the trace, or for a local range its segment, ends
	Of         int64 // the goroutine's GoID, the processor or the thread; 0 for the process
	Start, End Time
}

// TaskID is the runtime's number of a user task (runtime/trace.NewTask).
type TaskID uint64

// NoTask stands for "no task".
const NoTask = ^TaskID(0)

// Task is a user task (runtime/trace.NewTask).
type Task struct {
	ID         TaskID
	Parent     TaskID // 0 is the background task
	Name       StringID
	Creator    GoID // goroutine that began it, NoGoID if not told
	Start, End Time // clipped to the trace where it began before or did not end
	Open       bool // not ended when the trace ends
	Stack      StackID
}

// Region is a user region (runtime/trace.StartRegion), on one goroutine.
type Region struct {
	Task       TaskID
	Name       StringID
	Goroutine  GoID
	Start, End Time // at most the goroutine's life
	Open       bool // not ended when the goroutine or the trace ends
	Stack      StackID
}

// Log is one message of runtime/trace.Log.
type Log struct {
	At        Time
	Task      TaskID
	Goroutine GoID
	Category  StringID
	Message   StringID
	Stack     StackID
}

// MetricKind is what a [Metric] measures.
type MetricKind uint8

// The metrics a trace samples.
const (
	MetricHeap  MetricKind = iota // live heap objects, bytes
	MetricGoal                    // heap size at which the next collection ends, bytes
	MetricProcs                   // GOMAXPROCS
)

// Metric is one sampled value.
type Metric struct {
	At    Time
	Value uint64
	Kind  MetricKind
}

// Sample is one CPU profile sample.
type Sample struct {
	At        Time
	Goroutine GoID
	Stack     StackID
	Proc      Proc
	Thread    Thread
}

// ClockSnapshot ties the trace's clock to the wall clock.
type ClockSnapshot struct {
	At   Time // on the trace's clock
	Wall time.Time
}

// edge says which end of a range, task or region an annotation tells.
type edge uint8

const (
	edgeBegin  edge = iota
	edgeActive      // it had begun before the generation
	edgeEnd
)

// annotations are the things a generation tells beside goroutines' states, as
// they come; a Builder pairs begins with ends, over generations.
type annotations struct {
	ranges  []rangeEdge
	local   []rangeEdge // of kinds that are kept by segment
	tasks   []taskEdge
	regions []regionEdge
	logs    []Log
	metrics []Metric
	samples []Sample
}

type rangeEdge struct {
	edge edge
	Range
}

type taskEdge struct {
	edge edge
	Task
}

type regionEdge struct {
	edge  edge
	local Local
	Region
}

// RangeBegin records that a range begins; active, that it had begun before.
func (g *Generation) RangeBegin(at Time, name StringID, kind RangeKind, scope Scope, of int64, active bool) {
	e := edgeBegin
	if active {
		e = edgeActive
	}
	g.rangeEdge(rangeEdge{e, Range{Name: name, Kind: kind, Scope: scope, Of: of, Start: at}})
}

// RangeEnd records that a range ends.
func (g *Generation) RangeEnd(at Time, name StringID, kind RangeKind, scope Scope, of int64) {
	g.rangeEdge(rangeEdge{edgeEnd, Range{Name: name, Kind: kind, Scope: scope, Of: of, End: at}})
}

func (g *Generation) rangeEdge(e rangeEdge) {
	if e.Kind.local() {
		g.notes.local = append(g.notes.local, e)
	} else {
		g.notes.ranges = append(g.notes.ranges, e)
	}
}

// TaskBegin records that a user task begins.
func (g *Generation) TaskBegin(at Time, id, parent TaskID, name StringID, by GoID, stack StackID) {
	g.notes.tasks = append(g.notes.tasks, taskEdge{edgeBegin, Task{ID: id, Parent: parent, Name: name, Creator: by, Start: at, Stack: stack}})
}

// TaskEnd records that a user task ends. name and parent may be empty.
func (g *Generation) TaskEnd(at Time, id, parent TaskID, name StringID) {
	g.notes.tasks = append(g.notes.tasks, taskEdge{edgeEnd, Task{ID: id, Parent: parent, Name: name, Creator: NoGoID, End: at}})
}

// RegionBegin records that a user region begins.
func (g *Generation) RegionBegin(at Time, l Local, task TaskID, name StringID, stack StackID) {
	g.notes.regions = append(g.notes.regions, regionEdge{edgeBegin, l, Region{Task: task, Name: name, Goroutine: g.number(l), Start: at, Stack: stack}})
}

// RegionEnd records that a user region ends.
func (g *Generation) RegionEnd(at Time, l Local, task TaskID, name StringID) {
	g.notes.regions = append(g.notes.regions, regionEdge{edgeEnd, l, Region{Task: task, Name: name, Goroutine: g.number(l), End: at}})
}

// number returns the runtime's number of a goroutine.
func (g *Generation) number(l Local) GoID {
	if l == NoLocal {
		return NoGoID
	}
	return g.locals[l].id
}

// Log records a log message.
func (g *Generation) Log(at Time, id GoID, task TaskID, category, message StringID, stack StackID) {
	g.notes.logs = append(g.notes.logs, Log{at, task, id, category, message, stack})
}

// Metric records a sampled value.
func (g *Generation) Metric(at Time, kind MetricKind, value uint64) {
	g.notes.metrics = append(g.notes.metrics, Metric{at, value, kind})
}

// Sample records a CPU sample.
func (g *Generation) Sample(at Time, id GoID, stack StackID, w Where) {
	g.notes.samples = append(g.notes.samples, Sample{at, id, stack, w.Proc, w.Thread})
}

// Clock records the wall clock's reading at a moment of the trace's clock.
func (g *Generation) Clock(c ClockSnapshot) {
	if g.clock.Wall.IsZero() {
		g.clock = c
	}
}

// Recording is what a recording of channel operations says of itself.
type Recording struct {
	Version   string // of the encoding
	GoVersion string // of the program's runtime, such as "go1.26.8"
	Polls     bool   // operations that fail because they do not wait are recorded
}

// Deadlock notes that the program ends because no goroutine can ever run again, as the
// runtime that recorded it found.
func (g *Generation) Deadlock() { g.deadlock = true }

// Recording notes what the recording says of itself.
func (g *Generation) Recording(r Recording) {
	if g.recording == nil {
		g.recording = &r
	}
}

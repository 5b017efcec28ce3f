package model

import (
	"iter"
	"sort"
	"time"
)

// Trace is a sealed execution trace. It does not change; any number of
// goroutines may read it.
type Trace struct {
	info       Info
	end        Time
	known      Time // where what is there ends
	segments   []*Segment
	syms       *symbols
	sites      []FrameID // by stack
	goroutines table[Goroutine, goroutine]
	chans      table[Chan, channel] // none if no operation on channels was recorded
	lockWaits  int                  // recorded
	numbers    numberIndex
	store      *store // nil: nothing is ever dropped
	procs      []Proc // seen, ascending
	threads    []int64

	ranges  []Range
	tasks   []Task
	regions []Region
	logs    []Log
	samples []Sample
}

// Info tells what a trace is and what of it could be read.
type Info struct {
	Source      string           // file name as given
	Bytes       int64            // size of the trace, decompressed
	GoVersion   string           // format version in the header, such as "1.26"
	Events      uint64           // events read
	Start       time.Time        // wall clock at the trace's start; zero before Go 1.25
	Generations []GenerationInfo // sound and lost ones, in file order
	Warnings    []string         // sentences for people
	From, To    Time             // the window asked for; To is 0 if that is all. What is there reaches to the borders of generations
	Recording   *Recording       // what a recording of channel operations says of itself; nil: nothing, see Trace.Recorded
	Deadlock    bool             // the program ended because no goroutine could run any more, as the runtime found
	Partial     bool             // loading goes on: how goroutines end is not known, and handles are of this trace alone
}

// Info returns the trace's facts.
func (t *Trace) Info() Info { return t.info }

// End returns the trace's last moment. Its first is 0.
func (t *Trace) End() Time { return t.end }

// Known returns the part of the trace that is there: all of it, unless generations
// before or behind it are absent.
func (t *Trace) Known() (from, to Time) {
	if len(t.segments) > 0 && t.segments[0].info.Absent != Present {
		from = t.segments[0].info.End
	}
	return min(from, t.known), t.known
}

// Segments returns the generations of the trace, sound and lost, in time order.
func (t *Trace) Segments() []*Segment { return t.segments }

// NumGoroutines returns how many goroutines the trace knows; their handles are 0
// to NumGoroutines-1.
func (t *Trace) NumGoroutines() int { return t.goroutines.n }

// Lookup finds a goroutine by the runtime's number: the last one, if the number was
// used more than once.
func (t *Trace) Lookup(id GoID) (Goroutine, bool) {
	order := t.numbers.of(t)
	i := sort.Search(len(order), func(i int) bool { return t.goroutines.at(order[i]).id > id })
	if i == 0 || t.goroutines.at(order[i-1]).id != id {
		return NoGoroutine, false
	}
	return order[i-1], true
}

// FuncName returns the name of the function that the goroutine was started for, or
// "" if the trace does not tell.
func (t *Trace) FuncName(g Goroutine) string { return t.String(t.goroutines.at(g).fn) }

// String returns an interned string.
func (t *Trace) String(id StringID) string { return t.syms.strings[id] }

// Stack returns the frames of a stack, leaf first.
func (t *Trace) Stack(id StackID) []FrameID { return t.syms.stack(id) }

// NumStacks returns how many stacks there are; handles run from 1 to NumStacks.
func (t *Trace) NumStacks() int { return len(t.syms.stackEnds) - 1 }

// Frame returns a stack frame.
func (t *Trace) Frame(id FrameID) Frame { return t.syms.frame(id) }

// NumThreads returns how many threads the trace knows; their handles are 0 to
// NumThreads-1.
func (t *Trace) NumThreads() int { return len(t.threads) }

// ThreadID returns the operating system's number of a thread, or -1.
func (t *Trace) ThreadID(th Thread) int64 {
	if int(th) >= len(t.threads) {
		return -1
	}
	return t.threads[th]
}

// Ranges returns what the runtime was busy with, by start, but for what is told by
// [Segment.LocalRanges].
func (t *Trace) Ranges() []Range { return t.ranges }

// Tasks returns the user tasks, by start.
func (t *Trace) Tasks() []Task { return t.tasks }

// Regions returns the user regions, by start.
func (t *Trace) Regions() []Region { return t.regions }

// Logs returns the log messages, in time order.
func (t *Trace) Logs() []Log { return t.logs }

// Metrics yields the values sampled in [from, to), in time order.
func (t *Trace) Metrics(from, to Time) iter.Seq[Metric] {
	return func(yield func(Metric) bool) {
		for i := range t.segmentsIn(from, to) {
			s := t.segments[i]
			if s.rows.len() == 0 {
				continue
			}
			for _, m := range s.columns().metrics {
				if m.At >= from && m.At < to && !yield(m) {
					return
				}
			}
		}
	}
}

// Samples returns the CPU samples, in time order.
func (t *Trace) Samples() []Sample { return t.samples }

// SegmentAt returns the index of the segment that holds a time; times outside
// the trace belong to its first or last segment.
func (t *Trace) SegmentAt(at Time) int {
	i := sort.Search(len(t.segments), func(i int) bool { return t.segments[i].info.Start > at })
	return max(i-1, 0)
}

// segmentsIn yields the indexes of the segments that touch [from, to).
func (t *Trace) segmentsIn(from, to Time) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := t.SegmentAt(from); i < len(t.segments) && t.segments[i].info.Start < to; i++ {
			if !yield(i) {
				return
			}
		}
	}
}

package finding

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

var gcStalls = Check{
	Kind:  "gc-stalls",
	Title: "the garbage collector holds goroutines up: {what}",
	Doc: "Goroutines that allocate faster than the collector works have to help it (mark assists) or to " +
		"wait for it, and all of them stop for the moments in which the world is stopped.",
	Severity: Info,
	Fix: "Allocate less: reuse buffers, avoid conversions and interfaces in hot loops (a heap profile tells " +
		"where). Raise GOGC or set GOMEMLIMIT where there is memory to spare. A long stop of the world often is a " +
		"thread that the operating system did not run.",
	run: findGCStalls,
}

// Thresholds of what the collector costs.
const (
	// gcShare is the share of the time in which goroutines run, or could, that they
	// spend on assists or wait for the collector, whose own aim is to do with a quarter
	// of the processors and few assists. From gcWarning on it is a warning.
	gcShare   = 0.05
	gcWarning = 0.2
	// stopLong is a stop of the world that is worth a line: they take some 100 µs, and
	// some milliseconds where the machine is busy with other things. stopWarning,
	// stopTimes times over, is what a person notices.
	stopLong    = model.Time(5 * time.Millisecond)
	stopWarning = model.Time(20 * time.Millisecond)
	stopTimes   = 3
)

// stops adds up the times that the world was stopped.
type stops struct {
	n, long, bad int
	total        model.Time
	worst        model.Range
}

func findGCStalls(c *Check, e *evidence) []Finding {
	if e.Study == nil {
		return nil
	}
	s := e.stops()
	gc := &e.Study.collector
	cost := gc.assist
	waits := 0
	for _, p := range e.waitsIn(model.OpGCWait, model.OpWeakToStrong) {
		if !e.asksForGC(p.stack) {
			cost += p.inside
			waits += p.count
		}
	}
	parked := model.Time(0) // in assists, which find nothing to do
	for _, p := range e.waitsIn(model.OpGCAssist) {
		parked += p.inside
	}
	// An assist may be running, ready to run, or parked.
	active := e.Study.load.running + e.Study.load.ready + parked + cost - gc.assist
	share := min(shareOf(cost, active), 1)
	if share < gcShare && s.worst.End-s.worst.Start < stopLong {
		return nil
	}
	f := c.finding(1, "what", gcWords(share, &s))
	f.Cost, f.CostOf = (cost + s.total).Sub(0), "spent on assists, waiting for the collector, and with the world stopped"
	f.Why = e.gcWhy(gc, waits, &s)
	if gc.worst.End > gc.worst.Start {
		f.Spans = append(f.Spans, Span{gc.worst.Start, gc.worst.End})
	}
	if s.worst.End > s.worst.Start {
		f.Spans = append(f.Spans, Span{s.worst.Start, s.worst.End})
	}
	f.Confidence = 0.9
	if share >= gcWarning || s.bad >= stopTimes {
		f.Severity = Warning
	}
	if e.isTest() {
		f.forTest()
	}
	return []Finding{f}
}

// gcWhy says what the collector made goroutines do and wait for, and how often the
// world was stopped, without what did not happen.
func (e *evidence) gcWhy(gc *collector, waits int, s *stops) string {
	var parts []string
	if gc.assists > 0 {
		parts = append(parts, fmt.Sprintf("%s took %s, the longest %s.", format.Plural(gc.assists, "mark assist"),
			format.Duration(gc.assist.Sub(0)), format.Duration(gc.worst.End.Sub(gc.worst.Start))))
	}
	if waits > 0 {
		parts = append(parts, fmt.Sprintf("Goroutines waited %s for the collector.", times(waits)))
	}
	if s.n > 0 {
		parts = append(parts, fmt.Sprintf("The world was stopped %s for %s in all, the longest %s (%s).", times(s.n),
			format.Duration(s.total.Sub(0)), format.Duration(s.worst.End.Sub(s.worst.Start)), stopReason(e.Trace, s.worst)))
	}
	return strings.Join(parts, " ")
}

// stops adds up when the world was stopped, but for the tracer.
func (e *evidence) stops() (s stops) {
	for _, r := range e.Trace.Ranges() {
		if r.Kind != model.RangeSTW || strings.HasSuffix(stopReason(e.Trace, r), " trace") {
			continue
		}
		length := r.End - r.Start
		s.n++
		s.total += length
		if length >= stopLong {
			s.long++
		}
		if length >= stopWarning {
			s.bad++
		}
		if length > s.worst.End-s.worst.Start {
			s.worst = r
		}
	}
	return s
}

// stopReason returns why the world was stopped: "stop-the-world (read mem stats)".
func stopReason(t *model.Trace, r model.Range) string {
	_, reason, ok := strings.Cut(t.String(r.Name), "(")
	if !ok {
		return "no reason told"
	}
	return strings.TrimSuffix(reason, ")")
}

// asksForGC reports whether a goroutine waits for a collection that it asked for.
func (e *evidence) asksForGC(stack model.StackID) bool {
	return slices.ContainsFunc(e.Trace.Stack(stack), func(f model.FrameID) bool {
		switch e.Trace.Frame(f).Func {
		case "runtime.GC", "runtime/debug.FreeOSMemory", "runtime/debug.SetGCPercent", "runtime/debug.SetMemoryLimit",
			"runtime/pprof.runtime_goroutineLeakGC":
			return true
		}
		return false
	})
}

func gcWords(share float64, s *stops) string {
	var parts []string
	if share >= gcShare {
		parts = append(parts, percent(share)+" of the time in assists and waits")
	}
	if worst := s.worst.End - s.worst.Start; worst >= stopLong {
		parts = append(parts, "the world stopped for up to "+format.Duration(worst.Sub(0)))
	}
	return strings.Join(parts, ", ")
}

package finding

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

var cpuStarved = Check{
	Kind:  "cpu-starved",
	Title: "all {n|processor is|processors are} busy {share} of the time, with {queue} more goroutines ready to run",
	Doc: "More goroutines are ready to run than there are processors, for much of the trace, so that " +
		"each of them waits for its turn. For a computation that is full use of the machine; for a server it is delay.",
	Severity: Info,
	Fix: "Give the program more processors (GOMAXPROCS, the container's CPU limit), or less to do: a CPU " +
		"profile tells what takes the time. Bound how many requests are served at once.",
	Lesson: "goroutines",
	run:    findCPUStarved,
}

// Thresholds of too few processors.
const (
	// cpuShare is the share of the trace in which all processors are busy.
	cpuShare = 0.25
	// cpuQueue is how many goroutines are then ready to run, for each processor.
	cpuQueue = 0.5
	// For a warning the processors are busy most of the time, and goroutines that
	// were woken, and so have something to answer, wait this long on average: what
	// a person or a timeout notices. A computation is never woken.
	cpuWarningShare = 0.5
	cpuWarningDelay = model.Time(5 * time.Millisecond)
	cpuWarningWakes = 100
)

func findCPUStarved(c *Check, e *evidence) []Finding {
	if e.Study == nil || e.Study.load.saturated == 0 {
		return nil
	}
	l := &e.Study.load
	share, queue := shareOf(l.saturated, l.time), shareOf(l.queued, l.saturated)
	if share < cpuShare || float64(l.queued) < cpuQueue*float64(l.full) {
		return nil
	}
	n := e.Study.procs.most
	f := c.finding(n, "share", percent(share), "queue", rateText(queue))
	if !l.steady(n) {
		f.Title = fill("all processors, whose number changes, are busy {share} of the time, with {queue} more goroutines ready to run",
			n, "share", percent(share), "queue", rateText(queue))
	}
	f.Cost, f.CostOf = l.queued.Sub(0), "ready to run while all processors were busy"
	f.Spans = []Span{l.worst}
	f.Confidence = 0.9
	f.Why = fmt.Sprintf("While all processors were busy, %s more goroutines were ready to run on average, and %s around %s.",
		rateText(queue), rateText(l.worstLoad), format.Moment(l.worst.From, time.Millisecond))
	if l.wakes > 0 {
		delay := l.woken / model.Time(l.wakes)
		f.Why += fmt.Sprintf(" Goroutines that were woken waited %s for a processor, on average.", format.Duration(delay.Sub(0)))
		if share >= cpuWarningShare && l.wakes >= cpuWarningWakes && delay >= cpuWarningDelay {
			f.Severity = Warning
		}
	}
	if e.isTest() {
		f.forTest()
	}
	return []Finding{f}
}

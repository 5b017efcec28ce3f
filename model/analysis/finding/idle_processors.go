package finding

import (
	"fmt"

	"chanlens/model/format"
)

var idleProcessors = Check{
	Kind:  "idle-processors",
	Title: "goroutines were ready to run for {time} while processors were idle",
	Doc: "Goroutines were ready to run while processors of the program had nothing to do: the operating " +
		"system did not run their threads in time, as in a container with too small a CPU limit or on a busy machine.",
	Severity: Info,
	Fix: "Compare GOMAXPROCS with the CPUs that the program really gets: the cgroup's limit, and what other " +
		"programs on the machine leave.",
	run: findIdleProcessors,
}

// Thresholds of idle processors.
const (
	// idleDelay is the share of the time that goroutines run, or could have, which
	// they were ready in vain.
	idleDelay = 0.25
	// idleCost is the share of the trace that this takes.
	idleCost = 0.1
)

func findIdleProcessors(c *Check, e *evidence) []Finding {
	if e.Study == nil || e.Study.load.time == 0 {
		return nil
	}
	l := &e.Study.load
	share := shareOf(l.delayed, l.delayed+l.running)
	if share < idleDelay || shareOf(l.delayed, l.time) < idleCost {
		return nil
	}
	f := c.finding(1, "time", format.Duration(l.delayed.Sub(0)))
	f.Cost, f.CostOf = l.delayed.Sub(0), "ready to run while a processor was idle"
	f.Why = fmt.Sprintf("That is %s of the time that goroutines ran or could have; the threads of the idle processors were not run in time.", percent(share))
	f.Confidence = 0.6
	return []Finding{f}
}

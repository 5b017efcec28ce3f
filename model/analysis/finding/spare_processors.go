package finding

import (
	"fmt"
	"strconv"
	"time"

	"chanlens/model"
)

var spareProcessors = Check{
	Kind:  "spare-processors",
	Title: "of {procs} processors at most {peak} were ever busy",
	Doc: "The program has far more processors than it used at any time of the trace. That costs " +
		"little, but the garbage collector and the scheduler take all of them into account.",
	Severity: Info,
	Fix: "Nothing need be done. If the program should use more of the machine, look for what makes its goroutines " +
		"wait for each other; else a lower GOMAXPROCS makes room for other programs.",
	run: findSpareProcessors,
}

// Thresholds of too many processors.
const (
	// spareProcs is how many processors there are at least, and spareShare how many
	// of them were busy at most.
	spareProcs = 8
	spareShare = 0.25
	// spareTime is how long a trace must be to show what is ever used.
	spareTime = model.Time(time.Second)
)

func findSpareProcessors(c *Check, e *evidence) []Finding {
	if e.Study == nil || e.Study.load.time == 0 || e.span() < spareTime {
		return nil
	}
	l, n := &e.Study.load, e.Study.procs.most
	if n < spareProcs || l.peak > spareShare*float64(n) {
		return nil
	}
	f := c.finding(1, "procs", strconv.Itoa(n), "peak", fmt.Sprintf("%.1f", l.peak))
	f.CostOf = "nothing"
	f.Why = fmt.Sprintf("Over any stretch of a few milliseconds at most %.1f processors ran goroutines, and %.2g on average over the trace.",
		l.peak, shareOf(l.running, l.time))
	f.Confidence = 0.9
	return []Finding{f}
}

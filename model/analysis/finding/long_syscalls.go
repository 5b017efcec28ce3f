package finding

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/format"
)

var longSyscalls = Check{
	Kind:  "long-syscalls",
	Title: "{n|system call takes|system calls take} up to {worst} in {where}",
	Doc: "A goroutine in a system call keeps a thread of the operating system. Reading a terminal, waiting " +
		"for a child process, file I/O and cgo are not waited for by the network poller, and each takes a thread as long as it lasts.",
	Severity: Info,
	Fix: "Bound how many goroutines do such calls at once (a semaphore channel). Where a call should not " +
		"last, look for a slow disk, a lock on a file, a name lookup by cgo, or a process that does not end.",
	run: findLongSyscalls,
}

// syscallCost is the share of the trace that long system calls at one place take at
// least to be worth a line.
const syscallCost = 0.05

func findLongSyscalls(c *Check, e *evidence) []Finding {
	var found []Finding
	for _, p := range e.waitsIn(model.OpSyscall) {
		if p.count == 0 || e.perSpan(p.inside) < syscallCost || p.site == model.NoFrame || e.isSignals(p.site) {
			continue
		}
		f := c.finding(p.count, "worst", format.Duration(p.worst.end.Sub(p.worst.start)), "where", where(e.Trace, p.site))
		e.costs(&f, p)
		f.CostOf = "spent in " + format.Plural(p.count, "system call")
		f.Places = []Place{{"waits", p.site}}
		f.Why = fmt.Sprintf("%s there took %s or more, %s in all.", plural(p.count, "system call", "system calls"),
			format.Duration(longSyscall.Sub(0)), format.Duration(p.inside.Sub(0)))
		f.Confidence = 0.9
		found = append(found, f)
	}
	return found
}

// isSignals reports whether a place is where os/signal waits for signals: that has a
// thread of its own by design.
func (e *evidence) isSignals(site model.FrameID) bool {
	return model.PackageOf(e.Trace.Frame(site).Func) == "os/signal"
}

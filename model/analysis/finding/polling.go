package finding

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

var polling = Check{
	Kind:  "polling",
	Title: "a timer wakes goroutines {rate} times a second in {where}, for little work",
	Doc: "A loop sleeps or waits for a ticker for a short time, looks whether there is something to do, and " +
		"finds nothing most of the time. Each wake costs a processor some microseconds and keeps it from resting, and " +
		"what the loop waits for is seen late.",
	Severity: Info,
	Fix: "Wait for the thing itself: a channel that is closed or sent on when it happens, a Cond, a " +
		"context's Done. Where only polling is possible, lengthen the period as nothing happens.",
	Lesson: "select-default",
	run:    findPolling,
}

// Thresholds of polling.
const (
	// pollMin is how many wakes show a habit.
	pollMin = 50
	// pollRate is how many a second are worth a line: at some 5 µs each, 500 a
	// second take a quarter of a percent of a processor.
	pollRate = 500
	// pollWork is how much of the loop's time is work at most.
	pollWork = 0.05
	// pollPeriod is how long one round takes at most.
	pollPeriod = model.Time(20 * time.Millisecond)
	// pollWarning is how many wakes a second take a tenth of a processor.
	pollWarning = 20_000
)

func findPolling(c *Check, e *evidence) []Finding {
	if e.span() == 0 {
		return nil
	}
	var found []Finding
	for _, p := range e.waitsIn(model.OpSleep, model.OpReceive, model.OpSelect) {
		n := p.timers
		rate := float64(n.count) / e.span().Sub(0).Seconds()
		if n.count < pollMin || 2*n.count < p.count || rate < pollRate ||
			n.wait/model.Time(n.count) > pollPeriod || shareOf(n.work, n.work+n.wait) > pollWork {
			continue
		}
		f := c.finding(n.count, "rate", rateText(rate), "where", where(e.Trace, p.site))
		e.costs(&f, p)
		f.Cost, f.CostOf = n.work.Sub(0), "run after "+format.Plural(n.count, "wake")
		f.Places = []Place{{"waits", p.site}}
		f.Why = fmt.Sprintf("A timer ended %s there, after %s on average, and the same wait began again; what ran between took %s on average, %s of the time.",
			format.Plural(n.count, "wait"), format.Duration((n.wait / model.Time(n.count)).Sub(0)),
			format.Duration((n.work / model.Time(n.count)).Sub(0)), percent(shareOf(n.work, n.work+n.wait)))
		f.Confidence = 0.8
		if rate >= pollWarning {
			f.Severity = Warning
		}
		if e.placeInTest(p) {
			f.forTest()
		}
		found = append(found, f)
	}
	return found
}

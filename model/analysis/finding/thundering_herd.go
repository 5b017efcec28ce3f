package finding

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"chanlens/model/format"
)

var thunderingHerd = Check{
	Kind:  "thundering-herd",
	Title: "{n|goroutine is|goroutines are} woken together in {where}, and most find nothing to do",
	Doc: "One broadcast, close or cancellation wakes many goroutines at one moment, and most of them " +
		"wait again at once: each has to be scheduled only to see that another one was faster.",
	Severity: Info,
	Fix: "Wake as many as can go on: Signal in place of Broadcast, or a channel that carries the work in " +
		"place of one that is closed to say there is some.",
	Lesson: "herd",
	run:    findHerds,
}

// Thresholds of herds, beside [herdMin].
const (
	// herdAgain is how many of a herd wait again at once.
	herdAgain = 0.5
	// herdWarning is the share of all running time that is spent on it.
	herdWarning = 0.1
	// herdTimes is how often it must have happened for a warning.
	herdTimes = 10
)

func findHerds(c *Check, e *evidence) []Finding {
	if e.Study == nil {
		return nil
	}
	var found []Finding
	for k, h := range e.Study.herds {
		if float64(h.again) < herdAgain*float64(h.woken) {
			continue
		}
		f := c.finding(h.most, "where", where(e.Trace, k.from))
		f.Goroutines, f.Spans = slices.Clone(h.of), []Span{h.when}
		f.Places = []Place{{"waits", k.from}, {"wakes", k.waker}}
		f.Cost, f.CostOf = time.Duration(h.lost), "between the wake and the next wait of "+format.Plural(h.again, "goroutine")
		f.Why = fmt.Sprintf("%s a %s in %s woke %d or more at one moment, up to %d. Of %s woken so, %s waited again at once, there or for a lock.",
			capital(times(h.times)), k.kind, where(e.Trace, k.waker), herdMin, h.most, format.Plural(h.woken, "goroutine"), format.Count(uint64(h.again)))
		f.Confidence = 0.8
		if h.times >= herdTimes && shareOf(h.lost, e.Study.load.running) >= herdWarning {
			f.Severity = Warning
		}
		if len(h.of) > 0 && e.inTest(h.of[0]) {
			f.forTest()
		}
		found = append(found, f)
	}
	slices.SortFunc(found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Places[0].Site, b.Places[0].Site), cmp.Compare(a.Places[1].Site, b.Places[1].Site), cmp.Compare(a.Why, b.Why))
	})
	return found
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return format.Count(uint64(n)) + " times"
}

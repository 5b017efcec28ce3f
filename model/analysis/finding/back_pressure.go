package finding

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/format"
)

var backPressure = Check{
	Kind:  "back-pressure",
	Title: "senders wait {share} of their time {where}: {who} is slow",
	Doc: "Senders find no room most of the time and wait for the receiver, so that the receiver sets " +
		"the pace of all of them. In a bounded queue that is as it should be; where many wait behind one, it is the bottleneck.",
	Severity: Info,
	Fix: "Make the receiver faster or start more of them; what it does while others wait is named " +
		"above. A larger buffer helps only against bursts: a queue whose consumer is too slow fills up at any size.",
	Lesson: "capacity",
	run:    findBackPressure,
}

// Thresholds of back-pressure.
const (
	// pressWaits is how many waits show a habit and not a start-up.
	pressWaits = 10
	// pressEach is how often each goroutine waits at least: once or twice is a result
	// that is handed over, and no stream.
	pressEach = 3
	// pressShare is how much of their time senders wait at least: below half they
	// still spend most of it on their own work.
	pressShare = 0.5
	// pressCost is the share of the trace that the waits take at least, all added
	// up: less is not worth a line.
	pressCost = 0.1
	// pressWarning is how many senders wait at any time, on average, for it to be a
	// warning: one producer that is faster than its consumer is a bounded queue at
	// work, two that are always idle are not.
	pressWarning = 2
)

// pressed is a place where senders wait for who is slow.
type pressed struct {
	*place
	by []analysis.Edge
}

func findBackPressure(c *Check, e *evidence) []Finding {
	var all []pressed
	for _, p := range e.waitsIn(model.OpSend, model.OpSelect) {
		kinds := []model.WakeKind{model.WakeReceive, model.WakeSelect}
		if p.op == model.OpSelect {
			kinds = kinds[:1] // a select that a receive ended was about to send
		}
		by, n, wakes := e.wakesOf(p.op, p.site, kinds...)
		if n >= pressWaits && 2*n >= wakes && p.each() >= pressEach && p.share() >= pressShare && e.perSpan(p.inside) >= pressCost {
			all = append(all, pressed{p, by})
		}
	}
	waiting := make(map[model.Goroutine][]*place)
	for _, p := range all {
		for _, g := range p.goroutines.all() {
			waiting[g] = append(waiting[g], p.place)
		}
	}
	var found []Finding
	for _, p := range all {
		if !p.heldUp(waiting) {
			found = append(found, e.pressure(c, p))
		}
	}
	return found
}

// heldUp reports whether those who are slow for p are so because they wait at another
// place themselves: then the cause is further down the line. waiting says who waits
// where.
func (p pressed) heldUp(waiting map[model.Goroutine][]*place) bool {
	slow := make(map[*place]int)
	for _, g := range p.wakers.all() {
		for _, q := range waiting[g] {
			if slow[q]++; q != p.place && 2*slow[q] >= p.wakers.n {
				return true
			}
		}
	}
	return false
}

func (e *evidence) pressure(c *Check, p pressed) Finding {
	slow := p.by[0].Waker
	f := c.finding(p.count, "share", percent(p.share()), "where", e.whereWaits(p.op, p.site), "who", where(e.Trace, slow))
	e.costs(&f, p.place)
	f.Places = append([]Place{{"waits", p.site}}, wakers("receives", p.by)...)
	gs := p.wakers.all()
	f.Why = fmt.Sprintf("%s there took %s in all, %s of the time that those goroutines lived. The receiver, %s,",
		format.Plural(p.count, "wait"), format.Duration(f.Cost), percent(p.share()), format.Func(e.Trace.Frame(slow).Func, 0))
	f.Why += " " + doing(e.spent(gs)) + "." + e.recordedAt(p.op, p.site)
	f.Confidence = 0.9
	if e.perSpan(p.inside) >= pressWarning && p.goroutines.n > p.wakers.n {
		f.Severity = Warning
	}
	if e.placeInTest(p.place) {
		f.forTest()
	}
	return f
}

package finding

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

var starvedConsumers = Check{
	Kind:  "starved-consumers",
	Title: "consumers wait {share} of their time {where}: {who} cannot keep up",
	Doc: "Several goroutines take work from a channel and wait for it most of the time, while the one " +
		"that sends it is busy all the time: it is the bottleneck, and more consumers would not help.",
	Severity: Info,
	Fix: "Make the producer faster, or divide what it does: let it send more work at a time, start " +
		"several producers, or move some of its work to the consumers, which have time for it.",
	Lesson: "worker-pool",
	run:    findStarvedConsumers,
}

// Thresholds of consumers that starve.
const (
	// starveWaits is how many waits show a habit.
	starveWaits = 20
	// starveShare is how much of their time consumers wait: idle workers are what a
	// pool is for, so it must be nearly all.
	starveShare = 0.8
	// starveProducer is how busy the producer is: one that waits itself, for the
	// network or a timer, has nothing to send, and nobody is at fault.
	starveProducer = 0.7
	// starveTime is how long a trace must be for that to mean anything.
	starveTime = 20 * time.Millisecond
)

func findStarvedConsumers(c *Check, e *evidence) []Finding {
	if e.span() < model.Time(starveTime) {
		return nil
	}
	var found []Finding
	for _, p := range e.waitsIn(model.OpReceive, model.OpSelect) {
		kinds := []model.WakeKind{model.WakeSend, model.WakeSelect}
		if p.op == model.OpSelect {
			kinds = kinds[:1] // a select that a send ended was about to receive
		}
		by, n, wakes := e.wakesOf(p.op, p.site, kinds...)
		if n < starveWaits || 2*n < wakes || p.share() < starveShare || p.goroutines.n < several || p.each() < pressEach || p.wakers.n >= p.goroutines.n {
			continue
		}
		producers := e.spent(p.wakers.all())
		if runShare(producers) < starveProducer {
			continue
		}
		from := by[0].Waker
		f := c.finding(p.count, "share", percent(p.share()), "where", e.whereWaits(p.op, p.site), "who", where(e.Trace, from))
		e.costs(&f, p)
		f.Places = append([]Place{{"waits", p.site}}, wakers("sends", by)...)
		f.Why = fmt.Sprintf("%s there took %s in all. The producer, %s, %s.", format.Plural(p.count, "wait"), format.Duration(f.Cost),
			format.Func(e.Trace.Frame(from).Func, 0), doing(producers)) + e.recordedAt(p.op, p.site)
		f.Confidence = 0.8
		found = append(found, f)
	}
	return found
}

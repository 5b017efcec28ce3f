package finding

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

var growingLeak = Check{
	Kind:  "growing-leak",
	Title: "goroutines leak at {rate} a second: {n|was|were} started in {created} and wait for ever {where}",
	Doc: "Goroutines are started at one place all through the trace, and those that stay behind all " +
		"wait at one place. So their number grows as long as the program runs, and with it the memory they hold.",
	Severity: Critical,
	Fix: "Let each of these goroutines end with the work that it was started for: pass it the context " +
		"of the request and select on ctx.Done(), or give the channel it answers on room for the answer.",
	Lesson: "forgotten-sender",
	run:    findGrowingLeaks,
}

// Thresholds of a leak that grows.
const (
	// leakMin is how many goroutines make a leak: fewer do not show how they come.
	leakMin = 8
	// leakTime is the shortest trace that shows growth: a program that starts up
	// creates goroutines one after the other, too.
	leakTime = 100 * time.Millisecond
	// leakParts is in how many parts of the trace goroutines that stayed must have
	// been created, out of timeParts. A pool that is started at once, or in two or
	// three steps, is no leak.
	leakParts = timeParts / 2
	timeParts = 16
	// leakStay is the share of the goroutines created at the place that must have
	// stayed if they are not known to be stuck: else they may be work in flight, unless
	// they have waited leakLong times as long as the others lived.
	leakStay = 0.9
	leakLong = 10
)

// leak is goroutines that were created at one place and wait at another.
type leak struct {
	created, site model.FrameID
	op            model.Operation
	members       []verdict.Blocked
	stuck         int
	sure          float64 // sum of confidences of the stuck ones
	parts         uint32  // of the trace, in which they were created
	first, last   model.Time
}

func findGrowingLeaks(c *Check, e *evidence) []Finding {
	if !e.atEnd || e.span() < model.Time(leakTime) {
		return nil
	}
	var found []Finding
	births := e.births()
	for _, l := range e.leaks() {
		n := births[l.created]
		switch {
		case !l.grows(e):
		case !l.isStuck() && !l.stays(n):
		default:
			found = append(found, e.leakFinding(c, l, n))
		}
	}
	return found
}

// leaks groups who waits for other goroutines at the end by where it was created and
// where it waits.
func (e *evidence) leaks() []*leak {
	type at struct {
		created, site model.FrameID
		op            model.Operation
	}
	byPlace := make(map[at]*leak)
	var all []*leak
	for _, g := range e.Groups {
		if g.Verdict == verdict.System || !waitsForOthers(g.Op) {
			continue
		}
		var l *leak // that of the goroutine before
		for i := range g.Members {
			b := &g.Members[i]
			info := e.Trace.Goroutine(b.Goroutine)
			created := e.Trace.Site(info.CreatedAt)
			if info.Created == model.NoTime || created == model.NoFrame || e.claimed[b.Goroutine] {
				continue
			}
			if l == nil || l.created != created {
				k := at{created, g.Site, g.Op}
				if l = byPlace[k]; l == nil {
					l = &leak{created: created, site: g.Site, op: g.Op, first: info.Created, last: info.Created}
					byPlace[k] = l
					all = append(all, l)
				}
			}
			l.add(e, b, info.Created)
		}
	}
	slices.SortFunc(all, func(a, b *leak) int {
		return cmp.Or(cmp.Compare(a.created, b.created), cmp.Compare(a.site, b.site), cmp.Compare(a.op, b.op))
	})
	return all
}

func (l *leak) add(e *evidence, b *verdict.Blocked, created model.Time) {
	l.members = append(l.members, *b)
	l.first, l.last = min(l.first, created), max(l.last, created)
	l.parts |= 1 << min(max(created-e.from, 0)*timeParts/e.span(), timeParts-1)
	if b.Verdict == verdict.Stuck {
		l.stuck++
		l.sure += float64(e.blameOf(b).confidence)
	}
}

// grows reports whether goroutines that stayed came all through the trace.
func (l *leak) grows(e *evidence) bool {
	return len(l.members) >= leakMin && bits.OnesCount32(l.parts) >= leakParts &&
		l.first < e.from+e.span()/2 && l.last >= e.from+e.span()*3/4
}

// isStuck reports whether most of its goroutines are known to be stuck.
func (l *leak) isStuck() bool { return 2*l.stuck >= len(l.members) }

// stays reports whether its goroutines are no work in flight, by what others that were
// created at the place did.
func (l *leak) stays(n birth) bool {
	if float64(len(l.members)) >= leakStay*float64(n.created) {
		return true
	}
	if n.ended < leakMin {
		return false
	}
	long := 0
	for i := range l.members {
		if l.members[i].Duration() >= leakLong*time.Duration(n.lived)/time.Duration(n.ended) {
			long++
		}
	}
	return 2*long >= len(l.members)
}

func (e *evidence) leakFinding(c *Check, l *leak, n birth) Finding {
	rate := float64(len(l.members)-1) / time.Duration(l.last-l.first).Seconds()
	f := c.finding(len(l.members), "rate", rateText(rate),
		"created", where(e.Trace, l.created), "where", e.whereWaits(l.op, l.site))
	e.rest(&f, l.members)
	f.Places = []Place{{"created", l.created}, {"waits", l.site}}
	_, by := e.helpers(l.op, l.site)
	f.Places = append(f.Places, by...)
	f.Why = fmt.Sprintf("%s created there between %s and %s, and %s ended; those that stayed all wait in one %s.",
		plural(n.created, "goroutine was", "goroutines were"),
		format.Moment(l.first, time.Millisecond), format.Moment(l.last, time.Millisecond),
		format.Count(uint64(n.ended)), l.op)
	if l.isStuck() {
		f.Confidence = mean(l.sure, l.stuck)
		f.Severity = e.stuckSeverity(l.members, f.Confidence)
		for i := range l.members {
			e.claim(l.members[i].Goroutine)
		}
	} else {
		f.Title = fill("goroutines pile up, {rate} a second: {n|was|were} started in {created} and wait {where}",
			len(l.members), "rate", rateText(rate), "created", where(e.Trace, l.created), "where", e.whereWaits(l.op, l.site))
		f.Severity, f.Confidence = Info, 0.5
		f.Why += " None of them is known to be stuck, but their number grew all through the trace."
	}
	return f
}

// waitsForOthers reports whether an operation waits for another goroutine.
func waitsForOthers(op model.Operation) bool {
	switch op.Class() {
	case model.ClassSend, model.ClassReceive, model.ClassSelect, model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup, model.ClassCond:
		return true
	}
	return op == model.OpSemacquire
}

// rateText writes a rate with two digits.
func rateText(perSecond float64) string {
	if perSecond >= 10 {
		return format.Count(uint64(perSecond + 0.5))
	}
	return strconv.FormatFloat(perSecond, 'g', 2, 64)
}

// plural writes a count in front of the form that fits it.
func plural(n int, one, many string) string {
	if n != 1 {
		one = many
	}
	return format.Count(uint64(n)) + " " + one
}

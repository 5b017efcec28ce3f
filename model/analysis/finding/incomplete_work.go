package finding

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

var incompleteWork = Check{
	Kind:  "incomplete-work",
	Title: "{n|goroutine is|goroutines are} still at work when the trace ends, but who started {them} has ended: {where}",
	Doc: "A goroutine that was started for some work is still at it, and the one that started it has " +
		"ended without waiting. If the program ends now, the work is cut off; and nobody will hear of its result or its error.",
	Severity: Info,
	Fix: "Wait for the work before returning (WaitGroup.Wait, errgroup), or hand it to a goroutine that " +
		"lives as long as the program and is drained before it ends.",
	Lesson: "incomplete-work",
	run:    findIncompleteWork,
}

// workRecent is the share of the trace, before its end, in which a wait must have
// begun for its goroutine to count as at work: who has waited for longer is idle.
const workRecent = 0.1

func findIncompleteWork(c *Check, e *evidence) []Finding {
	if !e.atEnd {
		return nil
	}
	recent := e.to - model.Time(workRecent*float64(e.span()))
	idle := make([]bool, e.Trace.NumGoroutines())
	for i := range e.Blocked {
		if b := &e.Blocked[i]; b.Verdict != verdict.Waiting || b.Start < recent || e.claimed[b.Goroutine] {
			idle[b.Goroutine] = true
		}
	}
	byPlace := make(map[model.FrameID][]model.Goroutine)
	e.births()
	for _, g := range e.alive {
		info := e.Trace.Goroutine(g)
		if info.Creator == model.NoGoroutine || idle[g] {
			continue
		}
		if by := e.Trace.Goroutine(info.Creator); by.Ended == model.NoTime || by.System {
			continue
		}
		if site := e.Trace.Site(info.CreatedAt); !e.isTesting(site) && !e.isSignals(site) && !e.loops(g) {
			byPlace[site] = append(byPlace[site], g)
		}
	}
	var found []Finding
	for site, gs := range byPlace {
		them := "them"
		if len(gs) == 1 {
			them = "it"
		}
		f := c.finding(len(gs), "them", them, "where", "started in "+where(e.Trace, site))
		f.Goroutines, f.Places = gs, []Place{{"created", site}}
		f.Confidence = 0.5 // it may be meant to outlive who started it
		first := slices.MinFunc(gs, func(a, b model.Goroutine) int {
			return cmp.Compare(e.Trace.Goroutine(a).Created, e.Trace.Goroutine(b).Created)
		})
		for _, g := range gs {
			f.Cost += e.to.Sub(e.Trace.Goroutine(g).Created)
		}
		f.CostOf = "lived so far by " + format.Plural(len(gs), "goroutine")
		info := e.Trace.Goroutine(first)
		by := e.Trace.Goroutine(info.Creator)
		f.Spans = []Span{{info.Created, e.to}}
		f.Why = fmt.Sprintf("Goroutine %d was started at %s by goroutine %d, which ended at %s; it has lived for %s since.",
			info.ID, format.Moment(info.Created, time.Microsecond), by.ID, format.Moment(by.Ended, time.Microsecond), format.Duration(e.to.Sub(info.Created)))
		found = append(found, f)
	}
	slices.SortFunc(found, func(a, b Finding) int { return cmp.Compare(a.Places[0].Site, b.Places[0].Site) })
	return found
}

// loops reports whether a goroutine waits at one place again and again: then it serves
// something, and is not meant to come to an end.
func (e *evidence) loops(g model.Goroutine) bool {
	seen := make(map[model.FrameID]int)
	iv, ok := e.Trace.IntervalAt(g, e.to)
	for range loopSteps {
		if !ok {
			break
		}
		if iv.Op.Blocked() {
			site := e.Trace.Site(iv.Stack)
			if seen[site]++; seen[site] == loopRounds {
				return true
			}
		}
		iv, ok = e.Trace.Prev(iv)
	}
	return false
}

const (
	loopSteps  = 64 // how many intervals before the end are looked at
	loopRounds = 3  // how often it waits at one place, if it is a loop
)

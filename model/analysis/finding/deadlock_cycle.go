package finding

import (
	"fmt"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

var deadlockCycle = Check{
	Kind:  "deadlock-cycle",
	Title: "{n|goroutine waits|goroutines wait} for each other in a circle: {where}",
	Doc: "Each goroutine of the circle holds what the one before it waits for, so none of them can " +
		"ever go on. Most often two locks are taken in one order here and in the other order there, " +
		"or a lock is held while a channel is waited for whose other side needs that lock.",
	Severity: Critical,
	Fix: "Take locks in one order everywhere, and hold none while waiting for a channel. Where the " +
		"order cannot be fixed, copy what is needed, unlock, and only then take the other lock.",
	Lesson: "deadlock-cycle",
	run:    findCycles,
}

func findCycles(c *Check, e *evidence) []Finding {
	var found []Finding
	for _, r := range e.rings {
		if slices.ContainsFunc(r, func(b *verdict.Blocked) bool { return e.claimed[b.Goroutine] }) {
			continue
		}
		var circle []verdict.Blocked
		doubt := 1.0 // that none is stuck takes as many errors as there are goroutines
		for _, b := range r {
			e.claim(b.Goroutine)
			circle = append(circle, *b)
			doubt *= 1 - float64(e.blameOf(b).confidence)
		}
		found = append(found, e.circle(c, circle, min(1-doubt, 0.99)))
	}
	return found
}

// circle makes a finding of goroutines that wait for each other, in order.
func (e *evidence) circle(c *Check, circle []verdict.Blocked, confidence float64) Finding {
	// Begin with the goroutine that is the first by number, so that a circle is always
	// told the same way.
	first := 0
	for i := range circle {
		if e.Trace.Goroutine(circle[i].Goroutine).ID < e.Trace.Goroutine(circle[first].Goroutine).ID {
			first = i
		}
	}
	circle = slices.Concat(circle[first:], circle[:first])
	var steps, places []string
	var at []Place
	for i := range circle {
		b, next := &circle[i], &circle[(i+1)%len(circle)]
		site := e.Trace.Site(b.Stack)
		at = append(at, Place{"waits", site})
		places = append(places, where(e.Trace, site))
		steps = append(steps, fmt.Sprintf("goroutine %d (%s at %s) waits for goroutine %d",
			e.Trace.Goroutine(b.Goroutine).ID, b.Op, format.Place(e.Trace.Frame(site)), e.Trace.Goroutine(next.Goroutine).ID))
	}
	f := c.finding(len(circle), "where", list(slices.Compact(slices.Clone(places)), maxPlaces))
	f.Confidence = confidence
	e.rest(&f, circle)
	f.Places = append(at, e.creations(circle)...)
	f.Why = capital(strings.Join(steps, "; ")) + "."
	f.Severity = e.certain(confidence)
	if slices.ContainsFunc(circle, func(b verdict.Blocked) bool { return b.Op == model.OpRWMutexRLock }) {
		f.Fix += " An RLock within an RLock is no way out: a writer that comes between the two goes first, and stops both."
	}
	return f
}

// capital begins a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

package finding

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// Thresholds of what is stuck.
const (
	// sureAt is how sure a verdict must be to be called critical: below, one in
	// five would be a false alarm.
	sureAt = 0.8
	// doubtAt is how sure a verdict must be to be a warning: below, one in three would
	// be a false alarm, and what it says is only worth knowing.
	doubtAt = 0.65
	// several goroutines stuck at one place are no accident.
	several = 2
)

// stuckAt makes a finding of each place where goroutines are stuck in one of some
// operations for a reason that the check explains, and claims them.
func (e *evidence) stuckAt(c *Check, ops []model.Operation, reasons ...reason) []Finding {
	var found []Finding
	for _, g := range e.stuck {
		if ops != nil && !slices.Contains(ops, g.Op) {
			continue
		}
		var members []verdict.Blocked
		sum := 0.0
		for i := range g.Members {
			if slices.Contains(reasons, g.why[i].reason) && e.claim(g.Members[i].Goroutine) {
				members = append(members, g.Members[i])
				sum += float64(g.why[i].confidence)
			}
		}
		if len(members) > 0 {
			g.Members = members
			found = append(found, e.stuckGroup(c, g.Group, mean(sum, len(members))))
		}
	}
	return found
}

// mean returns the mean of n confidences, without what adding them up left behind.
func mean(sum float64, n int) float64 { return math.Round(sum/float64(n)*1000) / 1000 }

// stuckGroup makes a finding of goroutines that are stuck at one place.
func (e *evidence) stuckGroup(c *Check, g verdict.Group, confidence float64) Finding {
	f := c.finding(len(g.Members), "op", g.Op.String(), "where", e.whereWaits(g.Op, g.Site))
	f.Confidence = confidence
	e.rest(&f, g.Members)
	f.Places = append([]Place{{"waits", g.Site}}, e.creations(g.Members)...)
	ended, by := e.helpers(g.Op, g.Site)
	f.Places = append(f.Places, by...)
	f.Why = e.stuckWhy(&g.Members[0], len(g.Members), ended, by)
	if e.cancelledAt(g.Op, g.Site) {
		f.Fix = "Call the context's cancel on every way out (defer cancel()), also of what is dropped before its time: " +
			"others who waited here went on when theirs was called."
		f.Lesson = "context-leak"
	}
	f.Severity = e.stuckSeverity(g.Members, confidence)
	if confidence < doubtAt {
		f.Title = doubted.Replace(f.Title)
	}
	return f
}

// doubted takes back what a title says for sure.
var doubted = strings.NewReplacer("waits for ever", "may wait for ever", "wait for ever", "may wait for ever")

// rest notes what a finding about goroutines that are stuck rests on.
func (e *evidence) rest(f *Finding, members []verdict.Blocked) {
	span := Span{members[0].Start, members[0].End}
	f.Goroutines = make([]model.Goroutine, 0, len(members))
	for i := range members {
		b := &members[i]
		f.Goroutines = append(f.Goroutines, b.Goroutine)
		f.Cost += b.Duration()
		span.From = min(span.From, b.Start)
	}
	f.Spans = []Span{span}
	f.CostOf = "waited by " + format.Plural(len(members), "goroutine")
}

// stuckSeverity tells how bad it is that goroutines are stuck.
func (e *evidence) stuckSeverity(members []verdict.Blocked, confidence float64) Severity {
	main := slices.ContainsFunc(members, func(b verdict.Blocked) bool { return e.isMain(b.Goroutine) })
	proven := slices.ContainsFunc(members, func(b verdict.Blocked) bool { return b.Proven })
	if proven || confidence >= sureAt && (main || len(members) >= several) {
		return Critical
	}
	return e.atMostWarning(confidence)
}

// atMostWarning is the severity of what is not sure.
func (e *evidence) atMostWarning(confidence float64) Severity {
	if confidence >= doubtAt {
		return Warning
	}
	return Info
}

// helpers returns how many waits in an operation at a place others have ended, and
// from where, most first.
func (e *evidence) helpers(op model.Operation, site model.FrameID) (ended int, by []Place) {
	for _, w := range e.wakesAt(site) {
		if w.Waited != op || w.System {
			continue
		}
		ended += w.Count
		if w.Waker != model.NoFrame && len(by) < maxPlaces {
			by = append(by, Place{"wakes", w.Waker})
		}
	}
	return ended, by
}

// cancelledAt reports whether cancelled contexts ended waits in an operation at a place.
func (e *evidence) cancelledAt(op model.Operation, site model.FrameID) bool {
	return slices.ContainsFunc(e.wakesAt(site), func(w analysis.Edge) bool {
		return w.Waited == op && w.Kind == model.WakeCancel
	})
}

// stuckWhy puts in words why a goroutine, and others like it, are held to be stuck.
func (e *evidence) stuckWhy(b *verdict.Blocked, n, ended int, by []Place) string {
	var s strings.Builder
	fmt.Fprintf(&s, "Goroutine %d %s", e.Trace.Goroutine(b.Goroutine).ID, b.Why(e.Trace))
	s.WriteString(".")
	if n > 1 {
		fmt.Fprintf(&s, " %s the same.", plural(n-1, "more does", "more do"))
	}
	switch {
	case ended > 0 && len(by) > 0:
		through := "through"
		if ended > 1 {
			through = "most of them through"
		}
		fmt.Fprintf(&s, " %s there ended, %s %s.", format.Plural(ended, "other wait"), through, where(e.Trace, by[0].Site))
	case ended == 0 && b.Cause == verdict.CauseEvidence && e.span() > model.Time(time.Millisecond):
		s.WriteString(" No wait there ended in this trace.")
	}
	s.WriteString(e.recordedOf(b.Goroutine))
	return s.String()
}

// whereWaits names the place of a wait, and the channel or the lock if its name is
// known: "on results in main.ask (main.go:48)", "of mu in main.add (main.go:12)".
func (e *evidence) whereWaits(op model.Operation, site model.FrameID) string {
	place := "in " + where(e.Trace, site)
	name := e.nameAt(op, site)
	switch {
	case name == "":
		return place
	case op.Class() == model.ClassMutex || op.Class() == model.ClassRWMutex:
		return "of " + name + " " + place
	}
	return "on " + name + " " + place
}

// nameAt returns what the program calls the channel or lock that is used at a place,
// "" if that is not known or not one.
func (e *evidence) nameAt(op model.Operation, site model.FrameID) string {
	if op == model.OpSelect {
		return "" // it has several
	}
	if e.names == nil {
		e.nameUses()
	}
	return e.names[placeKey{op, site}]
}

// nameUses notes what channels and locks are called where goroutines wait for them: ""
// where that differs, and where it is a place and not a name.
func (e *evidence) nameUses() {
	e.names = make(map[placeKey]string)
	note := func(name string, uses []channel.Use) {
		if strings.ContainsAny(name, ": (<") {
			name = ""
		}
		for _, u := range uses {
			at := placeKey{u.Op, u.Site}
			if before, ok := e.names[at]; ok && before != name {
				e.names[at] = ""
				continue
			}
			e.names[at] = name
		}
	}
	for i := range e.Channels.Channels {
		note(e.Channels.Channels[i].Name, e.Channels.Channels[i].Uses)
	}
	for i := range e.Channels.Locks {
		note(e.Channels.Locks[i].Name, e.Channels.Locks[i].Uses)
	}
}

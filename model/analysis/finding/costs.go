package finding

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/format"
)

// waitsIn returns the places at which goroutines wait in one of some operations, most
// time first.
func (e *evidence) waitsIn(ops ...model.Operation) []*place {
	if e.Study == nil {
		return nil
	}
	e.Study.join()
	var all []*place
	for _, p := range e.Study.places {
		if slices.Contains(ops, p.op) {
			all = append(all, p)
		}
	}
	slices.SortFunc(all, func(a, b *place) int {
		return cmp.Or(-cmp.Compare(a.inside, b.inside), cmp.Compare(a.site, b.site), cmp.Compare(a.op, b.op))
	})
	return all
}

// wakesOf returns who ended waits in an operation at a place, most first, and how many
// of them did it in one of some ways, and in all.
func (e *evidence) wakesOf(op model.Operation, site model.FrameID, kinds ...model.WakeKind) (by []analysis.Edge, n, all int) {
	for _, w := range e.wakesAt(site) {
		if w.Waited != op || w.System {
			continue
		}
		all += w.Count
		if slices.Contains(kinds, w.Kind) {
			n += w.Count
			by = append(by, w)
		}
	}
	return by, n, all
}

// wakesAt returns the edges that lead to a place, most first.
func (e *evidence) wakesAt(site model.FrameID) []analysis.Edge {
	if e.edges == nil {
		e.edges = make(map[model.FrameID][]analysis.Edge)
		for _, w := range e.Wakes {
			e.edges[w.Woken] = append(e.edges[w.Woken], w)
		}
	}
	return e.edges[site]
}

// wakers lists the places of edges, each once.
func wakers(role string, edges []analysis.Edge) []Place {
	var places []Place
	for _, w := range edges {
		p := Place{role, w.Waker}
		if w.Waker != model.NoFrame && !slices.Contains(places, p) && len(places) < maxPlaces {
			places = append(places, p)
		}
	}
	return places
}

// spent says how some goroutines divide their time.
func (e *evidence) spent(gs []model.Goroutine) (sum model.Share) {
	for _, g := range gs[:min(len(gs), maxSpent)] {
		for class, d := range e.Trace.Spent(g) {
			sum[class] += d
		}
	}
	return sum
}

// maxSpent is of how many goroutines it is found out how they spend their time: that
// may mean to look at all of the trace.
const maxSpent = 4

// runShare returns how much of its time is running, or ready to.
func runShare(s model.Share) float64 {
	return shareOf(s[model.ClassRunning]+s[model.ClassRunnable], s.Total())
}

func shareOf(part, whole model.Time) float64 {
	if whole <= 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// doing says what took most of some time: "runs 72.0% of its time".
func doing(s model.Share) string {
	class, ok := s.Largest()
	if !ok {
		return "is not seen"
	}
	part := format.Percent(float64(s[class]), float64(s.Total())) + " of its time"
	switch class {
	case model.ClassRunning:
		return "runs " + part
	case model.ClassRunnable:
		return "waits for a processor " + part
	case model.ClassSyscall:
		return "is in system calls " + part
	case model.ClassNetwork:
		return "waits for the network " + part
	case model.ClassSleep:
		return "sleeps " + part
	case model.ClassUnknown, model.ClassOther:
		return "waits for something else " + part
	}
	return "waits in " + class.String() + " " + part
}

// percent writes a share.
func percent(share float64) string { return format.Percent(share, 1) }

// costs notes what waits at a place cost, and the longest of them.
func (e *evidence) costs(f *Finding, p *place) {
	f.Cost = time.Duration(p.inside)
	f.CostOf = fmt.Sprintf("waited there in %s", format.Plural(p.count, "wait"))
	f.Goroutines = p.goroutines.all()
	if p.worst.length() > 0 {
		f.Spans = []Span{{p.worst.start, p.worst.end}}
	}
}

// perSpan returns how many goroutines wait at a place at any time, in the mean.
func (e *evidence) perSpan(d model.Time) float64 { return shareOf(d, e.span()) }

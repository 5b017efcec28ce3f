package report

import (
	"chanlens/model"
)

// The plain way to the parts of a document that printJSON writes fast.

func documentFindings(r *Report) []Finding {
	list := []Finding{}
	for i := range r.Findings {
		f := &r.Findings[i]
		d := Finding{
			Kind: f.Kind, Severity: f.Severity.String(), Title: f.Title, Key: f.Key, New: r.isNew(f),
			Goroutines: []int64{}, Places: []Place{}, Spans: []Span{},
			CostNS: int64(f.Cost), CostOf: f.CostOf, Confidence: f.Confidence, Why: f.Why, Fix: f.Fix, Lesson: f.Lesson,
		}
		for _, g := range f.Goroutines {
			d.Goroutines = append(d.Goroutines, int64(r.Trace.Goroutine(g).ID))
		}
		for _, p := range f.Places {
			d.Places = append(d.Places, Place{p.Role, contractFrame(r.Trace, p.Site)})
		}
		for _, s := range f.Spans {
			d.Spans = append(d.Spans, Span{int64(s.From), int64(s.To)})
		}
		list = append(list, d)
	}
	return list
}

// firstFinding looks through all findings for a goroutine.
func firstFinding(r *Report, g model.Goroutine) *int {
	for i := range r.Findings {
		for _, of := range r.Findings[i].Goroutines {
			if of == g {
				return &i
			}
		}
	}
	return nil
}

// seenOrNull is null for what was not seen.
func seenOrNull(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

func documentChannels(r *Report) []Channel {
	list := []Channel{}
	for i := range r.Channels.Channels {
		c := &r.Channels.Channels[i]
		counted := seenOrNull
		of := Channel{}
		if c.Exact {
			counted = func(n int) *int { return &n }
			elem := r.Trace.String(c.Recorded.Elem)
			of.Elem, of.Cap, of.Recorded = &elem, &c.Recorded.Cap, recordedOf(r.Trace, c)
		}
		list = append(list, Channel{
			Exact: c.Exact, Elem: of.Elem, Cap: of.Cap, Recorded: of.Recorded,
			ID: c.ID, Name: c.Name, Several: c.Several, Count: seenOrNull(c.Count), Confidence: c.Confidence, Evidence: c.Evidence, Kind: shapeName(c.Shape),
			Sends: counted(c.Sends), Receives: counted(c.Receives), Closes: counted(c.Closes),
			Cancels: counted(c.Cancels), Timers: counted(c.Timers), Selects: counted(c.Selects), Wakes: counted(c.Wakes),
			SendWaitNS: int64(c.SendWait), RecvWaitNS: int64(c.ReceiveWait), SelectWaitNS: int64(c.SelectWait), MaxWaiting: c.MaxWaiting,
			SendersAtEnd: c.SendersAtEnd, ReceiversAtEnd: c.ReceiversAtEnd, SelectsAtEnd: c.SelectsAtEnd,
			Sites: sitesOf(r.Trace, c.Uses),
		})
	}
	return list
}

func documentLocks(r *Report) []Lock {
	list := []Lock{}
	for i := range r.Channels.Locks {
		l := &r.Channels.Locks[i]
		list = append(list, Lock{
			ID: l.ID, Name: l.Name, Class: l.Class.String(), Several: l.Several, Count: seenOrNull(l.Count), Confidence: l.Confidence, Evidence: l.Evidence,
			Waits: l.Waits, WaitNS: int64(l.Wait), P50NS: int64(l.P50), P99NS: int64(l.P99), MaxNS: int64(l.Max),
			MaxWaiting: l.MaxWaiting, AtEnd: l.AtEnd, Starved: l.Starved, Sites: sitesOf(r.Trace, l.Uses),
		})
	}
	return list
}

func documentPairs(r *Report) []Pair {
	list := []Pair{}
	for _, x := range r.Channels.Pairs {
		list = append(list, Pair{
			Exact: x.Exact, Kind: x.Kind.String(), Op: waitedIn(x), Waker: contractFrame(r.Trace, x.Waker), Woken: contractFrame(r.Trace, x.Woken),
			Count: x.Count, Wakers: x.Wakers, Wokens: x.Wokens,
			WaitNS: int64(x.Wait), WaitP50NS: int64(x.WaitP50), WaitP99NS: int64(x.WaitP99), WaitMaxNS: int64(x.WaitMax),
			DelayNS: int64(x.Delay), DelayP50NS: int64(x.DelayP50), DelayP99NS: int64(x.DelayP99), DelayMaxNS: int64(x.DelayMax),
		})
	}
	return list
}

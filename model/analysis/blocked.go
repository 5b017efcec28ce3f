package analysis

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// Blocked is a goroutine that is still blocked when the trace ends.
type Blocked struct {
	Goroutine model.Goroutine
	Interval  model.Interval // the wait, whole
	Verdict   Verdict
	Why       string        // the verdict's reason in plain words
	Site      model.FrameID // where it waits; NoFrame if not told
}

// BlockedAtEnd returns every goroutine that waits when the trace ends: stuck
// ones first, then waiting ones, then the system's; within each the longest
// wait first. Where the end of the trace is not there, nothing is known of it.
func BlockedAtEnd(t *model.Trace) []Blocked {
	segments := t.Segments()
	if len(segments) == 0 {
		return nil
	}
	var all []Blocked
	last := segments[len(segments)-1]
	if last.NumRows() == 0 {
		return nil
	}
	rows := last.Rows()
	for i := range rows.Len() {
		row := rows.Row(i)
		if n := row.Len(); n == 0 || row.Dead || !row.Ops()[n-1].Blocked() {
			continue
		}
		if iv, ok := t.IntervalAt(row.Goroutine, t.End()); ok && iv.Op.Blocked() {
			all = append(all, judge(t, iv))
		}
	}
	followStuck(t, all)
	slices.SortFunc(all, func(a, b Blocked) int {
		return cmp.Or(
			cmp.Compare(a.Verdict.rank(), b.Verdict.rank()),
			cmp.Compare(a.Interval.Start, b.Interval.Start), // all end together
			cmp.Compare(a.Goroutine, b.Goroutine),
		)
	})
	return all
}

// Group is all goroutines with one verdict that are blocked in one operation at
// one place.
type Group struct {
	Verdict Verdict
	Op      model.Operation
	Site    model.FrameID
	Members []Blocked // longest first
}

// Longest returns how long the group's first member has been blocked.
func (g Group) Longest() time.Duration { return g.Members[0].Interval.Duration() }

// Shortest returns how long the group's last member has been blocked.
func (g Group) Shortest() time.Duration { return g.Members[len(g.Members)-1].Interval.Duration() }

// GroupBlocked groups the goroutines that [BlockedAtEnd] returned, in the same
// order: by verdict, then by the longest wait in the group.
func GroupBlocked(blocked []Blocked) []Group {
	type key struct {
		verdict Verdict
		op      model.Operation
		site    model.FrameID
	}
	var groups []Group
	place := make(map[key]int)
	for _, b := range blocked {
		k := key{b.Verdict, canonical[b.Interval.Op], b.Site}
		i, ok := place[k]
		if !ok {
			i = len(groups)
			place[k] = i
			groups = append(groups, Group{Verdict: k.verdict, Op: k.op, Site: k.site})
		}
		groups[i].Members = append(groups[i].Members, b)
	}
	return groups
}

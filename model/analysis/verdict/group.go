package verdict

import (
	"time"

	"chanlens/model"
)

// Group is all goroutines with one verdict that are blocked in one operation at
// one place.
type Group struct {
	Verdict Verdict
	Op      model.Operation
	Site    model.FrameID
	Members []Blocked // longest first
}

// Longest returns how long the group's first member has been blocked.
func (g Group) Longest() time.Duration { return g.Members[0].Duration() }

// Shortest returns how long the group's last member has been blocked.
func (g Group) Shortest() time.Duration { return g.Members[len(g.Members)-1].Duration() }

// GroupBlocked groups the goroutines that [Study.Judge] returned, in the same
// order: by verdict, then by the longest wait in the group.
//
// It counts before it deals them out, so that the members of all groups fit in one
// list.
func GroupBlocked(t *model.Trace, blocked []Blocked) []Group {
	type key struct {
		verdict Verdict
		op      model.Operation
		site    model.FrameID
	}
	var groups []Group
	var counts []int
	place := make(map[key]int32)
	of := make([]int32, len(blocked)) // its group
	for i := range blocked {
		b := &blocked[i]
		k := key{b.Verdict, b.Op.Canonical(), t.Site(b.Stack)}
		n, ok := place[k]
		if !ok {
			n = int32(len(groups))
			place[k] = n
			groups = append(groups, Group{Verdict: k.verdict, Op: k.op, Site: k.site})
			counts = append(counts, 0)
		}
		of[i] = n
		counts[n]++
	}
	room := make([]Blocked, len(blocked))
	for n, count := range counts {
		groups[n].Members, room = room[:0:count], room[count:]
	}
	for i, n := range of {
		groups[n].Members = append(groups[n].Members, blocked[i])
	}
	return groups
}

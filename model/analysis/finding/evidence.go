package finding

import (
	"cmp"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/verdict"
)

// evidence is what checks share while they run.
type evidence struct {
	Evidence
	from, to model.Time // what is there of the trace
	atEnd    bool       // its end is there, so that something can be said of it

	stuck   []stuckGroup
	rings   rings
	types   map[string]int // how many are stuck in methods of a type; see othersInType
	claimed []bool         // by goroutine: a check has explained why it is stuck
	parents []bool         // likewise: it created one that is stuck

	born  map[model.FrameID]birth           // by place of creation; see births
	alive []model.Goroutine                 // created in the trace and alive at the end; likewise
	edges map[model.FrameID][]analysis.Edge // by the woken one's place; see wakesAt
	names map[placeKey]string               // of channels and locks; see nameAt
}

// stuckGroup is a group of goroutines that are stuck, and why each of them is.
type stuckGroup struct {
	verdict.Group
	why []blame
}

func newEvidence(e Evidence) *evidence {
	s := &evidence{Evidence: e}
	s.from, s.to = e.Trace.Known()
	s.atEnd = s.to == e.Trace.End() && s.to > s.from && !e.Trace.Info().Partial
	if s.atEnd {
		n := e.Trace.NumGoroutines()
		s.claimed, s.parents = make([]bool, n), make([]bool, n)
		s.rings = ringsOf(&e)
		s.blameAll()
	}
	return s
}

// blameAll finds out of all who are stuck why they are.
func (e *evidence) blameAll() {
	for _, g := range e.Groups {
		if g.Verdict != verdict.Stuck {
			continue
		}
		e.stuck = append(e.stuck, stuckGroup{g, make([]blame, len(g.Members))})
		for i := range g.Members {
			if by := e.Trace.Goroutine(g.Members[i].Goroutine).Creator; by != model.NoGoroutine {
				e.parents[by] = true
			}
		}
	}
	for _, g := range e.stuck {
		for i := range g.Members {
			g.why[i] = e.blameOf(&g.Members[i])
		}
	}
}

// span returns how long the part of the trace is that is there.
func (e *evidence) span() model.Time { return e.to - e.from }

// claim notes that a goroutine's wait for ever is explained. It returns false if it was.
func (e *evidence) claim(g model.Goroutine) bool {
	if e.claimed[g] {
		return false
	}
	e.claimed[g] = true
	return true
}

// isMain reports whether a goroutine is the one that runs main.main.
func (e *evidence) isMain(g model.Goroutine) bool {
	if e.Trace.Goroutine(g).ID == 1 {
		return true
	}
	fn := e.Trace.FuncName(g)
	return fn == "runtime.main" || fn == "main.main"
}

// creations counts by the place of the go statement, most first. Goroutines from
// before the trace have none.
func (e *evidence) creations(members []verdict.Blocked) []Place {
	counts := make(map[model.FrameID]int)
	for i := range members {
		if site := e.Trace.Site(e.Trace.Goroutine(members[i].Goroutine).CreatedAt); site != model.NoFrame {
			counts[site]++
		}
	}
	places := make([]Place, 0, len(counts))
	for site := range counts {
		places = append(places, Place{"created", site})
	}
	slices.SortFunc(places, func(a, b Place) int {
		return cmp.Or(-cmp.Compare(counts[a.Site], counts[b.Site]), cmp.Compare(a.Site, b.Site))
	})
	return places[:min(len(places), maxPlaces)]
}

// maxPlaces is how many places of one role a finding tells.
const maxPlaces = 3

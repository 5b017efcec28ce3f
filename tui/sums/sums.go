package sums

import (
	"cmp"
	"context"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/profile"
	"chanlens/model/analysis/verdict"
)

// Sums is what goroutines did within a range.
type Sums struct {
	*profile.Profile
	Groups []Group // most stuck first, then most time alive
	Places []Place // most stuck first, then most time
	Stuck  int     // goroutines that wait for ever, from some time in the range on

	Machine Machine

	group map[groupKey]int
}

// Group is goroutines that were started as the same.
type Group struct {
	*profile.Group
	Stuck   int
	Members []model.Goroutine // stuck ones first, then those that waited longest at a time
}

// Place is the waits in one operation at one line.
type Place struct {
	*profile.Place
	Stuck   int               // who waits there for ever
	Waiters []verdict.Blocked // who is blocked there when the trace ends: the first few, stuck ones first
}

// maxWaiters is how many goroutines are named of those that are blocked at a place.
const maxWaiters = 16

// Of sums up what goroutines do. It gives up soon after ctx is done, and returns nil.
func Of(ctx context.Context, found *examine.Result, o profile.Options) *Sums {
	p, err := profile.Over(ctx, found.Trace, o)
	if err != nil {
		return nil
	}
	s := &Sums{Profile: p, Machine: machineOf(found.Trace, p.From, p.To)}
	stuck := make([]bool, found.Trace.NumGoroutines())
	s.places(found, o, stuck)
	s.groups(found.Trace, o, stuck)
	return s
}

// groupKey is what the goroutines of a group have in common.
type groupKey struct {
	fn     model.StringID
	site   model.FrameID
	system bool
}

func keyOf(t *model.Trace, info *model.GoroutineInfo) groupKey {
	return groupKey{info.Func, t.Site(info.CreatedAt), info.System}
}

// Group returns the place in Groups of a goroutine's group, and false if it is in none.
func (s *Sums) Group(t *model.Trace, g model.Goroutine) (int, bool) {
	info := t.Goroutine(g)
	i, ok := s.group[keyOf(t, &info)]
	return i, ok
}

// groups deals out goroutines to their groups.
func (s *Sums) groups(t *model.Trace, o profile.Options, stuck []bool) {
	s.Groups = make([]Group, len(s.Profile.Groups))
	place := make(map[groupKey]int, len(s.Groups))
	for i := range s.Groups {
		g := &s.Profile.Groups[i]
		s.Groups[i] = Group{Group: g, Members: make([]model.Goroutine, 0, g.Count)}
		place[groupKey{g.Func, g.Site, g.System}] = i
	}
	for g := range model.Goroutine(t.NumGoroutines()) {
		info := t.Goroutine(g)
		if info.Last < s.From || info.First >= s.To || o.Only != nil && !o.Only(g) {
			continue
		}
		i, ok := place[keyOf(t, &info)]
		if !ok || s.Measure(g, profile.Life) == 0 {
			continue
		}
		s.Groups[i].Members = append(s.Groups[i].Members, g)
		if stuck[g] {
			s.Groups[i].Stuck++
		}
	}
	for i := range s.Groups {
		s.order(s.Groups[i].Members, stuck)
	}
	slices.SortStableFunc(s.Groups, func(a, b Group) int { return -cmp.Compare(a.Stuck, b.Stuck) })
	s.group = place
	for i := range s.Groups {
		g := s.Groups[i].Group
		s.group[groupKey{g.Func, g.Site, g.System}] = i
	}
}

// order puts stuck goroutines first, and then those that waited longest at a time.
func (s *Sums) order(members []model.Goroutine, stuck []bool) {
	type ranked struct {
		g     model.Goroutine
		stuck bool
		wait  int64
	}
	list := make([]ranked, len(members))
	for i, g := range members {
		list[i] = ranked{g, stuck[g], int64(s.Measure(g, profile.LongestWait))}
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		if a.stuck != b.stuck {
			if a.stuck {
				return -1
			}
			return 1
		}
		return -cmp.Compare(a.wait, b.wait)
	})
	for i, r := range list {
		members[i] = r.g
	}
}

// places deals out those who are blocked at the end to the places where they wait, and
// notes who is stuck.
func (s *Sums) places(found *examine.Result, o profile.Options, stuck []bool) {
	type key struct {
		op     model.Operation
		site   model.FrameID
		system bool
	}
	t := found.Trace
	s.Places = make([]Place, len(s.Profile.Places))
	at := make(map[key]int, len(s.Places))
	for i := range s.Places {
		p := &s.Profile.Places[i]
		s.Places[i].Place = p
		at[key{p.Op, p.Site, p.System}] = i
	}
	for i := range found.Blocked { // stuck ones come first
		b := found.Blocked[i]
		if b.Start >= s.To || o.Only != nil && !o.Only(b.Goroutine) {
			continue
		}
		if b.Verdict == verdict.Stuck {
			stuck[b.Goroutine] = true
			s.Stuck++
		}
		n, ok := at[key{b.Op.Canonical(), t.Site(b.Stack), t.Goroutine(b.Goroutine).System}]
		if !ok {
			continue
		}
		p := &s.Places[n]
		if b.Verdict == verdict.Stuck {
			p.Stuck++
		}
		if len(p.Waiters) < maxWaiters {
			p.Waiters = append(p.Waiters, b)
		}
	}
	slices.SortStableFunc(s.Places, func(a, b Place) int { return -cmp.Compare(a.Stuck, b.Stuck) })
}

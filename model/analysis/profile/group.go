package profile

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// Group sums up goroutines that were started as the same.
type Group struct {
	Func   model.StringID // that they were started for; 0: not told
	Site   model.FrameID  // of the go statement; NoFrame: before the trace, not told, or all sites
	System bool           // the runtime's and the tracer's own

	Count   int // that lived at some time of the range
	Ran     int // of those, how many ran in it
	AtEnd   int // how many are alive when it ends
	Created int // by a go statement in the range
	Exited  int // ended in the range

	Time     model.Share // by class, all goroutines together
	Measures [NumMeasures]MeasureSum
	Alive    Spark // time alive

	allSites bool
}

// MeasureSum tells how a measure is distributed over the goroutines of a group.
type MeasureSum struct {
	Percentiles
	Buckets Distribution
}

// group is a [Group] in the making.
type group struct {
	counts   Group // counts and times
	measures [NumMeasures]histogram
	alive    spans
}

// groups are the groups that a worker meets.
type groups struct {
	t      *model.Trace
	routes []*groupRoute // by the stack of the go statement
}

// groupRoute is a group, by the stack of the go statement. Nearly every one has one.
type groupRoute struct {
	group
	next *groupRoute
}

func newGroups(t *model.Trace) *groups {
	return &groups{t: t, routes: make([]*groupRoute, t.NumStacks()+1)}
}

// of returns the group of a goroutine.
func (s *groups) of(info *model.GoroutineInfo) *group {
	for r := s.routes[info.CreatedAt]; r != nil; r = r.next {
		if r.counts.Func == info.Func && r.counts.System == info.System {
			return &r.group
		}
	}
	r := &groupRoute{next: s.routes[info.CreatedAt]}
	r.counts.Func, r.counts.System = info.Func, info.System
	s.routes[info.CreatedAt] = r
	return &r.group
}

func (g *group) add(time *model.Share) {
	for c, spent := range time {
		g.counts.Time[c] += spent
	}
}

func (g *group) join(o *group) {
	g.counts.Count += o.counts.Count
	g.counts.Ran += o.counts.Ran
	g.counts.AtEnd += o.counts.AtEnd
	g.counts.Created += o.counts.Created
	g.counts.Exited += o.counts.Exited
	g.add(&o.counts.Time)
	for m := range g.measures {
		g.measures[m].join(&o.measures[m])
	}
	g.alive.join(&o.alive)
}

// groupKey is what the goroutines of a group have in common.
type groupKey struct {
	fn     model.StringID
	site   model.FrameID
	system bool
}

// finishGroups joins what workers and the census summed up by group.
func (p *Profile) finishGroups(s *study) {
	sites, starts := make(map[groupKey]*group), make(map[groupKey]*group)
	join := func(into map[groupKey]*group, k groupKey, g *group) {
		sum := into[k]
		if sum == nil {
			sum = new(group)
			into[k] = sum
		}
		sum.join(g)
	}
	for _, all := range s.counted {
		for stack, r := range all.routes {
			for ; r != nil; r = r.next {
				k := groupKey{r.counts.Func, s.t.Site(model.StackID(stack)), r.counts.System}
				join(sites, k, &r.group)
				join(starts, groupKey{k.fn, model.NoFrame, k.system}, &r.group)
			}
		}
	}
	for _, g := range sites {
		p.Totals.join(&Totals{Time: g.counts.Time, Alive: g.counts.Count, Ran: g.counts.Ran, AtEnd: g.counts.AtEnd, Created: g.counts.Created, Exited: g.counts.Exited})
	}
	p.Groups, p.Starts = finished(sites, s.axis, false), finished(starts, s.axis, true)
}

// finished returns groups, most time alive first.
func finished(all map[groupKey]*group, a *axis, allSites bool) []Group {
	out := make([]Group, 0, len(all))
	for k, g := range all {
		if g.counts.Count == 0 {
			continue
		}
		done := g.counts
		done.Func, done.Site, done.System, done.allSites = k.fn, k.site, k.system, allSites
		for m := range g.measures {
			done.Measures[m] = MeasureSum{g.measures[m].percentiles(), g.measures[m].distribution()}
		}
		done.Alive = g.alive.spark(a)
		out = append(out, done)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(-cmp.Compare(a.Time.Total(), b.Time.Total()), cmp.Compare(a.Func, b.Func), cmp.Compare(a.Site, b.Site), compareBool(a.System, b.System))
	})
	return out
}

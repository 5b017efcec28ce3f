package lane

import (
	"chanlens/model"
)

// origins is where all goroutines of a trace come from: those of one entry function that
// were started at one place are alike, and of one site. Sites are numbered in the order of
// their first goroutines' handles, whatever the order of the lanes.
type origins struct {
	list  []origin
	first []model.Goroutine // by site
	of    []int32           // by goroutine: its site
}

// origin is one go statement.
type origin struct {
	fn    model.StringID
	place model.FrameID // NoFrame: created before the trace, or by the runtime
}

func newOrigins(t *model.Trace) *origins {
	o := &origins{of: make([]int32, t.NumGoroutines())}
	seen := make(map[origin]int32)
	places := make(map[model.StackID]model.FrameID)
	for i := range o.of {
		info := t.Goroutine(model.Goroutine(i))
		place, ok := places[info.CreatedAt]
		if !ok {
			place = t.Site(info.CreatedAt)
			places[info.CreatedAt] = place
		}
		at, ok := seen[origin{info.Func, place}]
		if !ok {
			at = int32(len(o.list))
			seen[origin{info.Func, place}] = at
			o.list = append(o.list, origin{info.Func, place})
			o.first = append(o.first, model.Goroutine(i))
		}
		o.of[i] = at
	}
	return o
}

// Origin returns the site of a goroutine.
func (r *Roll) Origin(g model.Goroutine) Key { return Key{Site, r.origins().of[g]} }

// FirstOf returns the goroutine of a site that has the lowest handle.
func (r *Roll) FirstOf(k Key) (model.Goroutine, bool) {
	if o := r.origins(); int(k.ID) < len(o.first) {
		return o.first[k.ID], true
	}
	return model.NoGoroutine, false
}

func (r *Roll) origins() *origins {
	r.once.Do(func() { r.from = newOrigins(r.trace) })
	return r.from
}

// Sites is goroutines by site.
type Sites struct {
	*origins
	order   []int32           // the sites, in the order of their first members
	list    []site            // by site
	members []model.Goroutine // by site, each in the order of goroutines
}

// site is the goroutines of a site that are not left out.
type site struct{ off, n, stuck int32 }

func newSites(r *Roll, list []model.Goroutine, stuck Stuck) *Sites {
	o := r.origins()
	s := &Sites{origins: o, list: make([]site, len(o.list)), members: make([]model.Goroutine, len(list))}
	for _, g := range list {
		of := &s.list[o.of[g]]
		if of.n == 0 {
			s.order = append(s.order, o.of[g])
		}
		of.n++
		if _, ok := stuck(g); ok {
			of.stuck++
		}
	}
	next, off := make([]int32, len(s.list)), int32(0)
	for i := range s.list {
		s.list[i].off, next[i] = off, off
		off += s.list[i].n
	}
	for _, g := range list {
		at := &next[o.of[g]]
		s.members[*at] = g
		*at++
	}
	return s
}

// membersOf returns the goroutines of a site.
func (s *Sites) membersOf(i int32) []model.Goroutine {
	at := &s.list[i]
	return s.members[at.off : at.off+at.n]
}

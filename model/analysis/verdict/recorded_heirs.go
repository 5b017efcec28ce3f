package verdict

import (
	"slices"

	"chanlens/model"
)

// heirs counts live goroutines by those who led to them: by a go statement of their own,
// or of one that they started, and so on.
type heirs map[model.Goroutine][]heir

// heir is what one go statement of a goroutine led to.
type heir struct {
	at     model.StackID // the go statement
	last   model.Time    // when it was done last, for one that is live
	latest model.Goroutine
	live   int
}

// enliven notes that a goroutine is live.
func (h heirs) enliven(t *model.Trace, g model.Goroutine) {
	for by, of := range ancestors(t, g) {
		list := h[by]
		i := slices.IndexFunc(list, func(x heir) bool { return x.at == of.CreatedAt })
		if i < 0 {
			i = len(list)
			list = append(list, heir{at: of.CreatedAt})
		}
		list[i].live++
		if of.Created >= list[i].last {
			list[i].last, list[i].latest = of.Created, g
		}
		h[by] = list
	}
}

// ancestors yields who led to a goroutine, from its maker on, each with the goroutine
// that it made on the way.
func ancestors(t *model.Trace, g model.Goroutine) func(yield func(model.Goroutine, model.GoroutineInfo) bool) {
	return func(yield func(model.Goroutine, model.GoroutineInfo) bool) {
		for range maxAncestors {
			info := t.Goroutine(g)
			if info.Creator == model.NoGoroutine || !yield(info.Creator, info) {
				return
			}
			g = info.Creator
		}
	}
}

// origin is a go statement of a goroutine.
type origin struct {
	by model.Goroutine
	at model.StackID
}

// ofHeirs looks for live goroutines that have not used the channel, but may have been
// given it: they were started, or who led to them was, in the call that made the
// channel, or in one that used it.
func (j *settling) ofHeirs(x *suspect, info *model.ChanInfo, of *uses, live []*use, p *prospect) {
	used := make(map[origin]int) // how many of them have used it
	for _, u := range live {
		for by, child := range ancestors(j.t, u.g) {
			used[origin{by, child.CreatedAt}]++
		}
	}
	look := func(by model.Goroutine, in scope, since model.Time) {
		for _, h := range j.heirs[by] {
			if len(in) > 0 && h.live > used[origin{by, h.at}] && h.last >= since && j.scopes.shared(in, j.scopes.at(h.at)) == len(in) {
				p.brighten(hopeHeirs, h.latest, 0)
			}
		}
	}
	if info.Made != model.NoTime && info.Maker != model.NoGoroutine {
		look(info.Maker, j.scopes.at(info.MadeAt), info.Made)
	}
	for i := range of.list {
		u := &of.list[i]
		if j.heirs[u.g] == nil {
			continue
		}
		for s := range u.sides {
			if u.sides[s].came > 0 {
				look(u.g, j.scopes.at(j.stackOf(&u.sides[s].last)), max(info.Made, 0))
			}
		}
	}
}

package lane

import (
	"cmp"
	"iter"

	"chanlens/model"
)

// Arranger makes lanes of goroutines in an order. What it finds out about who belongs
// together it keeps: make a new one when the order or the filter changes, and ask it for
// lanes whenever something else does. It is used by one goroutine.
type Arranger struct {
	roll  *Roll
	order *Order
	stuck Stuck
	only  func(model.Goroutine) bool // nil: all
	list  []model.Goroutine          // of the order, what the filter lets through

	sites  *Sites
	forest *Forest
	notes  *Notes

	scratch scratch
}

// scratch is what lanes are made in, again and again: those of half a million goroutines take
// longer to clear away than to make.
type scratch struct {
	list  []Lane
	index []int32
	alive []bool
}

// NewArranger returns an arranger of goroutines, of which a filter may let through a part.
func NewArranger(r *Roll, o *Order, stuck Stuck, only func(model.Goroutine) bool) *Arranger {
	a := &Arranger{roll: r, order: o, stuck: stuck, only: only, list: o.List}
	if stuck == nil {
		a.stuck = func(model.Goroutine) (model.Time, bool) { return 0, false }
	}
	if only != nil {
		a.list = nil
		for _, g := range o.List {
			if only(g) {
				a.list = append(a.list, g)
			}
		}
	}
	return a
}

// Prepared reports whether who belongs together in lanes of a mode is known.
func (a *Arranger) Prepared(m Mode) bool {
	return !(m == BySite && a.sites == nil || m == ByFamily && a.forest == nil)
}

// Prepare finds out who belongs together in lanes of a mode, which takes long where there
// are many goroutines. It may be called beside who uses the arranger, who then calls take:
// what is known by then stays, for others may read it.
func (a *Arranger) Prepare(m Mode) (take func()) {
	switch m {
	case BySite:
		sites := newSites(a.roll, a.list, a.stuck)
		return func() { a.sites = cmp.Or(a.sites, sites) }
	case ByFamily:
		forest := newForest(a.roll, a.list, a.stuck)
		return func() { a.forest = cmp.Or(a.forest, forest) }
	}
	return func() {}
}

// Sites returns the goroutines by what made them.
func (a *Arranger) Sites() *Sites {
	if a.sites == nil {
		a.sites = newSites(a.roll, a.list, a.stuck)
	}
	return a.sites
}

// Forest returns the goroutines by who created whom.
func (a *Arranger) Forest() *Forest {
	if a.forest == nil {
		a.forest = newForest(a.roll, a.list, a.stuck)
	}
	return a.forest
}

// Notes returns the trace's tasks and regions.
func (a *Arranger) Notes() *Notes {
	if a.notes == nil {
		a.notes = newNotes(a.roll)
	}
	return a.notes
}

// Keep takes over what another arranger of the same trace has found out and does not
// depend on order and filter. The other one is not used any more, nor are its lanes after
// this one has made some.
func (a *Arranger) Keep(before *Arranger) {
	if before != nil && before.roll == a.roll {
		a.notes, a.scratch = before.notes, before.scratch
	}
}

// Members yields the goroutines that a lane stands for.
func (a *Arranger) Members(k Key) iter.Seq[model.Goroutine] {
	return func(yield func(model.Goroutine) bool) {
		switch k.Kind {
		case Goroutine:
			yield(model.Goroutine(k.ID))
		case Family:
			a.Forest().walk(model.Goroutine(k.ID), yield)
		case Site:
			if int(k.ID) >= len(a.Sites().list) {
				return
			}
			for _, g := range a.Sites().membersOf(k.ID) {
				if !yield(g) {
					return
				}
			}
		case Task:
			if g := a.Notes().whose[k.ID]; g != model.NoGoroutine {
				yield(g)
			}
		case Track:
			yield(a.Notes().tracks[k.ID].g)
		}
	}
}

// Living yields the goroutines that a lane stands for that are alive at a moment.
func (a *Arranger) Living(k Key, at model.Time) iter.Seq[model.Goroutine] {
	return func(yield func(model.Goroutine) bool) {
		for g := range a.Members(k) {
			if a.roll.lives[g].in(at, at+1) && !yield(g) {
				return
			}
		}
	}
}

// Size returns how many goroutines a group stands for, and how many of them are stuck.
func (a *Arranger) Size(k Key) (n, stuck int) {
	switch {
	case k.Kind == Family:
		f := a.Forest()
		return int(f.size[k.ID]), int(f.stuck[k.ID])
	case k.Kind == Site && int(k.ID) < len(a.Sites().list):
		s := &a.Sites().list[k.ID]
		return int(s.n), int(s.stuck)
	}
	return 0, 0
}

// holders returns the groups that a goroutine may be in, the innermost first.
func (a *Arranger) holders(m Mode, g model.Goroutine) (list []Key) {
	if int(g) >= len(a.roll.lives) {
		return nil
	}
	switch m {
	case BySite:
		list = append(list, a.roll.Origin(g))
	case ByFamily:
		f := a.Forest()
		if f.size[g] == 0 {
			break
		}
		for at := int32(g); at >= 0; at = f.above[at] {
			list = append(list, Key{Family, at})
		}
	}
	return list
}

// Holders returns the groups that must be open for a goroutine to have a lane of its own,
// in a mode.
func (a *Arranger) Holders(m Mode, g model.Goroutine) []Key {
	list := a.holders(m, g)
	if m == ByFamily && len(list) > 0 {
		return list[1:]
	}
	return list
}

// Plan says which lanes are wanted.
type Plan struct {
	Mode     Mode
	Pins     []Key // lanes that stay at the top, in this order
	Room     int   // for how many of them
	Hidden   map[Key]bool
	Folds    map[Key]Fold // lanes that the user opened or closed
	Recorded []model.Chan // channels whose operations were recorded, in order
	Channels []int        // IDs of those that were inferred, likewise: they stand behind

	Alive    bool       // only what is alive in From to To
	From, To model.Time // the window
	Keep     Key        // a lane that stays, alive or not

	Until model.Time // what begins from here on has no lane; 0: it has
}

// Lanes makes lanes. They take the place of those made before, which are not used any more.
func (a *Arranger) Lanes(p Plan) Lanes {
	l := Lanes{
		Mode: p.Mode, By: a.order.By, Back: a.order.Back, a: a,
		Left:   Left{System: a.order.System, Filtered: len(a.order.List) - len(a.list)},
		others: make(map[Key]int32),
	}
	l.List = a.scratch.list[:0]
	if p.Mode.Ordered() {
		if len(a.scratch.index) != len(a.roll.lives) {
			a.scratch.index = make([]int32, len(a.roll.lives))
		}
		l.index = a.scratch.index
		clear(l.index)
	}
	b := build{a: a, p: &p, l: &l, pinned: make(map[Key]bool, len(p.Pins))}
	b.pins()
	b.hide()
	b.prepare()
	builders[p.Mode](&b)
	a.scratch.list = l.List
	return l
}

// there reports whether a lane stands for something in this trace.
func (a *Arranger) there(k Key) bool {
	switch k.Kind {
	case Goroutine:
		return int(k.ID) < len(a.roll.lives)
	case Family:
		return int(k.ID) < len(a.roll.lives) && a.Forest().size[k.ID] > 0
	case Site:
		return int(k.ID) < len(a.Sites().list)
	case Task:
		return int(k.ID) < len(a.Notes().tasks)
	case Track:
		return int(k.ID) < len(a.Notes().tracks)
	case Recorded:
		return int(k.ID) < a.roll.trace.NumChans()
	}
	return true
}

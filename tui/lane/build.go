package lane

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// build is lanes being made.
type build struct {
	a      *Arranger
	p      *Plan
	l      *Lanes
	pinned map[Key]bool
	hidden []bool // by goroutine; nil: none of them is hidden
	alive  []bool // by goroutine: in the window, and not too late; nil: that does not matter

	regions bool // the trace has some
}

// prepare finds out what is asked of each of half a million goroutines, at every move of
// the window: in the order of the lanes, their lives lie all over memory.
func (b *build) prepare() {
	b.regions = len(b.a.roll.trace.Regions()) > 0
	if !b.p.Alive && b.p.Until == 0 || !b.p.Mode.Ordered() {
		return
	}
	if room := &b.a.scratch; len(room.alive) != len(b.a.roll.lives) {
		room.alive = make([]bool, len(b.a.roll.lives))
	}
	b.alive = b.a.scratch.alive
	for g, life := range b.a.roll.lives {
		b.alive[g] = !b.dead(KeyOf(model.Goroutine(g)), life)
	}
}

// builders make the lanes of each mode, behind the pinned ones.
var builders = [numModes]func(*build){
	Goroutines: (*build).goroutines,
	BySite:     (*build).bySite,
	ByFamily:   (*build).byFamily,
	Processors: (*build).processors,
	Threads:    (*build).threads,
	Channels:   (*build).channels,
	Tasks:      (*build).tasks,
}

// pins puts the pinned lanes first.
func (b *build) pins() {
	for _, k := range b.p.Pins {
		switch {
		case b.pinned[k] || !b.a.there(k):
		case b.l.Pinned >= b.p.Room:
			b.l.Left.Pins++
		default:
			b.pinned[k] = true
			fold := Single
			if k.Kind == Site || k.Kind == Family {
				fold = Closed
			}
			b.l.add(Lane{Key: k, Fold: fold})
			b.l.Pinned++
		}
	}
}

// out reports whether a lane is hidden, or stands at the top already.
func (b *build) out(k Key) bool {
	pinned, hidden := false, false
	if k.Kind == Goroutine && b.l.index != nil { // of which there may be many
		pinned = b.l.index[k.ID] > 0
		hidden = b.hidden != nil && b.hidden[k.ID]
	} else {
		pinned, hidden = b.pinned[k], b.p.Hidden[k]
	}
	if hidden && !pinned {
		b.l.Left.Hidden++
	}
	return pinned || hidden
}

// hide notes which goroutines are hidden.
func (b *build) hide() {
	for k, hidden := range b.p.Hidden {
		if k.Kind != Goroutine || !hidden || !b.a.there(k) {
			continue
		}
		if b.hidden == nil {
			b.hidden = make([]bool, len(b.a.roll.lives))
		}
		b.hidden[k.ID] = true
	}
}

// dead reports whether a lane is left out because what it stands for is not alive in the
// window, or begins too late.
func (b *build) dead(k Key, of life) bool {
	return b.late(of.first) || b.p.Alive && k != b.p.Keep && !of.in(b.p.From, b.p.To)
}

// late reports whether something begins so late that it has no lane.
func (b *build) late(first model.Time) bool { return b.p.Until > 0 && first >= b.p.Until }

// fold returns whether a lane that may hold others is open.
func (b *build) fold(k Key, usually Fold) Fold {
	if f, ok := b.p.Folds[k]; ok {
		return f
	}
	return usually
}

// goroutines makes a lane for each goroutine.
func (b *build) goroutines() { b.each(b.a.list, 0) }

// each makes the lanes of goroutines.
func (b *build) each(list []model.Goroutine, depth uint8) {
	if b.alive == nil {
		b.l.List = slices.Grow(b.l.List, len(list))
	}
	if b.regions || b.hidden != nil {
		for _, g := range list {
			b.goroutine(g, depth)
		}
		return
	}
	for _, g := range list { // the same in fewer steps
		if b.l.index[g] == 0 && (b.alive == nil || b.alive[g]) {
			b.l.List = append(b.l.List, Lane{Key: KeyOf(g), Depth: depth})
			b.l.index[g] = int32(len(b.l.List))
		}
	}
}

// goroutine makes the lane of a goroutine, and if it is open those of its regions.
func (b *build) goroutine(g model.Goroutine, depth uint8) {
	k := KeyOf(g)
	if b.alive != nil && !b.alive[g] || b.out(k) {
		return
	}
	lane := Lane{Key: k, Depth: depth}
	tracks := b.tracksOf(g)
	if len(tracks) > 0 {
		lane.Fold = b.fold(k, Closed)
	}
	b.l.add(lane)
	if lane.Fold == Open {
		b.tracks(tracks, deeper(depth))
	}
}

// tracksOf returns the tracks of a goroutine's regions.
func (b *build) tracksOf(g model.Goroutine) []int32 {
	if !b.regions {
		return nil
	}
	return b.a.Notes().ofWhom[g]
}

func (b *build) tracks(list []int32, depth uint8) {
	for _, i := range list {
		if k := (Key{Track, i}); !b.out(k) {
			b.l.add(Lane{Key: k, Depth: depth})
		}
	}
}

// bySite makes a lane for each go statement, and if it is open one for each goroutine it
// made. One that made a single goroutine is that goroutine's.
func (b *build) bySite() {
	s := b.a.Sites()
	for _, i := range s.order {
		k, members := Key{Site, i}, s.membersOf(i)
		if len(members) == 1 {
			b.goroutine(members[0], 0)
			continue
		}
		if b.allDead(k, members) || b.out(k) {
			continue
		}
		lane := Lane{Key: k, Fold: b.fold(k, Closed)}
		b.l.add(lane)
		if lane.Fold == Open {
			b.each(members, 1)
		}
	}
}

// allDead is dead for a site.
func (b *build) allDead(k Key, members []model.Goroutine) bool {
	if b.alive == nil || b.p.Until == 0 && k == b.p.Keep {
		return false
	}
	return !slices.ContainsFunc(members, func(g model.Goroutine) bool { return b.alive[g] })
}

// A family is open at first if it is small and not deep: what fits on a screen is seen as
// a tree, and no trace begins with half a million lanes.
const (
	openChildren = 24
	openDepth    = 5
)

// byFamily makes a lane for each goroutine, below who created it.
func (b *build) byFamily() {
	f := b.a.Forest()
	type node struct {
		g     model.Goroutine
		depth uint8
	}
	var rest []node
	if len(f.roots) == len(b.a.list) { // nobody created anybody
		b.each(f.roots, 0)
		return
	}
	for _, root := range f.roots {
		rest = append(rest[:0], node{root, 0})
		for len(rest) > 0 {
			n := rest[len(rest)-1]
			rest = rest[:len(rest)-1]
			children := f.childrenOf(n.g)
			if len(children) == 0 {
				b.goroutine(n.g, n.depth)
				continue
			}
			if !b.family(f, n.g, n.depth) {
				continue
			}
			if f.leaves(n.g) {
				b.each(children, deeper(n.depth))
				continue
			}
			for i := len(children) - 1; i >= 0; i-- {
				rest = append(rest, node{children[i], deeper(n.depth)})
			}
		}
	}
}

// family makes the lane of a goroutine that created others, and reports whether it is open.
func (b *build) family(f *Forest, g model.Goroutine, depth uint8) (open bool) {
	k := Key{Family, int32(g)}
	if b.dead(k, f.lives[g]) || b.out(k) {
		return false
	}
	usually := Closed
	if len(f.childrenOf(g)) <= openChildren && depth < openDepth {
		usually = Open
	}
	lane := Lane{Key: k, Fold: b.fold(k, usually), Depth: depth}
	b.l.add(lane)
	if lane.Fold == Open {
		b.tracks(b.tracksOf(g), deeper(depth))
	}
	return lane.Fold == Open
}

func (b *build) processors() {
	for _, p := range b.a.roll.trace.Procs() {
		b.plain(Key{Proc, int32(p)})
	}
}

func (b *build) threads() {
	t := b.a.roll.trace
	list := make([]int32, t.NumThreads())
	for i := range list {
		list[i] = int32(i)
	}
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Compare(t.ThreadID(model.Thread(a)), t.ThreadID(model.Thread(b)))
	})
	for _, th := range list {
		b.plain(Key{Thread, th})
	}
}

func (b *build) channels() {
	for _, c := range b.p.Recorded {
		if made := b.a.roll.trace.Chan(c).Made; made != model.NoTime && b.late(made) {
			continue
		}
		b.plain(Key{Recorded, int32(c)})
	}
	for _, id := range b.p.Channels {
		b.plain(Key{Channel, int32(id)})
	}
}

func (b *build) plain(k Key) {
	if !b.out(k) {
		b.l.add(Lane{Key: k})
	}
}

// tasks makes a lane for each task, and if it is open those of what is in it. Without
// tasks, regions stand below their goroutines.
func (b *build) tasks() {
	n := b.a.Notes()
	for _, i := range n.roots {
		b.task(i, 0)
	}
	if len(n.roots) > 0 {
		return
	}
	for _, g := range b.a.list {
		if len(n.ofWhom[g]) == 0 {
			continue
		}
		k := KeyOf(g)
		if b.dead(k, b.a.roll.lives[g]) || b.out(k) {
			continue
		}
		lane := Lane{Key: k, Fold: b.fold(k, Open)}
		b.l.add(lane)
		if lane.Fold == Open {
			b.tracks(n.ofWhom[g], 1)
		}
	}
}

// Tasks are open at first if there are no more than openTasks of them. Those in each other
// are shown no deeper than maxTaskDepth.
const (
	openTasks    = 20
	maxTaskDepth = 40
)

func (b *build) task(i int32, depth uint8) {
	n := b.a.Notes()
	task := &n.tasks[i]
	k := Key{Task, i}
	if g := n.whose[i]; b.a.only != nil && (g == model.NoGoroutine || !b.a.only(g)) {
		return
	}
	if b.dead(k, life{task.Start, task.End}) || b.out(k) {
		return
	}
	lane := Lane{Key: k, Depth: depth}
	if children, tracks := n.children[i], n.ofTask[task.ID]; len(children)+len(tracks) > 0 && depth < maxTaskDepth {
		usually := Closed
		if len(n.tasks) <= openTasks {
			usually = Open
		}
		lane.Fold = b.fold(k, usually)
		b.l.add(lane)
		if lane.Fold == Open {
			b.tracks(tracks, deeper(depth))
			for _, child := range children {
				b.task(child, deeper(depth))
			}
		}
		return
	}
	b.l.add(lane)
}

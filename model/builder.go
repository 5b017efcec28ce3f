package model

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"
)

// Builder joins generations to a trace. It is used by one goroutine: add the
// generations in order, then Seal.
//
// What must be done in order costs little: per goroutine and per string or stack,
// not per event. The columns are filled beside it (see fill.go), one generation
// late, when it is known where the segment ends and which intervals go on.
type Builder struct {
	t      *Trace
	origin Time // of the trace's clock: what becomes 0
	last   Time // time of the last event added, on the trace's clock

	alive   map[GoID]carry // goroutines alive at the end of the last segment
	open    openNotes
	threads threadTable
	lost    []GenerationInfo // since the last sound one
	pending *filling         // the last segment, whose end is not known yet
	work    errgroup.Group   // segments being filled
}

// NewBuilder returns a builder for a trace with the given facts. Generations and
// Events of info are filled by the builder.
func NewBuilder(info Info) *Builder {
	b := &Builder{
		t:       &Trace{info: info, syms: newSymbols(), procs: make(map[Proc]*procLane)},
		alive:   make(map[GoID]carry),
		open:    newOpenNotes(),
		threads: threadTable{byID: make(map[int64]Thread)},
	}
	b.work.SetLimit(runtime.GOMAXPROCS(0))
	return b
}

// Warn adds a warning for people. A trace keeps its first 50.
func (b *Builder) Warn(format string, args ...any) {
	if len(b.t.info.Warnings) < 50 {
		b.t.info.Warnings = append(b.t.info.Warnings, fmt.Sprintf(format, args...))
	}
}

// Lost records a generation that could not be read; info.Lost says why.
func (b *Builder) Lost(info GenerationInfo) {
	info.Start, info.End = b.t.end, b.t.end
	b.lost = append(b.lost, info)
	b.t.info.Generations = append(b.t.info.Generations, info)
}

// Add joins the next generation. The generation must not be used afterwards. Add
// returns false, and records it as lost, if its times lie before those of the
// generation before.
//
//  1. Move its times behind the generation before, and to the trace's origin.
//  2. Give its strings, stacks, threads and goroutines the trace's handles.
//  3. For each goroutine, see whether its first interval goes on from the segment
//     before; if so it takes over start, operation and stack.
//  4. Close the segment before, which ends where this one starts, and fill its
//     columns in the background.
//  5. Join ranges, tasks, regions and processors.
func (b *Builder) Add(g *Generation) bool {
	if !b.place(g) {
		return false
	}
	b.closeLast(g.info.Start)
	first := Goroutine(len(b.t.goroutines))
	names := b.names(g)
	f := &filling{g: g, names: names, seg: &Segment{info: g.info}}
	f.seg.rows = rowsOf(g, names.goroutines, first)
	b.describe(f)
	b.join(f)
	if b.pending != nil { // what goes on from it is known now
		b.fill(b.pending)
	}
	b.pending = f
	b.t.segments = append(b.t.segments, f.seg)
	b.t.info.Events += g.info.Events
	b.t.info.Generations = append(b.t.info.Generations, g.info)
	b.t.end = g.info.End
	b.addProcs(g, names)
	b.addNotes(g, names)
	if b.t.info.Start.IsZero() && !g.clock.Wall.IsZero() {
		b.t.info.Start = g.clock.Wall.Add(-(g.clock.At.Sub(0)))
	}
	return true
}

// closeLast ends the last segment where the next one starts. If generations were
// lost between, it ends with its own last event, and a segment without rows
// stands for the lost ones.
func (b *Builder) closeLast(next Time) {
	lost := len(b.lost)
	if b.pending == nil { // what was lost before the first sound one has no known time
		b.lost = nil
		return
	}
	last := b.pending.seg
	gens := b.t.info.Generations
	if lost == 0 {
		last.info.End = next
		gens[len(gens)-1].End = next
		return
	}
	gap := b.lost[0]
	gap.Start, gap.End = last.info.End, next
	if gap.Start < gap.End {
		b.t.segments = append(b.t.segments, &Segment{info: gap})
	}
	b.breakOff(gap.Start)
	for i := range b.lost {
		info := &gens[len(gens)-lost+i]
		info.Start, info.End = gap.Start, gap.End
	}
	b.lost = nil
}

// fill starts filling a segment's columns, which nothing changes any more.
func (b *Builder) fill(f *filling) {
	b.work.Go(func() error {
		f.fill()
		return nil
	})
}

// handles translates a generation's handles to the trace's.
type handles struct {
	strings    []StringID
	stacks     []StackID
	threads    []Thread
	goroutines []Goroutine // NoGoroutine for one that is only named, as a creator may be
}

func (h handles) goroutine(l Local) Goroutine {
	if l == NoLocal {
		return NoGoroutine
	}
	return h.goroutines[l]
}

func (h handles) thread(t Thread) Thread {
	if t == NoThread {
		return NoThread
	}
	return h.threads[t]
}

// names gives a generation's strings, stacks, threads and goroutines handles.
func (b *Builder) names(g *Generation) handles {
	var h handles
	h.strings, h.stacks = b.t.syms.merge(g.syms)
	for _, id := range g.threads.ids {
		h.threads = append(h.threads, b.threads.intern(id))
	}
	h.goroutines = make([]Goroutine, len(g.goids))
	for n, i := range g.order { // so that handles go by number, not by chance
		h.goroutines[i] = NoGoroutine
		if g.lives[i].count > 0 {
			again := n > 0 && g.goids[g.order[n-1]] == g.goids[i]
			h.goroutines[i] = b.goroutine(g.goids[i], again || g.lives[i].inside)
		}
	}
	return h
}

// goroutine returns the handle of a goroutine seen in the next segment. A number
// that comes again after its goroutine ended, or was out of sight for a whole
// segment, or that is created anew, is another goroutine.
func (b *Builder) goroutine(id GoID, created bool) Goroutine {
	seg := uint32(len(b.t.segments))
	if c, ok := b.alive[id]; ok && !created && c.reaches(b.t.segments) {
		b.t.goroutines[c.g].lastSeg = seg
		return c.g
	}
	h := Goroutine(len(b.t.goroutines))
	b.t.goroutines = append(b.t.goroutines, goroutine{
		id: id, first: NoTime, creator: NoGoroutine, firstSeg: seg, lastSeg: seg,
	})
	return h
}

// rowsOf lays out the rows of a segment, by goroutine. Goroutines that are new have
// the handles from first on, and lie in their order already.
func rowsOf(g *Generation, goroutines []Goroutine, first Goroutine) []row {
	var known, fresh []row
	for _, i := range g.order {
		h := goroutines[i]
		r := row{g: h, off: uint32(i), long: noLong} // off: the local index, for now
		switch {
		case h == NoGoroutine:
		case h < first:
			known = append(known, r)
		default:
			fresh = append(fresh, r)
		}
	}
	slices.SortFunc(known, func(a, b row) int { return cmp.Compare(a.g, b.g) })
	return slices.Concat(known, fresh)
}

// addProcs joins the processors' changes of state.
func (b *Builder) addProcs(g *Generation, names handles) {
	for i, p := range g.procs.proc {
		l := b.t.procs[p]
		if l == nil {
			l = &procLane{}
			b.t.procs[p] = l
		}
		l.add(g.procs.at[i], g.procs.running[i], names.thread(g.procs.thread[i]))
	}
}

// Seal freezes the trace.
func (b *Builder) Seal() *Trace {
	t := b.t
	if b.pending != nil {
		b.fill(b.pending)
		t.info.Events++ // the synchronisation point at the end
	}
	b.work.Wait() // no filling fails
	for i := range t.goroutines {
		// Segments were closed after their goroutines were described.
		if info := &t.goroutines[i]; !info.ended {
			info.last = t.segments[info.lastSeg].info.End
		}
	}
	t.byNumber = make([]Goroutine, len(t.goroutines))
	for i := range t.byNumber {
		t.byNumber[i] = Goroutine(i)
	}
	slices.SortFunc(t.byNumber, func(x, y Goroutine) int {
		return cmp.Or(cmp.Compare(t.goroutines[x].id, t.goroutines[y].id), cmp.Compare(x, y))
	})
	t.sites = make([]FrameID, len(t.syms.stackEnds))
	for i := range t.sites {
		t.sites[i] = t.syms.site(StackID(i))
	}
	t.threads = b.threads.ids
	b.sealNotes()
	t.syms.seal()
	b.t = nil
	return t
}

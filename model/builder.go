package model

import (
	"fmt"
	"runtime"
	"slices"
	"sync/atomic"
	"unsafe"

	"chanlens/model/crash"
)

// Builder joins generations to a trace. It is used by one goroutine: add the
// generations in order, then Seal.
//
// What must be done in order costs little: per goroutine and per string or stack,
// not per event. The columns are filled beside it (see fill.go), and closed one
// generation late, when it is known where the segment ends and which intervals go on.
type Builder struct {
	t         *Trace
	origin    Time // of the trace's clock: what becomes 0
	hasOrigin bool
	last      Time // time of the last event added, on the trace's clock
	next      int  // place of the next generation in info.Generations

	alive   map[GoID]carry  // goroutines alive at the end of the last segment
	chans   map[uint64]Chan // by number; nil until there is one
	open    openNotes
	threads threadTable
	lost    int         // generations since the last sound one
	pending *filling    // the last segment, whose end is not known yet
	work    crash.Group // segments being filled
	begun   []begun     // by segment
	sealed  int64       // the store's limit then
}

// begun is what a snapshot needs to know of a segment.
type begun struct {
	goroutines int          // known before it
	chans      int          // likewise
	place      int          // of its generation in info.Generations
	filled     *atomic.Bool // nil for one without rows
}

// NewBuilder returns a builder for a trace with the given facts. Generations and
// Events of info are filled by the builder; see [Builder.Outline] for the case that
// the generations are known beforehand.
func NewBuilder(info Info) *Builder {
	b := &Builder{
		t:       &Trace{info: info, syms: newSymbols()},
		alive:   make(map[GoID]carry),
		open:    newOpenNotes(),
		threads: threadTable{byID: make(map[int64]Thread)},
	}
	b.t.sites = []FrameID{NoFrame}
	b.work.Limit(max(runtime.GOMAXPROCS(0)/2, 1)) // filling takes a fraction of the time that decoding does
	return b
}

// Outline tells the builder of all generations of the trace beforehand: where they
// are, about when they took place, and why they are absent. origin is when the first
// one started, on the clock of the trace. The generations added are those from the
// first-th on. What is not added is there as segments without rows.
func (b *Builder) Outline(all []GenerationInfo, origin Time, first int) {
	b.t.info.Generations = slices.Clone(all)
	b.origin, b.hasOrigin, b.next = origin, true, first
}

// Limit makes the trace keep to about so many bytes of memory while it is built, and
// afterwards: the columns of segments beyond that are dropped, and decoded again by
// source when they are asked for. Call it before the first Add.
func (b *Builder) Limit(building, sealed int64, source Source) {
	b.t.store = &store{limit: building, source: source}
	b.sealed = sealed
}

// Warn adds a warning for people. A trace keeps its first 50.
func (b *Builder) Warn(format string, args ...any) {
	if len(b.t.info.Warnings) < 50 {
		b.t.info.Warnings = append(b.t.info.Warnings, fmt.Sprintf(format, args...))
	}
}

// note puts a generation in its place among all of them.
func (b *Builder) note(info GenerationInfo) {
	if gens := b.t.info.Generations; b.next < len(gens) {
		gens[b.next] = info
	} else {
		b.t.info.Generations = append(gens, info)
	}
	b.next++
}

// Lost records a generation that could not be read; info.Lost says why.
func (b *Builder) Lost(info GenerationInfo) {
	info.Start, info.End = b.t.end, b.t.end
	if gens := b.t.info.Generations; b.pending == nil && b.next < len(gens) {
		info.Start, info.End = gens[b.next].Start, gens[b.next].End
	}
	b.lost++
	b.note(info)
}

// Add joins the next generation. The generation must not be used afterwards. Add
// returns false, and records it as lost, if its times lie before those of the
// generation before.
//
//  1. Move its times behind the generation before, and to the trace's origin.
//  2. Give its strings, stacks, threads and goroutines the trace's handles.
//  3. For each goroutine, see whether its first interval goes on from the segment
//     before; if so it takes over start, operation and stack.
//  4. Fill the columns in the background, and close those of the segment before,
//     which ends where this one starts.
//  5. Join ranges, tasks, regions and processors.
func (b *Builder) Add(g *Generation) bool {
	if !b.place(g) {
		return false
	}
	b.closeLast(g.info.Start)
	before, chans := b.t.goroutines.n, b.t.chans.n
	names := b.names(g)
	f := &filling{g: g, seg: &Segment{info: g.info}, dealt: make(chan struct{}), made: recipe{stacks: names.stacks, threads: names.threads, shift: g.shift}}
	f.made.nameRanges(g, names)
	b.addChans(g, &names)
	f.made.chans, f.made.acts = names.chans, names.acts
	b.t.lockWaits += len(g.lockWaits)
	f.layOut(names.goroutines, Goroutine(before))
	b.describe(f, names)
	b.join(f)
	if b.pending != nil { // what goes on from it is known now
		b.close(b.pending)
	}
	b.pending = f
	b.append(f.seg, before, chans, &f.filled)
	b.t.info.Events += g.info.Events
	b.note(g.info)
	b.t.end = g.info.End
	b.addProcs(g)
	b.addNotes(g, names)
	if b.t.store != nil {
		b.t.store.charge(b.t.bytes())
	}
	if b.t.info.Start.IsZero() && !g.clock.Wall.IsZero() {
		b.t.info.Start = g.clock.Wall.Add(-(g.clock.At.Sub(0)))
	}
	if g.recording != nil && b.t.info.Recording == nil {
		b.t.info.Recording = g.recording
	}
	b.t.info.Deadlock = b.t.info.Deadlock || g.deadlock
	b.work.Go(f.fill) // last, for it uses the generation up
	return true
}

// bytes returns about how much memory a trace takes besides its segments.
func (t *Trace) bytes() int64 {
	return int64(t.goroutines.n*goroutineBytes + t.chans.n*chanBytes + len(t.ranges)*rangeBytes + len(t.samples)*32 + len(t.logs)*40)
}

// How much memory a goroutine, a channel and a range take.
const (
	chanBytes      = int(unsafe.Sizeof(channel{}))
	goroutineBytes = int(unsafe.Sizeof(goroutine{}))
	rangeBytes     = int(unsafe.Sizeof(Range{}))
)

func (b *Builder) append(s *Segment, goroutines, chans int, filled *atomic.Bool) {
	b.t.segments = append(b.t.segments, s)
	b.begun = append(b.begun, begun{goroutines, chans, b.next, filled})
}

// closeLast ends the last segment where the next one starts. If generations were
// lost between, it ends with its own last event, and a segment without rows
// stands for the lost ones.
func (b *Builder) closeLast(next Time) {
	lost := b.lost
	b.lost = 0
	gens := b.t.info.Generations
	missing := gens[b.next-lost : b.next]
	if b.pending == nil {
		b.missingBefore(next)
		return
	}
	last := b.pending.seg
	if lost == 0 {
		last.info.End = next
		gens[b.next-1].End = next
		return
	}
	gap := missing[0]
	gap.Start, gap.End = last.info.End, next
	if gap.Start < gap.End {
		b.append(&Segment{info: gap}, b.t.goroutines.n, b.t.chans.n, nil)
	}
	b.breakOff(gap.Start)
	for i := range missing {
		missing[i].Start, missing[i].End = gap.Start, gap.End
	}
}

// missingBefore adds what is missing before the first segment, which starts at next,
// as segments without rows: what was not asked for, and what was lost.
func (b *Builder) missingBefore(next Time) {
	gens := b.t.info.Generations
	at := Time(0)
	for i := range b.next {
		if i+1 < b.next && gens[i+1].Absent == gens[i].Absent && gens[i+1].Lost == gens[i].Lost {
			continue
		}
		gap := gens[i]
		gap.Start, gap.End = at, min(gap.End, next)
		if i+1 == b.next {
			gap.End = next
		}
		if gap.Start < gap.End {
			b.append(&Segment{info: gap}, 0, 0, nil)
			at = gap.End
		}
	}
}

// close starts completing a segment, which nothing changes any more.
func (b *Builder) close(f *filling) {
	store := b.t.store
	b.work.Go(func() { f.close(store) })
}

// handles translates a generation's handles to the trace's.
type handles struct {
	strings    []StringID
	stacks     []StackID
	threads    []Thread
	goroutines []Goroutine // NoGoroutine for one that is only named, as a creator may be
	chans      []Chan
	acts       []uint32
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
	for _, a := range g.syms.acts {
		h.acts = append(h.acts, b.t.syms.internAct(a))
	}
	for i := len(b.t.sites); i < len(b.t.syms.stackEnds); i++ {
		b.t.sites = append(b.t.sites, b.t.syms.site(StackID(i)))
	}
	for _, id := range g.threads.ids {
		h.threads = append(h.threads, b.threads.intern(id))
	}
	h.goroutines = make([]Goroutine, len(g.locals))
	for n, i := range g.order { // so that handles go by number, not by chance
		h.goroutines[i] = NoGoroutine
		if of := &g.locals[i]; of.count > 0 {
			again := n > 0 && g.locals[g.order[n-1]].id == of.id
			h.goroutines[i] = b.goroutine(of.id, again || of.inside)
		}
	}
	return h
}

// goroutine returns the handle of a goroutine seen in the next segment. A number
// that comes again after its goroutine ended, or was out of sight for a whole
// segment, or that is created anew, is another goroutine.
func (b *Builder) goroutine(id GoID, created bool) Goroutine {
	seg := uint32(len(b.t.segments))
	if !created {
		if c, ok := b.alive[id]; ok && c.reaches(b.t.segments) {
			b.t.goroutines.at(c.g).lastSeg = seg
			return c.g
		}
	}
	return b.t.goroutines.add(goroutine{id: id, first: NoTime, creator: NoGoroutine, lastSeg: seg})
}

// Seal freezes the trace.
func (b *Builder) Seal() *Trace {
	t := b.t
	if b.pending != nil {
		b.close(b.pending)
		t.info.Events++ // the synchronisation point at the end
	}
	b.work.Wait()
	if t.store != nil {
		t.store.allow(b.sealed)
		if !t.store.fits() {
			b.Warn("it has %d goroutines, for which the memory that it may take is too little: it takes more memory than is allowed, and what is looked at is read again each time", t.goroutines.n)
		}
	}
	for i := range t.goroutines.n {
		// Segments were closed after their goroutines were described.
		if k := t.goroutines.at(Goroutine(i)); !k.is(isEnded) {
			k.last = t.segments[k.lastSeg].info.End
		}
	}
	t.threads = b.threads.ids
	t.sealNotes()
	t.syms = t.syms.sealed()
	t.close(b.next)
	t.info.Partial = slices.ContainsFunc(t.info.Generations, func(g GenerationInfo) bool { return g.Absent == Pending })
	b.t = nil
	return t
}

// close adds what is absent from the next-th generation on, as segments without rows.
func (t *Trace) close(next int) {
	gens := t.info.Generations
	t.known = t.end
	if len(t.segments) == 0 && next < len(gens) && gens[next].Start > 0 {
		t.absent(gens[0].Absent, gens[next].Start)
	}
	for i := next; i < len(gens); i++ {
		if i+1 == len(gens) || gens[i+1].Absent != gens[i].Absent {
			t.absent(gens[i].Absent, max(gens[i].End, t.end+1))
		}
	}
}

// absent adds a segment without rows up to a time.
func (t *Trace) absent(why Absence, to Time) {
	t.segments = append(t.segments, &Segment{info: GenerationInfo{Start: t.end, End: to, Absent: why}})
	t.end = to
}

package model

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Builder joins generations to a trace. It is used by one goroutine: add the
// generations in order, then Seal.
type Builder struct {
	t      *Trace
	origin Time     // of the trace's clock: what becomes 0
	last   Time     // time of the last event added, on the trace's clock
	any    bool     // a sound generation was added
	closed *Segment // the last but one sound segment: its end is known

	carry   []carry // by goroutine: how it was when last seen
	open    openNotes
	threads threadTable
	work    sync.WaitGroup // segments being finished
	lost    []GenerationInfo
}

// carry is the last interval of a goroutine in the segment it was last seen in.
type carry struct {
	op     Operation
	proc   Proc
	thread Thread
	stack  StackID
	seg    uint32 // the segment
	row    uint32 // its row there
	start  Time
}

// NewBuilder returns a builder for a trace with the given facts. Generations and
// Events of info are filled by the builder.
func NewBuilder(info Info) *Builder {
	return &Builder{
		t: &Trace{
			info:  info,
			syms:  newSymbols(),
			byID:  make(map[GoID]Goroutine),
			procs: make(map[Proc]*procLane),
		},
		open:    newOpenNotes(),
		threads: threadTable{byID: make(map[int64]Thread)},
	}
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

// Add joins the next generation, which has been arranged. The generation must not
// be used afterwards. Add returns false, and records it as lost, if its times lie
// before those of the generation before.
//
//  1. Move its times behind the generation before, and to the trace's origin.
//  2. Give its strings, stacks, threads and goroutines the trace's handles.
//  3. Close the segment before: it ends where this one starts.
//  4. For each goroutine, see whether its first interval goes on from the segment
//     before; if so it takes over start, operation and stack.
//  5. Join ranges, tasks, regions and processors.
func (b *Builder) Add(g *Generation) bool {
	if !b.place(g) {
		return false
	}
	strings, stacks := b.t.syms.merge(g.syms)
	threads := make([]Thread, len(g.threads.ids))
	for i, id := range g.threads.ids {
		threads[i] = b.threads.intern(id)
	}
	names := handles{strings, stacks, threads, slices.Repeat([]Goroutine{NoGoroutine}, len(g.goids))}

	seg := g.segment(names)
	index := uint32(len(b.t.segments))
	for i := range seg.rows {
		r := &seg.rows[i]
		local := uint32(r.g)
		names.goroutines[local] = b.goroutine(g.goids[local], index, g.inside[local])
		r.g = names.goroutines[local]
	}
	seg.translate(names.goroutines)
	b.describe(g, seg, names)
	b.join(seg, index)
	if b.closed != nil { // what goes on from it is known now
		b.finish(b.closed)
	}
	b.t.segments = append(b.t.segments, seg)
	b.t.info.Events += seg.info.Events
	b.t.info.Generations = append(b.t.info.Generations, seg.info)
	b.t.end = seg.info.End
	b.addProcs(g, names)
	b.addNotes(g, names)
	if b.t.info.Start.IsZero() && !g.clock.Wall.IsZero() {
		b.t.info.Start = g.clock.Wall.Add(-(g.clock.At.Sub(0)))
	}
	return true
}

// place moves a generation behind the one before it and closes that one. It
// refuses a generation whose clock runs too far behind.
func (b *Builder) place(g *Generation) bool {
	n := 0
	if !b.any {
		b.origin = g.info.Start
	} else if g.info.Start <= b.last {
		var ok bool
		if n, ok = g.overlap(b.last); !ok {
			g.info.Lost = "its events are stamped before those of the generation before"
			b.Lost(g.info)
			return false
		}
	}
	g.retime(n, b.last, b.origin)
	b.last = g.info.End + b.origin - 1
	if b.any {
		b.closeLast(g.info.Start)
	} else {
		b.lost = nil // lost before the first sound one: no time is known for it
	}
	b.any = true
	return true
}

// closeLast ends the last segment where the next one starts. If generations were
// lost between, it ends with its own last event, and a segment without rows
// stands for the lost ones.
func (b *Builder) closeLast(next Time) {
	last := b.t.segments[len(b.t.segments)-1]
	gens := b.t.info.Generations
	if len(b.lost) == 0 {
		last.info.End = next
		gens[len(gens)-1].End = next
	}
	b.closed = last
	if len(b.lost) > 0 {
		gap := b.lost[0]
		gap.Start, gap.End = last.info.End, next
		b.t.segments = append(b.t.segments, &Segment{info: gap})
		for i := range b.lost {
			info := &gens[len(gens)-len(b.lost)+i]
			info.Start, info.End = gap.Start, gap.End
		}
		b.lost = nil
	}
}

// finish computes a segment's sums, beside whatever comes next. Nothing changes the
// segment any more.
func (b *Builder) finish(s *Segment) { b.work.Go(s.summarize) }

// goroutine returns the handle of a goroutine seen in a segment. A number that
// comes again after its goroutine ended, or was out of sight for a whole segment,
// or that is created anew, is another goroutine.
func (b *Builder) goroutine(id GoID, seg uint32, created bool) Goroutine {
	if h, ok := b.t.byID[id]; ok && !created {
		c := b.carry[h]
		if c.seg+1 == seg || (c.seg != noSegment && b.t.segments[c.seg+1].info.Lost != "" && c.seg+2 == seg) {
			b.t.goroutines[h].lastSeg = seg
			return h
		}
	}
	h := Goroutine(len(b.t.goroutines))
	b.t.byID[id] = h
	b.t.goroutines = append(b.t.goroutines, GoroutineInfo{
		ID: id, Created: NoTime, Ended: NoTime, First: NoTime,
		Creator: NoGoroutine, firstSeg: seg, lastSeg: seg,
	})
	b.carry = append(b.carry, carry{seg: noSegment})
	return h
}

// noSegment stands for the segment of a goroutine that is not alive.
const noSegment = ^uint32(0) - 2

// describe fills in what a generation tells of its goroutines as a whole.
func (b *Builder) describe(g *Generation, seg *Segment, names handles) {
	b.describeCreated(g, names)
	for i := range seg.rows {
		r := seg.rows[i]
		info := &b.t.goroutines[r.g]
		if info.First == NoTime {
			info.First = max(seg.start[r.off], seg.info.Start)
		}
		info.Last = seg.info.End
		if k := r.stop() - 1; seg.op[k] == opEnded {
			info.Ended, info.Last = seg.start[k], seg.start[k]
		}
		if info.Func == 0 || wrappers[b.t.syms.strings[info.Func]] {
			b.nameFromStacks(info, seg, r)
		}
		if info.Created != NoTime && info.firstSeg == uint32(len(b.t.segments)) {
			info.Created = info.First
		}
	}
}

// describeCreated fills in what go statements tell of the goroutines they start.
func (b *Builder) describeCreated(g *Generation, names handles) {
	for local, c := range g.created {
		h := names.goroutines[local]
		if h == NoGoroutine {
			continue
		}
		info := &b.t.goroutines[h]
		if fn := b.t.syms.entry(names.stacks[c.start]); fn != 0 && info.Func == 0 {
			info.Func = fn
			info.System = isSystem(b.t.syms.strings[fn])
		}
		if !g.inside[local] {
			continue
		}
		info.Created, info.CreatedAt = 0, names.stacks[c.at]
		if c.creator != noLocal {
			info.Creator = names.goroutines[c.creator]
		}
	}
}

// nameFromStacks names a goroutine after the outermost frame of any stack it is
// seen with: one that was there before the trace, or that runs behind a wrapper.
func (b *Builder) nameFromStacks(info *GoroutineInfo, seg *Segment, r row) {
	for _, stack := range seg.stack[r.off:r.stop()] {
		if fn := b.t.syms.entry(stack); fn != 0 && fn != info.Func {
			info.Func = fn
			info.System = isSystem(b.t.syms.strings[fn])
			if !wrappers[b.t.syms.strings[fn]] {
				return
			}
		}
	}
}

// maxFrames is how deep the tracer records a stack (traceStackSize in
// GOROOT/src/runtime/trace.go); a stack that deep lacks its outermost frames.
const maxFrames = 128

// wrappers are entry functions that say nothing of what a goroutine is for: the
// function they call does.
var wrappers = map[string]bool{
	"runtime.main":                                 true,
	"testing.tRunner":                              true,
	"testing.(*B).run1.func1":                      true,
	"testing.(*B).launch":                          true,
	"testing.(*B).RunParallel.func1":               true,
	"sync.(*WaitGroup).Go.func1":                   true,
	"golang.org/x/sync/errgroup.(*Group).Go.func1": true,
}

// entry returns the outermost function of a stack, or, if that is a wrapper, the
// outermost one beyond the wrapper's own package; 0 if the stack does not tell.
func (s *symbols) entry(id StackID) StringID {
	frames := s.stack(id)
	if len(frames) >= maxFrames {
		return 0
	}
	var outer StringID
	for i := len(frames) - 1; i >= 0; i-- {
		fn := s.frames[frames[i]].fn
		name := s.strings[fn]
		switch {
		case outer == 0 || s.strings[outer] == "runtime.goexit":
			if outer = fn; name != "runtime.goexit" && !wrappers[name] {
				return outer
			}
		case PackageOf(name) == PackageOf(s.strings[outer]) || wrappers[name]:
		case implementsPrimitives(name):
			return outer
		default:
			return fn
		}
	}
	return outer
}

// isSystem reports whether a goroutine with this entry function is the runtime's
// or the tracer's own. The main goroutine also starts in the runtime.
func isSystem(entry string) bool {
	return entry != "runtime.main" &&
		(strings.HasPrefix(entry, "runtime.") || strings.HasPrefix(entry, "runtime/"))
}

// join continues intervals over the border between two segments.
func (b *Builder) join(seg *Segment, index uint32) {
	for i := range seg.rows {
		r := seg.rows[i]
		c := &b.carry[r.g]
		first := r.off
		if c.seg+1 == index && c.op.State() == seg.op[first].State() &&
			seg.start[first] == seg.info.Start {
			prev := b.t.segments[c.seg]
			prev.rows[c.row].end |= rowContinues
			seg.start[first] = c.start
			c.inherit(seg, first)
		}
		k := r.stop() - 1
		if seg.op[k] == opEnded {
			c.seg = noSegment
			continue
		}
		*c = carry{
			op: seg.op[k], proc: seg.proc[k], thread: seg.thread[k], stack: seg.stack[k],
			seg: index, row: uint32(i), start: seg.start[k],
		}
	}
}

// inherit completes an interval by what was known of it before. What the runtime
// said as the interval began beats what a status repeats.
func (c *carry) inherit(seg *Segment, k uint32) {
	if c.stack != NoStack {
		seg.op[k], seg.stack[k] = c.op, c.stack
	} else if seg.stack[k] == NoStack && c.op != OpWaiting {
		seg.op[k] = c.op
	}
	if seg.proc[k] == NoProc {
		seg.proc[k] = c.proc
	}
	if seg.thread[k] == NoThread {
		seg.thread[k] = c.thread
	}
}

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
	if b.any {
		b.finish(t.segments[len(t.segments)-1])
		t.info.Events++ // the synchronisation point at the end
	}
	b.work.Wait()
	for i := range t.goroutines {
		// Segments were closed after their goroutines were described.
		info := &t.goroutines[i]
		if info.Ended == NoTime {
			info.Last = t.segments[info.lastSeg].info.End
		}
	}
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

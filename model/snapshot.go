package model

import "slices"

// Snapshot returns what there is so far: the segments whose columns are filled, and
// nothing of those behind the first that is not. What is to come is a segment
// without rows. The builder goes on; the snapshot does not change.
//
// It costs a copy of the goroutines and of what is known besides their intervals.
func (b *Builder) Snapshot() *Trace {
	n := 0
	for n < len(b.begun) && (b.begun[n].filled == nil || b.begun[n].filled.Load()) {
		n++
	}
	known, chans := b.t.goroutines.n, b.t.chans.n
	if n < len(b.begun) {
		known, chans = b.begun[n].goroutines, b.begun[n].chans
	}
	t := &Trace{
		info:       b.t.info,
		segments:   slices.Clone(b.t.segments[:n]),
		syms:       b.t.syms.sealed(),
		sites:      slices.Clip(b.t.sites),
		goroutines: b.t.goroutines.first(known),
		chans:      b.t.chans.first(chans),
		lockWaits:  b.t.lockWaits,
		procs:      slices.Clone(b.t.procs),
		threads:    slices.Clip(b.threads.ids),
		store:      b.t.store,
		ranges:     slices.Clone(b.t.ranges),
		tasks:      slices.Clone(b.t.tasks),
		regions:    slices.Clone(b.t.regions),
		logs:       slices.Clip(b.t.logs),
		samples:    slices.Clip(b.t.samples),
	}
	t.info.Generations = slices.Clone(b.t.info.Generations)
	t.info.Warnings = slices.Clip(b.t.info.Warnings)
	if n > 0 {
		t.end = t.segments[n-1].info.End
	}
	for i := range known {
		t.goroutines.at(Goroutine(i)).cutOff(t)
	}
	for i := range chans {
		t.chans.at(Chan(i)).cutOff(t)
	}
	t.forgetNotes()
	t.sealNotes()
	next := b.unfilled(n)
	for i := range t.info.Generations[next:] {
		if g := &t.info.Generations[next+i]; g.Absent == Present {
			g.Absent = Pending
		}
	}
	t.info.Partial = true
	t.close(next)
	return t
}

// forgetNotes drops the ranges, tasks and regions that start behind the end.
func (t *Trace) forgetNotes() {
	t.ranges = slices.DeleteFunc(t.ranges, func(r Range) bool { return r.Start >= t.end })
	t.tasks = slices.DeleteFunc(t.tasks, func(k Task) bool { return k.Start >= t.end })
	t.regions = slices.DeleteFunc(t.regions, func(r Region) bool { return r.Start >= t.end })
}

// unfilled returns the place in info.Generations of the first generation behind the
// first n segments.
func (b *Builder) unfilled(n int) int {
	if n < len(b.begun) {
		return b.begun[n].place
	}
	return b.next - b.lost
}

// cutOff forgets what becomes of a goroutine behind the end of t.
func (k *goroutine) cutOff(t *Trace) {
	switch last := uint32(len(t.segments) - 1); {
	case k.lastSeg > last:
		k.lastSeg = last
		k.last, k.flags = t.end, k.flags&^isEnded
	case !k.is(isEnded):
		k.last = t.segments[k.lastSeg].info.End
	}
}

package model

// GoroutineInfo is what a trace tells of a goroutine as a whole.
type GoroutineInfo struct {
	ID          GoID
	Created     Time      // NoTime: it existed before the trace
	Ended       Time      // NoTime: it was alive when last seen
	First, Last Time      // first and last moment it is seen alive
	Creator     Goroutine // who ran the go statement; NoGoroutine: before the trace, or the runtime
	CreatedAt   StackID   // of the go statement
	Func        StringID  // entry function, or what a wrapper such as testing.tRunner runs; 0: not told
	System      bool      // the runtime's or the tracer's own
}

// goroutine is a GoroutineInfo as it is kept.
type goroutine struct {
	id              GoID
	first, last     Time
	creator         Goroutine
	createdAt       StackID
	fn              StringID
	firstSeg        uint32
	lastSeg         uint32
	created, ended  bool
	wrapper, system bool // fn is a wrapper
}

// Goroutine returns what is known of a goroutine as a whole.
func (t *Trace) Goroutine(g Goroutine) GoroutineInfo {
	k := &t.goroutines[g]
	info := GoroutineInfo{
		ID: k.id, Created: NoTime, Ended: NoTime, First: k.first, Last: k.last,
		Creator: k.creator, CreatedAt: k.createdAt, Func: k.fn, System: k.system,
	}
	if k.created {
		info.Created = k.first
	}
	if k.ended {
		info.Ended = k.last
	}
	return info
}

// describe fills in what a generation tells of its goroutines as a whole.
func (b *Builder) describe(f *filling) {
	g := f.g
	for i, r := range f.seg.rows {
		local := f.local(i)
		k := &b.t.goroutines[r.g]
		if k.first == NoTime {
			k.first = g.at(g.trans.start(g.lives[local].first))
		}
		if life := g.lives[local]; life.op == opEnded {
			k.ended, k.last = true, g.at(g.trans.start(life.last))
		}
		c := g.created[local]
		b.nameAfter(k, f.names.stacks[c.start])
		b.nameAfter(k, f.names.stacks[g.named[local]])
		if g.lives[local].inside {
			k.created, k.createdAt = true, f.names.stacks[c.at]
			k.creator = f.names.goroutine(c.creator)
		}
	}
}

// nameAfter names a goroutine after the function that a stack shows it to be
// started for, if that says more than its name so far.
func (b *Builder) nameAfter(k *goroutine, stack StackID) {
	e := b.t.syms.entries[stack]
	if e.fn == 0 || (k.fn != 0 && (!k.wrapper || e.wrapper)) {
		return
	}
	k.fn, k.wrapper = e.fn, e.wrapper
	k.system = isSystem(b.t.syms.strings[e.fn])
}

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
	id          GoID
	first, last Time
	creator     Goroutine
	createdAt   StackID
	fn          StringID
	lastSeg     uint32
	flags       goroutineFlags
}

type goroutineFlags uint8

const (
	isCreated goroutineFlags = 1 << iota // within the trace
	isEnded
	isWrapped // fn is a wrapper
	isOfSystem
)

func (k *goroutine) is(f goroutineFlags) bool { return k.flags&f != 0 }

// Goroutine returns what is known of a goroutine as a whole.
func (t *Trace) Goroutine(g Goroutine) GoroutineInfo {
	k := t.goroutines.at(g)
	info := GoroutineInfo{
		ID: k.id, Created: NoTime, Ended: NoTime, First: k.first, Last: k.last,
		Creator: k.creator, CreatedAt: k.createdAt, Func: k.fn, System: k.is(isOfSystem),
	}
	if k.is(isCreated) {
		info.Created = k.first
	}
	if k.is(isEnded) {
		info.Ended = k.last
	}
	return info
}

// describe fills in what a generation tells of its goroutines as a whole.
func (b *Builder) describe(f *filling, names handles) {
	g := f.g
	for i, handle := range f.seg.rows.g {
		of := &g.locals[f.made.locals[i]]
		k := b.t.goroutines.at(handle)
		if k.first == NoTime {
			k.first = g.at(g.trans.start(of.first))
		}
		if of.op == opEnded {
			k.flags |= isEnded
			k.last = g.at(g.trans.start(of.last))
		}
		b.nameAfter(k, f.made.stacks[of.entry])
		b.nameAfter(k, f.made.stacks[of.named])
		if of.inside {
			k.flags |= isCreated
			k.createdAt, k.creator = f.made.stacks[of.createdAt], names.goroutine(of.creator)
		}
	}
}

// nameAfter names a goroutine after the function that a stack shows it to be
// started for, if that says more than its name so far.
func (b *Builder) nameAfter(k *goroutine, stack StackID) {
	e := &b.t.syms.entries[stack]
	if e.fn == 0 || (k.fn != 0 && (!k.is(isWrapped) || e.wrapper)) {
		return
	}
	k.fn = e.fn
	k.flags &^= isWrapped | isOfSystem
	if e.wrapper {
		k.flags |= isWrapped
	}
	if e.system {
		k.flags |= isOfSystem
	}
}

package model

import "sync"

// transition is the begin of an interval, as a generation keeps it until the
// segment's columns are filled. What who and stack hold is told at [columns]; a
// waker stands by its local handle. It takes 16 bytes.
type transition struct {
	start uint32 // after the generation's start, in ns; see transitions.wide
	what  uint32 // operation and goroutine
	stack StackID
	who   uint32
}

// opBits is how many bits of a transition the operation takes.
const opBits = 6

// MaxLocals is the most goroutines a generation can hold.
const MaxLocals = 1 << (32 - opBits)

func (t *transition) op() Operation     { return Operation(t.what & (1<<opBits - 1)) }
func (t *transition) g() Local          { return Local(t.what >> opBits) }
func (t *transition) setOp(o Operation) { t.what = t.what&^(1<<opBits-1) | uint32(o) }

// transitions are the transitions of a generation, in the order of its events. They
// lie in chunks that are used again for another generation: growing one array, and
// leaving the old ones to the collector, costs several times the memory.
type transitions struct {
	base   Time // the generation's start on the clock of the trace
	n      uint32
	chunks []*[chunkSize]transition
	wide   []Time // all starts, once one lies further behind base than 32 bits can say
}

const (
	chunkBits = 12
	chunkSize = 1 << chunkBits
)

var chunkPool = sync.Pool{New: func() any { return new([chunkSize]transition) }}

// add appends a transition, and returns its index.
func (ts *transitions) add(t transition, at Time) uint32 {
	k := ts.n
	if k%chunkSize == 0 {
		ts.chunks = append(ts.chunks, chunkPool.Get().(*[chunkSize]transition))
	}
	off := at - ts.base
	if ts.wide != nil || off > maxStart {
		ts.widen(at)
	}
	t.start = uint32(off)
	ts.chunks[k>>chunkBits][k%chunkSize] = t
	ts.n++
	return k
}

// widen notes a whole start, and all those before it if it is the first.
func (ts *transitions) widen(at Time) {
	if ts.wide == nil {
		ts.wide = make([]Time, ts.n, 2*ts.n+chunkSize)
		for k := range ts.wide {
			ts.wide[k] = ts.base + Time(ts.at(uint32(k)).start)
		}
	}
	ts.wide = append(ts.wide, at)
}

// at returns transition k.
func (ts *transitions) at(k uint32) *transition { return &ts.chunks[k>>chunkBits][k%chunkSize] }

// start returns when transition k happened, on the clock of the trace.
func (ts *transitions) start(k uint32) Time {
	if ts.wide != nil {
		return ts.wide[k]
	}
	return ts.base + Time(ts.at(k).start)
}

// chunk returns the i-th chunk, as far as it is used.
func (ts *transitions) chunk(i int) []transition {
	return ts.chunks[i][:min(chunkSize, ts.n-uint32(i)*chunkSize)]
}

// releaseChunk gives the i-th chunk back, which is not looked at any more.
func (ts *transitions) releaseChunk(i int) {
	chunkPool.Put(ts.chunks[i])
	ts.chunks[i] = nil
}

var _ [1<<opBits - 1 - int(opEnded)]struct{} // every operation fits its bits

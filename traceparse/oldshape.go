package traceparse

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// golang.org/x/exp/trace reads the format before Go 1.22 as a whole, and cannot be
// interrupted. Two shapes that no program's trace has make it take time that grows with
// the square of the size, or a stack so deep that the process ends. They are looked for
// before, in a quick pass over the events:
//
//   - Very many processors: it looks at each one that waits for every event of another.
//   - Very many goroutines in a row that are there as the trace begins and wait for
//     nothing: it passes over each one by a call within a call.
const (
	maxOldProcs   = 256
	maxOldSkipped = 1 << 17 // a stack of some 100 MB; a process may have 1 GB
)

// Event types that the pass must know.
// Source: GOROOT/src/internal/trace/tracev1/parser.go.
const (
	oldBatch          = 1
	oldFrequency      = 2
	oldStack          = 3
	oldGomaxprocs     = 4
	oldGoCreate       = 13
	oldGoSysExit      = 29
	oldGoSysBlock     = 30
	oldTimerGoroutine = 35
	oldString         = 37
	oldGoSysExitLocal = 40
	oldUserLog        = 48
	oldCPUSample      = 49
)

// checkOldShape returns an error about a trace that must not be read. Of one that is
// cut off or damaged otherwise it says nothing: whoever reads it does.
func checkOldShape(data io.ReaderAt, size int64) error {
	pass := func(see func(kind byte, p *oldProc)) map[uint64]*oldProc {
		x := oldPass{r: bufio.NewReaderSize(io.NewSectionReader(data, headerSize, size-headerSize), 1<<16), procs: make(map[uint64]*oldProc)}
		for x.next(see) {
		}
		return x.procs
	}
	start := int64(math.MaxInt64) // when the first Gomaxprocs ends what was there before
	procs := pass(func(kind byte, p *oldProc) {
		if kind == oldGomaxprocs {
			start = min(start, p.now)
		}
	})
	if len(procs) > maxOldProcs {
		return fmt.Errorf("it has events of %d processors, which no program uses", len(procs))
	}
	skipped := 0
	for _, p := range pass(func(kind byte, p *oldProc) { p.skip(kind, start) }) {
		skipped += p.longest
	}
	if skipped > maxOldSkipped {
		return fmt.Errorf("%d goroutines in a row were ready to run as it began, which no program has", skipped)
	}
	return nil
}

// oldProc is a processor of the old format: it writes batches of its own.
type oldProc struct {
	now          int64 // in ticks
	run, longest int   // of events in a row that are passed over
}

// skip notes an event that may be passed over, or one that may not. One whose real
// time it tells itself may be moved away from between others.
func (p *oldProc) skip(kind byte, start int64) {
	switch {
	case kind == oldGoSysExit || kind == oldGoSysExitLocal:
	case (kind == oldGoCreate || kind == oldGoSysBlock) && p.now <= start:
		p.run++
		p.longest = max(p.longest, p.run)
	default:
		p.run = 0
	}
}

// oldPass goes over the events of a trace.
type oldPass struct {
	r     *bufio.Reader
	procs map[uint64]*oldProc
	p     *oldProc // whose batch it is
}

// next goes over the next event, and returns false behind the last one that can be read.
// Events that have a time are shown to see.
//
// The first byte is the event's type and how many numbers follow it, less one. Three
// stands for more: their size in bytes comes first.
func (x *oldPass) next(see func(kind byte, p *oldProc)) bool {
	first, err := x.r.ReadByte()
	if err != nil {
		return false
	}
	kind, numbers := first&0x3f, int(first>>6)+1
	switch {
	case kind == oldString:
		_, ok := x.number()
		return ok && x.text()
	case kind == oldBatch:
		id, ok := x.number()
		now, okNow := x.number()
		if x.p = x.procs[id]; x.p == nil {
			x.p = &oldProc{}
			x.procs[id] = x.p
		}
		x.p.now = int64(now)
		return ok && okNow
	case x.p == nil:
		return false
	}
	after, ok := x.numbers(numbers)
	if ok && kind == oldUserLog {
		ok = x.text()
	}
	switch kind {
	case oldFrequency, oldStack, oldTimerGoroutine, oldCPUSample:
	default:
		x.p.now += int64(after)
		see(kind, x.p)
	}
	return ok
}

// numbers skips the numbers of an event, and returns the first one.
func (x *oldPass) numbers(n int) (first uint64, ok bool) {
	if n < 4 {
		first, ok = x.number()
		for range n - 1 {
			_, okMore := x.number()
			ok = ok && okMore
		}
		return first, ok
	}
	size, ok := x.number()
	if !ok || size > 2048 {
		return 0, false
	}
	body, err := x.r.Peek(int(size))
	if err != nil {
		return 0, false
	}
	first, read := binary.Uvarint(body)
	x.r.Discard(int(size)) // which Peek has shown to be there
	return first, read > 0
}

func (x *oldPass) number() (uint64, bool) {
	n, err := binary.ReadUvarint(x.r)
	return n, err == nil
}

// text skips a text and the size before it.
func (x *oldPass) text() bool {
	size, ok := x.number()
	if !ok || size > math.MaxInt32 {
		return false
	}
	_, err := x.r.Discard(int(size))
	return err == nil
}

package model

import (
	"fmt"
	"io"
	"strconv"
)

// lockNote reads
//
//	lock 390 by 7 mutex 0xc000012a40
func (g *textGeneration) lockNote(f *fields) error {
	at := f.time()
	f.keyword("by")
	by := GoID(f.number())
	name := f.next()
	kind := ParseLockKind(name)
	addr, err := strconv.ParseUint(f.next(), 0, 64)
	if f.err == nil && err != nil {
		f.err = err
	}
	if f.err == nil && kind == LockNone {
		f.err = fmt.Errorf("unknown lock %q", name)
	}
	if f.err == nil {
		g.tell(at, func(at Time) { g.LockWait(at, g.other(by), kind, LockAddr(addr)) })
	}
	return f.err
}

// dumpLocks writes the recorded waits for locks of a segment.
func (t *Trace) dumpLocks(out io.Writer, seg int) {
	c := t.segments[seg].columns()
	for i := range c.locks.len() {
		w := c.locks.wait(c, uint32(i))
		fmt.Fprintf(out, "lock %d by %s %v 0x%x\n", w.At, t.goText(w.Goroutine), w.Kind, w.Addr)
	}
}

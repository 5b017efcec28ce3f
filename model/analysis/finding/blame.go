package finding

import (
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// reason is why a goroutine is stuck, as far as checks tell one from another.
type reason uint8

const (
	reasonNobody    reason = iota // nobody came to the other side
	reasonNil                     // the channel is nil
	reasonSelf                    // it waits for what it holds itself
	reasonCycle                   // it waits for who waits for it
	reasonWaitGroup               // nobody is left to bring the counter to zero
	reasonCond                    // the signal came before the wait, or never
	reasonBehind                  // who it waits for is stuck for a reason of its own
)

// blame is what is known of why a goroutine is stuck. There may be half a million.
type blame struct {
	confidence float32 // in the verdict; 1 if it is proven
	reason     reason
}

// blameOf returns why a goroutine is stuck. All that the checks know of the causes of
// verdicts comes through this file.
func (e *evidence) blameOf(b *verdict.Blocked) blame {
	sure := b.Confidence
	if b.Proven {
		sure = 1
	}
	switch {
	case b.Op == model.OpSendNil || b.Op == model.OpReceiveNil:
		return blame{1, reasonNil}
	case e.rings.has(b.Goroutine):
		return blame{sure, reasonCycle}
	case b.Cause == verdict.CauseChild:
		return blame{sure, reasonBehind}
	case b.Cause == verdict.CauseSelf && !e.othersInType(b):
		return blame{sure, reasonSelf}
	case b.Op == model.OpCondWait:
		return blame{sure, reasonCond}
	case b.Op == model.OpWaitGroupWait && e.parents[b.Goroutine]:
		return blame{sure, reasonBehind}
	case b.Op == model.OpWaitGroupWait:
		return blame{sure, reasonWaitGroup}
	}
	return blame{sure, reasonNobody}
}

// othersInType reports whether another goroutine that is stuck is in a method of the
// type whose method takes the lock. Then that one may be the holder.
func (e *evidence) othersInType(b *verdict.Blocked) bool {
	if e.types == nil {
		e.countTypes()
	}
	return e.types[receiver(e.Trace.Frame(e.Trace.Site(b.Stack)).Func)] > 1
}

// countTypes counts the goroutines that are stuck in methods of each type.
func (e *evidence) countTypes() {
	byStack := make(map[model.StackID]int)
	for _, g := range e.stuck {
		for i := range g.Members {
			byStack[g.Members[i].Stack]++
		}
	}
	e.types = make(map[string]int)
	for stack, n := range byStack {
		seen := map[string]bool{"": true} // functions have no type
		for _, f := range e.Trace.Stack(stack) {
			if of := receiver(e.Trace.Frame(f).Func); !seen[of] {
				seen[of] = true
				e.types[of] += n
			}
		}
	}
}

// receiver returns the type in a method's name: "main.(*T)" of "main.(*T).Do.func1", ""
// for a function.
func receiver(fn string) string {
	begin := strings.Index(fn, ".(")
	if begin < 0 {
		return ""
	}
	end := strings.IndexByte(fn[begin:], ')')
	return fn[:begin+end+1]
}

// ring is goroutines that wait for each other: each for the next, the last for the
// first.
type ring []*verdict.Blocked

type rings []ring

func (r rings) has(g model.Goroutine) bool {
	return slices.ContainsFunc(r, func(of ring) bool {
		return slices.ContainsFunc(of, func(b *verdict.Blocked) bool { return b.Goroutine == g })
	})
}

// ringsOf returns who waits for whom in a ring.
func ringsOf(e *Evidence) (all rings) {
	for _, of := range verdict.Cycles(e.Trace, e.Blocked) {
		var r ring
		for _, i := range of {
			r = append(r, &e.Blocked[i])
		}
		if r.holds(e.Trace) {
			all = append(all, r)
		}
	}
	return all
}

// holds reports whether a ring is more than a goroutine that waits for one it started,
// which waits for somebody else: that is a consequence and no circle. What a lock is
// waited for says much, and so does that they are no parent and child.
func (r ring) holds(t *model.Trace) bool {
	for i, b := range r {
		next := r[(i+1)%len(r)]
		if b.Cause == verdict.CauseChild {
			return false
		}
		if isLock(b.Op) {
			continue
		}
		if t.Goroutine(b.Goroutine).Creator == next.Goroutine || t.Goroutine(next.Goroutine).Creator == b.Goroutine {
			return false
		}
	}
	return true
}

// isLock reports whether an operation waits for a lock.
func isLock(op model.Operation) bool {
	return op.Class() == model.ClassMutex || op.Class() == model.ClassRWMutex
}

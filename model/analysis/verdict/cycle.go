package verdict

import (
	"slices"

	"chanlens/model"
)

// maxCycle is among how many stuck goroutines cycles are looked for: each may wait for
// any other, and beyond a few hundred nobody reads a cycle.
const maxCycle = 512

// Cycles returns groups of stuck goroutines that wait for each other in a ring, as
// indexes into blocked, each group in the order of waiting: the first waits for the
// second, and the last for the first. A goroutine is in one group at most.
//
// Who waits for whom is inferred. A waiter for a lock waits for a goroutine that is in
// another method of the type whose method takes the lock, for that one may hold it; or,
// where no such ring is found, for one that the same goroutine made and that waits for a
// lock at another place: both were at work on the same things. A
// waiter on a channel waits for whom it dealt with last, and one for a WaitGroup, or
// without a partner, for those whom it made and who made it.
func Cycles(t *model.Trace, blocked []Blocked) [][]int {
	var stuck []int
	for i := range blocked {
		if blocked[i].Verdict == Stuck && operations[blocked[i].Op].family != familyNone {
			stuck = append(stuck, i)
		}
	}
	if len(stuck) > maxCycle {
		return nil
	}
	r := &rings{t: t, blocked: blocked, stuck: stuck, scopes: newScopes(t)}
	r.next = make([][]int, len(stuck))
	used := make([]bool, len(stuck))
	return append(r.find(r.waits, used), r.find(r.rivals, used)...)
}

// find returns the rings of goroutines that wait for each other, of those that are not
// used in another ring.
func (r *rings) find(waits func(i, k int) bool, used []bool) (cycles [][]int) {
	for i := range r.stuck {
		r.next[i] = r.next[i][:0]
		for k := range r.stuck {
			if !used[i] && !used[k] && waits(i, k) {
				r.next[i] = append(r.next[i], k)
			}
		}
	}
	for i := range r.stuck {
		if used[i] {
			continue
		}
		ring := r.shortest(i, used)
		for k, n := range ring {
			used[n] = true
			ring[k] = r.stuck[n]
		}
		if ring != nil {
			cycles = append(cycles, ring)
		}
	}
	return cycles
}

// rivals reports whether two stuck goroutines of one maker wait for locks at different
// places.
func (r *rings) rivals(i, k int) bool {
	a, b := &r.blocked[r.stuck[i]], &r.blocked[r.stuck[k]]
	if a.Op == model.OpRWMutexRLock && b.Op == a.Op {
		return false // readers do not keep each other out
	}
	maker := r.t.Goroutine(a.Goroutine).Creator
	return operations[a.Op].family == familyLock && operations[b.Op].family == familyLock &&
		maker != model.NoGoroutine && maker == r.t.Goroutine(b.Goroutine).Creator && r.t.Site(a.Stack) != r.t.Site(b.Stack)
}

// rings looks for rings among stuck goroutines.
type rings struct {
	t       *model.Trace
	blocked []Blocked
	stuck   []int // indexes into blocked
	scopes  *scopes
	next    [][]int // for whom each may wait
}

// waits reports whether the i-th stuck goroutine may wait for the k-th.
func (r *rings) waits(i, k int) bool {
	a, b := &r.blocked[r.stuck[i]], &r.blocked[r.stuck[k]]
	if operations[a.Op].family == familyLock {
		return i != k && r.mayHold(b, receiver(r.t.Frame(r.t.Site(a.Stack)).Func))
	}
	if i == k {
		return false
	}
	gone := a.Cause == CauseEvidence && a.evidence.has(factPartnerGone) || a.Cause == CauseRecorded && a.hope == hopeGone
	if a.other != model.NoGoroutine && gone {
		return a.other == b.Goroutine
	}
	return r.t.Goroutine(b.Goroutine).Creator == a.Goroutine || r.t.Goroutine(a.Goroutine).Creator == b.Goroutine
}

// mayHold reports whether a goroutine is in a method of a type, other than to take the
// type's lock.
func (r *rings) mayHold(b *Blocked, of string) bool {
	if of == "" {
		return false
	}
	calls := r.scopes.at(b.Stack)
	if operations[b.Op].family == familyLock && len(calls) > 0 {
		calls = calls[:len(calls)-1]
	}
	return slices.ContainsFunc(calls, func(f model.FrameID) bool { return receiver(r.t.Frame(f).Func) == of })
}

// shortest returns the shortest ring through a goroutine, nil if there is none.
func (r *rings) shortest(start int, used []bool) []int {
	from := make([]int, len(r.stuck))
	for i := range from {
		from[i] = -1
	}
	queue := []int{start}
	for len(queue) > 0 {
		i := queue[0]
		queue = queue[1:]
		for _, k := range r.next[i] {
			if k == start {
				ring := []int{i}
				for ; i != start; i = from[i] {
					ring = append(ring, from[i])
				}
				slices.Reverse(ring)
				return ring
			}
			if from[k] < 0 && !used[k] {
				from[k] = i
				queue = append(queue, k)
			}
		}
	}
	return nil
}

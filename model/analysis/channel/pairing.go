package channel

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// pairKey is what the pairs of a [Pairing] have in common.
type pairKey struct {
	kind         model.WakeKind
	waited       model.Operation // canonical
	waker, woken model.FrameID
}

// pairSum sums up the pairs of one key.
type pairSum struct {
	wait, delay lengths
}

// pairSums are the sums of one worker. Waits come by the woken goroutine, so that the
// same key comes many times in a row.
type pairSums struct {
	of      map[pairKey]*pairSum
	last    pairKey
	lastSum *pairSum
}

func (s *pairSums) add(k pairKey, wait, delay time.Duration) {
	if k != s.last || s.lastSum == nil {
		p := s.of[k]
		if p == nil {
			p = new(pairSum)
			s.of[k] = p
		}
		s.last, s.lastSum = k, p
	}
	s.lastSum.wait.add(wait)
	s.lastSum.delay.add(delay)
}

// join adds the sums of another worker, which is done.
func (s *pairSums) join(o *pairSums) {
	for k, p := range o.of {
		if mine := s.of[k]; mine != nil {
			mine.wait.join(&p.wait)
			mine.delay.join(&p.delay)
		} else {
			s.of[k] = p
		}
	}
}

// pairings returns the finished sums, in no order.
func (s *pairSums) pairings(people func(pairKey) people) []Pairing {
	list := make([]Pairing, 0, len(s.of))
	for k, p := range s.of {
		list = append(list, k.pairing(p, people(k)))
	}
	return list
}

// pairing returns a finished sum.
func (k pairKey) pairing(p *pairSum, who people) Pairing {
	return Pairing{
		Kind: k.kind, Waited: k.waited, Waker: k.waker, Woken: k.woken,
		Count: p.wait.n, Wakers: who.wakers, Wokens: who.wokens,
		Wait: p.wait.total, WaitP50: p.wait.percentile(50), WaitP99: p.wait.percentile(99), WaitMax: p.wait.max,
		Delay: p.delay.total, DelayP50: p.delay.percentile(50), DelayP99: p.delay.percentile(99), DelayMax: p.delay.max,
	}
}

// sortPairings puts pairings in the order of a [Result].
func sortPairings(list []Pairing) {
	slices.SortFunc(list, func(a, b Pairing) int {
		return cmp.Or(
			-cmp.Compare(a.Wait, b.Wait), -cmp.Compare(a.Count, b.Count),
			cmp.Compare(a.Waker, b.Waker), cmp.Compare(a.Woken, b.Woken),
			cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Waited, b.Waited), boolOrder(a.Exact, b.Exact),
		)
	})
}

// boolOrder sorts what is true first.
func boolOrder(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

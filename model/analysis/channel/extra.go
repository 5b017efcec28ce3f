package channel

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// extra is waits of one key that were only counted.
type extra struct {
	pairKey
	n    int
	wait time.Duration
}

// addExtra gives waits that were only counted to the entry that those of the same
// places belong to; or, if that is none or not clear, to one for where they waited.
func (s *Study) addExtra(entries []*entry, l *log, omitted *int) []*entry {
	if !l.cut {
		return entries
	}
	at := s.lookedAt(entries, l)
	homeless := make(map[model.FrameID]*entry) // by where the woken ones waited
	for _, x := range s.onlyCounted(l, at) {
		*omitted += x.n
		e := (*entry)(nil)
		if p := at[x.pairKey]; p != nil {
			e = p.in
		}
		if e == nil {
			if e = homeless[x.woken]; e == nil {
				e = &entry{mixed: true}
				homeless[x.woken] = e
				entries = append(entries, e)
			}
		}
		e.extra = append(e.extra, x)
	}
	return entries
}

// looked is how many waits of one key were looked at one by one, and how long they took.
type looked struct {
	n    int
	wait time.Duration
	in   *entry // that has them; nil if several do
}

// lookedAt sums up the waits of entries by their keys.
func (s *Study) lookedAt(entries []*entry, l *log) map[pairKey]*looked {
	at := make(map[pairKey]*looked)
	var last useKey
	for _, e := range entries {
		var p *looked
		e.waitsOf(l, func(w *wait) {
			if k := l.useKey(w); p == nil || k != last {
				last = k
				key := s.keyOf(l, w)
				if p = at[key]; p == nil {
					p = &looked{in: e}
					at[key] = p
				}
				if p.in != e {
					p.in = nil
				}
			}
			p.n++
			p.wait += w.end.Sub(w.start)
		})
	}
	return at
}

// onlyCounted returns what is left of the sums of a log's waits without those that were
// looked at, most time first.
func (s *Study) onlyCounted(l *log, at map[pairKey]*looked) []extra {
	var rest []extra
	for k, sum := range s.pairs.of {
		if onLock(k.waited) != (l == &s.locks) {
			continue
		}
		x := extra{k, sum.wait.n, sum.wait.total}
		if p := at[k]; p != nil {
			x.n, x.wait = x.n-p.n, x.wait-p.wait
		}
		if x.n > 0 {
			rest = append(rest, x)
		}
	}
	slices.SortFunc(rest, func(a, b extra) int {
		return cmp.Or(-cmp.Compare(a.wait, b.wait), cmp.Compare(a.waker, b.waker), cmp.Compare(a.woken, b.woken),
			cmp.Compare(a.kind, b.kind), cmp.Compare(a.waited, b.waited))
	})
	return rest
}

// keyOf returns the key of a wait's pair.
func (s *Study) keyOf(l *log, w *wait) pairKey {
	k := pairKey{kind: w.kind, waited: w.op, woken: s.spots.at(l.kinds[l.of[w.woken].kind].at).site}
	if w.waker != noNode {
		k.waker = s.spots.at(l.kinds[l.of[w.waker].kind].at).site
	}
	return k
}

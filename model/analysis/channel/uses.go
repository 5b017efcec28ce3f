package channel

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// uses counts uses by places. Waits of an entry come with the same places many times in
// a row.
type uses struct {
	s  *Study
	l  *log
	of map[Use]int

	last useKey
	n    int // of last, not counted yet
}

// useKey is what the uses of a wait's two sides depend on.
type useKey struct {
	woken, waker kindID
	nobody       bool // woke it
	op           model.Operation
	by           model.WakeKind
}

func (l *log) useKey(w *wait) useKey {
	k := useKey{woken: l.of[w.woken].kind, nobody: w.waker == noNode, op: w.op, by: w.kind}
	if !k.nobody {
		k.waker = l.of[w.waker].kind
	}
	return k
}

func (s *Study) newUses(l *log) *uses { return &uses{s: s, l: l, of: make(map[Use]int)} }

// add counts both sides of a wait.
func (u *uses) add(w *wait) {
	if k := u.l.useKey(w); k != u.last {
		u.flush()
		u.last = k
	}
	u.n++
}

func (u *uses) flush() {
	if u.n == 0 {
		return
	}
	site := func(k kindID) model.FrameID { return u.s.spots.at(u.l.kinds[k].at).site }
	u.of[Use{Op: u.last.op, Site: site(u.last.woken)}] += u.n
	by := Use{By: u.last.by}
	if !u.last.nobody {
		by.Site = site(u.last.waker)
	}
	u.of[by] += u.n
	u.n = 0
}

// open counts an open wait.
func (u *uses) open(v *seen) { u.of[Use{Op: v.op, Site: u.s.spots.at(v.where).site}]++ }

// extra counts waits that were only counted.
func (u *uses) extra(x extra) {
	u.of[Use{Op: x.waited, Site: x.woken}] += x.n
	u.of[Use{By: x.kind, Site: x.waker}] += x.n
}

// list returns the uses, most first.
func (u *uses) list() []Use {
	u.flush()
	list := make([]Use, 0, len(u.of))
	for use, n := range u.of {
		use.Count = n
		list = append(list, use)
	}
	slices.SortFunc(list, func(a, b Use) int {
		return cmp.Or(-cmp.Compare(a.Count, b.Count), cmp.Compare(a.Site, b.Site), cmp.Compare(a.Op, b.Op), cmp.Compare(a.By, b.By))
	})
	return list
}

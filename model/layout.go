package model

import (
	"cmp"
	"slices"
)

// layOut makes the rows of a segment, by goroutine. Goroutines that are new have the
// handles from first on, and lie in their order already.
func (f *filling) layOut(goroutines []Goroutine, first Goroutine) {
	g := f.g
	type known struct {
		g Goroutine
		l Local
	}
	var old []known
	for _, l := range g.order {
		if h := goroutines[l]; h < first {
			old = append(old, known{h, l})
		}
	}
	slices.SortFunc(old, func(a, b known) int { return cmp.Compare(a.g, b.g) })

	n := len(old)
	for _, h := range goroutines {
		if h >= first && h != NoGoroutine {
			n++
		}
	}
	rows := rowTable{g: make([]Goroutine, 0, n), off: make([]uint32, 0, n+1), flags: make([]rowFlags, n)}
	f.made.locals = make([]Local, 0, n)
	off := uint32(0)
	add := func(h Goroutine, l Local) {
		rows.g, rows.off = append(rows.g, h), append(rows.off, off)
		f.made.locals = append(f.made.locals, l)
		off += g.locals[l].count
	}
	for _, k := range old {
		add(k.g, k.l)
	}
	for _, l := range g.order {
		if h := goroutines[l]; h >= first && h != NoGoroutine {
			add(h, l)
		}
	}
	rows.off = append(rows.off, off)
	f.seg.rows = rows
}

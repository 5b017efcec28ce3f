package channel

import "chanlens/model"

// ownSides divides a group, taking what one goroutine does at both sides for one channel,
// as with a semaphore: who waits to send a token takes one later. A Mutex is released by
// who has locked it. It returns nothing if that is contradicted.
func (d *divider) ownSides(group part) []part {
	of, waits := d.log.of, d.log.waits
	first := make(map[model.Goroutine]node)
	link := func(n node) {
		if n == noNode {
			return
		}
		if f, ok := first[of[n].g]; ok {
			d.union.join(uint32(f), uint32(n))
		} else {
			first[of[n].g] = n
		}
	}
	for _, i := range group.byEnd { // whose nodes are joined by wakes
		link(waits[i].woken)
		link(waits[i].waker)
	}
	parts := deal(group, d.number, func(i int32) uint32 { return d.union.find(uint32(waits[i].woken)) })
	for i := range parts {
		p := &parts[i]
		p.how = byOwnSides
		if p.verdict = check(waits, p.byStart, p.byEnd); !p.verdict.fits() {
			return nil
		}
	}
	return parts
}

// crossings returns how often a wait was woken in turn while one of the same side, but
// of another part, waited, if that counts: so many chances there were to contradict that
// the parts are one channel.
func (d *divider) crossings(group part, parts []part) int {
	waits := d.log.waits
	for n, p := range parts {
		for _, i := range p.byEnd {
			d.number[waits[i].woken] = int32(n)
		}
	}
	q, luck := queues(waits, group.byStart), newLuck(waits, group.byEnd)
	crossings := 0
	for _, e := range group.byEnd {
		w := &waits[e]
		if w.side == sideUnknown || w.burst != 0 {
			continue
		}
		q[w.side].oldest(w.end, func(i int32) bool {
			if d.number[waits[i].woken] == d.number[w.woken] {
				return true
			}
			if gap := waits[i].start - w.start; gap >= 0 && luck.overtakes(gap) {
				crossings++
			}
			return false
		})
	}
	for _, i := range group.byEnd {
		d.number[waits[i].woken] = 0
	}
	return crossings
}

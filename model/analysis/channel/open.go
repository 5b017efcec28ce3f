package channel

import (
	"slices"

	"chanlens/model"
)

// opener finds the channels of open waits.
//
//  1. That of its node, where the goroutine waited, or woke somebody, before. A select
//     waits on all channels that it is known to.
//  2. That of its place, if all goroutines that came there used a single one.
//  3. That of its place, if one other goroutine used it there which the same go
//     statement made, in the same breath: before that channel was used last.
//  4. One of its own: nobody is seen to use the other side. Open waits at one place
//     that find no channel make one entry.
//
// A channel that would be contradicted is not taken. Of a wait for a lock that was
// recorded, the lock is known.
type opener struct {
	log     *log
	entries []*entry

	ofNode  []int32               // index into entries, or -1; of several the last
	ofKind  map[kindID][]int32    // entries with such places
	byPlace map[place][]kindID    // kinds at a place
	own     map[ownKey]*entry     // entries for waits that find no channel
	ofLock  map[lockNumber]int32  // entries of recorded locks
	order   []*entry              // of own
	nodesAt map[kindID]goroutines // how many goroutines came
	last    map[int32]model.Time  // by entry: when it was used last, as far as that was asked for
}

// goroutines counts different goroutines, as far as it matters: none, one, or more.
type goroutines struct {
	one  model.Goroutine
	more bool
}

// assignOpen gives open waits to entries, and returns all of them.
func (l *log) assignOpen(entries []*entry) []*entry {
	if len(l.open) == 0 {
		return entries
	}
	o := opener{
		log: l, entries: entries, ofNode: make([]int32, len(l.of)),
		ofKind: make(map[kindID][]int32), byPlace: make(map[place][]kindID),
		own: make(map[ownKey]*entry), ofLock: make(map[lockNumber]int32), nodesAt: make(map[kindID]goroutines), last: make(map[int32]model.Time),
	}
	o.index()
	for i := range l.open {
		v := &l.open[i]
		found := o.find(v)
		for _, e := range found {
			e.opens = append(e.opens, int32(i))
		}
		if len(found) == 0 {
			key := ownKey{where: v.where}
			if v.lock != 0 {
				key = ownKey{lock: v.lock}
			}
			e := o.own[key]
			if e == nil {
				e = &entry{alone: true, lock: v.lock}
				o.own[key] = e
				o.order = append(o.order, e)
			}
			e.opens = append(e.opens, int32(i))
			if v.lock == 0 || e.count == 0 {
				e.count++
			}
		}
	}
	return append(entries, o.foldOwn()...)
}

// foldOwn returns the entries of waits that found none. Recorded locks for which nothing
// but open waits at one place is seen become one entry if they are many.
func (o *opener) foldOwn() []*entry {
	at := make(map[place][]*entry)
	for _, e := range o.order {
		if e.lock != 0 {
			where := o.log.open[e.opens[0]].where
			at[where] = append(at[where], e)
		}
	}
	return slices.DeleteFunc(o.order, func(e *entry) bool {
		if e.lock == 0 {
			return false
		}
		like := at[o.log.open[e.opens[0]].where]
		first := like[0]
		if len(like) <= foldOver(true) || e == first {
			return false
		}
		first.opens = append(first.opens, e.opens...)
		first.count += e.count
		return true
	})
}

// ownKey is what waits have in common that find no channel: their place, or their lock if
// that was recorded.
type ownKey struct {
	where place
	lock  lockNumber
}

// index notes which entries the nodes and kinds of places have.
func (o *opener) index() {
	for i := range o.ofNode {
		o.ofNode[i] = -1
	}
	for n, e := range o.entries {
		if e.exact() {
			for _, p := range e.parts {
				o.ofLock[o.log.lockOf[p.byEnd[0]]] = int32(n)
			}
			continue
		}
		for _, k := range e.kinds {
			o.ofKind[k] = append(o.ofKind[k], int32(n))
		}
		e.waitsOf(o.log, func(w *wait) {
			o.ofNode[w.woken] = int32(n)
			if w.waker != noNode {
				o.ofNode[w.waker] = int32(n)
			}
		})
	}
	for id, k := range o.log.kinds {
		o.byPlace[k.at] = append(o.byPlace[k.at], kindID(id))
	}
	for _, p := range o.log.of {
		switch c, ok := o.nodesAt[p.kind]; {
		case !ok:
			o.nodesAt[p.kind] = goroutines{one: p.g}
		case !c.more && c.one != p.g:
			o.nodesAt[p.kind] = goroutines{p.g, true}
		}
	}
}

// maxCases is how many kinds of a place are looked at for each wait that is open there:
// a select that was served from more places waits on some of their channels.
const maxCases = 256

// find returns the entries that a wait belongs to.
func (o *opener) find(v *seen) []*entry {
	if v.lock != 0 {
		if n, ok := o.ofLock[v.lock]; ok {
			return []*entry{o.entries[n]}
		}
		return nil
	}
	kinds := o.byPlace[v.where]
	kinds = kinds[:min(len(kinds), maxCases)]
	var found []*entry
	for _, k := range kinds {
		n := o.log.find(port{v.woken, k})
		if n == noNode || o.ofNode[n] < 0 {
			continue
		}
		if e := o.entries[o.ofNode[n]]; e.admits(v) && !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, k := range kinds {
		of := o.ofKind[k]
		if len(of) != 1 || o.log.kinds[k].other == otherTimer {
			continue
		}
		e := o.entries[of[0]]
		kin := o.kindred(o.nodesAt[k].one, v.woken, of[0])
		shared := o.nodesAt[k].more || v.where.role() == roleLock || kin
		if shared && !e.mixed && e.count == 1 && e.admits(v) && !slices.Contains(found, e) {
			found = append(found, e)
		}
	}
	return found
}

// kindred reports whether one go statement made two goroutines, the second before the
// n-th entry's channel was used last.
func (o *opener) kindred(a, b model.Goroutine, n int32) bool {
	x, y := o.log.t.Goroutine(a), o.log.t.Goroutine(b)
	if x.Creator == model.NoGoroutine || x.Creator != y.Creator || x.CreatedAt != y.CreatedAt || y.Created == model.NoTime {
		return false
	}
	last, ok := o.last[n]
	if !ok {
		o.entries[n].waitsOf(o.log, func(w *wait) { last = max(last, w.end) })
		o.last[n] = last
	}
	return y.Created <= last
}

// admits reports whether an open wait does not contradict that it is on the channel, or
// on one of them.
func (e *entry) admits(v *seen) bool {
	if e.mixed || v.where.role() == roleLock {
		return true
	}
	s := sideUnknown
	switch v.where.role() {
	case roleSend:
		s = sends
	case roleReceive:
		s = receives
	}
	if len(e.parts) > 1 {
		return true // one of them
	}
	return e.parts[0].verdict.admits(s, v.start)
}

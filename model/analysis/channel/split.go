package channel

import (
	"slices"
	"sort"

	"chanlens/model"
)

// divider divides groups of waits among channels. Several may work on different groups
// of one log.
type divider struct {
	log   *log
	union union

	budget int // how many waits may be looked at in trials yet

	// Scratch, by node; a group has its own nodes.
	number  []int32
	partner []node
}

// divide divides a group of waits whose places belong together.
//
//  1. What the same goroutines did at the same places is a part.
//  2. If parts are of few waits each, but together behave as one channel, and had many
//     chances not to, they are one: a semaphore of a thousand goroutines that are each
//     seen once.
//  3. A part that contradicts that it is one channel is split further.
func (d *divider) divide(group part) []part {
	if d.ofTimers(group) {
		return d.described(d.components(group, nil), byGoroutines, nil)
	}
	parts := d.components(group, nil)
	// Parts of many waits that never met are no fragments of one channel: on that, anybody
	// meets anybody.
	fragmented := len(parts) > enoughChances && len(parts) >= len(group.byEnd)/fragments
	if fragmented && !d.ofCalls(group, parts) {
		if group.verdict = check(d.log.waits, group.byStart, group.byEnd); group.verdict.fits() {
			if n := d.crossings(group, parts); n >= enoughChances && n >= len(parts)/8 && n >= len(group.byEnd)/50 {
				group.how, group.verdict.chances = byPlaces, int32(n)
				return []part{group}
			}
		}
	}
	if mutex := d.ofMutexes(group); fragmented || mutex && len(parts) > 1 {
		if own := d.ownSides(group); own != nil && (mutex || len(own) < len(group.byEnd)/fragments) {
			return d.merge(own, false)
		}
	}
	d.budget = minTrials + trialsPerWait*len(group.byEnd)
	out := make([]part, 0, len(parts))
	for i := range parts {
		parts[i].how = byGoroutines
		out = d.settle(out, parts[i], 0)
	}
	return out
}

// fragments is how many waits parts have in the mean, at most, to be taken for fragments.
const fragments = 3

// ofTimers reports whether nobody is seen to have ended the waits of a group.
func (d *divider) ofTimers(group part) bool {
	return d.log.waits[group.byEnd[0]].waker == noNode
}

// ofCalls reports whether most waits of a group are of calls: those come one by one, and
// so their order tells nothing.
func (d *divider) ofCalls(group part, parts []part) bool {
	n := 0
	for i := range parts {
		if p := &parts[i]; len(p.byEnd) >= minCalls && d.log.calls(p) != nil {
			n += len(p.byEnd)
		}
	}
	return 2*n >= len(group.byEnd)
}

// ofMutexes reports whether a group is of Mutexes or RWMutexes.
func (d *divider) ofMutexes(group part) bool {
	class := d.log.waits[group.byEnd[0]].op.Class()
	return class == model.ClassMutex || class == model.ClassRWMutex
}

// settle appends a part if it fits one channel, and else what it can be split into.
func (d *divider) settle(out []part, p part, depth int) []part {
	if p.verdict = check(d.log.waits, p.byStart, p.byEnd); p.verdict.fits() {
		return append(out, p)
	}
	if depth < maxDepth && d.budget > 0 {
		if parts := d.split(p); len(parts) > 1 {
			var split []part
			for _, q := range parts {
				split = d.settle(split, q, depth+1)
			}
			if depth == 0 {
				split = d.merge(split, false)
			}
			return append(out, split...)
		}
	}
	p.how = byNothing
	return append(out, p)
}

const (
	// maxDepth is how often the parts of a part are split again, and maxSplits at how many
	// kinds of places at a time.
	maxDepth  = 3
	maxSplits = 4
	// maxCandidates is how many kinds of places are tried, and maxTrial how many waits
	// they are tried on.
	maxCandidates = 12
	maxTrial      = 5_000
	// trialsPerWait is how many waits may be looked at in trials, for each of a group, and
	// minTrials for a small one. What contradicts itself beyond that stays together.
	trialsPerWait = 6
	minTrials     = 200_000
)

// components divides a part by what its wakes join: nodes, but not those of the kinds
// that split. A wait between two of those is on the channel of the woken one.
func (d *divider) components(p part, split []kindID) []part {
	of, waits := d.log.of, d.log.waits
	splits := func(n node) bool { return len(split) > 0 && slices.Contains(split, of[n].kind) }
	for _, i := range p.byEnd {
		w := &waits[i]
		d.union.alone(uint32(w.woken))
		if w.waker != noNode {
			d.union.alone(uint32(w.waker))
		}
	}
	for _, i := range p.byEnd {
		if w := &waits[i]; w.waker != noNode && !splits(w.woken) && !splits(w.waker) {
			d.union.join(uint32(w.woken), uint32(w.waker))
		}
	}
	return deal(p, d.number, func(i int32) uint32 {
		w := &waits[i]
		if w.waker != noNode && splits(w.woken) && !splits(w.waker) {
			return d.union.find(uint32(w.waker))
		}
		return d.union.find(uint32(w.woken))
	})
}

// split splits a part that is not one channel, in the way that leaves the fewest
// contradictions: either at kinds of places that use many channels, or in time, wherever
// a channel was closed. Of equal kinds that is taken which waited least: who waits for an
// answer owns the channel, who answers uses many. It returns nothing if that does not
// help.
func (d *divider) split(p part) []part {
	trial := firstOf(p, maxTrial)
	least := check(d.log.waits, trial.byStart, trial.byEnd).contradictions()
	was := least
	var best []kindID
	waited := make(map[kindID]int)
	for _, i := range trial.byEnd {
		waited[d.log.of[d.log.waits[i].woken].kind]++
	}
	for candidates := d.candidates(trial); least > 0 && len(best) < maxSplits; {
		add, count := kindID(0), 0
		for _, k := range candidates {
			if slices.Contains(best, k) {
				continue
			}
			parts := d.components(trial, append(best[:len(best):len(best)], k))
			left := d.contradictions(parts)
			if left < least || count > 0 && left == least && waited[k] < waited[add] {
				least, count, add = left, len(parts), k
			}
		}
		if count == 0 {
			break
		}
		best = append(best, add)
	}
	if parts := d.epochs(trial); len(parts) > 1 {
		if left := d.contradictions(parts); left < least || left == least && len(best) > 0 && len(parts) < len(d.components(trial, best)) {
			return d.described(d.epochs(p), byEpoch, nil)
		}
	}
	if len(best) == 0 || least > was/2 || !d.hubs(trial, best) {
		return nil
	}
	return d.described(d.components(p, best), bySplit, best)
}

// hubs reports whether some kinds of places are those of few goroutines that each serve
// several others. Where there are as many on one side as on the other, one goroutine's
// waits alone contradict nothing whatever they are on, and to split means nothing.
func (d *divider) hubs(p part, kinds []kindID) bool {
	of, waits := d.log.of, d.log.waits
	few, many := make(map[model.Goroutine]bool), make(map[model.Goroutine]bool)
	for _, i := range p.byEnd {
		for _, n := range [2]node{waits[i].woken, waits[i].waker} {
			switch {
			case n == noNode:
			case slices.Contains(kinds, of[n].kind):
				few[of[n].g] = true
			default:
				many[of[n].g] = true
			}
		}
	}
	return 2*len(few) <= len(many)
}

func (d *divider) described(parts []part, h how, by []kindID) []part {
	for i := range parts {
		parts[i].how, parts[i].by = h, &by
	}
	return parts
}

// contradictions returns how many contradictions parts hold, of those that do not fit.
func (d *divider) contradictions(parts []part) int {
	n := 0
	for i := range parts {
		d.budget -= len(parts[i].byEnd)
	}
	for _, p := range parts {
		if v := check(d.log.waits, p.byStart, p.byEnd); !v.fits() {
			n += v.contradictions()
		}
	}
	return n
}

// firstOf returns the first n waits of a part, by end.
func firstOf(p part, n int) part {
	if len(p.byEnd) <= n {
		return p
	}
	f := part{byEnd: p.byEnd[:n], byStart: make([]int32, 0, n)}
	for _, i := range p.byStart {
		if i <= f.byEnd[n-1] { // waits are numbered by end
			f.byStart = append(f.byStart, i)
		}
	}
	return f
}

// candidates returns the kinds of places at which a goroutine met different others.
func (d *divider) candidates(p part) []kindID {
	of, waits := d.log.of, d.log.waits
	for _, i := range p.byEnd {
		if w := &waits[i]; w.waker != noNode {
			d.partner[w.woken], d.partner[w.waker] = noNode, noNode
		}
	}
	var kinds []kindID
	meet := func(a, b node) {
		switch d.partner[a] {
		case noNode:
			d.partner[a] = b
		case b:
		default:
			if len(kinds) < maxCandidates && !slices.Contains(kinds, of[a].kind) {
				kinds = append(kinds, of[a].kind)
			}
		}
	}
	for _, i := range p.byEnd {
		if w := &waits[i]; w.waker != noNode {
			meet(w.woken, w.waker)
			meet(w.waker, w.woken)
		}
	}
	return kinds
}

// epochs divides a part by how many closes lie before the begin of a wait, and each
// epoch by what its wakes join.
func (d *divider) epochs(p part) []part {
	waits := d.log.waits
	var closes []model.Time
	burst := uint32(0)
	for _, i := range p.byEnd {
		if w := &waits[i]; w.byClose() {
			if w.burst == burst {
				closes[len(closes)-1] = w.end
			} else {
				burst, closes = w.burst, append(closes, w.end)
			}
		}
	}
	if len(closes) == 0 {
		return nil
	}
	var out []part
	for _, epoch := range deal(p, make([]int32, len(closes)+1), func(i int32) uint32 {
		return uint32(sort.Search(len(closes), func(k int) bool { return closes[k] > waits[i].start }))
	}) {
		out = append(out, d.components(epoch, nil)...)
	}
	return out
}

package channel

import (
	"slices"
	"sort"
	"sync"

	"chanlens/model"
)

// loops finds selects in a loop. A goroutine that starts others, one after the other, and
// waits in a select for what they send, may have made a channel for each of them, or have
// one for all. If it comes to the same select also when none of them is at work, it is the
// loop of a server, which has its channels from the beginning.
type loops struct {
	once   sync.Once
	at     map[looper][]int32 // waits in selects, by end
	births map[birth][]model.Time
}

// birth is who starts goroutines, and where.
type birth struct {
	by   model.Goroutine
	site model.FrameID
}

// looper is a goroutine in a select.
type looper struct {
	g  model.Goroutine
	at place
}

// idleShare is in how many of the gaps between others, at least, a server is idle: not
// all of what it starts others for comes from outside.
const idleShare = 8

// loopsOver reports whether the steady goroutine of a part, of which ends are the last
// waits for each of the others, comes to its select between them.
func (l *log) loopsOver(p *part, ends []int32, steady model.Goroutine) bool {
	at, ok := l.selectOf(p, steady)
	if !ok {
		return false
	}
	l.loops.once.Do(l.findLoops)
	waits := l.loops.at[looper{steady, at}]
	idle, next := 0, 0
	for _, e := range ends[:len(ends)-1] {
		for p.byEnd[next] <= e {
			next++
		}
		done := l.waits[e].end
		if l.idle(waits, done, l.nextBirth(&l.waits[p.byEnd[next]], steady, done)) {
			idle++
		}
	}
	return idle > 0 && idleShare*idle >= len(ends)
}

// selectOf returns the select in which a goroutine waits in a part, and false if it does
// not.
func (l *log) selectOf(p *part, g model.Goroutine) (place, bool) {
	for _, i := range p.byEnd {
		if w := &l.waits[i]; w.op == model.OpSelect && l.of[w.woken].g == g {
			return l.kinds[l.of[w.woken].kind].at, true
		}
	}
	return 0, false
}

// nextBirth returns when the first goroutine after a moment was started like the partner
// of a goroutine in a wait. That is not always the partner: others may not have been
// waited for to their end.
func (l *log) nextBirth(w *wait, steady model.Goroutine, after model.Time) model.Time {
	partner := l.of[w.woken].g
	if partner == steady {
		partner = l.of[w.waker].g
	}
	births := l.loops.births[l.birthOf(partner)]
	i := sort.Search(len(births), func(i int) bool { return births[i] > after })
	if i == len(births) {
		return after
	}
	return births[i]
}

func (l *log) birthOf(g model.Goroutine) birth {
	info := l.t.Goroutine(g)
	return birth{info.Creator, l.t.Site(info.CreatedAt)}
}

// idle reports whether one of some waits, which are given by end, lies between two
// moments.
func (l *log) idle(waits []int32, from, to model.Time) bool {
	i := sort.Search(len(waits), func(i int) bool { return l.waits[waits[i]].end > from })
	for ; i < len(waits) && l.waits[waits[i]].end <= to; i++ {
		if l.waits[waits[i]].start >= from {
			return true
		}
	}
	return false
}

func (l *log) findLoops() {
	l.loops.at = make(map[looper][]int32)
	for i := range l.waits {
		if w := &l.waits[i]; w.op == model.OpSelect {
			n := l.of[w.woken]
			k := looper{n.g, l.kinds[n.kind].at}
			l.loops.at[k] = append(l.loops.at[k], int32(i))
		}
	}
	l.loops.births = make(map[birth][]model.Time)
	for g := range model.Goroutine(l.t.NumGoroutines()) {
		if at := l.t.Goroutine(g).Created; at != model.NoTime {
			l.loops.births[l.birthOf(g)] = append(l.loops.births[l.birthOf(g)], at)
		}
	}
	for _, births := range l.loops.births {
		slices.Sort(births)
	}
}

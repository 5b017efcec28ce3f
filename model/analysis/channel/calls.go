package channel

import (
	"sort"

	"chanlens/model"
)

// sign is a sign that a part is not one channel, but one for each call or goroutine,
// although nothing contradicts that it is one.
type sign uint8

const (
	noSign      sign = iota
	byBirths         // each partner was started when the one before was done
	byFanOut         // each receiver received once, and never came back
	byRequests       // those that receive had sent something to those that answer
	byPace           // timers ended the waits, but no ticker
	minFanOut   = 8  // receivers
	maxRequests = 1 << 18
)

// findCalls looks for parts that seem to be many channels, and returns parts with those
// divided that can be.
//
//   - A goroutine starts another one for each call and waits for its result, or for all of
//     its results.
//   - Many receive from a few others, once each. Who takes from a shared channel comes
//     back for more, or is closed down, or waits for ever; and if it is a semaphore,
//     those that take are those that give.
//   - Who answers serves many goroutines with a channel each (it was split), and they
//     send it something the other way: the request, with a channel for the answer.
//   - Timers end a goroutine's waits, but not at a steady pace (ticks.go).
func (l *log) findCalls(parts []part) []part {
	open := make(map[model.Goroutine]bool)
	for i := range l.open {
		open[l.open[i].woken] = true
	}
	out := make([]part, 0, len(parts))
	for i := range parts {
		p := &parts[i]
		if p.how == byNothing || len(p.byEnd) < minCalls {
			out = append(out, *p)
			continue
		}
		if l.waits[p.byEnd[0]].kind == model.WakeTimer && !l.ticks(p) {
			p.sign = byPace
			out = append(out, *p)
			continue
		}
		if ends := l.calls(p); ends != nil {
			for _, q := range deal(*p, make([]int32, len(ends)), func(i int32) uint32 {
				return uint32(sort.Search(len(ends), func(k int) bool { return ends[k] >= i }))
			}) {
				q.how, q.by, q.sign = p.how, p.by, byBirths
				q.verdict = check(l.waits, q.byStart, q.byEnd)
				out = append(out, q)
			}
			continue
		}
		if l.fansOut(p, open) {
			p.sign = byFanOut
		}
		out = append(out, *p)
	}
	l.findRequests(out)
	return out
}

// minCalls is how many others a goroutine must meet one after the other.
const minCalls = 3

// calls returns the last waits of each call, if a part seems to be one: a goroutine meets
// others one after the other, and each was started only when the one before was done
// with.
func (l *log) calls(p *part) []int32 {
	first := &l.waits[p.byEnd[0]]
	if first.waker == noNode {
		return nil
	}
	if ends := l.callsBy(p, l.of[first.woken].g); ends != nil {
		return ends
	}
	return l.callsBy(p, l.of[first.waker].g)
}

func (l *log) callsBy(p *part, steady model.Goroutine) []int32 {
	var ends []int32
	var done model.Time
	last := model.NoGoroutine
	for n, i := range p.byEnd {
		w := &l.waits[i]
		if w.waker == noNode {
			return nil
		}
		partner := l.of[w.waker].g
		if partner == steady {
			partner = l.of[w.woken].g
		} else if l.of[w.woken].g != steady {
			return nil
		}
		if partner != last && n > 0 {
			if partner == model.NoGoroutine || l.t.Goroutine(partner).Created <= done {
				return nil // NoTime is before all
			}
			ends = append(ends, p.byEnd[n-1])
		}
		last, done = partner, w.end
	}
	if ends = append(ends, p.byEnd[len(p.byEnd)-1]); len(ends) < minCalls || l.loopsOver(p, ends, steady) {
		return nil
	}
	return ends
}

// fansOut reports whether each receiver received once.
func (l *log) fansOut(p *part, open map[model.Goroutine]bool) bool {
	if len(p.byEnd) < minFanOut {
		return false
	}
	came := make(map[model.Goroutine]bool, len(p.byEnd))
	for _, i := range p.byEnd {
		w := &l.waits[i]
		g := l.of[w.woken].g
		if w.side != receives || w.kind != model.WakeSend || came[g] || open[g] {
			return false
		}
		came[g] = true
	}
	for _, i := range p.byEnd {
		if w := &l.waits[i]; w.waker == noNode || came[l.of[w.waker].g] {
			return false
		}
	}
	return true
}

// sending is who sent to whom.
type sending struct{ from, to model.Goroutine }

// sendingOf returns who sent to whom by a wait, and false if that is not known.
func (l *log) sendingOf(w *wait) (sending, bool) {
	if w.waker == noNode || w.burst != 0 || w.side == sideUnknown {
		return sending{}, false
	}
	s := sending{l.of[w.waker].g, l.of[w.woken].g}
	if w.side == sends {
		s.from, s.to = s.to, s.from
	}
	return s, true
}

// findRequests looks among split parts for those of which most receivers sent something
// to those that answer.
func (l *log) findRequests(parts []part) {
	ways := make(map[sending]int32) // of answers, turned round: 0, or 1 if seen
	for i := range parts {
		if p := &parts[i]; p.how == bySplit && p.sign == noSign && l.answers(p) {
			for _, k := range p.byEnd {
				if s, ok := l.sendingOf(&l.waits[k]); ok && len(ways) < maxRequests {
					ways[sending{s.to, s.from}] = 0
				}
			}
		}
	}
	if len(ways) == 0 {
		return
	}
	for i := range l.waits {
		if s, ok := l.sendingOf(&l.waits[i]); ok {
			if _, ok := ways[s]; ok {
				ways[s] = 1
			}
		}
	}
	asked, all := make(map[kindID]int), make(map[kindID]int) // by the first kind that splits
	hit := func(p *part) bool {
		for _, k := range p.byEnd {
			if s, ok := l.sendingOf(&l.waits[k]); ok && ways[sending{s.to, s.from}] == 1 {
				return true
			}
		}
		return false
	}
	for i := range parts {
		if p := &parts[i]; p.how == bySplit && p.sign == noSign {
			all[(*p.by)[0]]++
			if l.answers(p) && hit(p) {
				asked[(*p.by)[0]]++
			}
		}
	}
	for i := range parts {
		if p := &parts[i]; p.how == bySplit && p.sign == noSign && 2*asked[(*p.by)[0]] > all[(*p.by)[0]] {
			p.sign = byRequests
		}
	}
}

// answers reports whether the first wait of a part was that of a receiver, woken by a
// sender.
func (l *log) answers(p *part) bool {
	w := &l.waits[p.byEnd[0]]
	return w.kind == model.WakeSend
}

// channels returns how many channels a part is.
func (p *part) channels() int {
	if p.sign == byFanOut || p.sign == byRequests || p.sign == byPace {
		return len(p.byEnd)
	}
	return 1
}

package channel

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/crash"
)

// Result returns what was found, when all is visited.
func (s *Study) Result() Result {
	var r Result
	var channelPeople, lockPeople map[pairKey]people
	var omitted [2]int
	var inferred, exact []found
	var exactMembers *exactMembers
	var wg crash.Group
	wg.Go(func() { channelPeople = s.people(&s.channels) })
	wg.Go(func() { lockPeople = s.people(&s.locks) })
	wg.Go(func() {
		entries := s.entries(&s.channels, &omitted[ofChannels])
		wg.Go(func() { r.channels = s.members(&s.channels, entries) })
		for i, e := range entries {
			c := s.channel(i+1, e)
			r.Channels = append(r.Channels, c)
			inferred = append(inferred, found{c, origin{false, int32(i + 1)}, e.wait, e.first})
		}
	})
	wg.Go(func() {
		if s.recorded != nil {
			exact, exactMembers = s.recorded.result()
		}
	})
	wg.Go(func() {
		entries := s.entries(&s.locks, &omitted[ofLocks])
		for i, e := range entries {
			r.Locks = append(r.Locks, s.lock(i+1, e))
		}
		r.locks = s.members(&s.locks, entries)
	})
	wg.Wait()
	if s.recorded != nil {
		r.join(append(inferred, exact...), exactMembers)
	}
	r.Omitted = omitted[ofChannels] + omitted[ofLocks]
	r.Pairs = s.pairs.pairings(func(k pairKey) people {
		if onLock(k.waited) {
			return lockPeople[k]
		}
		return channelPeople[k]
	})
	if s.recorded != nil {
		r.Pairs = append(r.Pairs, s.recorded.pairs.pairings(&s.spots)...)
	}
	sortPairings(r.Pairs)
	tellApart(s.t, &r)
	return r
}

// entries divides the waits of a log among entries, in the order of the list.
func (s *Study) entries(l *log, omitted *int) []*entry {
	parts := l.partition()
	if l == &s.channels {
		parts = l.findCalls(parts)
	}
	entries := l.assignOpen(s.toEntries(l, parts))
	entries = s.addExtra(entries, l, omitted)
	l.time(entries)
	inListOrder(entries)
	return entries
}

// time sums up how long the waits of entries were, and finds the first.
func (l *log) time(entries []*entry) {
	for _, e := range entries {
		e.first = openEnd
		e.waitsOf(l, func(w *wait) {
			e.wait += w.end.Sub(w.start)
			e.first = min(e.first, w.end)
		})
		for _, o := range e.opens {
			e.wait += l.known.Sub(l.open[o].start)
			e.first = min(e.first, l.open[o].start)
		}
		for _, x := range e.extra {
			e.wait += x.wait
		}
	}
}

// channel finishes an entry.
func (s *Study) channel(id int, e *entry) Channel {
	l := &s.channels
	c := Channel{ID: id, Several: e.mixed || e.count > 1, Count: max(e.count, 1), MaxWaiting: e.maxWaiting(l)}
	uses := s.newUses(l)
	bursts := make(map[uint32]bool)
	e.waitsOf(l, func(w *wait) {
		c.count(w.op, w.kind, w.end.Sub(w.start))
		if w.burst != 0 && !bursts[w.burst] {
			bursts[w.burst] = true
			if w.kind == model.WakeClose {
				c.Closes++
			} else {
				c.Cancels++
			}
		}
		uses.add(w)
	})
	for _, p := range e.parts {
		c.Wakes += len(p.byEnd)
	}
	for _, o := range e.opens {
		v := &l.open[o]
		length := l.known.Sub(v.start)
		switch v.op {
		case model.OpSend:
			c.SendersAtEnd++
			c.SendWait += length
		case model.OpReceive:
			c.ReceiversAtEnd++
			c.ReceiveWait += length
		default:
			c.SelectsAtEnd++
			c.SelectWait += length
		}
		uses.open(v)
	}
	for _, x := range e.extra {
		for range x.n {
			c.count(x.waited, x.kind, 0)
		}
		c.Wakes += x.n
		c.wait(x.waited, x.wait)
		uses.extra(x)
	}
	if e.mixed {
		c.Count = 0
	}
	c.Uses = uses.list()
	c.Shape = e.shape(l, &c)
	c.Name = nameByPlaces(s.t, &c)
	c.Confidence, c.Evidence = e.evidence(s, &c)
	return c
}

// count counts what ended a wait, and the time it took.
func (c *Channel) count(op model.Operation, kind model.WakeKind, length time.Duration) {
	switch side := sideOf(op, kind); {
	case kind == model.WakeClose, kind == model.WakeCancel: // counted by what they woke together
	case kind == model.WakeTimer:
		c.Timers++
	case side == sideUnknown:
		c.Selects++
	default: // a value changed hands: both sides of it are seen
		c.Sends++
		c.Receives++
	}
	c.wait(op, length)
}

func (c *Channel) wait(op model.Operation, length time.Duration) {
	switch op {
	case model.OpSend:
		c.SendWait += length
	case model.OpReceive:
		c.ReceiveWait += length
	default:
		c.SelectWait += length
	}
}

// members lists who used the channels or locks of entries, which are in the order of
// the list.
func (s *Study) members(l *log, entries []*entry) members {
	m := members{
		spots: s.spots, nodes: l.nodes, ends: make([]int32, 0, len(entries)),
		wakes: make([]model.Time, len(l.waits)), ids: make([]int32, len(l.waits)), kindsAt: make(map[place][]kindID),
	}
	for id, k := range l.kinds {
		m.kindsAt[k.at] = append(m.kindsAt[k.at], kindID(id))
	}
	for i := range l.waits {
		m.wakes[i] = l.waits[i].end
	}
	seen := make([]int32, len(l.of)) // by node: the entry it was listed for last, from 1
	traffic := newTraffics(l)
	apart := apart{ofWait: make([]int32, len(l.waits)), ofNode: make([]int32, len(l.of))}
	for i, e := range entries {
		id := int32(i + 1)
		list := func(n node) {
			if n != noNode && seen[n] != id {
				seen[n] = id
				m.list = push(m.list, n)
			}
		}
		e.waitsOf(l, func(w *wait) {
			list(w.woken)
			list(w.waker)
			traffic.add(w)
		})
		for _, p := range e.parts {
			for _, i := range p.byEnd {
				m.ids[i] = id
			}
		}
		open := apart.entry(l, e)
		for _, o := range e.opens {
			m.atEnd = append(m.atEnd, standing{l.open[o].woken, id, open})
			traffic.open(&l.open[o])
		}
		for _, x := range e.extra {
			traffic.extra(x)
		}
		traffic.end()
		m.ends = append(m.ends, int32(len(m.list)))
	}
	m.ofNode, m.apart, m.apartNode = seen, apart.ofWait, apart.ofNode
	m.traffic, m.trafficEnds = traffic.list, traffic.ends
	slices.SortStableFunc(m.atEnd, func(a, b standing) int { return cmp.Compare(a.g, b.g) })
	return m
}

package channel

import (
	"iter"
	"slices"
	"sort"

	"chanlens/model"
)

// exactMembers says who used each recorded channel, as [members] does for inferred ones.
type exactMembers struct {
	spots *spots
	wakes []model.Time // when each wait ended, in order
	on    []model.Chan // by wait
	entry []int32      // by channel: its entry, from 1; 0: it is not told

	list        []exactUser // by entry
	ends        []int32
	traffic     []Traffic
	trafficEnds []int32
	atEnd       []standing // by goroutine
}

// exactUser is a goroutine, and what it does at a spot.
type exactUser struct {
	g      model.Goroutine
	at     uint32
	waited bool
}

// members lists who used the channels of entries, which are in the order of the list.
func (r *recording) members(entries []exactEntry) *exactMembers {
	m := &exactMembers{
		spots: r.spots, wakes: r.wakes, on: r.on, entry: make([]int32, len(r.chans)),
	}
	crews := newCrews(r.t)
	for i, e := range entries {
		from := len(m.list)
		x := exactTraffic{crews: &crews, from: len(m.traffic), list: m.traffic, of: make(map[trafficKey]int32)}
		for _, c := range e.chans {
			m.entry[c] = int32(i + 1)
			of := r.doingsOf(c)
			for k := range of {
				d := &of[k]
				m.list = push(m.list, exactUser{d.g, d.at, d.waited+d.inVain+d.open > 0})
				x.add(d)
			}
		}
		if len(e.chans) > 1 {
			m.list = m.list[:from+len(once(m.list[from:]))]
		}
		m.traffic = x.list
		sortTraffic(m.traffic[x.from:])
		m.ends = append(m.ends, int32(len(m.list)))
		m.trafficEnds = append(m.trafficEnds, int32(len(m.traffic)))
	}
	for _, o := range r.open {
		if id := m.entry[o.c]; id != 0 {
			m.atEnd = append(m.atEnd, standing{o.g, id, 0})
		}
	}
	slices.SortStableFunc(m.atEnd, func(a, b standing) int { return int(a.g) - int(b.g) })
	m.atEnd = slices.Compact(m.atEnd)
	return m
}

// once returns the users of several channels, each once at a place.
func once(list []exactUser) []exactUser {
	slices.SortFunc(list, func(a, b exactUser) int {
		switch {
		case a.g != b.g:
			return int(a.g) - int(b.g)
		case a.at != b.at:
			return int(a.at) - int(b.at)
		}
		return boolOrder(a.waited, b.waited)
	})
	return slices.CompactFunc(list, func(a, b exactUser) bool { return a.g == b.g && a.at == b.at })
}

// exactTraffic sums up the traffic of an entry.
type exactTraffic struct {
	*crews
	list []Traffic
	from int // where the entry's begins
	of   map[trafficKey]int32

	last    trafficKey
	lastSum int32 // its sum, from 1
}

// add adds what a goroutine did: what waited, and what did not.
func (x *exactTraffic) add(d *doing) {
	k := trafficKey{crew: x.crew(d.g), way: d.act().way()}
	waited := d.waited + d.inVain
	if waited+d.open > 0 {
		k := k
		k.op = d.act().waits()
		t := x.sum(k)
		t.Count += int(waited)
		t.Open += int(d.open)
		t.Wait += d.wait
		t.span(d.first, d.last)
	}
	if n := d.done + d.empty - min(waited, d.done+d.empty); n > 0 {
		k.by = d.act().wake()
		t := x.sum(k)
		t.Count += int(n)
		t.span(d.first, d.last)
	}
}

func (x *exactTraffic) sum(k trafficKey) *Traffic {
	if x.lastSum == 0 || k != x.last {
		i, ok := x.of[k]
		if !ok {
			i = int32(len(x.list))
			x.list = append(x.list, Traffic{Crew: x.all[k.crew], Op: k.op, By: k.by, Way: k.way, First: openEnd})
			x.of[k] = i
		}
		x.last, x.lastSum = k, i+1
	}
	return &x.list[x.lastSum-1]
}

// partOf returns where the part of an entry lies, by the ends of all.
func partOf(ends []int32, entry int32) (from, to int32) {
	if entry > 1 {
		from = ends[entry-2]
	}
	return from, ends[entry-1]
}

func (m *exactMembers) users(entry int32) iter.Seq[User] {
	return func(yield func(User) bool) {
		from, to := partOf(m.ends, entry)
		for _, u := range m.list[from:to] {
			k := doingKey{at: u.at}
			op := model.OpUnknown
			if u.waited {
				op = k.act().waits()
			}
			if !yield(User{u.g, op, m.spots.all[k.spot()].site}) {
				return
			}
		}
	}
}

func (m *exactMembers) trafficOf(entry int32) iter.Seq[Traffic] {
	return func(yield func(Traffic) bool) {
		from, to := partOf(m.trafficEnds, entry)
		for _, x := range m.traffic[from:to] {
			if !yield(x) {
				return
			}
		}
	}
}

// openOf appends the entries that a goroutine waits on when the trace ends.
func (m *exactMembers) openOf(g model.Goroutine, with func(entry int32)) {
	i := sort.Search(len(m.atEnd), func(i int) bool { return m.atEnd[i].g >= g })
	for ; i < len(m.atEnd) && m.atEnd[i].g == g; i++ {
		with(m.atEnd[i].id)
	}
}

// of returns the channel that a wait that ended was on; NilChan if it is not known.
func (m *exactMembers) of(iv model.Interval) model.Chan {
	if i, ok := slices.BinarySearch(m.wakes, iv.End); ok {
		return m.on[i]
	}
	return model.NilChan
}

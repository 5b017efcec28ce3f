package channel

import (
	"iter"
	"slices"
	"sort"

	"chanlens/model"
)

// User is a goroutine at a place where it uses a channel or a lock.
type User struct {
	Goroutine model.Goroutine
	Op        model.Operation // OpSend, OpReceive, OpSelect, what waits for a lock; OpUnknown for what never waits, as a close
	Site      model.FrameID
}

// members says who used each channel or lock.
type members struct {
	spots  spots
	nodes  nodes
	list   []node  // by channel, each at most once
	ends   []int32 // by channel: where its part of list ends
	ofNode []int32 // by node: the channel it is listed for last, from 1

	kindsAt map[place][]kindID

	atEnd []standing // by goroutine

	wakes []model.Time // when each wait ended, in order
	ids   []int32      // by wait: its channel
	apart []int32      // by wait: see Result.Apart

	apartNode []int32 // by node: likewise, of its last wait that was told apart

	traffic     []Traffic // by channel
	trafficEnds []int32   // by channel: where its part of traffic ends
}

// standing is an open wait on a channel or a lock, by its ID.
type standing struct {
	g         model.Goroutine
	id, apart int32
}

func (m *members) users(id int) iter.Seq[User] {
	return func(yield func(User) bool) {
		if id < 1 || id > len(m.ends) {
			return
		}
		from := int32(0)
		if id > 1 {
			from = m.ends[id-2]
		}
		for _, n := range m.list[from:m.ends[id-1]] {
			p := m.nodes.of[n]
			at := m.nodes.kinds[p.kind].at
			if !yield(User{p.g, at.role().op(), m.spots.at(at).site}) {
				return
			}
		}
	}
}

func (m *members) openOf(g model.Goroutine) []int {
	var ids []int
	for _, s := range m.standings(g) {
		ids = append(ids, int(s.id))
	}
	return ids
}

// standings returns the open waits of a goroutine.
func (m *members) standings(g model.Goroutine) []standing {
	from := sort.Search(len(m.atEnd), func(i int) bool { return m.atEnd[i].g >= g })
	n := sort.Search(len(m.atEnd)-from, func(i int) bool { return m.atEnd[from+i].g > g })
	return m.atEnd[from:][:n]
}

// of returns what a wait was on. The moments of wakes are all different. A wait that was
// only counted is taken to be on what its goroutine was on before at the same place.
func (m *members) of(iv model.Interval) (id int, ok bool) {
	if iv.Open {
		for _, id := range m.openOf(iv.Goroutine) {
			return id, true
		}
		return 0, false
	}
	if i, ok := slices.BinarySearch(m.wakes, iv.End); ok {
		return int(m.ids[i]), true
	}
	return m.usual(iv, m.ofNode)
}

// usual returns what a goroutine always was on where a wait is, by what its nodes there
// have; false if it was not there, or on several: cases of a select.
func (m *members) usual(iv model.Interval, ofNode []int32) (id int, ok bool) {
	if int(iv.Stack) >= len(m.spots.of) {
		return 0, false
	}
	for _, k := range m.kindsAt[m.spots.place(waitRole(iv.Op), iv.Stack)] {
		n := m.nodes.find(port{iv.Goroutine, k})
		switch {
		case n == noNode || ofNode[n] == 0:
		case ok && id != int(ofNode[n]):
			return 0, false
		default:
			id, ok = int(ofNode[n]), true
		}
	}
	return id, ok
}

// op returns the operation that a role is, as far as it is one that waits.
func (r role) op() model.Operation {
	switch r {
	case roleSend:
		return model.OpSend
	case roleReceive:
		return model.OpReceive
	case roleSelect:
		return model.OpSelect
	}
	return model.OpUnknown
}

// Users yields who used a channel, in a fixed order: those that waited, and those that
// woke others. Who was never seen to do either is not among them.
func (r *Result) Users(id int) iter.Seq[User] {
	if r.lists != nil {
		return r.lists.users(r, id)
	}
	return r.channels.users(id)
}

// LockUsers is Users for a lock.
func (r *Result) LockUsers(id int) iter.Seq[User] { return r.locks.users(id) }

// ChannelOf returns the ID of the channel that a wait was on, and false if iv is no wait
// on a channel, or was only counted. Of an open select it is one of several: see WaitsOn.
// Of a recorded select that ended it is the channel of the case that was taken.
func (r *Result) ChannelOf(iv model.Interval) (id int, ok bool) {
	switch {
	case r.lists != nil && (onChannel(iv.Op) || onNil(iv.Op)):
		return r.lists.of(r, iv)
	case !onChannel(iv.Op):
		return 0, false
	}
	return r.channels.of(iv)
}

// LockOf is ChannelOf for a lock.
func (r *Result) LockOf(iv model.Interval) (id int, ok bool) {
	if !onLock(iv.Op) {
		return 0, false
	}
	return r.locks.of(iv)
}

// WaitsOn returns the channels that a goroutine waits on when the trace ends: one, or
// more if it is in a select.
func (r *Result) WaitsOn(g model.Goroutine) []int {
	if r.lists != nil {
		return r.lists.openOf(r, g)
	}
	return r.channels.openOf(g)
}

// WaitsFor returns the lock that a goroutine waits for when the trace ends, if any.
func (r *Result) WaitsFor(g model.Goroutine) []int { return r.locks.openOf(g) }

// Recorded returns the ID of a channel whose operations were recorded, perhaps with others
// like it, and false if it is not in the list, as the runtime's own.
func (r *Result) Recorded(c model.Chan) (id int, ok bool) {
	if r.lists == nil || int(c) >= len(r.lists.exact.entry) {
		return 0, false
	}
	id = int(r.lists.recorded[r.lists.exact.entry[c]])
	return id, id != 0
}

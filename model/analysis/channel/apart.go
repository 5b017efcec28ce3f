package channel

import (
	"slices"

	"chanlens/model"
)

// apart numbers the channels that waits were told apart as, from 1. It is finer than
// the list: an entry for several channels that look alike has a number for each of them.
// The number is 0 where channels could not be told apart.
type apart struct {
	ofWait, ofNode []int32
	n              int32
}

// entry numbers the channels of an entry, and returns the number of that on which its
// open waits are.
func (a *apart) entry(l *log, e *entry) (ofOpen int32) {
	for _, p := range e.parts {
		if p.how == byNothing || p.channels() > 1 {
			continue
		}
		a.n++
		for _, i := range p.byEnd {
			a.ofWait[i] = a.n
			a.ofNode[l.waits[i].woken] = a.n
		}
	}
	switch {
	case e.mixed || e.count > 1: // of which of them is not known
	case e.alone:
		a.n++
		return a.n
	case len(e.parts) == 1 && e.parts[0].channels() == 1:
		return a.ofWait[e.parts[0].byEnd[0]]
	}
	return 0
}

// Apart returns a number, from 1, that two waits have in common if they are inferred to
// be on one channel. It is finer than ChannelOf, where several channels that look alike
// are one. It is false of waits on channels that could not be told apart.
func (r *Result) Apart(iv model.Interval) (n int, ok bool) {
	m := &r.channels
	if !onChannel(iv.Op) {
		return 0, false
	}
	if iv.Open {
		for _, s := range m.standings(iv.Goroutine) {
			return int(s.apart), s.apart != 0
		}
		return 0, false
	}
	if i, ok := slices.BinarySearch(m.wakes, iv.End); ok {
		return int(m.apart[i]), m.apart[i] != 0
	}
	return m.usual(iv, m.apartNode)
}

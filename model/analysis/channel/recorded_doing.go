package channel

import (
	"time"

	"chanlens/model"
)

// act is what is done to a channel.
type act uint32

const (
	actSend act = iota
	actReceive
	actSelectSend
	actSelectReceive
	actClose
	actCancel // of a context
)

func actOf(way model.ChanKind, inSelect bool) act {
	switch {
	case way == model.ChanSend && inSelect:
		return actSelectSend
	case way == model.ChanSend:
		return actSend
	case inSelect:
		return actSelectReceive
	}
	return actReceive
}

// act returns what an operation does.
func (r *recording) act(op *model.ChanOp) act {
	if op.Kind == model.ChanClose {
		if r.spots.cancel[op.Stack] {
			return actCancel
		}
		return actClose
	}
	return actOf(op.Way(), op.Is(model.ChanInSelect))
}

func (a act) sends() bool    { return a == actSend || a == actSelectSend }
func (a act) receives() bool { return a == actReceive || a == actSelectReceive }
func (a act) selects() bool  { return a == actSelectSend || a == actSelectReceive }

// way returns which way values go.
func (a act) way() Way {
	if a.receives() {
		return WayOut
	}
	return WayIn
}

// wake returns what it is by what it does to those who wait.
func (a act) wake() model.WakeKind {
	switch {
	case a.sends():
		return model.WakeSend
	case a.receives():
		return model.WakeReceive
	case a == actCancel:
		return model.WakeCancel
	}
	return model.WakeClose
}

// waits returns what a goroutine waits in that does it; OpUnknown of what never waits.
func (a act) waits() model.Operation {
	switch {
	case a.selects():
		return model.OpSelect
	case a == actSend:
		return model.OpSend
	case a == actReceive:
		return model.OpReceive
	}
	return model.OpUnknown
}

// use returns the use of a place where it is done.
func (a act) use(site model.FrameID) Use {
	switch {
	case a.sends():
		return Use{Op: model.OpSend, Case: a.selects(), Site: site}
	case a.receives():
		return Use{Op: model.OpReceive, Case: a.selects(), Site: site}
	}
	return Use{By: a.wake(), Site: site}
}

// doing is what one goroutine does to one channel at one place. It takes 80 bytes.
type doing struct {
	doingKey
	done        uint32
	empty       uint32         // receives from a closed channel; panics
	failed      uint32         // polls
	waited      uint32         // of done
	inVain      uint32         // of empty: waited, too
	open        uint32         // wait when the trace ends
	pairs       [manners]int32 // the sums of pairs it met last, from 1
	wait        time.Duration
	first, last model.Time
}

// doingKey is a channel, a goroutine, a spot and what is done there.
type doingKey struct {
	c  model.Chan
	g  model.Goroutine
	at uint32
}

const actShift = 29

func (k doingKey) act() act     { return act(k.at >> actShift) }
func (k doingKey) spot() uint32 { return k.at & (1<<actShift - 1) }

func (k doingKey) hash() uint64 {
	h := (uint64(k.c)<<32 | uint64(k.g)) * 0x9e3779b97f4a7c15
	return (h ^ h>>29 ^ uint64(k.at)) * 0xbf58476d1ce4e5b9
}

// count counts an operation that is over.
func (d *doing) count(op *model.ChanOp) {
	d.span(op.At, op.At)
	switch {
	case op.Is(model.ChanFails):
		d.failed++
	case op.Is(model.ChanOfClosed), op.Is(model.ChanPanics):
		d.empty++
	default:
		d.done++
	}
}

func (d *doing) span(from, to model.Time) { d.first, d.last = min(d.first, from), max(d.last, to) }

// doings are found by an open addressing table: no operation costs a look into a map.
type doings struct {
	list  []doing
	table []int32 // index into list, from 1
	shift uint
}

// at returns the index of what a goroutine does to a channel at a spot.
func (l *doings) at(c model.Chan, g model.Goroutine, a act, spot uint32) int32 {
	if len(l.list)*4 >= len(l.table)*3 {
		l.grow()
	}
	k := doingKey{c, g, uint32(a)<<actShift | spot}
	slot := l.slot(k)
	if *slot == 0 {
		l.list = push(l.list, doing{doingKey: k, first: openEnd})
		*slot = int32(len(l.list))
	}
	return *slot - 1
}

func (l *doings) slot(k doingKey) *int32 {
	mask := uint64(len(l.table) - 1) // its length is a power of two
	for i := k.hash() >> l.shift; ; i++ {
		slot := &l.table[i&mask]
		if *slot == 0 || l.list[*slot-1].doingKey == k {
			return slot
		}
	}
}

// grow doubles the table.
func (l *doings) grow() {
	size := max(2*len(l.table), 1<<8)
	l.table = make([]int32, size)
	l.shift = 64
	for s := size; s > 1; s >>= 1 {
		l.shift--
	}
	for i := range l.list {
		*l.slot(l.list[i].doingKey) = int32(i + 1)
	}
}

// sort brings the doings in the order of channels, when none will come any more. What is
// done to one channel stays in the order in which it was done first.
func (l *doings) sort(chans []chanSum) {
	from := make([]int32, len(chans)+1)
	for i := range l.list {
		from[l.list[i].c+1]++
	}
	for c := range chans {
		from[c+1] += from[c]
		chans[c].doings = from[c]
	}
	sorted := make([]doing, len(l.list))
	for i := range l.list {
		next := &from[l.list[i].c]
		sorted[*next] = l.list[i]
		*next++
	}
	l.list, l.table = sorted, nil
}

// doingsOf returns all that is done to a channel, when they are sorted.
func (r *recording) doingsOf(c model.Chan) []doing {
	end := len(r.doings.list)
	if int(c)+1 < len(r.chans) {
		end = int(r.chans[c+1].doings)
	}
	return r.doings.list[r.chans[c].doings:end]
}

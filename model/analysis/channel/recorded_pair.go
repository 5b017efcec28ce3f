package channel

import (
	"slices"
	"sort"
	"time"

	"chanlens/model"
)

// exactPairs sums up recorded pairs: the k-th send of a channel and its k-th receive, and
// waits that a close or a timer ended.
type exactPairs struct {
	ids  map[spotPair]int32
	keys []spotPair // by number
	sums []pairSum  // likewise
	who  noted
}

// spotPair is a pairKey by spots, which are at hand.
type spotPair struct {
	kind         model.WakeKind
	waited       model.Operation
	waker, woken uint32
}

// half is a send or a receive whose other half has not come yet.
type half struct {
	seq         uint64
	wait, delay time.Duration // if it waited
	doing       int32
	wakeAt      place           // who ended the wait
	waker       model.Goroutine // likewise
	waited      model.Operation // OpUnknown: it did not
	kind        model.WakeKind
	way         model.ChanKind
	taken       bool // the other half has come
}

// pending are halves by their numbers. Most are paired from the front.
type pending struct {
	list  []half
	front int // all before it are taken
	taken int // of all
}

// find returns where a number stands, or belongs.
func (p *pending) find(seq uint64) int {
	rest := p.list[p.front:]
	if len(rest) == 0 || rest[len(rest)-1].seq < seq {
		return len(p.list)
	}
	if rest[0].seq >= seq {
		return p.front
	}
	return p.front + sort.Search(len(rest), func(i int) bool { return rest[i].seq >= seq })
}

// take returns the half at i, which is no longer pending.
func (p *pending) take(i int) half {
	h := p.list[i]
	p.list[i].taken = true
	p.taken++
	for p.front < len(p.list) && p.list[p.front].taken {
		p.front++
	}
	if p.taken >= 32 && 2*p.taken >= len(p.list) || p.front == len(p.list) {
		p.list = slices.DeleteFunc(p.list, func(h half) bool { return h.taken })
		p.front, p.taken = 0, 0
	}
	return h
}

// pair takes over a send or a receive with a number; v is the wait that is over with it,
// or nil.
func (r *recording) pair(op *model.ChanOp, d int32, v *seen) {
	h := half{seq: op.Seq, doing: d, way: op.Way()}
	if v != nil {
		h.waited, h.wait, h.delay = v.op, v.end.Sub(v.start), v.delay
		h.waker, h.wakeAt, h.kind = v.waker, v.wakeAt, v.kind
	}
	of := &r.chans[op.Chan]
	if op.Is(model.ChanOfTimer) {
		r.pairs.fromTimer(r, h)
		return
	}
	if of.pending == nil {
		of.pending = new(pending)
	}
	p := of.pending
	i := p.find(op.Seq)
	if i < len(p.list) && p.list[i].seq == op.Seq && !p.list[i].taken {
		if p.list[i].way != h.way {
			r.pairs.join(r, p.take(i), h)
		}
		return
	}
	if len(p.list)-i > maxDisorder {
		return // no runtime numbers like that
	}
	p.list = slices.Insert(p.list, i, h)
}

// maxDisorder is by how many halves one may come late: timestamps differ a little from
// thread to thread.
const maxDisorder = 1 << 12

// The three manners of a pair, and what its doings keep the last sum of: at most one of
// the two waits.
const (
	nobodyWaited = iota
	receiverWaited
	senderWaited

	manners
)

// join counts a pair.
func (x *exactPairs) join(r *recording, a, b half) {
	send, receive := a, b
	if a.way == model.ChanReceive {
		send, receive = b, a
	}
	woken, waker, manner := receive, send, nobodyWaited
	k := spotPair{kind: model.WakeSend, waited: receive.waited}
	switch {
	case send.waited != model.OpUnknown:
		woken, waker, manner = send, receive, senderWaited
		k.kind, k.waited = model.WakeReceive, send.waited
	case receive.waited != model.OpUnknown:
		manner = receiverWaited
	}
	of, by := &r.doings.list[woken.doing], &r.doings.list[waker.doing]
	// A goroutine that does the same as before nearly always meets the same place, too.
	k.woken, k.waker = of.spot(), by.spot()
	if last := &of.pairs[manner]; *last == 0 || x.keys[*last-1] != k {
		*last = x.id(k) + 1
		x.who.add(*last-1, wokenSide, of.g)
	}
	id := of.pairs[manner] - 1
	if last := &by.pairs[manner]; *last != id+1 {
		*last = id + 1
		x.who.add(id, wakerSide, by.g)
	}
	x.add(id, woken.wait, woken.delay)
}

// fromTimer counts a receive from a timer's channel.
func (x *exactPairs) fromTimer(r *recording, h half) {
	of := &r.doings.list[h.doing]
	manner := receiverWaited
	if h.waited == model.OpUnknown {
		manner = nobodyWaited
	}
	k := spotPair{kind: model.WakeTimer, waited: h.waited, woken: of.spot()}
	if last := &of.pairs[manner]; *last == 0 || x.keys[*last-1] != k {
		*last = x.id(k) + 1
		x.who.add(*last-1, wokenSide, of.g)
	}
	x.add(of.pairs[manner]-1, h.wait, h.delay)
}

// byWake counts a wait that ended without a value, or whose other half was not recorded,
// by what ended it.
func (x *exactPairs) byWake(v *seen) {
	id := x.id(spotPair{v.kind, v.op, v.wakeAt.spot(), v.where.spot()})
	x.who.add(id, wokenSide, v.woken)
	if v.waker != model.NoGoroutine {
		x.who.add(id, wakerSide, v.waker)
	}
	x.add(id, v.end.Sub(v.start), v.delay)
}

// finish counts the waits of halves whose others never came.
func (x *exactPairs) finish(r *recording) {
	for i := range r.chans {
		p := r.chans[i].pending
		if p == nil {
			continue
		}
		for _, h := range p.list {
			if !h.taken && h.waited != model.OpUnknown {
				of := &r.doings.list[h.doing]
				x.byWake(&seen{
					end: model.Time(h.wait), woken: of.g, waker: h.waker, wakeAt: h.wakeAt,
					where: place(of.spot()), op: h.waited, kind: h.kind, delay: h.delay,
				})
			}
		}
		r.chans[i].pending = nil
	}
}

func (x *exactPairs) add(id int32, wait, delay time.Duration) {
	x.sums[id].wait.add(wait)
	x.sums[id].delay.add(delay)
}

// id returns the number of a sum.
func (x *exactPairs) id(k spotPair) int32 {
	id, ok := x.ids[k]
	if !ok {
		if x.ids == nil {
			x.ids = make(map[spotPair]int32)
		}
		id = int32(len(x.keys))
		x.ids[k] = id
		x.keys = append(x.keys, k)
		x.sums = append(x.sums, pairSum{})
	}
	return id
}

// pairings returns the finished sums, those of the same lines joined, whoever called.
func (x *exactPairs) pairings(s *spots) []Pairing {
	ids := make(map[pairKey]int32)
	var keys []pairKey
	var sums []pairSum
	to := make([]int32, len(x.keys))
	for i, k := range x.keys {
		at := pairKey{k.kind, k.waited, s.all[k.waker].site, s.all[k.woken].site}
		id, ok := ids[at]
		if !ok {
			id = int32(len(keys))
			ids[at] = id
			keys, sums = append(keys, at), append(sums, pairSum{})
		}
		to[i] = id
		sums[id].wait.join(&x.sums[i].wait)
		sums[id].delay.join(&x.sums[i].delay)
	}
	x.who.renumber(to)
	both := x.who.count(len(keys))
	list := make([]Pairing, len(keys))
	for i, k := range keys {
		list[i] = k.pairing(&sums[i], both[i])
		list[i].Exact = true
	}
	return list
}

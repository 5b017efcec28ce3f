package verdict

import (
	"cmp"
	"context"
	"slices"

	"chanlens/model"
)

// recorded is what was recorded of the channels that suspects wait on.
type recorded struct {
	t     *model.Trace
	waits map[model.Goroutine][]model.ChanOp // of suspects: a channel for each case
	chans map[model.Chan]*uses
}

// uses is who used a channel, the latest first.
type uses struct {
	list  []use
	sides [2]side // by anybody
	both  bool    // somebody did both sides, as to a semaphore
}

// use is what one goroutine did to a channel. Its sides are [model.ChanSend], with
// closes, and [model.ChanReceive].
type use struct {
	g     model.Goroutine
	sides [2]side
}

// side is how a goroutine came to do one side of a channel: it waited for it, or did it
// without, or found that it would have to wait.
type side struct {
	came, did uint32
	last      model.ChanOp // when it came last
	longest   model.Time   // from one time to the next
	served    bool         // it did it when it came last
}

// maxUsers is how many users of a channel are looked at: the latest.
const maxUsers = 128

// newRecorded looks through what was recorded. It returns nil if nothing was, of what
// the chosen suspects wait on.
func newRecorded(ctx context.Context, s *Study, chosen []int) *recorded {
	if !s.t.Recorded() {
		return nil
	}
	r := &recorded{
		t: s.t, waits: make(map[model.Goroutine][]model.ChanOp), chans: make(map[model.Chan]*uses),
	}
	for _, i := range chosen {
		x := &s.suspect[i]
		cases := s.t.ChanWait(model.Interval{Goroutine: x.Goroutine, Op: x.Op, Start: x.Start, End: x.End, Stack: x.Stack, Open: true})
		if len(cases) == 0 {
			continue
		}
		r.waits[x.Goroutine] = cases
		for _, op := range cases {
			if op.Chan == model.NilChan || r.chans[op.Chan] != nil {
				continue
			}
			r.chans[op.Chan] = &uses{}
		}
	}
	if len(r.waits) == 0 {
		return nil
	}
	r.scan(ctx)
	return r
}

// scan notes who did what to the channels, in one pass over all that was recorded: a
// segment of a large trace is decoded for it.
func (r *recorded) scan(ctx context.Context) {
	index := make(map[useKey]int32)
	n := 0
	for op := range r.t.ChanOps(0, r.t.End()+1) {
		if n++; n%(1<<16) == 0 && ctx.Err() != nil {
			return
		}
		if op.Goroutine == model.NoGoroutine || op.Chan == model.NilChan || op.Kind == model.ChanSelect || op.Is(model.ChanPanics) {
			continue
		}
		if of := r.chans[op.Chan]; of != nil {
			of.note(index, &op)
		}
	}
	for _, of := range r.chans {
		slices.SortFunc(of.list, func(a, b use) int {
			return cmp.Or(-cmp.Compare(a.last(), b.last()), cmp.Compare(a.g, b.g))
		})
		of.list = of.list[:min(len(of.list), maxUsers)]
	}
}

type useKey struct {
	c model.Chan
	g model.Goroutine
}

// sideOf returns which side of a channel an operation is: 0 to send or close, 1 to
// receive.
func sideOf(a model.ChanAct) int {
	if a.Way() == model.ChanReceive {
		return 1
	}
	return 0
}

// note adds an operation to what is known of its channel.
func (of *uses) note(index map[useKey]int32, op *model.ChanOp) {
	k := useKey{op.Chan, op.Goroutine}
	i, ok := index[k]
	if !ok {
		i = int32(len(of.list))
		of.list = append(of.list, use{g: op.Goroutine})
		index[k] = i
	}
	u := &of.list[i]
	n := sideOf(op.ChanAct)
	u.sides[n].note(op)
	of.sides[n].note(op)
	of.both = of.both || u.sides[0].did > 0 && u.sides[1].did > 0
}

// note adds an operation.
func (s *side) note(op *model.ChanOp) {
	if !op.Is(model.ChanWaited) || s.came == 0 {
		if s.came > 0 {
			s.longest = max(s.longest, op.At-s.last.At)
		}
		s.came++
		s.last = *op
		s.served = false
	}
	if !op.Is(model.ChanWaits) && !op.Is(model.ChanFails) {
		s.did++
		s.served = true
	}
}

func (u *use) last() model.Time { return max(u.sides[0].last.At, u.sides[1].last.At) }

// find returns what a goroutine did, nil if nothing.
func (of *uses) find(g model.Goroutine) *use {
	for i := range of.list {
		if of.list[i].g == g {
			return &of.list[i]
		}
	}
	return nil
}

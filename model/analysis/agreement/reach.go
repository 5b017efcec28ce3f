package agreement

import (
	"slices"

	"chanlens/model"
)

// reaching finds out who can come to what goroutines wait on when a trace ends. It marks
// as a garbage collector does, from those that wait for nobody.
//
//  1. Find out who made and used the channels in question, in what calls.
//  2. Mark who surely can go on: who does not wait for others, and whoever waits on a
//     channel that a marked one is still at work with.
//  3. Mark who perhaps can go on: likewise, but with those that wait for locks, and with
//     any who was ever seen with a channel.
//  4. Who is not marked even so is cut off, if others were seen with its channels.
type reaching struct {
	t    *model.Trace
	open map[model.Goroutine]*wait
	seen map[model.Chan][]sight
}

// sight is a goroutine that was seen with a channel.
type sight struct {
	g    model.Goroutine
	busy bool // it is still in the call in which it was
}

func reachOf(t *model.Trace, open map[model.Goroutine]*wait) map[model.Goroutine]Reach {
	r := reaching{t, open, make(map[model.Chan][]sight)}
	r.look()
	sure := r.mark(func(s sight) bool { return s.busy }, func(op model.Operation) bool { return !waitsForOthers(op) })
	perhaps := r.mark(func(sight) bool { return true }, func(op model.Operation) bool { return !onChannel(op) })
	of := make(map[model.Goroutine]Reach, len(open))
	for g := range open {
		switch {
		case sure[g]:
			of[g] = Reached
		case perhaps[g] || !r.met(g):
			of[g] = ReachOpen
		default:
			of[g] = CutOff
		}
	}
	return of
}

// look notes who was seen with the channels on which goroutines wait.
func (r *reaching) look() {
	for _, w := range r.open {
		for _, op := range w.on {
			r.seen[op.Chan] = nil
		}
	}
	delete(r.seen, model.NilChan)
	type sighting struct {
		c     model.Chan
		g     model.Goroutine
		stack model.StackID
	}
	known := make(map[sighting]bool)
	add := func(c model.Chan, g model.Goroutine, stack model.StackID) {
		k := sighting{c, g, stack}
		if _, ok := r.seen[c]; !ok || g == model.NoGoroutine || known[k] {
			return
		}
		known[k] = true
		s := sight{g, r.inCall(g, stack)}
		list := r.seen[c]
		if i := slices.IndexFunc(list, func(o sight) bool { return o.g == g }); i >= 0 {
			list[i].busy = list[i].busy || s.busy
			return
		}
		r.seen[c] = append(list, s)
	}
	for c := range r.seen {
		info := r.t.Chan(c)
		add(c, info.Maker, info.MadeAt)
	}
	for op := range r.t.ChanOps(0, r.t.End()+1) {
		add(op.Chan, op.Goroutine, op.Stack)
	}
}

// inCall reports whether a goroutine that is alive when the trace ends is still in the
// call of the program whose stack is given.
func (r *reaching) inCall(g model.Goroutine, stack model.StackID) bool {
	last, ok := r.last(g)
	if !ok || stack == model.NoStack || last.Stack == model.NoStack {
		return false
	}
	then, now := r.t.Stack(stack), r.t.Stack(last.Stack)
	site := slices.Index(then, r.t.Site(stack))
	if site < 0 {
		return false
	}
	outer := then[site+1:] // the calls that led to it, at their lines
	if len(now) <= len(outer) || !slices.Equal(now[len(now)-len(outer):], outer) {
		return false
	}
	return r.t.Frame(now[len(now)-len(outer)-1]).Func == r.t.Frame(then[site]).Func
}

// last returns what a goroutine does when the trace ends; false if it has ended.
func (r *reaching) last(g model.Goroutine) (model.Interval, bool) {
	if r.t.Goroutine(g).Ended != model.NoTime {
		return model.Interval{}, false
	}
	iv, ok := r.t.IntervalAt(g, r.t.End())
	return iv, ok && iv.Open
}

// mark returns who can go on: all whose operation is free, and those on whose channels
// one of these was seen, if the sight counts.
func (r *reaching) mark(counts func(sight) bool, free func(model.Operation) bool) map[model.Goroutine]bool {
	can := make(map[model.Goroutine]bool)
	for _, list := range r.seen {
		for _, s := range list {
			iv, ok := r.last(s.g)
			can[s.g] = ok && r.open[s.g] == nil && free(iv.Op)
		}
	}
	for added := true; added; {
		added = false
		for g, w := range r.open {
			if !can[g] && r.served(g, w, can, counts) {
				can[g], added = true, true
			}
		}
	}
	return can
}

// served reports whether somebody who can go on, or a timer, comes to what a goroutine
// waits on.
func (r *reaching) served(g model.Goroutine, w *wait, can map[model.Goroutine]bool, counts func(sight) bool) bool {
	for _, op := range w.on {
		if r.t.Chan(op.Chan).Timer {
			return true
		}
		for _, s := range r.seen[op.Chan] {
			if s.g != g && can[s.g] && counts(s) {
				return true
			}
		}
	}
	return false
}

// met reports whether others than a goroutine itself were seen with each of the channels
// that it waits on: then those that know of them did show.
func (r *reaching) met(g model.Goroutine) bool {
	for _, op := range r.open[g].on {
		others := slices.ContainsFunc(r.seen[op.Chan], func(s sight) bool { return s.g != g })
		if op.Chan != model.NilChan && !others {
			return false
		}
	}
	return true
}

// onChannel reports whether an operation waits on channels.
func onChannel(op model.Operation) bool {
	return op == model.OpSend || op == model.OpReceive || op == model.OpSelect ||
		op == model.OpSendNil || op == model.OpReceiveNil || op == model.OpSelectEmpty
}

// waitsForOthers reports whether other goroutines end an operation, if anybody does.
func waitsForOthers(op model.Operation) bool {
	switch op.Class() {
	case model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup, model.ClassCond:
		return true
	}
	return onChannel(op) || op == model.OpSemacquire
}

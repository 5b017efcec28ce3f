package flow

import (
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// blocked counts a goroutine that is blocked when the trace ends, if it waits on a node.
func (b *builder) blocked(w *verdict.Blocked) {
	if w.Verdict != verdict.Stuck && w.Verdict != verdict.Waiting {
		return
	}
	crew := channel.CrewOf(b.t, w.Goroutine)
	stuck := w.Verdict == verdict.Stuck
	switch w.Op {
	case model.OpSendNil, model.OpReceiveNil, model.OpSelectEmpty:
		if stuck {
			b.forNothing(w, b.group(crew))
		}
		return
	}
	who, ok := b.crews[crew]
	if !ok {
		return // it waits for something outside
	}
	on := 0
	for _, id := range b.found.WaitsOn(w.Goroutine) {
		b.waits(who, id-1, w)
		on++
	}
	for _, id := range b.found.WaitsFor(w.Goroutine) {
		b.waits(who, b.lockAt(id), w)
		on++
	}
	if on > 0 {
		b.nodes[who].Wait -= time.Duration(on-1) * w.Duration()
		b.nodes[who].ends(w)
	}
}

// waits counts a goroutine that waits on a channel or a lock when the trace ends.
func (b *builder) waits(who, at int, w *verdict.Blocked) {
	b.nodes[at].ends(w)
	out, receives := b.edges[edgeKey{at, who}]
	in, sends := b.edges[edgeKey{who, at}]
	i := out
	if !receives || sends && (w.Op == model.OpSend || isMutex(b.nodes[at].Class)) {
		i = in
	}
	if w.Verdict == verdict.Stuck && (sends || receives) {
		b.list[i].Stuck++
	}
}

// holders adds who seems to hold the locks that a ring of stuck goroutines waits for.
func (b *builder) holders(blocked []verdict.Blocked) {
	for _, ring := range verdict.Cycles(b.t, blocked) {
		for i, at := range ring {
			waits, holds := blocked[at].Goroutine, blocked[ring[(i+1)%len(ring)]].Goroutine
			who, ok := b.crews[channel.CrewOf(b.t, holds)]
			if !ok {
				continue
			}
			for _, id := range b.found.WaitsFor(waits) {
				if lock := b.lockAt(id); isMutex(b.nodes[lock].Class) {
					b.edge(lock, who, Holds).Stuck++
				}
			}
		}
	}
}

// forNothing counts a goroutine that waits for what never comes.
func (b *builder) forNothing(w *verdict.Blocked, who int) {
	k := nothingAt{w.Op, b.t.Site(w.Stack)}
	at, ok := b.nothing[k]
	if !ok {
		label := "nil channel at "
		if w.Op == model.OpSelectEmpty {
			label = "select {} at "
		}
		at = b.node(Node{Kind: Nothing, Label: label + format.Place(b.t.Frame(k.site)), Site: k.site, First: w.Goroutine})
		b.nothing[k] = at
	}
	e := (*Edge)(nil)
	if w.Op == model.OpSendNil {
		e = b.edge(who, at, Sends)
	} else {
		e = b.edge(at, who, Receives)
	}
	e.AtEnd++
	e.Stuck++
	e.Wait += w.Duration()
	e.First, e.Last = min(e.First, w.Start), max(e.Last, w.Start)
	for _, n := range []int{who, at} {
		b.nodes[n].ends(w)
		b.nodes[n].Wait += w.Duration()
	}
}

// ends counts a goroutine that waits there when the trace ends.
func (n *Node) ends(w *verdict.Blocked) {
	stuck := w.Verdict == verdict.Stuck
	if n.AtEnd == 0 || stuck && n.Stuck == 0 {
		n.First = w.Goroutine
	}
	n.AtEnd++
	if stuck {
		n.Stuck++
	}
}

// goroutines counts the goroutines of each group, and who started whom.
func (b *builder) goroutines() {
	f := finder{b: b, last: make([]met, b.t.NumStacks()+1)}
	for g := range model.Goroutine(b.t.NumGoroutines()) {
		info := b.t.Goroutine(g)
		who := f.group(&info)
		if who < 0 {
			continue
		}
		n := &b.nodes[who]
		n.Count++
		if n.First == model.NoGoroutine {
			n.First = g
		}
		if info.Creator == model.NoGoroutine {
			continue
		}
		creator := b.t.Goroutine(info.Creator)
		if by := f.group(&creator); by >= 0 && by != who {
			e := b.edge(by, who, Starts)
			e.Wakes++
			e.First, e.Last = min(e.First, info.First), max(e.Last, info.First)
		}
	}
}

// finder finds the group of one goroutine after the other. Those that one go statement
// created are nearly always of one group: the last one met is at hand.
type finder struct {
	b    *builder
	last []met // by stack of the go statement
}

type met struct {
	fn  model.StringID
	who int32 // from 2; 1: none; 0: nobody was met yet
}

// group returns the node of a goroutine's group, or -1.
func (f *finder) group(info *model.GoroutineInfo) int {
	m := &f.last[info.CreatedAt]
	if m.who == 0 || m.fn != info.Func {
		*m = met{info.Func, 1}
		if who, ok := f.b.crews[channel.Crew{Func: info.Func, Created: f.b.t.Site(info.CreatedAt)}]; ok {
			m.who = int32(who) + 2
		}
	}
	return int(m.who) - 2
}

// tellApart adds to groups of the same function where they were started.
func (b *builder) tellApart() {
	same := make(map[string]int)
	for i := range b.nodes {
		same[b.nodes[i].Label]++
	}
	for i := range b.nodes {
		if n := &b.nodes[i]; n.Kind == Group && n.Site != model.NoFrame && same[n.Label] > 1 {
			n.Detail = "started at " + format.Place(b.t.Frame(n.Site))
		}
	}
}

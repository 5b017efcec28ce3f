package flow

import (
	"iter"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// builder makes a graph.
//
//  1. Channels and locks become nodes, in this order, and the crews of their traffic
//     groups.
//  2. Who is stuck is counted at its group, at what it waits on, and on the edge between.
//  3. Of rings of goroutines that wait for each other, each seems to hold the lock that
//     the one before it waits for.
//  4. The goroutines are counted by group, and who started whom.
//  5. Nodes get their names, and are put in the order of how much they matter.
type builder struct {
	t       *model.Trace
	found   *channel.Result
	nodes   []Node
	system  map[channel.Crew]bool
	crews   map[channel.Crew]int // index into nodes
	nothing map[nothingAt]int
	edges   map[edgeKey]int
	list    []Edge
	unclear []channel.Traffic // of the present channel: selects whose way is not known
}

type edgeKey struct{ from, to int }

// nothingAt is where goroutines wait for what never comes.
type nothingAt struct {
	op   model.Operation
	site model.FrameID
}

// New returns the graph of a trace.
func New(t *model.Trace, found *channel.Result, blocked []verdict.Blocked) *Graph {
	b := &builder{
		t: t, found: found, system: make(map[channel.Crew]bool), crews: make(map[channel.Crew]int),
		nothing: make(map[nothingAt]int), edges: make(map[edgeKey]int),
	}
	for i := range found.Channels {
		c := &found.Channels[i]
		b.node(Node{
			Kind: Channel, Of: c.ID, Label: c.Name, Count: c.Count, Shape: c.Shape, First: firstOf(found.Users(c.ID)),
			Wait: c.SendWait + c.ReceiveWait + c.SelectWait,
		})
	}
	for i := range found.Locks {
		k := &found.Locks[i]
		b.node(Node{Kind: Lock, Of: k.ID, Label: k.Name, Count: k.Count, Class: k.Class, First: firstOf(found.LockUsers(k.ID)), Wait: k.Wait})
	}
	b.findSystem()
	for i := range found.Channels {
		if !found.Channels[i].Recorded.Nil { // who waits there waits for nothing; see forNothing
			b.channel(i, found.Channels[i].ID)
		}
	}
	for i := range found.Locks {
		b.lock(b.lockAt(i+1), &found.Locks[i])
	}
	for i := range blocked {
		b.blocked(&blocked[i])
	}
	b.holders(blocked)
	b.goroutines()
	b.tellApart()
	for i := range b.nodes {
		b.nodes[i].ID = ID(i)
	}
	g := &Graph{Nodes: b.nodes, Edges: b.list}
	return g.ordered(b.used())
}

// node adds a node.
func (b *builder) node(n Node) int {
	b.nodes = append(b.nodes, n)
	return len(b.nodes) - 1
}

// findSystem notes which crews are of the runtime and the tracer.
func (b *builder) findSystem() {
	for g := range model.Goroutine(b.t.NumGoroutines()) {
		if b.t.Goroutine(g).System {
			b.system[channel.CrewOf(b.t, g)] = true
		}
	}
}

// ofSystem reports whether traffic is that of what only looks like a channel or a lock of
// the program: the runtime's own goroutines are at one side of it.
func (b *builder) ofSystem(all iter.Seq[channel.Traffic]) bool {
	for x := range all {
		if b.system[x.Crew] {
			return true
		}
	}
	return false
}

// used returns the nodes that are left: those with an edge that tells what goes on, or
// where somebody waits.
func (b *builder) used() []int {
	keep := make([]bool, len(b.nodes))
	for i := range b.list {
		if e := &b.list[i]; e.Verb != Starts {
			keep[e.From], keep[e.To] = true, true
		}
	}
	for i := range b.nodes {
		keep[i] = keep[i] || b.nodes[i].AtEnd > 0
	}
	return indexes(keep)
}

// group returns the node of a crew.
func (b *builder) group(c channel.Crew) int {
	i, ok := b.crews[c]
	if !ok {
		label := format.Func(b.t.String(c.Func), 0)
		if c.Func == 0 {
			label = "goroutines not told apart"
		}
		i = b.node(Node{Kind: Group, Label: label, Func: c.Func, Site: c.Created, First: model.NoGoroutine})
		b.crews[c] = i
	}
	return i
}

// edge returns the edge from one node to another. What it is for is the verb of the first
// who asks: that is who waited most.
func (b *builder) edge(from, to int, verb Verb) *Edge {
	k := edgeKey{from, to}
	i, ok := b.edges[k]
	if !ok {
		i = len(b.list)
		b.list = append(b.list, Edge{From: from, To: to, Verb: verb, First: model.Time(1<<63 - 1)})
		b.edges[k] = i
	}
	return &b.list[i]
}

// lockAt returns the node of a lock.
func (b *builder) lockAt(id int) int { return len(b.found.Channels) + id - 1 }

// firstOf returns the first goroutine that uses a channel or a lock.
func firstOf(users iter.Seq[channel.User]) model.Goroutine {
	for u := range users {
		return u.Goroutine
	}
	return model.NoGoroutine
}

// channel adds the edges of a channel's traffic. A select whose way is not known
// goes the way that its group goes there otherwise, if that is one.
func (b *builder) channel(at, id int) {
	if b.ofSystem(b.found.Traffic(id)) {
		return
	}
	b.unclear = b.unclear[:0]
	for x := range b.found.Traffic(id) {
		who := b.group(x.Crew)
		switch x.Way {
		case channel.WayIn:
			b.edge(who, at, verbOf(&x)).add(&x)
		case channel.WayOut:
			b.edge(at, who, verbOf(&x)).add(&x)
		default:
			b.unclear = append(b.unclear, x)
			continue
		}
		b.nodes[who].Wait += x.Wait
	}
	for _, x := range b.unclear {
		who := b.group(x.Crew)
		b.nodes[who].Wait += x.Wait
		_, sends := b.edges[edgeKey{who, at}]
		_, receives := b.edges[edgeKey{at, who}]
		if sends && !receives {
			b.edge(who, at, Selects).add(&x)
		} else {
			b.edge(at, who, Selects).add(&x)
		}
	}
}

func verbOf(x *channel.Traffic) Verb {
	switch {
	case x.By == model.WakeClose || x.By == model.WakeCancel:
		return Closes
	case x.Way == channel.WayIn:
		return Sends
	}
	return Receives
}

// isMutex reports whether who ends a wait for a lock has it before.
func isMutex(class model.Class) bool { return class == model.ClassMutex || class == model.ClassRWMutex }

// lock adds the edges of a lock's traffic.
func (b *builder) lock(at int, k *channel.Lock) {
	if b.ofSystem(b.found.LockTraffic(k.ID)) {
		return
	}
	mutex := isMutex(k.Class)
	for x := range b.found.LockTraffic(k.ID) {
		who := b.group(x.Crew)
		switch {
		case mutex:
			b.edge(who, at, Locks).add(&x)
		case x.Op == model.OpUnknown:
			b.edge(who, at, Releases).add(&x)
		default:
			b.edge(at, who, Awaits).add(&x)
		}
		b.nodes[who].Wait += x.Wait
	}
}

// add adds traffic to an edge.
func (e *Edge) add(x *channel.Traffic) {
	if x.Op == model.OpUnknown {
		e.Wakes += x.Count
	} else {
		e.Waits += x.Count
	}
	if x.By == model.WakeClose || x.By == model.WakeCancel {
		e.Closes += x.Count
	} else if e.Verb == Closes {
		e.Verb = Sends // it does both
	}
	e.Wait += x.Wait
	e.AtEnd += x.Open
	e.First, e.Last = min(e.First, x.First), max(e.Last, x.Last)
}

package flow

import (
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// ID names a node in a graph and in all of its parts.
type ID int32

// None stands for "no node".
const None ID = -1

// Kind is what a node stands for.
type Kind uint8

// The kinds of nodes.
const (
	Group   Kind = iota // goroutines
	Channel             // one, or several that cannot be told apart
	Lock                // likewise; also a WaitGroup, a Cond, a semaphore
	Nothing             // nil channels and selects without cases at one place: nothing ever comes from there
)

// Node is a group of goroutines, or what they meet at.
type Node struct {
	ID     ID
	Kind   Kind
	Of     int    // of a Channel or Lock: its ID in the channel.Result
	Label  string // as a person would call it
	Detail string // what tells two of the same label apart, "created at main.go:20"; may be empty
	Count  int    // goroutines, or channels or locks; 0 if that is not known

	AtEnd int // goroutines of the group, or on the channel or lock, that wait when the trace ends
	Stuck int // of those: for ever
	Wait  time.Duration

	Class model.Class     // of a Lock
	Shape channel.Shape   // of a Channel
	First model.Goroutine // one of the group, or of those who wait there; a stuck one if there is any
	Func  model.StringID  `json:"-"` // of a group: what it was started for
	Site  model.FrameID   // of a group: where it was created; of a Nothing: where it is met
}

// Crew returns which goroutines a group stands for.
func (n *Node) Crew() channel.Crew { return channel.Crew{Func: n.Func, Created: n.Site} }

// Verb is what a group mainly does along an edge.
type Verb uint8

// The verbs.
const (
	Sends    Verb = iota // to a channel
	Receives             // from it
	Closes               // it, or cancels a context
	Selects              // on it, which way is not known
	Locks                // a mutex: waits for it and releases it
	Awaits               // a WaitGroup, a Cond, a semaphore
	Releases             // likewise: Done, Signal, Broadcast
	Starts               // the other group
	Holds                // a lock that others wait for, as it seems
)

var verbNames = [...]string{
	Sends: "send", Receives: "receive", Closes: "close", Selects: "select",
	Locks: "lock", Awaits: "await", Releases: "release", Starts: "start", Holds: "hold",
}

// String returns the verb's name.
func (v Verb) String() string { return verbNames[v] }

// Edge is what a group does with a channel or a lock, one way.
type Edge struct {
	From, To int // indexes into Nodes
	Verb     Verb
	Waits    int           // that ended
	Wakes    int           // ends of others' waits, closes too; with an exact channel, all that did not wait; of Starts, goroutines started
	Closes   int           // of Wakes: waits that a close or cancellation ended
	Wait     time.Duration // by the group there, in all; open waits included
	AtEnd    int           // goroutines of the group that wait there when the trace ends
	Stuck    int           // of those: for ever

	First, Last model.Time // when something was seen first and last
}

// Count returns how many operations are seen: those that waited and those that ended the
// wait of another. Of Starts, it is how many goroutines were started.
func (e *Edge) Count() int { return e.Waits + e.Wakes }

// What it takes to speak of a rate: a few operations at once are none.
const (
	rateCount = 5
	rateSpan  = model.Time(time.Millisecond)
)

// Rate returns how many operations are seen per second, from the first to the last; 0 if
// there are too few to tell.
func (e *Edge) Rate() float64 {
	if n, span := e.Count(), e.Last-e.First; n >= rateCount && span >= rateSpan && e.Verb != Starts {
		return float64(n) / time.Duration(span).Seconds()
	}
	return 0
}

// Stays reports whether an edge says how things are, and not what goes on.
func (v Verb) Stays() bool { return v == Starts || v == Holds }

// Graph is groups, channels and locks, and what goes on between them. Nodes come in the
// order of how much they matter: stuck ones, those next to them, then by time waited.
type Graph struct {
	Nodes []Node
	Edges []Edge // by From, then To
	More  int    // nodes of the whole graph that this part of it lacks
	lacks []int  // by node: neighbours that this part lacks; nil: none
}

// Index returns where a node stands, and false if this part of the graph lacks it.
func (g *Graph) Index(id ID) (int, bool) {
	for i := range g.Nodes {
		if g.Nodes[i].ID == id {
			return i, true
		}
	}
	return 0, false
}

// Lacks returns how many neighbours of a node this part of the graph lacks.
func (g *Graph) Lacks(node int) int {
	if g.lacks == nil {
		return 0
	}
	return g.lacks[node]
}

// Group returns the end of an edge at which the group is, as an index into Nodes; of
// Starts, the group that starts.
func (e *Edge) Group() int {
	switch e.Verb {
	case Receives, Selects, Awaits, Holds:
		return e.To
	}
	return e.From
}

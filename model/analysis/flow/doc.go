// Package flow says who feeds whom: groups of goroutines, and the channels and locks
// between them, as a graph.
//
// What comes in: a model.Trace, its channels and locks (package channel), and who is
// blocked when it ends (package verdict). What goes out: a [Graph], and parts of it: the
// [Graph.Top] of what matters most, or what lies [Graph.Around] one node.
//
// A group is all goroutines that one go statement started for one function. Edges point
// the way that values and wakes go: from who sends to the channel, and from the channel
// to who receives; from who calls Done or Signal to the WaitGroup or Cond, and from there
// to who waits for it. A Mutex and an RWMutex have one edge for each group that takes
// them, which ends at the lock. Who started whom is an edge, too, where both are nodes.
//
// # Limits
//
// Counts are of what is seen. An operation that neither waited nor woke anybody is not
// in a trace, so that a rate is the least there was, and the way of a busy buffered
// channel may be missing altogether. A wait in a select that is open when the trace ends
// counts at each channel that it may be on, and once for the group.
//
// The cost is that of a look at each goroutine, and at what package channel summed up;
// no interval is looked at.
//
// Package flow imports nothing of this module but model, model/format, and packages
// channel and verdict.
package flow

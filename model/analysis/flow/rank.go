package flow

import (
	"cmp"
	"slices"

	"chanlens/model/analysis/channel"
)

// ordered returns the graph of some nodes, in the order of how much they matter.
func (g *Graph) ordered(keep []int) *Graph {
	near := make([]bool, len(g.Nodes))
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Verb != Starts {
			near[e.From] = near[e.From] || g.Nodes[e.To].Stuck > 0
			near[e.To] = near[e.To] || g.Nodes[e.From].Stuck > 0
		}
	}
	tier := func(i int) int {
		switch {
		case g.Nodes[i].Stuck > 0:
			return 0
		case near[i]:
			return 1
		case g.Nodes[i].Shape == channel.ShapeTimer:
			return 3 // nobody feeds it
		}
		return 2
	}
	slices.SortStableFunc(keep, func(a, b int) int {
		return cmp.Or(cmp.Compare(tier(a), tier(b)), -cmp.Compare(g.Nodes[a].Wait, g.Nodes[b].Wait))
	})
	p := g.part(keep)
	p.More, p.lacks = 0, nil // the others are no part of it
	return p
}

// part returns the graph of some nodes, in the order given.
func (g *Graph) part(nodes []int) *Graph {
	p := &Graph{Nodes: make([]Node, len(nodes)), More: g.More + len(g.Nodes) - len(nodes)}
	at := make([]int, len(g.Nodes))
	for i := range at {
		at[i] = -1
	}
	for i, n := range nodes {
		p.Nodes[i], at[n] = g.Nodes[n], i
	}
	if p.More > 0 {
		p.lacks = make([]int, len(nodes))
		for i, n := range nodes {
			p.lacks[i] = g.Lacks(n)
		}
	}
	for _, e := range g.Edges {
		from, to := at[e.From], at[e.To]
		switch {
		case from >= 0 && to >= 0:
			e.From, e.To = from, to
			p.Edges = append(p.Edges, e)
		case e.Verb == Starts:
		case from >= 0:
			p.lacks[from]++
		case to >= 0:
			p.lacks[to]++
		}
	}
	slices.SortFunc(p.Edges, func(a, b Edge) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return p
}

// Top returns at most n nodes of the graph: what is stuck, each with a neighbour, then both
// ends of the edges along which most time was waited, so that what is there is connected.
func (g *Graph) Top(n int) *Graph {
	if len(g.Nodes) <= n {
		return g
	}
	chosen := make([]bool, len(g.Nodes))
	left := n
	take := func(nodes ...int) {
		more := 0
		for _, i := range nodes {
			if !chosen[i] {
				more++
			}
		}
		if more <= left {
			for _, i := range nodes {
				chosen[i] = true
			}
			left -= more
		}
	}
	edges := slices.Clone(g.Edges)
	slices.SortStableFunc(edges, func(a, b Edge) int {
		return cmp.Or(
			-cmp.Compare(min(a.Stuck, 1), min(b.Stuck, 1)), -cmp.Compare(g.stuckEnds(&a), g.stuckEnds(&b)),
			cmp.Compare(g.timers(&a), g.timers(&b)), -cmp.Compare(a.Wait, b.Wait), -cmp.Compare(a.Count(), b.Count()),
		)
	})
	missing := func(i int) bool { return g.Nodes[i].Stuck > 0 && !chosen[i] }
	for _, e := range edges {
		if e.Verb != Starts && (missing(e.From) || missing(e.To)) {
			take(e.From, e.To)
		}
	}
	for i := range g.Nodes {
		if missing(i) {
			take(i)
		}
	}
	for _, e := range edges {
		if e.Verb != Starts {
			take(e.From, e.To)
		}
	}
	for i := range g.Nodes {
		take(i)
	}
	return g.part(indexes(chosen))
}

// stuckEnds returns how many ends of an edge have somebody stuck.
func (g *Graph) stuckEnds(e *Edge) int {
	return min(g.Nodes[e.From].Stuck, 1) + min(g.Nodes[e.To].Stuck, 1)
}

// timers returns how many ends of an edge are timers, which nobody feeds.
func (g *Graph) timers(e *Edge) int {
	n := 0
	for _, i := range []int{e.From, e.To} {
		if g.Nodes[i].Shape == channel.ShapeTimer {
			n++
		}
	}
	return n
}

// Around returns the node and what is at most so many edges away from it, whichever way
// they point. Who started whom is no way.
func (g *Graph) Around(id ID, hops int) *Graph {
	chosen := make([]bool, len(g.Nodes))
	if i, ok := g.Index(id); ok {
		chosen[i] = true
	}
	for range hops {
		next := slices.Clone(chosen)
		for i := range g.Edges {
			if e := &g.Edges[i]; e.Verb != Starts && (chosen[e.From] || chosen[e.To]) {
				next[e.From], next[e.To] = true, true
			}
		}
		chosen = next
	}
	return g.part(indexes(chosen))
}

// indexes returns where a list has true.
func indexes(list []bool) []int {
	var at []int
	for i, ok := range list {
		if ok {
			at = append(at, i)
		}
	}
	return at
}

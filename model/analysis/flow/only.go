package flow

import (
	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// Only returns the part of the graph that some goroutines have to do with: their groups,
// what these meet at, and, as others, the groups that they meet there. It looks at each
// goroutine of the trace that the graph was made of.
func (g *Graph) Only(t *model.Trace, has func(model.Goroutine) bool) (part *Graph, others map[ID]bool) {
	crews := make(map[channel.Crew]int)
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == Group {
			crews[n.Crew()] = i
		}
	}
	in := make([]bool, len(g.Nodes))
	f := newFinder(t, crews)
	for who := range model.Goroutine(t.NumGoroutines()) {
		if !has(who) {
			continue
		}
		info := t.Goroutine(who)
		if i := f.group(&info); i >= 0 {
			in[i] = true
		}
	}
	part, others = g.part(indexes(g.grown(g.grown(in)))), make(map[ID]bool)
	for i := range g.Nodes {
		if n := &g.Nodes[i]; n.Kind == Group && !in[i] {
			others[n.ID] = true
		}
	}
	return part, others
}

package diagram

import (
	"fmt"
	"math/rand/v2"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/flow"
)

// random returns a graph of groups, channels and locks, in which few nodes have many edges.
func random(seed uint64, nodes, edges int) *flow.Graph {
	r := rand.New(rand.NewPCG(seed, 1))
	g := new(flow.Graph)
	for i := range nodes {
		n := flow.Node{
			ID: flow.ID(i), Kind: flow.Kind(i % 3), Label: fmt.Sprintf("main.function%d", i*i),
			Count: 1 + r.IntN(20), Wait: time.Duration(r.IntN(1e9)),
		}
		if r.IntN(8) == 0 {
			n.AtEnd, n.Stuck = 1, 1
		}
		g.Nodes = append(g.Nodes, n)
	}
	seen := make(map[[2]int]bool)
	for range edges {
		from, to := r.IntN(nodes), min(r.IntN(nodes), r.IntN(nodes))
		if from == to || seen[[2]int{from, to}] {
			continue
		}
		e := flow.Edge{From: from, To: to, Verb: flow.Sends, Waits: r.IntN(1000), Wait: time.Duration(r.IntN(1e9)), Last: model.Time(1e9)}
		switch group := g.Nodes[to].Kind == flow.Group; {
		case group && g.Nodes[from].Kind == flow.Group:
			e.Verb = flow.Starts
		case group:
			e.Verb = flow.Receives
		case g.Nodes[from].Kind != flow.Group:
			continue
		}
		switch r.IntN(10) {
		case 0:
			if e.Verb == flow.Receives {
				e.Verb = flow.Selects
			}
		case 1:
			e.Stuck = 1
		}
		seen[[2]int{from, to}] = true
		g.Edges = append(g.Edges, e)
	}
	return g
}

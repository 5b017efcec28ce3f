package flow

import (
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// What some goroutines have to do with is held against a look at one after the other.
func TestOnly(t *testing.T) {
	tr, err := model.ParseText(`
generation 1 0 1000
goroutine 1 main.main
  ^   running P0
goroutine 2 main.a
  10  runnable created by 1 @ main.main main.go:1
goroutine 3 main.b
  20  runnable created by 1 @ main.main main.go:2
goroutine 4 main.b
  30  runnable created by 1 @ main.main main.go:2
goroutine 5 main.c
  40  runnable created by 1 @ main.main main.go:3
`)
	if err != nil {
		t.Fatal(err)
	}
	g := &Graph{} // a and b meet at node 3, b and c at node 4
	for i, id := range []model.GoID{2, 3, 5} {
		who, _ := tr.Lookup(id)
		crew := channel.CrewOf(tr, who)
		g.Nodes = append(g.Nodes, Node{ID: ID(i), Kind: Group, Func: crew.Func, Site: crew.Created})
	}
	g.Nodes = append(g.Nodes, Node{ID: 3, Kind: Channel}, Node{ID: 4, Kind: Channel})
	g.Edges = []Edge{{From: 0, To: 3}, {From: 1, To: 4}, {From: 3, To: 1, Verb: Receives}, {From: 4, To: 2, Verb: Receives}}
	for _, tt := range []struct {
		has          []model.GoID
		nodes, faint int
	}{
		{nil, 0, 3}, {[]model.GoID{1}, 0, 3}, {[]model.GoID{2}, 3, 2}, {[]model.GoID{4}, 5, 2},
		{[]model.GoID{3, 4}, 5, 2}, {[]model.GoID{2, 5}, 5, 1}, {[]model.GoID{2, 4, 5}, 5, 0},
	} {
		part, others := g.Only(tr, func(who model.Goroutine) bool {
			for _, id := range tt.has {
				if tr.Goroutine(who).ID == id {
					return true
				}
			}
			return false
		})
		if len(part.Nodes) != tt.nodes || len(others) != tt.faint || part.More != len(g.Nodes)-tt.nodes {
			t.Errorf("%v: %d nodes and %d more, %d groups are others; want %d and %d", tt.has, len(part.Nodes), part.More, len(others), tt.nodes, tt.faint)
		}
	}
}

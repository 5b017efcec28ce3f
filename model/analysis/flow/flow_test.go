package flow_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/flow"
)

// Who is stuck on nil channels and in selects, who waits for what may still come, and who
// sends and receives on one channel.
const ends = `generation 1 0 1000000000
goroutine 1 main.main
  ^ running P0
  500000000 receive @ runtime.chanrecv1 chan.go:506 < main.main main.go:9
  600000000 runnable woken by 2 @ runtime.chansend1 chan.go:161 < main.work main.go:20
  600000100 running P0
  700000000 sleep @ time.Sleep time.go:300 < main.main main.go:10
goroutine 2 main.work
  ^ running P1
  610000000 send-on-nil-channel @ runtime.chansend1 chan.go:161 < main.work main.go:21
goroutine 3 main.work
  ^ running P2
  620000000 send-on-nil-channel @ runtime.chansend1 chan.go:161 < main.work main.go:21
goroutine 4 main.block
  ^ running P3
  630000000 select-{} @ runtime.block select.go:100 < main.block main.go:30
`

func TestEnds(t *testing.T) {
	tr, err := model.ParseText(ends)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "ends.golden", told(graphOf(t, tr, nil)))
}

// An empty trace has an empty graph.
func TestNothing(t *testing.T) {
	tr, err := model.ParseText("generation 1 0 100\n")
	if err != nil {
		t.Fatal(err)
	}
	g := graphOf(t, tr, nil)
	if len(g.Nodes)+len(g.Edges)+g.More > 0 || len(g.Top(5).Nodes) > 0 || len(g.Around(0, 3).Nodes) > 0 {
		t.Errorf("%+v", g)
	}
}

// What is told of a graph holds for each of its parts.
func TestRate(t *testing.T) {
	for _, tt := range []struct {
		e    flow.Edge
		want float64
	}{
		{flow.Edge{Waits: 600, Wakes: 400, Last: model.Time(2 * time.Second)}, 500},
		{flow.Edge{Waits: 4, Last: model.Time(time.Second)}, 0},        // too few
		{flow.Edge{Waits: 400, Last: model.Time(time.Microsecond)}, 0}, // all at once
		{flow.Edge{Verb: flow.Starts, Wakes: 400, Last: model.Time(time.Second)}, 0},
	} {
		if got := tt.e.Rate(); got != tt.want {
			t.Errorf("%+v has a rate of %v, want %v", tt.e, got, tt.want)
		}
	}
}

// random returns a graph with stuck nodes that comes in no order.
func random(seed uint64, nodes, edges int) *flow.Graph {
	r := rand.New(rand.NewPCG(seed, 2))
	g := new(flow.Graph)
	for i := range nodes {
		g.Nodes = append(g.Nodes, flow.Node{ID: flow.ID(i), Kind: flow.Kind(i % 2), Label: fmt.Sprint(i), Wait: time.Duration(r.IntN(1000)), Stuck: max(r.IntN(8)-6, 0)})
	}
	seen := make(map[[2]int]bool)
	for range edges {
		from, to := r.IntN(nodes), r.IntN(nodes)
		if from%2 == to%2 || seen[[2]int{from, to}] {
			continue
		}
		seen[[2]int{from, to}] = true
		g.Edges = append(g.Edges, flow.Edge{From: from, To: to, Waits: 1, Wait: time.Duration(r.IntN(1000))})
	}
	return g
}

// A part has as many nodes as asked for, stuck ones first, the edges between them, and
// says of each node how many of its edges lead elsewhere.
func TestTop(t *testing.T) {
	for seed := range uint64(40) {
		g := random(seed, 50, 90)
		stuck := 0
		for i := range g.Nodes {
			stuck += min(g.Nodes[i].Stuck, 1)
		}
		for _, n := range []int{1, 2, 7, 20, 50, 90} {
			p := g.Top(n)
			if want := min(n, 50); len(p.Nodes) != want || p.More != 50-want {
				t.Fatalf("top %d has %d nodes and %d more", n, len(p.Nodes), p.More)
			}
			checkPart(t, g, p)
			got := 0
			for i := range p.Nodes {
				got += min(p.Nodes[i].Stuck, 1)
			}
			if n >= 2*stuck && got != stuck {
				t.Errorf("seed %d: top %d shows %d of %d stuck nodes", seed, n, got, stuck)
			}
		}
		if again := g.Top(20).Top(7); len(again.Nodes) != 7 || again.More != 43 {
			t.Errorf("a part of a part has %d nodes and %d more", len(again.Nodes), again.More)
		} else {
			checkPart(t, g, again)
		}
	}
}

// checkPart holds a part against the whole graph.
func checkPart(t *testing.T, g, p *flow.Graph) {
	t.Helper()
	degree := func(g *flow.Graph, id flow.ID) int {
		n := 0
		for _, e := range g.Edges {
			if g.Nodes[e.From].ID == id || g.Nodes[e.To].ID == id {
				n++
			}
		}
		return n
	}
	for i, n := range p.Nodes {
		if whole, ok := g.Index(n.ID); !ok || g.Nodes[whole] != n {
			t.Errorf("node %d is not as in the whole graph", n.ID)
		}
		if got, want := degree(p, n.ID)+p.Lacks(i), degree(g, n.ID); got != want {
			t.Errorf("node %d has %d edges shown or lacking, want %d", n.ID, got, want)
		}
	}
}

// What is around a node is as far away as asked for at most, either way.
func TestAround(t *testing.T) {
	g := new(flow.Graph)
	for i := range 7 { // 0 → 1 → 2 → 3 ← 4 ← 5, and 6 alone
		g.Nodes = append(g.Nodes, flow.Node{ID: flow.ID(i + 10), Label: fmt.Sprint(i)})
	}
	for _, e := range [][2]int{{0, 1}, {1, 2}, {2, 3}, {4, 3}, {5, 4}} {
		g.Edges = append(g.Edges, flow.Edge{From: e[0], To: e[1], Waits: 1})
	}
	g.Edges = append(g.Edges, flow.Edge{From: 6, To: 2, Verb: flow.Starts})
	for _, tt := range []struct {
		id   flow.ID
		hops int
		want string
	}{
		{12, 0, "2"}, {12, 1, "1 2 3"}, {12, 2, "0 1 2 3 4"}, {12, 9, "0 1 2 3 4 5"}, {16, 3, "6"}, {99, 3, ""},
	} {
		p := g.Around(tt.id, tt.hops)
		var got []string
		for i := range p.Nodes {
			got = append(got, p.Nodes[i].Label)
		}
		if s := strings.Join(got, " "); s != tt.want || p.More != 7-len(got) {
			t.Errorf("%d edges around %d: %s, and %d more; want %s", tt.hops, tt.id, s, p.More, tt.want)
		}
	}
}

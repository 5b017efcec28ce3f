package diagram

import (
	"fmt"
	"slices"
	"testing"

	"chanlens/tui/canvas"
)

// checkDrawing returns what of a drawing is not as it should be: see the invariants in the
// package's documentation.
func checkDrawing(p *Picture) []string {
	var faults []string
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	inside := func(c point) bool { return c.x >= 0 && c.y >= 0 && c.x < p.w && c.y < p.h }
	boxes := make(map[point]int)
	for i, b := range p.lay.boxes {
		if b.w < leastBox || b.h < 3 {
			fault("box %d is %dx%d", i, b.w, b.h)
		}
		for y := b.y; y < b.y+b.h; y++ {
			for x := b.x; x < b.x+b.w; x++ {
				c := point{x, y}
				if o, ok := boxes[c]; ok {
					fault("boxes %d and %d overlap at %v", o, i, c)
				}
				if boxes[c] = i; !inside(c) {
					fault("box %d is outside at %v", i, c)
				}
			}
		}
	}
	type axis struct {
		point
		level bool
	}
	lines := make(map[axis]int) // the edge from 1
	for i, r := range p.lay.routes {
		e := &p.g.Edges[p.edges[i]]
		if !beside(r.path[0], p.lay.boxes[e.From]) || !beside(r.path[len(r.path)-1], p.lay.boxes[e.To]) {
			fault("edge %d runs %v, from box %v to %v", i, r.path, p.lay.boxes[e.From], p.lay.boxes[e.To])
		}
		for k := 1; k < len(r.path); k++ {
			a, b := r.path[k-1], r.path[k]
			if a.x != b.x && a.y != b.y {
				fault("edge %d is not straight from %v to %v", i, a, b)
				continue
			}
			for y := min(a.y, b.y); y <= max(a.y, b.y); y++ {
				for x := min(a.x, b.x); x <= max(a.x, b.x); x++ {
					c := axis{point{x, y}, a.y == b.y}
					if a == b {
						continue
					}
					if o := lines[c]; o != 0 && o != i+1 {
						fault("edges %d and %d lie on each other at %v", o-1, i, c)
					}
					lines[c] = i + 1
					if n, ok := boxes[c.point]; ok {
						fault("edge %d enters box %d at %v", i, n, c)
					}
					if !inside(c.point) {
						fault("edge %d is outside at %v", i, c)
					}
				}
			}
		}
	}
	words := make(map[point]int)
	for i, text := range p.labels {
		for k := range canvas.Width(text) {
			c := p.lay.routes[i].label
			c.x += k
			if o, ok := words[c]; ok {
				fault("labels %d and %d overlap at %v", o, i, c)
			}
			words[c] = i
			for _, level := range []bool{false, true} {
				if o := lines[axis{c, level}]; o != 0 && o != i+1 {
					fault("label %d lies on edge %d at %v", i, o-1, c)
				}
			}
			if _, ok := boxes[c]; ok || !inside(c) {
				fault("label %d at %v is in a box, or outside", i, c)
			}
		}
	}
	return faults
}

// beside reports whether a cell touches a box from outside.
func beside(c point, b rect) bool {
	if b.has(c.x, c.y) {
		return false
	}
	return b.has(c.x-1, c.y) || b.has(c.x+1, c.y) || b.has(c.x, c.y-1) || b.has(c.x, c.y+1)
}

// Whatever the graph, and in every style: boxes do not overlap, lines join their boxes and
// keep clear of others, of each other and of labels.
func TestDrawings(t *testing.T) {
	for seed := range uint64(42) {
		nodes := 2 + int(seed%40)
		p := &Picture{g: random(seed, nodes, nodes*(1+int(seed%4)))}
		all := newWhole(nodes, p.take(seed%2 == 0))
		for i, s := range styles {
			p.arrange(all, s, 120)
			if faults := checkDrawing(p); len(faults) > 0 {
				t.Fatalf("seed %d, style %d: %d faults, the first %s", seed, i, len(faults), faults[0])
			}
		}
	}
}

// Layers: no edge stays in one, and edges lead forth where nothing leads back.
func TestRank(t *testing.T) {
	forth := []arc{{from: 3, to: 1}, {from: 1, to: 4}, {from: 4, to: 0}, {from: 3, to: 2}, {from: 2, to: 0}}
	layer := rank(5, forth)
	for _, a := range forth {
		if layer[a.from] >= layer[a.to] {
			t.Errorf("layers %v: %d does not come before %d", layer, a.from, a.to)
		}
	}
	// What answers stands beside what was asked.
	if layer := rank(4, []arc{{from: 0, to: 1}, {from: 1, to: 2}, {from: 2, to: 3}, {from: 3, to: 0}}); !slices.Equal(layer, []int{0, 1, 2, 1}) {
		t.Errorf("request and reply have layers %v", layer)
	}
	for seed := range uint64(50) {
		g := random(seed, 30, 80)
		var arcs []arc
		for _, e := range g.Edges {
			arcs = append(arcs, arc{from: e.From, to: e.To, light: e.Verb.Stays()})
		}
		layer := rank(30, arcs)
		for _, a := range arcs {
			if layer[a.from] == layer[a.to] {
				t.Fatalf("seed %d: %d and %d are both in layer %d", seed, a.from, a.to, layer[a.from])
			}
		}
	}
}

// Ordering unties what can be untied.
func TestOrder(t *testing.T) {
	twisted := []arc{{from: 0, to: 5}, {from: 1, to: 4}, {from: 2, to: 3}, {from: 3, to: 8}, {from: 4, to: 7}, {from: 5, to: 6}}
	if a := arrange(9, twisted); a.crossings() != 0 {
		t.Errorf("%d crossings are left of three ways side by side", a.crossings())
	}
}

// Places are as wanted where there is room, and in order and apart where there is none.
func TestSettle(t *testing.T) {
	for _, tt := range []struct {
		want      []float64
		sep       []int
		low, high int
		places    []int
	}{
		{[]float64{2, 9}, []int{3}, 0, 20, []int{2, 9}},
		{[]float64{5, 5}, []int{4}, 0, 20, []int{3, 7}},
		{[]float64{9, 1, 1}, []int{1, 1}, 0, 20, []int{3, 4, 5}},
		{[]float64{30, 40}, []int{2}, 0, 10, []int{8, 10}},
		{[]float64{-5, -5}, []int{2}, 1, 10, []int{1, 3}},
	} {
		weight := make([]float64, len(tt.want))
		for i := range weight {
			weight[i] = 1
		}
		if got := settleWithin(tt.want, weight, tt.sep, tt.low, tt.high); !slices.Equal(got, tt.places) {
			t.Errorf("%v, %v apart within %d to %d: got %v, want %v", tt.want, tt.sep, tt.low, tt.high, got, tt.places)
		}
	}
}

package diagram

// parts divides nodes into those that arcs connect, in the order of their first nodes.
func parts(n int, arcs []arc) [][]int {
	of := make([]int, n)
	for i := range of {
		of[i] = i
	}
	var find func(i int) int
	find = func(i int) int {
		for of[i] != i {
			i = of[i]
		}
		return i
	}
	for _, a := range arcs {
		x, y := find(a.from), find(a.to)
		of[max(x, y)] = min(x, y)
	}
	at := make(map[int]int)
	var list [][]int
	for i := range n {
		r := find(i)
		k, ok := at[r]
		if !ok {
			k = len(list)
			at[r] = k
			list = append(list, nil)
		}
		list[k] = append(list[k], i)
	}
	return list
}

// whole is a graph in parts, with the order of each.
type whole struct {
	nodes    int
	arcs     []arc
	parts    [][]int // nodes
	partArcs [][]int
	orders   []*arrangement
}

// newWhole divides a graph into parts and orders them. Labels do not matter yet.
func newWhole(n int, arcs []arc) *whole {
	g := &whole{nodes: n, arcs: arcs, parts: parts(n, arcs)}
	g.partArcs = make([][]int, len(g.parts))
	part, _ := g.places()
	for i, a := range arcs {
		k := part[a.from]
		g.partArcs[k] = append(g.partArcs[k], i)
	}
	for k := range g.parts {
		g.orders = append(g.orders, arrange(len(g.parts[k]), g.local(k, nil)))
	}
	return g
}

// places returns for each node its part, and its number there.
func (g *whole) places() (part, local []int) {
	part, local = make([]int, g.nodes), make([]int, g.nodes)
	for k, nodes := range g.parts {
		for i, v := range nodes {
			part[v], local[v] = k, i
		}
	}
	return part, local
}

// local returns the arcs of a part, by its own numbers, with labels of given widths.
func (g *whole) local(k int, labels []int) []arc {
	_, local := g.places()
	list := make([]arc, len(g.partArcs[k]))
	for i, at := range g.partArcs[k] {
		a := g.arcs[at]
		a.from, a.to = local[a.from], local[a.to]
		if a.label = 0; labels != nil {
			a.label = labels[at]
		}
		list[i] = a
	}
	return list
}

// Distances between parts, in cells.
const (
	besides = 4
	below   = 1
)

// layout lays all parts out, and puts them in rows no wider than need be.
func (g *whole) layout(sizes []size, labels []int, down bool, width int) layout {
	all := layout{boxes: make([]rect, g.nodes), routes: make([]route, len(g.arcs))}
	x, y, tall := 0, 0, 0
	for k, nodes := range g.parts {
		own := make([]size, len(nodes))
		for i, v := range nodes {
			own[i] = sizes[v]
		}
		l := plan(own, g.local(k, labels), g.orders[k], down)
		if x > 0 && x+l.w > width {
			x, y, tall = 0, y+tall+below, 0
		}
		for i, v := range nodes {
			b := l.boxes[i]
			all.boxes[v] = rect{b.x + x, b.y + y, b.w, b.h}
		}
		for i, at := range g.partArcs[k] {
			r := l.routes[i]
			for p := range r.path {
				r.path[p].x += x
				r.path[p].y += y
			}
			r.label.x += x
			r.label.y += y
			all.routes[at] = r
		}
		all.w, all.h = max(all.w, x+l.w), max(all.h, y+l.h)
		tall = max(tall, l.h)
		x += l.w + besides
	}
	return all
}

package flame

import (
	"chanlens/model/analysis/profile"
	"chanlens/tui/icicle"
)

// refind returns the node of a graph that has the same names on its path as one of another
// graph has, as far as there is one.
func refind(in, of *profile.Tree, node int) int {
	at := 0
	for _, i := range icicle.Path(of, node)[1:] {
		want, found := &of.Nodes[i], false
		for k, n := range in.Children(at) {
			if n.Kind == want.Kind && in.Name(in.Nodes[at].First+k) == of.Name(i) {
				at, found = in.Nodes[at].First+k, true
				break
			}
		}
		if !found {
			break
		}
	}
	return at
}

// to moves the cursor to a node. What the box zoomed to does not hold is not to be seen,
// so that the picture goes as far back as it must.
func (v *View) to(node int) {
	if v.graph == nil {
		return
	}
	t := v.graph.tree
	v.cursor = node
	if v.trail >= len(t.Nodes) || !icicle.Under(t, v.trail, node) {
		v.trail = node
	}
	if zoom := v.zoom; !icicle.Under(t, node, zoom) && !icicle.Under(t, zoom, node) {
		for !icicle.Under(t, node, zoom) {
			zoom = t.Nodes[zoom].Parent
		}
		v.zoomTo(zoom)
	}
	v.same = likeThis(t, node)
	v.pane.Reset()
	v.reveal()
}

// reveal scrolls no further than needed to show the box of the cursor, and if there is
// room the one below.
func (v *View) reveal() {
	if v.boxes == nil {
		return
	}
	level := icicle.Depth(v.graph.tree, v.cursor)
	v.top = max(min(v.top, level), min(level+2, v.boxes.Levels())-v.rows())
	v.scroll(0)
}

// scroll scrolls by n levels and leaves the cursor where it is.
func (v *View) scroll(n int) {
	if v.boxes != nil {
		v.top = max(min(v.top+n, v.boxes.Levels()-v.rows()), 0)
	}
}

// zoomTo makes a node as wide as the picture.
func (v *View) zoomTo(node int) {
	v.zoom = node
	v.lay()
}

// zoomIn makes the box of the cursor as wide as the picture.
func (v *View) zoomIn() {
	v.zoomTo(v.cursor)
	v.reveal()
}

// zoomOut goes back to the box above that is wider.
func (v *View) zoomOut() {
	t := v.graph.tree
	zoom := t.Nodes[v.zoom].Parent
	for zoom > 0 && t.Nodes[t.Nodes[zoom].Parent].Total == t.Nodes[zoom].Total {
		zoom = t.Nodes[zoom].Parent // it looks the same
	}
	v.zoomTo(zoom)
	v.reveal()
}

// zoomAll shows all of the graph.
func (v *View) zoomAll() {
	v.zoomTo(0)
	v.reveal()
}

// down goes to where the cursor was before it went up, or else to the child that took
// most.
func (v *View) down() {
	t := v.graph.tree
	if t.Nodes[v.cursor].Len == 0 {
		v.s.Note("nothing is below: here it %s", v.leafWord())
		return
	}
	if b, ok := v.boxes.Shows(v.cursor); ok && b.Of > 1 {
		v.s.Note("too narrow to show what is below; Enter makes it wide")
		return
	}
	next := t.Nodes[v.cursor].First
	if v.trail > v.cursor && icicle.Under(t, v.trail, v.cursor) {
		for next = v.trail; t.Nodes[next].Parent != v.cursor; {
			next = t.Nodes[next].Parent
		}
	}
	v.to(next)
}

// leafWord says what goroutines did in a leaf.
func (v *View) leafWord() string {
	if v.graph.kind == offCPU {
		return "waited"
	}
	return "ran"
}

// up goes to the caller.
func (v *View) up() {
	if up := v.graph.tree.Nodes[v.cursor].Parent; up >= 0 {
		v.to(up)
	}
}

// sideways goes to the sibling to the right (by = 1) or left (by = -1); from the last
// one, to the next box of the level.
func (v *View) sideways(by int) {
	t := v.graph.tree
	if up := t.Nodes[v.cursor].Parent; up >= 0 {
		if next, p := v.cursor+by, &t.Nodes[up]; next >= p.First && next < p.First+p.Len {
			v.to(next)
			return
		}
	}
	level := v.boxes.Level(icicle.Depth(t, v.cursor))
	for i, b := range level {
		if v.cursor < b.Node || v.cursor >= b.Node+b.Of {
			continue
		}
		if i+by >= 0 && i+by < len(level) {
			next := level[i+by].Node
			if by < 0 {
				next += level[i+by].Of - 1
			}
			v.to(next)
		}
		return
	}
}

// deepest goes down to where most of the cursor's time is, child by child.
func (v *View) deepest() {
	t := v.graph.tree
	node := v.cursor
	for t.Nodes[node].Len > 0 && t.Nodes[t.Nodes[node].First].Total.Time >= t.Nodes[node].Self.Time {
		node = t.Nodes[node].First
	}
	v.to(node)
}

// same tells where the function under the cursor is called from elsewhere.
type same struct {
	nodes []int // in the order of the tree
	total profile.Amount
}

// likeThis finds the nodes of the same function. What calls itself counts once.
func likeThis(t *profile.Tree, node int) same {
	var s same
	n := &t.Nodes[node]
	if n.Kind != profile.NodeFrame {
		return s
	}
	name := t.Name(node)
	within := make([]bool, len(t.Nodes))
	for i := range t.Nodes {
		k := &t.Nodes[i]
		if i > 0 {
			within[i] = within[k.Parent]
		}
		if k.Kind == n.Kind && t.Name(i) == name {
			s.nodes = append(s.nodes, i)
			if !within[i] {
				s.total.Time += k.Total.Time
				s.total.Count += k.Total.Count
			}
			within[i] = true
		}
	}
	return s
}

// again goes to the next place (by = 1) at which the function under the cursor is called,
// or the one before.
func (v *View) again(by int) {
	nodes := v.same.nodes
	if len(nodes) < 2 {
		v.s.Note("this function is called from nowhere else")
		return
	}
	for i, node := range nodes {
		if node == v.cursor {
			v.to(nodes[(i+by+len(nodes))%len(nodes)])
			return
		}
	}
}

package icicle

import (
	"math"

	"chanlens/model/analysis/profile"
)

// Box is where a node stands in a picture, in cells.
type Box struct {
	X, W  int
	Level int // below the root; not scrolled
	Node  int
	Of    int // how many nodes share it, from Node on; mostly 1

	at float64 // where its share begins, in the time of the node that is as wide as the picture
}

// Layout is which boxes a picture has, level by level, each from left to right.
type Layout struct {
	Boxes []Box
	W     int

	tree   *profile.Tree
	levels []int // where each level begins in Boxes, and where the last one ends
}

// NewLayout lays out a tree in a width, with one node as wide as that, down to a level.
func NewLayout(t *profile.Tree, zoom, width, levels int) *Layout {
	l := &Layout{W: width, tree: t, levels: []int{0}}
	if width <= 0 || levels <= 0 {
		return l
	}
	scale := 0.0
	if whole := t.Nodes[zoom].Total.Time; whole > 0 {
		scale = float64(width) / float64(whole)
	}
	for level, i := range Path(t, zoom) {
		l.Boxes = append(l.Boxes, Box{W: width, Level: level, Node: i, Of: 1})
		l.levels = append(l.levels, len(l.Boxes))
	}
	for len(l.levels) <= levels {
		begin, end := l.levels[len(l.levels)-2], len(l.Boxes)
		for i := begin; i < end; i++ {
			if l.Boxes[i].Of == 1 {
				l.below(l.Boxes[i], scale)
			}
		}
		if len(l.Boxes) == end {
			break
		}
		l.levels = append(l.levels, len(l.Boxes))
	}
	return l
}

// below appends the boxes of a node's children.
func (l *Layout) below(b Box, scale float64) {
	n := &l.tree.Nodes[b.Node]
	first, x, at := len(l.Boxes), b.X, b.at
	cell := func(at float64) int { return min(max(int(math.Round(at*scale)), x), b.X+b.W) }
	for i := n.First; i < n.First+n.Len; i++ {
		total := float64(l.tree.Nodes[i].Total.Time)
		end := cell(at + total)
		if total*scale < 1 || end == x {
			rest := float64(n.Total.Time-n.Self.Time) - (at - b.at)
			l.share(b, first, Box{X: x, W: cell(at+rest) - x, Level: b.Level + 1, Node: i, Of: n.First + n.Len - i, at: at})
			return
		}
		l.Boxes = append(l.Boxes, Box{x, end - x, b.Level + 1, i, 1, at})
		x, at = end, at+total
	}
}

// share appends the box that the last children of b share, which has at least a cell:
// if need be, of the sibling before, whom it takes in if that is its only one. Siblings
// stand from first on.
func (l *Layout) share(b Box, first int, rest Box) {
	if rest.W == 0 && rest.X == b.X+b.W {
		before := &l.Boxes[len(l.Boxes)-1] // there is one, for b has a cell
		if before.W > 1 {
			before.W--
		} else {
			rest.Node, rest.Of, rest.at = before.Node, rest.Of+1, before.at
			l.Boxes = l.Boxes[:len(l.Boxes)-1]
		}
		rest.X--
	}
	rest.W = max(rest.W, 1)
	l.Boxes = append(l.Boxes, rest)
}

// Levels returns how many levels have boxes.
func (l *Layout) Levels() int { return len(l.levels) - 1 }

// Level returns the boxes of a level.
func (l *Layout) Level(level int) []Box {
	if level < 0 || level >= l.Levels() {
		return nil
	}
	return l.Boxes[l.levels[level]:l.levels[level+1]]
}

// Hit returns the box at a column of a level.
func (l *Layout) Hit(x, level int) (Box, bool) {
	for _, b := range l.Level(level) {
		if x >= b.X && x < b.X+b.W {
			return b, true
		}
	}
	return Box{}, false
}

// Shows returns the box in which a node stands, alone or with others; false if it is
// outside the picture, or too small to be in it.
func (l *Layout) Shows(node int) (Box, bool) {
	if node < 0 {
		return Box{}, false
	}
	for _, b := range l.Level(Depth(l.tree, node)) {
		if node >= b.Node && node < b.Node+b.Of {
			return b, true
		}
	}
	return Box{}, false
}

// Path returns the nodes from the root to a node.
func Path(t *profile.Tree, node int) []int {
	path := make([]int, Depth(t, node)+1)
	for i := len(path) - 1; i >= 0; i-- {
		path[i], node = node, t.Nodes[node].Parent
	}
	return path
}

// Depth returns how many levels a node stands below the root.
func Depth(t *profile.Tree, node int) int {
	n := 0
	for t.Nodes[node].Parent >= 0 {
		node = t.Nodes[node].Parent
		n++
	}
	return n
}

// Under reports whether a node is another one, or below it.
func Under(t *profile.Tree, node, above int) bool {
	for node > above { // parents stand before their children
		node = t.Nodes[node].Parent
	}
	return node == above
}

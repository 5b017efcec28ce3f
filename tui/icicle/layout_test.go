package icicle

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// branch is a node of a tree as a test writes it.
type branch struct {
	self model.Time
	of   []branch
}

func (b *branch) total() model.Time {
	sum := b.self
	for i := range b.of {
		sum += b.of[i].total()
	}
	return sum
}

// tree lays the nodes out as package profile does: level by level, most first.
func tree(root branch) *profile.Tree {
	t := &profile.Tree{Nodes: []profile.Node{{Parent: -1}}}
	for i, queue := 0, []branch{root}; i < len(queue); i++ {
		b, n := queue[i], &t.Nodes[i]
		slices.SortStableFunc(b.of, func(x, y branch) int { return int(y.total() - x.total()) })
		n.Total.Time, n.Self.Time = b.total(), b.self
		n.First, n.Len = len(t.Nodes), len(b.of)
		for _, child := range b.of {
			queue = append(queue, child)
			t.Nodes = append(t.Nodes, profile.Node{Parent: i, Kind: profile.NodeFrame})
		}
	}
	return t
}

// grow returns a random branch; small ones are far more frequent than large ones, and some
// are nothing.
func grow(r *rand.Rand, depth int) branch {
	b := branch{self: model.Time(math.Exp(r.Float64()*20)) - 1}
	if depth > 0 {
		for range r.IntN(7) {
			b.of = append(b.of, grow(r, depth-1))
		}
	}
	return b
}

// TestBoxesNest holds for random trees, widths and zooms that boxes stand within those of
// their parents without overlapping, that no child of a box is lost or is there twice, and
// that a box is as wide as its share, to a cell; less a cell, at most, for each level at which
// narrow boxes beside it were given one.
func TestBoxesNest(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	for range 400 {
		x := tree(grow(r, 5))
		zoom, width := r.IntN(len(x.Nodes)), 1+r.IntN(120)
		l := NewLayout(x, zoom, width, 100)
		depth := Depth(x, zoom)
		for level := range l.Levels() {
			end := 0
			for _, b := range l.Level(level) {
				if b.X < end || b.W < 1 || b.X+b.W > width || b.Level != level || b.Of < 1 {
					t.Fatalf("%+v does not fit in level %d of %d cells behind %d", b, level, width, end)
				}
				end = b.X + b.W
				if level <= depth {
					continue
				}
				up, ok := l.Shows(x.Nodes[b.Node].Parent)
				if !ok || b.X < up.X || end > up.X+up.W {
					t.Fatalf("%+v is not within %+v", b, up)
				}
				share := float64(x.Nodes[b.Node].Total.Time) / float64(x.Nodes[zoom].Total.Time) * float64(width)
				if b.Of == 1 && (float64(b.W) > max(share+1, 1) || float64(b.W) < share-1-float64(level-depth)) {
					t.Fatalf("%+v should be %.2f wide", b, share)
				}
			}
		}
		for _, b := range l.Boxes {
			if b.Of > 1 || b.Level < depth {
				continue
			}
			n, seen, cells := &x.Nodes[b.Node], 0, 0
			for _, child := range l.Level(b.Level + 1) {
				if x.Nodes[child.Node].Parent == b.Node {
					seen += child.Of
					cells += child.W
				}
			}
			if seen != n.Len || cells > b.W {
				t.Fatalf("%+v has %d children, of which %d are shown in %d cells", b, n.Len, seen, cells)
			}
			if n.Self.Time == 0 && n.Len > 0 && n.Total.Time > 0 && cells != b.W {
				t.Fatalf("%+v is all its children's, but they take %d cells", b, cells)
			}
		}
	}
}

// TestHit holds that each cell of a box finds it, and what is beside it does not.
func TestHit(t *testing.T) {
	x := tree(branch{10, []branch{{40, nil}, {30, []branch{{5, nil}}}, {0, nil}}})
	l := NewLayout(x, 0, 80, 10)
	for _, b := range l.Boxes {
		for _, at := range []int{b.X, b.X + b.W - 1} {
			if got, ok := l.Hit(at, b.Level); !ok || got.Node != b.Node {
				t.Errorf("at %d of level %d is %+v, want %+v", at, b.Level, got, b)
			}
		}
	}
	for _, at := range [][2]int{{-1, 0}, {80, 0}, {79, 1}, {0, 9}, {0, -1}} {
		if b, ok := l.Hit(at[0], at[1]); ok {
			t.Errorf("at %v is %+v", at, b)
		}
	}
}

// plain is a picture of a tree without names of its own.
func plain(l *Layout) *Picture {
	return &Picture{
		Layout: l,
		Name:   func(node, width int) string { return canvas.Cut(fmt.Sprintf("main.function%d", node), width) },
		Ground: func(int) canvas.Role { return theme.FlameOwn },
		Stress: func(int) bool { return false },
		Marked: func(node int) bool { return node%7 == 0 },
		Amount: func(node int) string { return fmt.Sprint(l.tree.Nodes[node].Total.Time) },
	}
}

// TestNothingOutside holds that what is drawn is in boxes.
func TestNothingOutside(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 100 {
		x := tree(grow(r, 4))
		l := NewLayout(x, 0, 1+r.IntN(70), 100)
		c := canvas.New(l.W+3, l.Levels()+3)
		p := plain(l)
		p.Cursor = r.IntN(len(x.Nodes))
		Draw(c, p)
		w, h := c.Size()
		for y := range h {
			for at := range w {
				_, in := l.Hit(at, y)
				if drawn := c.At(at, y).Style != (canvas.Style{}); drawn != in {
					t.Fatalf("%d,%d: drawn %v, in a box %v", at, y, drawn, in)
				}
			}
		}
	}
}

func TestBreadcrumb(t *testing.T) {
	names := []string{"send", "main.serve", "main.(*server).submit"}
	for _, c := range []struct {
		width int
		want  string
	}{
		{60, "send › main.serve › main.(*server).submit"},
		{41, "send › main.serve › main.(*server).submit"},
		{40, "… › main.serve › main.(*server).submit"},
		{37, "… › main.(*server).submit"},
		{20, "main.(*server).subm…"},
		{0, ""},
	} {
		if got := Breadcrumb(names, c.width); got != c.want {
			t.Errorf("in %d: %q, want %q", c.width, got, c.want)
		}
	}
}

// BenchmarkDraw measures a picture of a tree of 100,000 nodes at 200x60, laid out anew.
func BenchmarkDraw(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	root := branch{}
	for range 100 {
		deep := branch{self: 1 + model.Time(r.IntN(100))}
		for range 30 {
			deep = branch{self: 1, of: []branch{deep}}
			for range 32 {
				deep.of = append(deep.of, branch{self: 1 + model.Time(r.IntN(10))})
			}
		}
		root.of = append(root.of, deep)
	}
	x := tree(root)
	for b.Loop() {
		c := canvas.New(200, 60)
		Draw(c, plain(NewLayout(x, 0, 200, 1000)))
	}
	b.ReportMetric(float64(len(x.Nodes)), "nodes")
}

package profile

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// Tree is a flame graph: what was spent at stacks, joined where they have callers in
// common. Nodes[0] is the root, which stands for all. The children of a node stand side
// by side, most first, and those of all nodes of a level before those of the next.
//
// Off the processors, the first level is what goroutines waited in, and of a stack what
// implements the operation is left out, so that the leaf is the line that waits.
type Tree struct {
	Nodes []Node
	Cut   int // stacks of which callees are left out, for the tree would be too large; what they spent counts at the caller

	names []string // by Node.name
}

// Node is a function, or a line of one, as called by those above it.
type Node struct {
	Frame       model.FrameID // the function, by one of its lines; NoFrame where the trace tells none
	Class       model.Class   // that all of it belongs to; ClassUnknown for the root
	Kind        NodeKind
	Total, Self Amount
	Parent      int // -1: the root
	First, Len  int // children

	name uint32
}

// NodeKind says what a node stands for.
type NodeKind uint8

// The kinds of nodes.
const (
	NodeRoot   NodeKind = iota
	NodeClass           // a class of waits
	NodeFrame           // a function or a line
	NodeStart           // the function that goroutines were started for
	NodeEnd             // ran until the goroutine ended
	NodeGoesOn          // ran for longer than the range, or the trace, tells
)

// Amount is what a node took.
type Amount struct {
	Time  model.Time // of samples: their number times SamplePeriod
	Count int        // of intervals; of samples, in [OnCPU]; of goroutines, in [Started]
}

func (a *Amount) add(b Amount) {
	a.Time += b.Time
	a.Count += b.Count
}

// Children returns the children of a node.
func (x *Tree) Children(i int) []Node { return x.Nodes[x.Nodes[i].First:][:x.Nodes[i].Len] }

// Name returns the name of a node's function, as the runtime has it, or of its class; ""
// for the root, and words in parentheses for [NodeEnd] and [NodeGoesOn].
func (x *Tree) Name(i int) string {
	switch n := &x.Nodes[i]; n.Kind {
	case NodeRoot:
		return ""
	case NodeClass:
		return n.Class.String()
	case NodeEnd:
		return "(ended)"
	case NodeGoesOn:
		return "(runs on)"
	default:
		return x.names[n.name]
	}
}

// maxNodes is how many nodes a tree has at most: far more than a screen shows.
const maxNodes = 1 << 17

// grower grows a tree.
type grower struct {
	t      *model.Trace
	byLine bool
	most   int // nodes
	cut    int

	nodes   []growing
	child   map[childKey]int32
	names   []string
	nameIDs map[string]uint32
	nameOf  map[model.FrameID]uint32
}

// growing is a node of a tree that grows.
type growing struct {
	Node
	parent int32
}

// childKey is a child of a node.
type childKey struct {
	parent int32
	kind   NodeKind
	of     uint32 // class, name or frame
}

func newGrower(t *model.Trace, byLine bool) *grower {
	return &grower{
		t: t, byLine: byLine, most: maxNodes,
		nodes: []growing{{parent: -1}}, child: make(map[childKey]int32),
		nameIDs: make(map[string]uint32), nameOf: make(map[model.FrameID]uint32),
	}
}

// add adds what was spent at a path below the root.
func (x *grower) add(path []Node, spent Amount) {
	at := int32(0)
	x.nodes[at].Total.add(spent)
	for _, step := range path {
		next, ok := x.down(at, step)
		if !ok {
			x.cut++
			break
		}
		at = next
		x.nodes[at].Total.add(spent)
	}
	x.nodes[at].Self.add(spent)
}

// down returns the child of a node that a step leads to, unless the tree is full.
func (x *grower) down(at int32, step Node) (int32, bool) {
	k := childKey{at, step.Kind, step.name}
	switch {
	case step.Kind == NodeClass:
		k.of = uint32(step.Class)
	case step.Kind == NodeFrame && x.byLine:
		k.of = uint32(step.Frame)
	}
	if i, ok := x.child[k]; ok {
		if n := &x.nodes[i]; n.Frame == model.NoFrame || step.Frame != model.NoFrame && step.Frame < n.Frame {
			n.Frame = step.Frame
		}
		return i, true
	}
	if len(x.nodes) == x.most {
		return 0, false
	}
	i := int32(len(x.nodes))
	x.child[k] = i
	x.nodes = append(x.nodes, growing{step, at})
	return i, true
}

// frame returns the step to a frame.
func (x *grower) frame(f model.FrameID, class model.Class) Node {
	name, ok := x.nameOf[f]
	if !ok {
		name = x.name(x.t.Frame(f).Func)
		x.nameOf[f] = name
	}
	return Node{Frame: f, Class: class, Kind: NodeFrame, name: name}
}

// name returns the number of a name.
func (x *grower) name(text string) uint32 {
	id, ok := x.nameIDs[text]
	if !ok {
		id = uint32(len(x.names))
		x.nameIDs[text] = id
		x.names = append(x.names, text)
	}
	return id
}

// tree returns the tree as it is now, with its nodes in order.
func (x *grower) tree() *Tree {
	children := make([][]int32, len(x.nodes))
	for i := range x.nodes[1:] {
		n := int32(i + 1)
		children[x.nodes[n].parent] = append(children[x.nodes[n].parent], n)
	}
	out := &Tree{Nodes: make([]Node, 0, len(x.nodes)), Cut: x.cut, names: x.names}
	order := []int32{0}
	parents := []int{-1}
	for i := 0; i < len(order); i++ {
		n := x.nodes[order[i]].Node
		below := children[order[i]]
		slices.SortFunc(below, func(a, b int32) int { return x.compare(&x.nodes[a].Node, &x.nodes[b].Node) })
		n.Parent, n.First, n.Len = parents[i], len(order), len(below)
		order = append(order, below...)
		for range below {
			parents = append(parents, i)
		}
		out.Nodes = append(out.Nodes, n)
	}
	return out
}

// compare puts the node that took more first.
func (x *grower) compare(a, b *Node) int {
	return cmp.Or(
		-cmp.Compare(a.Total.Time, b.Total.Time), -cmp.Compare(a.Total.Count, b.Total.Count),
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Class, b.Class),
		cmp.Compare(a.Frame, b.Frame), cmp.Compare(a.name, b.name),
	)
}

package diagram

import (
	"chanlens/model/analysis/flow"
	"chanlens/tui/canvas"
)

// Mode says how a graph is shown.
type Mode uint8

// The modes.
const (
	Auto    Mode = iota // a drawing if that can be read, else a list
	Drawing             // boxes and lines
	List                // a line for each way through a channel
)

// Options say how a graph is shown.
type Options struct {
	Mode   Mode
	Starts bool // who started whom is shown, too; else only of what is stuck
}

// Picture is a graph laid out for a size. It does not change.
type Picture struct {
	g     *flow.Graph
	edges []int // shown, as indexes into g.Edges
	spots []spot
	size
	list bool

	lay     layout
	labels  []string // by edge shown
	texts   [][]line // by node
	ink     []ink
	rows    []row // of a list
	columns columns
}

// spot is a place that stands for a node: its box, or its name in a list.
type spot struct {
	rect
	node int
}

// How large a graph may be that is drawn. Nobody finds a way through one of many screens.
const (
	cellsPerNode  = 120
	leastNodes    = 8
	mostNodes     = 60
	mostScreens   = 1.5 // how many screens a drawing may take
	mostCrossings = 1   // for each edge
	mostListed    = 300 // nodes in a list
)

// New lays a graph out for a size. What there is no room for is left out, least important
// first: see [flow.Graph.Top] and [Picture.Graph]. Unless the mode says which, it is drawn
// with as many nodes as can be read, and listed if those are few.
func New(g *flow.Graph, w, h int, opt Options) *Picture {
	if opt.Mode != List {
		for most := min(max(w*h/cellsPerNode, leastNodes), mostNodes, len(g.Nodes)); ; most = max(most*3/4, leastNodes) {
			p := draw(g.Top(most), w, h, opt)
			if opt.Mode == Drawing || p.readable(w, h) {
				return p
			}
			if most <= leastNodes {
				break
			}
		}
	}
	return newList(g.Top(mostListed), w)
}

// Graph returns the part of the graph that is shown.
func (p *Picture) Graph() *flow.Graph { return p.g }

// IsList reports whether the graph is shown as a list.
func (p *Picture) IsList() bool { return p.list }

// Size returns how many cells the picture takes: more than the screen, maybe.
func (p *Picture) Size() (w, h int) { return p.w, p.h }

// readable reports whether a drawing can be read on a screen: it may be a little higher,
// but no wider.
func (p *Picture) readable(w, h int) bool {
	return p.w <= w && float64(p.h) <= mostScreens*float64(h) && p.crossings() <= max(mostCrossings*len(p.edges), 4)
}

// crossings returns how often lines cross.
func (p *Picture) crossings() int {
	n := 0
	for i := range p.ink {
		if k := &p.ink[i]; k.level != 0 && k.upright != 0 && k.level != k.upright {
			n++
		}
	}
	return n
}

// style is how large a drawing is made.
type style struct {
	down  bool
	much  int // see lines
	names int // width of names at most
	brief bool
}

// styles are tried in this order, until one fits.
var styles = []style{
	{false, ample, 34, false}, {false, ample, 24, false}, {false, brief, 24, false}, {false, brief, 17, false},
	{true, ample, 24, false}, {true, brief, 22, false}, {true, terse, 22, false}, {false, brief, 17, true}, {true, brief, 19, true}, {true, terse, 19, true},
	{false, terse, 15, true}, {false, terse, 12, true},
}

// draw lays a graph out in the first style that fits, or in the one that is over the size
// by least.
func draw(g *flow.Graph, w, h int, opt Options) *Picture {
	p := &Picture{g: g}
	arcs := p.take(opt.Starts)
	if len(g.Nodes) == 0 {
		return p
	}
	all := newWhole(len(g.Nodes), arcs)
	best, least := style{}, 0
	for i, s := range styles {
		p.arrange(all, s, w)
		over := max(p.w, w) * max(p.h, h)
		if over == w*h {
			best = s
			break
		}
		if i == 0 || over < least {
			best, least = s, over
		}
	}
	p.arrange(all, best, w)
	for i, b := range p.lay.boxes {
		p.spots = append(p.spots, spot{b, i})
	}
	p.draft()
	return p
}

// take takes the edges that are shown, and returns them for layout.
func (p *Picture) take(starts bool) []arc {
	p.edges = shown(p.g, starts)
	arcs := make([]arc, len(p.edges))
	for k, i := range p.edges {
		e := &p.g.Edges[i]
		arcs[k] = arc{
			from: e.From, to: e.To, loose: e.Verb == flow.Selects, light: e.Verb.Stays(),
			atTo: e.Group() == e.To || e.Verb == flow.Starts,
		}
	}
	return arcs
}

// shown returns the edges that are drawn. Who started whom is, unless asked for, only where
// that is stuck, and where other edges lead from one to the other, too.
func shown(g *flow.Graph, starts bool) []int {
	var list []int
	var arcs []arc
	for i := range g.Edges {
		if e := &g.Edges[i]; starts || e.Verb != flow.Starts {
			list = append(list, i)
			arcs = append(arcs, arc{from: e.From, to: e.To})
		}
	}
	if starts {
		return list
	}
	part := make([]int, len(g.Nodes))
	for k, nodes := range parts(len(g.Nodes), arcs) {
		for _, v := range nodes {
			part[v] = k
		}
	}
	for i := range g.Edges {
		if e := &g.Edges[i]; e.Verb == flow.Starts && g.Nodes[e.To].Stuck > 0 && part[e.From] == part[e.To] {
			list = append(list, i)
		}
	}
	return list
}

// arrange lays the graph out in a style.
func (p *Picture) arrange(all *whole, s style, width int) {
	most := 0.0
	for i := range p.g.Nodes {
		most = max(most, float64(p.g.Nodes[i].Wait))
	}
	sizes := make([]size, len(p.g.Nodes))
	p.texts = make([][]line, len(p.g.Nodes))
	for i := range p.g.Nodes {
		p.texts[i] = lines(&p.g.Nodes[i], s.much, s.names, most)
		sizes[i] = size{leastBox, len(p.texts[i]) + 2}
		for _, l := range p.texts[i] {
			wide := canvas.Width(l.text)
			if l.bar > 0 {
				wide += barWidth + 1
			}
			sizes[i].w = max(sizes[i].w, wide+4)
		}
	}
	p.labels = make([]string, len(p.edges))
	widths := make([]int, len(p.edges))
	for i, e := range p.edges {
		p.labels[i] = label(&p.g.Edges[e], s.brief)
		widths[i] = canvas.Width(p.labels[i])
	}
	p.lay = all.layout(sizes, widths, s.down, width)
	p.size = p.lay.size
}

// Sizes of boxes, in cells.
const (
	leastBox = 9
	barWidth = 6
)

package diagram

// size is how many cells something takes.
type size struct{ w, h int }

// point is a cell.
type point struct{ x, y int }

// rect is cells.
type rect struct{ x, y, w, h int }

func (r rect) has(x, y int) bool { return x >= r.x && y >= r.y && x < r.x+r.w && y < r.y+r.h }

// arc is an edge as layout sees it.
type arc struct {
	from, to int
	loose    bool // it has no direction
	light    bool // it takes no part in which layer comes first
	label    int  // its width; 0: none
	atTo     bool // the label stands at the end, else at the begin
}

// route is where an edge runs.
type route struct {
	path  []point // corners, from the cell at the box it comes from to that at the box it leads to
	label point   // where its label begins, if it has one
}

// layout is where everything is.
type layout struct {
	boxes  []rect
	routes []route
	size
}

// item is what stands in a layer: a box, or the bend of an edge that passes.
type item struct {
	box    int // -1: a bend
	layer  int
	before []int // hops to the layer before, and after
	after  []int
	cross  int // where it begins across the layers
	size   int // across
}

// hop is a part of an edge between two layers that follow each other.
type hop struct {
	arc         int
	from, to    int // items, of the layer before and after
	exit, entry int // where it leaves and arrives, across
	track       []int
	dogleg      int // between two tracks, across
}

// sketch is a layout in the making, of one connected part. Its axes are along, in which
// layers follow each other, and across.
type sketch struct {
	sizes  []size
	arcs   []arc
	down   bool // layers are rows
	layers [][]int
	items  []item
	hops   []hop
	chains [][]int // by arc: its hops, in the order of layers

	tracks []int // by gap between layers: how many
	along  []int // by layer: where it begins
	deep   []int // by layer: how much it takes
}

// Distances, in cells.
const (
	stub = 1 // of a line at a box, where its head may be
)

// pitch is how far tracks are from each other.
func (s *sketch) pitch() int {
	if s.down {
		return 1
	}
	return 2
}

// apart is how far two items of a layer are from each other.
func (s *sketch) apart(a, b *item) int {
	switch {
	case s.down:
		return 2
	case a.box < 0 && b.box < 0:
		return 0
	}
	return 1
}

// acrossOf returns the size of a box across the layers, and alongOf along them.
func (s *sketch) acrossOf(box int) int {
	if s.down {
		return s.sizes[box].w
	}
	return s.sizes[box].h
}

func (s *sketch) alongOf(box int) int {
	if s.down {
		return s.sizes[box].h
	}
	return s.sizes[box].w
}

// labels returns how much of gap i the labels at its begin and at its end take. Where
// layers are rows they stand beside the lines, and take nothing.
func (s *sketch) labels(i int) (before, after int) {
	if s.down {
		return 0, 0
	}
	for k := range s.hops {
		if h := &s.hops[k]; s.items[h.from].layer == i {
			before = max(before, s.labelAt(h, false))
			after = max(after, s.labelAt(h, true))
		}
	}
	if before > 0 {
		before += stub
	}
	return before, after
}

// labelAt returns the width of the label that a hop has at its entry, or its exit.
func (s *sketch) labelAt(h *hop, entry bool) int {
	a := &s.arcs[h.arc]
	end := a.from
	if a.atTo {
		end = a.to
	}
	if at := h.from; !entry && s.items[at].box == end || entry && s.items[h.to].box == end {
		return a.label
	}
	return 0
}

// plan lays a connected part out.
func plan(sizes []size, arcs []arc, order *arrangement, down bool) layout {
	s := &sketch{sizes: sizes, arcs: arcs, down: down}
	s.take(order)
	s.grow()
	s.place()
	s.ports()
	s.route()
	s.advance()
	return s.finish()
}

// advance finds where layers begin.
func (s *sketch) advance() {
	at := 0
	s.along, s.deep = make([]int, len(s.layers)), make([]int, len(s.layers))
	for i, layer := range s.layers {
		for _, it := range layer {
			if b := s.items[it].box; b >= 0 {
				s.deep[i] = max(s.deep[i], s.alongOf(b))
			}
		}
		s.along[i] = at
		at += s.deep[i]
		if i+1 < len(s.layers) {
			at += s.gap(i)
		}
	}
}

// gap returns how much lies between layer i and the next:
//
//	│─ before ─╮      ╭─ after ─▶│
//	│          ╰──────╯          │
func (s *sketch) gap(i int) int {
	before, after := s.labels(i)
	if after > 0 {
		after += stub
	}
	return stub + before + s.tracks[i]*s.pitch() + after + stub
}

// trackAt returns where a track of gap i is.
func (s *sketch) trackAt(i, track int) int {
	before, _ := s.labels(i)
	return s.along[i] + s.deep[i] + stub + before + track*s.pitch()
}

// finish turns the sketch into cells, moved so that all begin at 0.
func (s *sketch) finish() layout {
	l := layout{boxes: make([]rect, len(s.sizes)), routes: make([]route, len(s.arcs))}
	low := s.items[0].cross
	for i := range s.items {
		low = min(low, s.items[i].cross)
	}
	for i := range s.hops {
		if h := &s.hops[i]; len(h.track) > 1 {
			low = min(low, h.dogleg)
		}
	}
	cell := func(along, across int) point {
		if s.down {
			return point{across - low, along}
		}
		return point{along, across - low}
	}
	widen := func(p point) { l.w, l.h = max(l.w, p.x+1), max(l.h, p.y+1) }
	for i := range s.items {
		it := &s.items[i]
		if it.box < 0 {
			continue
		}
		p := cell(s.along[it.layer], it.cross)
		r := rect{p.x, p.y, s.deep[it.layer], it.size}
		if s.down {
			r.w, r.h = r.h, r.w
		}
		l.boxes[it.box] = r
		widen(point{r.x + r.w - 1, r.y + r.h - 1})
	}
	for a := range s.arcs {
		path, label := s.path(a)
		for i := range path {
			path[i] = cell(path[i].x, path[i].y)
			widen(path[i])
		}
		if s.arcs[a].label > 0 {
			label = cell(label.x, label.y)
			if s.down {
				label.x++ // beside the line
			}
			widen(point{label.x + s.arcs[a].label - 1, label.y})
		}
		l.routes[a] = route{path, label}
	}
	return l
}

// path returns the corners of an arc, in the axes of the sketch, and where its label is.
func (s *sketch) path(a int) (path []point, label point) {
	for _, k := range s.chains[a] {
		h := &s.hops[k]
		gap := s.items[h.from].layer
		begin, end := s.along[gap]+s.deep[gap], s.along[gap+1]-1
		if s.items[h.from].box < 0 {
			begin = s.along[gap] // through the layer
		}
		path = append(path, point{begin, h.exit})
		for i, t := range h.track {
			x := s.trackAt(gap, t)
			if i == 0 {
				path = append(path, point{x, h.exit})
			} else {
				path = append(path, point{x, h.dogleg})
			}
			if i+1 < len(h.track) {
				path = append(path, point{x, h.dogleg})
			} else {
				path = append(path, point{x, h.entry})
			}
		}
		path = append(path, point{end, h.entry})
		_, after := s.labels(gap)
		switch {
		case s.labelAt(h, false) > 0 && s.down:
			label = point{begin, h.exit}
		case s.labelAt(h, false) > 0:
			label = point{begin + stub, h.exit}
		case s.labelAt(h, true) > 0 && s.down:
			label = point{end, h.entry}
		case s.labelAt(h, true) > 0:
			label = point{end - stub - after, h.entry}
		}
	}
	if s.items[s.hops[s.chains[a][0]].from].box != s.arcs[a].from {
		for i, k := 0, len(path)-1; i < k; i, k = i+1, k-1 {
			path[i], path[k] = path[k], path[i]
		}
	}
	return path, label
}

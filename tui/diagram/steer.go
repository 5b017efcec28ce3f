package diagram

import "chanlens/model/analysis/flow"

// Spots returns how many places stand for nodes: one for each node in a drawing, and one
// for each time that it is named in a list.
func (p *Picture) Spots() int { return len(p.spots) }

// Node returns the node of a spot, as an index into the nodes of [Picture.Graph].
func (p *Picture) Node(spot int) int { return p.spots[spot].node }

// SpotOf returns the first spot of a node, or -1.
func (p *Picture) SpotOf(id flow.ID) int {
	for i := range p.spots {
		if p.g.Nodes[p.spots[i].node].ID == id {
			return i
		}
	}
	return -1
}

// Hit returns the spot at a cell of the screen, or -1.
func (p *Picture) Hit(x, y int, v View) int {
	for i := range p.spots {
		if p.spots[i].has(x+v.X, y+v.Y) {
			return i
		}
	}
	return -1
}

// Direction is where a key moves the selection.
type Direction uint8

// The directions.
const (
	Left Direction = iota
	Right
	Up
	Down
)

// Move returns the spot that comes next in a direction: the nearest there, for which what
// is joined to the one left counts as nearer. If there is none, the selection stays; if
// there is no selection, the first spot gets it.
func (p *Picture) Move(from int, to Direction) int {
	if from < 0 || from >= len(p.spots) {
		return min(0, len(p.spots)-1)
	}
	joined := p.joined(p.spots[from].node)
	best, least := from, 0
	for i := range p.spots {
		ahead, aside := away(p.spots[from].rect, p.spots[i].rect, to)
		if i == from || ahead <= 0 {
			continue
		}
		d := 2 * (ahead + 2*aside)
		if joined[p.spots[i].node] && !p.list {
			d /= 2
		}
		if best == from || d < least {
			best, least = i, d
		}
	}
	return best
}

// joined returns which nodes share an edge with one.
func (p *Picture) joined(node int) map[int]bool {
	with := make(map[int]bool)
	for _, k := range p.edges {
		if e := &p.g.Edges[k]; e.From == node {
			with[e.To] = true
		} else if e.To == node {
			with[e.From] = true
		}
	}
	return with
}

// away returns how far b is from a in a direction, and how far beside it, as it looks: a
// cell is about twice as high as wide. ahead is not above 0 if b is not there.
func away(a, b rect, to Direction) (ahead, aside int) {
	x, y := 2*b.x+b.w-2*a.x-a.w, 2*(2*b.y+b.h-2*a.y-a.h) // between the middles, in halves of a cell
	gapX := max(b.x-a.x-a.w+1, a.x-b.x-b.w+1, 0)
	gapY := 2 * max(b.y-a.y-a.h+1, a.y-b.y-b.h+1, 0)
	switch to {
	case Left:
		if gapX == 0 {
			return 0, 0
		}
		return -x, gapY * 2
	case Right:
		if gapX == 0 {
			return 0, 0
		}
		return x, gapY * 2
	case Up:
		if gapY == 0 {
			return 0, 0
		}
		return -y, gapX * 2
	}
	if gapY == 0 {
		return 0, 0
	}
	return y, gapX * 2
}

// Reveal returns the view moved, if need be, so that the spot selected is seen, with
// something of what is around, and nothing beyond the picture is. A drawing that is smaller
// than the screen stands in its middle.
func (p *Picture) Reveal(v View, w, h int) View {
	if v.Selected >= 0 && v.Selected < len(p.spots) {
		s := p.spots[v.Selected].rect
		mx, my := max(min(margin, (w-s.w)/2), 0), max(min(margin/2, (h-s.h)/2), 0)
		v.X = max(min(v.X, s.x-mx), s.x+s.w+mx-w)
		v.Y = max(min(v.Y, s.y-my), s.y+s.h+my-h)
	}
	v.X, v.Y = p.within(v.X, p.w, w), p.within(v.Y, p.h, h)
	return v
}

// within returns where the screen begins, along one axis of the picture: within it, if it is
// larger than the screen, and else so that it stands in the middle. A list begins at the left
// and at the top, as what is read does.
func (p *Picture) within(at, size, screen int) int {
	if size < screen && !p.list {
		return -((screen - size) / 2)
	}
	return max(min(at, size-screen), 0)
}

// margin is how much is kept in view on the sides of what is selected, in columns.
const margin = 8

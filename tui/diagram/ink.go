package diagram

import "chanlens/model/analysis/flow"

// Directions in which a line leaves a cell.
const (
	up uint8 = 1 << iota
	right
	down
	left
)

// ink is what lines do in a cell: at most one along each axis, or the corner of one.
type ink struct {
	level, upright     int32 // the edge shown, from 1
	levelTo, uprightTo uint8 // directions
	head               bool  // of an arrow
}

// draft draws the lines of a layout into cells.
func (p *Picture) draft() {
	p.ink = make([]ink, p.w*p.h)
	for i, r := range p.lay.routes {
		edge := int32(i + 1)
		e := &p.g.Edges[p.edges[i]]
		for k := 1; k < len(r.path); k++ {
			p.stroke(edge, r.path[k-1], r.path[k])
		}
		first, last := r.path[0], r.path[len(r.path)-1]
		p.leave(edge, first, toward(first, p.lay.boxes[e.From]))
		p.leave(edge, last, toward(last, p.lay.boxes[e.To]))
		p.ink[last.y*p.w+last.x].head = e.Verb != flow.Selects
	}
}

// toward returns the direction from a cell to the box beside it.
func toward(c point, b rect) uint8 {
	switch {
	case c.x < b.x:
		return right
	case c.x >= b.x+b.w:
		return left
	case c.y < b.y:
		return down
	}
	return up
}

// leave has a line leave a cell in a direction.
func (p *Picture) leave(edge int32, c point, to uint8) {
	k := &p.ink[c.y*p.w+c.x]
	if to == left || to == right {
		k.level, k.levelTo = edge, k.levelTo|to
	} else {
		k.upright, k.uprightTo = edge, k.uprightTo|to
	}
}

// stroke draws a straight line between two cells.
func (p *Picture) stroke(edge int32, a, b point) {
	for a != b {
		var there, back uint8
		next := a
		switch {
		case a.x < b.x:
			there, back, next.x = right, left, a.x+1
		case a.x > b.x:
			there, back, next.x = left, right, a.x-1
		case a.y < b.y:
			there, back, next.y = down, up, a.y+1
		default:
			there, back, next.y = up, down, a.y-1
		}
		p.leave(edge, a, there)
		p.leave(edge, next, back)
		a = next
	}
}

// glyphs are the line that leaves a cell in some directions: none is a junction, for
// lines only cross.
var glyphs = [16]rune{
	left: '─', right: '─', left | right: '─', up: '│', down: '│', up | down: '│',
	down | right: '╭', down | left: '╮', up | right: '╰', up | left: '╯',
	up | down | left | right: '┼',
}

// dashed are the glyphs of lines that say how things are, and not what goes on.
var dashed = map[rune]rune{'─': '┄', '│': '┆'}

// heads are arrow heads, by the direction in which they point.
var heads = [16]rune{up: '▲', down: '▼', left: '◀', right: '▶'}

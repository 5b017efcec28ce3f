package lane

import (
	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// family draws a family: closed, all of it; open, who began it.
func (d *drawing) family(c *canvas.Canvas, l Lane) {
	if l.Fold == Closed {
		d.group(c, l)
		return
	}
	d.goroutine(c, l)
}

// group draws goroutines together: how much they run as a block of eighths, of the most
// that they do in the window, on the ground of the wait that matters most.
func (d *drawing) group(c *canvas.Canvas, l Lane) {
	w, _ := c.Size()
	row := c.Sub(0, 0, w, 1)
	cells := rowOf(d.p.Strips, l.Key, groups)
	_, stuck := d.p.size(l)
	d.shown.Stuck = d.shown.Stuck || stuck > 0
	ever := d.forEver(l, stuck)
	members := make([]int32, len(d.looks))
	most := model.Time(1)
	for x := range d.shares {
		d.shares[x], members[x] = d.together(cells, x)
		most = max(most, d.shares[x][model.ClassRunning])
	}
	for x := range d.looks {
		share := &d.shares[x]
		look := cellLook(share, d.p.Mono)
		if run := share[model.ClassRunning]; look.style.Under != 0 { // it runs in part
			look.glyph = theme.Eighths(min(level(run, most), 7))
		}
		d.looks[x] = look
		if look.glyph == 0 {
			continue
		}
		d.shown.add(look)
		row.Set(x, 0, look.glyph, heat(look, share, ever(x), int(members[x])))
	}
	if stuck > 0 {
		if x := d.p.View.CellOf(d.p.Trace.End() - 1); x >= 0 && x < w {
			row.Set(x, 0, theme.StuckGlyph, canvas.As(theme.Stuck))
		}
	}
	d.grid(row, func(x int) bool { return d.looks[x].glyph == 0 })
}

// together returns what a group did in a cell of the picture, and how many members were
// alive at most.
func (d *drawing) together(cells []strip.Group, x int) (share model.Share, members int32) {
	first, last := d.from(x)
	for i := first; i < min(last, len(cells)); i++ {
		for class, t := range cells[i].Share {
			share[class] += t
		}
		members = max(members, cells[i].Members)
	}
	return share, members
}

// heat is the style of a cell of a group. Where most of the members are stuck, it is that
// of one who is; where the wait that is shown is most of what they do, it is stressed.
func heat(l look, share *model.Share, stuck, members int) canvas.Style {
	style := l.style
	switch {
	case stuck > 0 && stuck*2 >= members:
		if style.Under != 0 {
			return style.On(theme.Stuck)
		}
		return canvas.As(theme.Stuck)
	case l.class != model.ClassRunning && style.Under == 0 && share[l.class]*10 >= share.Total()*9:
		style.Mod |= canvas.Bold
	}
	return style
}

// maxSince is how many members' waits for ever are looked at, to draw a group.
const maxSince = 4096

// forEver returns how many members of a group wait for ever in a cell.
func (d *drawing) forEver(l Lane, stuck int) func(x int) int {
	if stuck == 0 {
		return func(int) int { return 0 }
	}
	begin := make([]int, d.p.View.Cells+1) // by cell: how many fill it first
	n := 0
	for g := range d.p.Lanes.a.Members(l.Key) {
		if since, ok := d.p.Stuck(g); ok {
			begin[d.p.filledFrom(since)]++
			if n++; n == min(stuck, maxSince) {
				break
			}
		}
	}
	for x := 1; x < len(begin); x++ {
		begin[x] += begin[x-1]
	}
	return func(x int) int { return begin[x] * stuck / n }
}

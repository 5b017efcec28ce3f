package lane

import (
	"sort"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Bars of tasks and regions are in these roles.
var (
	taskRole   = theme.Class(model.ClassSelect)
	regionRole = theme.Class(model.ClassSyscall)
)

// task draws the lane of a task: a bar from its begin to its end, with its name.
func (d *drawing) task(c *canvas.Canvas, l Lane) {
	w, _ := c.Size()
	task := &d.p.Lanes.a.Notes().tasks[l.ID]
	row := c.Sub(0, 0, w, 1)
	d.bar(row, Span{task.Start, task.End}, task.Open, d.p.Trace.String(task.Name), taskRole)
	d.grid(row, func(int) bool { return true })
}

// track draws regions that do not overlap. Where several lie in one cell, it shows how much
// of it they fill.
func (d *drawing) track(c *canvas.Canvas, l Lane) {
	w, _ := c.Size()
	row := c.Sub(0, 0, w, 1)
	notes := d.p.Lanes.a.Notes()
	t := &notes.tracks[l.ID]
	n := len(t.regions)
	for x := 0; x < d.p.View.Cells; {
		from, to := d.p.View.TimeAt(x), d.p.View.TimeAt(x+1)
		i := sort.Search(n, func(i int) bool { return notes.regions[t.regions[i]].End > from })
		if i == n || notes.regions[t.regions[i]].Start >= to {
			x++
			continue
		}
		r := &notes.regions[t.regions[i]]
		if last := d.p.View.CellOf(r.End - 1); last > x || i+1 == n || notes.regions[t.regions[i+1]].Start >= to {
			d.bar(row, Span{r.Start, r.End}, r.Open, d.p.Trace.String(r.Name), regionRole)
			x = max(last, x) + 1
			continue
		}
		row.Set(x, 0, theme.Eighths(d.filled(t, i, from, to)), canvas.As(regionRole))
		x++
	}
	d.grid(row, func(int) bool { return true })
}

// maxInCell is how many regions of a cell are looked at.
const maxInCell = 1000

// filled returns how much of [from, to) regions from the i-th on fill, in eighths.
func (d *drawing) filled(t *track, i int, from, to model.Time) int {
	notes, sum := d.p.Lanes.a.Notes(), model.Time(0)
	for n := 0; i < len(t.regions) && n < maxInCell; i, n = i+1, n+1 {
		r := &notes.regions[t.regions[i]]
		if r.Start >= to {
			break
		}
		sum += max(min(r.End, to)-max(r.Start, from), 0)
	}
	return min(max(level(sum, to-from), 1), 7)
}

// bar draws a stretch with a name: as a bar if it is longer than a cell, else as a stroke.
func (d *drawing) bar(c *canvas.Canvas, s Span, open bool, name string, role canvas.Role) {
	if s.To <= s.From {
		s.To = s.From + 1
	}
	first, last, ok := d.p.cellsOf(s)
	if !ok {
		return
	}
	if first == last {
		c.Set(first, 0, '┃', canvas.As(role))
		return
	}
	for x := first; x <= last; x++ {
		c.Set(x, 0, '━', canvas.As(role))
	}
	if s.From >= d.p.View.Start {
		c.Set(first, 0, '┣', canvas.As(role))
	}
	switch {
	case open && last < d.p.View.Cells:
		c.Set(last, 0, '→', canvas.As(role))
	case s.To <= d.p.View.End():
		c.Set(last, 0, '┫', canvas.As(role))
	}
	if width := last - first - 5; width >= 3 {
		c.Text(first+2, 0, " "+canvas.Cut(name, width)+" ", canvas.As(theme.BarText).On(role))
	}
}

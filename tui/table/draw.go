package table

import (
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// Draw draws the table: the titles, and below them the rows on screen.
func (t *Table[T, K]) Draw(c *canvas.Canvas) {
	c = c.Sub(0, 0, t.w, t.h)
	if len(t.lines) == 0 {
		t.drawEmpty(c)
		return
	}
	t.drawTitles(c)
	from, to := t.list.Shown()
	for i := from; i < to; i++ {
		line := c.Sub(0, 1+i-t.list.Top, t.w, 1)
		if r := t.lines[i].row; t.isHeading(r) {
			t.drawHeading(line, *r)
			continue
		}
		t.drawRow(line, &t.lines[i])
		if i == t.list.Row {
			line.Modify(0, 0, t.w, 1, canvas.Select)
			line.Set(0, 0, '▸', canvas.As(theme.Accent))
		}
	}
}

// drawEmpty says why there are no rows.
func (t *Table[T, K]) drawEmpty(c *canvas.Canvas) {
	if t.config.Empty == nil {
		return
	}
	text, more := t.config.Empty()
	y := 1
	for i, part := range []string{text, more} {
		role := []canvas.Role{theme.Text, theme.Dim}[i]
		for _, line := range detail.Wrap(part, t.w-4) {
			c.Text(2, y, line, canvas.As(role))
			y++
		}
	}
}

func (t *Table[T, K]) drawTitles(c *canvas.Canvas) {
	for _, p := range t.places {
		col, mark, role := &t.columns[p.col], "", theme.Axis
		if p.col == t.by {
			mark, role = upMark, theme.Accent
			if t.down {
				mark = downMark
			}
		}
		c.Sub(p.x, 0, p.w, 1).Text(0, 0, col.put(col.title(p.w, mark), p.w), canvas.As(role))
	}
}

// drawHeading draws the line of a heading: its words, or where columns have titles of
// their own below it, those beside it.
func (t *Table[T, K]) drawHeading(c *canvas.Canvas, r T) {
	role := theme.Accent
	if t.config.HeadingRole != nil {
		role = t.config.HeadingRole(r)
	}
	x, w := 1, t.w-2
	for _, p := range t.places[1:] {
		if col := &t.columns[p.col]; col.Below != nil {
			x, w = t.places[0].x, t.places[0].w
			c.Sub(p.x, 0, p.w, 1).Text(0, 0, col.put(col.Below(r), p.w), canvas.As(theme.Axis))
		}
	}
	c.Sub(x, 0, w, 1).Text(0, 0, canvas.Cut(t.config.Heading(r), w), canvas.As(role))
}

func (t *Table[T, K]) drawRow(c *canvas.Canvas, l *line[T]) {
	r := *l.row
	if t.config.Mark != nil {
		if mark, role := t.config.Mark(r); mark != 0 {
			c.Set(1, 0, mark, canvas.As(role))
		}
	}
	t.drawName(c.Sub(t.places[0].x, 0, t.places[0].w, 1), l)
	for _, p := range t.places[1:] {
		t.drawCell(c.Sub(p.x, 0, p.w, 1), &t.columns[p.col], r)
	}
}

// drawName draws the first cell of a row: indented, with a mark if there are rows within it.
func (t *Table[T, K]) drawName(c *canvas.Canvas, l *line[T]) {
	w, _ := c.Size()
	col, r, x := &t.columns[0], *l.row, t.foldAt(l)
	if t.children != nil {
		if t.folds(l.row) {
			mark := '▸'
			if t.isOpen(l.row) {
				mark = '▾'
			}
			c.Set(x, 0, mark, canvas.As(theme.Dim))
		}
		x += indent
	}
	text := col.text(r, max(w-x, 0))
	role := col.role(r, text)
	if t.config.Role != nil {
		role = t.config.Role(r)
	}
	c.Text(x, 0, col.put(text, w-x), canvas.As(role))
}

// foldAt returns where in the first column the fold mark of a line stands: half of the
// column is for names, however deep they are.
func (t *Table[T, K]) foldAt(l *line[T]) int { return min(l.depth*indent, t.places[0].w/2) }

func (t *Table[T, K]) drawCell(c *canvas.Canvas, col *Column[T], r T) {
	if col.Draw != nil {
		col.Draw(c, r)
		return
	}
	w, _ := c.Size()
	text := col.text(r, w)
	c.Text(0, 0, col.put(text, w), canvas.As(col.role(r, text)))
}

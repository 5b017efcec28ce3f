package page

import (
	"strings"
	"unicode/utf8"
)

// Table is rows of cells under titles. Columns are as wide as they need; those
// that can bend share what a line has left.
type Table struct {
	Indent  string
	Columns []Column
	Rows    [][]Cell
}

// Column says how the cells under a title stand.
type Column struct {
	Title string
	Right bool // numbers stand to the right
	Bends bool // gives way where the line is too narrow
	From  int  // is there only on a page of this width or more
	Width int  // if not 0, just so wide, whatever is in it
}

// Add adds a row. It has a cell for every column.
func (t *Table) Add(cells ...Cell) { t.Rows = append(t.Rows, cells) }

// gap stands between columns. Columns of numbers are narrow and many, so one
// space does before them.
func (c Column) gap() string {
	if c.Right {
		return " "
	}
	return "  "
}

// Lines lays the table out for lines of the given width. The first line holds
// the titles, if there are any.
func (t *Table) Lines(width int) []string {
	w := t.fitting(width)
	widths := w.widths(width)
	var lines []string
	if titles := w.titles(); titles != nil {
		lines = append(lines, w.line(titles, widths))
	}
	for _, row := range w.Rows {
		lines = append(lines, w.line(row, widths))
	}
	return lines
}

// FirstWidth returns how many cells the first column takes, its indent included.
func (t *Table) FirstWidth(width int) int {
	w := t.fitting(width)
	return utf8.RuneCountInString(w.Indent) + w.widths(width)[0]
}

// Write writes the table on a page: the titles faint, and each row in the style that
// style returns for it; nil stands for plain rows.
func (t *Table) Write(p *Page, style func(row int) Style) {
	lines := t.Lines(p.width)
	first := len(lines) - len(t.Rows)
	for i, line := range lines {
		s := Faint
		if i >= first {
			s = Plain
			if style != nil {
				s = style(i - first)
			}
		}
		p.Line(s, line)
	}
}

// fitting returns the table without the columns that a page of the width has no
// room for.
func (t *Table) fitting(width int) *Table {
	w := &Table{Indent: t.Indent}
	keep := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		if keep[i] = c.From <= width; keep[i] {
			w.Columns = append(w.Columns, c)
		}
	}
	if len(w.Columns) == len(t.Columns) {
		return t
	}
	for _, row := range t.Rows {
		var cells []Cell
		for i, c := range row {
			if keep[i] {
				cells = append(cells, c)
			}
		}
		w.Rows = append(w.Rows, cells)
	}
	return w
}

func (t *Table) titles() []Cell {
	titles := make([]Cell, len(t.Columns))
	any := false
	for i, c := range t.Columns {
		titles[i] = Cell{text: c.Title}
		any = any || c.Title != ""
	}
	if !any {
		return nil
	}
	return titles
}

// leastBend is how narrow a column that bends may become.
const leastBend = 8

// widths gives each column what it needs, and takes what is too much from those
// that bend, always from the widest.
func (t *Table) widths(width int) []int {
	widths := make([]int, len(t.Columns))
	total := utf8.RuneCountInString(t.Indent)
	for i, c := range t.Columns {
		widths[i] = utf8.RuneCountInString(c.Title)
		for _, row := range t.Rows {
			widths[i] = max(widths[i], row[i].natural())
		}
		if c.Width > 0 {
			widths[i] = c.Width
		}
		total += widths[i]
		if i > 0 {
			total += len(c.gap())
		}
	}
	for ; total > width; total-- {
		widest := -1
		for i, c := range t.Columns {
			if c.Bends && widths[i] > leastBend && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

func (t *Table) line(cells []Cell, widths []int) string {
	var b strings.Builder
	b.WriteString(t.Indent)
	for i, c := range cells {
		if i > 0 {
			b.WriteString(t.Columns[i].gap())
		}
		s := c.fit(widths[i])
		pad := strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(s)))
		if t.Columns[i].Right {
			b.WriteString(pad + s)
		} else {
			b.WriteString(s + pad)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

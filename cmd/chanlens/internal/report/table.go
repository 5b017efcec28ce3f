package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"chanlens/model"
	"chanlens/model/format"
)

// A table is rows of cells under titles. Columns are as wide as they need; those
// that can bend share what a line has left.
type table struct {
	indent  string
	columns []column
	rows    [][]cell
}

type column struct {
	title string
	right bool // numbers stand to the right
	bends bool // gives way where the line is too narrow
}

// cell is a text, or a function and a place of which the function gives way first.
type cell struct {
	text  string
	place string
}

// words makes a cell of a text.
func words(s string) cell { return cell{text: clean(s)} }

// site makes a cell of a frame: "main.worker main.go:23".
func site(t *model.Trace, id model.FrameID) cell {
	if id == model.NoFrame {
		return cell{}
	}
	f := t.Frame(id)
	return cell{text: clean(f.Func), place: clean(format.Place(f))}
}

// leastFunc is how many cells of a function's name still say something.
const leastFunc = 8

// fit writes the cell in at most width runes.
func (c cell) fit(width int) string {
	if c.place == "" {
		return format.Cut(c.text, width)
	}
	rest := width - utf8.RuneCountInString(c.place) - 1
	if fn := format.Func(c.text, max(rest, 1)); rest >= leastFunc || rest > 0 && !strings.HasSuffix(fn, "…") {
		return fn + " " + c.place
	}
	return format.Cut(c.place, width)
}

// natural returns the width that shows all of the cell.
func (c cell) natural() int {
	if c.place == "" {
		return utf8.RuneCountInString(c.text)
	}
	return utf8.RuneCountInString(format.Func(c.text, 0)) + 1 + utf8.RuneCountInString(c.place)
}

// gap stands between columns. Columns of numbers are narrow and many, so one
// space does before them.
func (c column) gap() string {
	if c.right {
		return " "
	}
	return "  "
}

// lines lays the table out for lines of the given width. The first line holds
// the titles, if there are any.
func (t *table) lines(width int) []string {
	widths := t.widths(width)
	var lines []string
	if titles := t.titles(); titles != nil {
		lines = append(lines, t.line(titles, widths))
	}
	for _, row := range t.rows {
		lines = append(lines, t.line(row, widths))
	}
	return lines
}

func (t *table) titles() []cell {
	titles := make([]cell, len(t.columns))
	any := false
	for i, c := range t.columns {
		titles[i] = cell{text: c.title}
		any = any || c.title != ""
	}
	if !any {
		return nil
	}
	return titles
}

// widths gives each column what it needs, and takes what is too much from those
// that bend, always from the widest.
func (t *table) widths(width int) []int {
	widths := make([]int, len(t.columns))
	total := utf8.RuneCountInString(t.indent)
	for i, c := range t.columns {
		widths[i] = utf8.RuneCountInString(c.title)
		for _, row := range t.rows {
			widths[i] = max(widths[i], row[i].natural())
		}
		total += widths[i]
		if i > 0 {
			total += len(c.gap())
		}
	}
	for ; total > width; total-- {
		widest := -1
		for i, c := range t.columns {
			if c.bends && widths[i] > 8 && (widest < 0 || widths[i] > widths[widest]) {
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

func (t *table) line(cells []cell, widths []int) string {
	var b strings.Builder
	b.WriteString(t.indent)
	for i, c := range cells {
		if i > 0 {
			b.WriteString(t.columns[i].gap())
		}
		s := c.fit(widths[i])
		pad := strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(s)))
		if t.columns[i].right {
			b.WriteString(pad + s)
		} else {
			b.WriteString(s + pad)
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// clean replaces what must not reach a terminal: a trace is somebody else's
// file, and its names may hold anything.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return '\uFFFD'
	}, s)
}

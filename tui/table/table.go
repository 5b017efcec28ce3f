package table

import (
	"slices"

	"chanlens/tui/canvas"
	"chanlens/tui/list"
)

// Config says what a table is made of. Rows are of type T, and K tells them apart.
type Config[T any, K comparable] struct {
	Columns []Column[T]
	Key     func(r T) K // tells a row from all others, those within rows, too

	Children func(r T) []T    // the rows within a row, asked when it is opened; nil: none
	Folds    func(r T) bool   // there are rows within it
	Heading  func(r T) string // the words of a row that is a heading, "" of any other; nil: there are none

	HeadingRole func(r T) canvas.Role         // of a heading; nil: accent
	Mark        func(r T) (rune, canvas.Role) // stands before a row; 0: nothing
	Role        func(r T) canvas.Role         // of a row's name; nil: plain
	Empty       func() (text, more string)    // what is said where there are no rows

	By   string // ID of the column that rows are sorted by at first; "": as they are given
	Down bool   // the most first

	Moved func() // called when a person has moved the cursor; nil: nothing
	Enter func() // called at a double click on the row under the cursor; nil: nothing
}

// Table is a table of rows, with a cursor.
type Table[T any, K comparable] struct {
	columns  []Column[T]
	key      func(r T) K
	children func(r T) []T
	config   Config[T, K]

	rows    []T
	ordered []int32 // rows in order
	by      int     // column they are sorted by; -1: none
	down    bool
	initial int // by at first

	open   map[K]bool // rows that are open
	within map[K][]T  // what is within them, as far as asked
	lines  []line[T]
	list   list.List

	w, h     int
	measured []int // by column: how wide its texts are
	sampled  bool  // as far as a sample tells
	places   []place
}

// line is a row that is not folded away.
type line[T any] struct {
	row   *T
	depth int
}

// New makes a table without rows.
func New[T any, K comparable](c Config[T, K]) *Table[T, K] {
	t := &Table[T, K]{
		columns: c.Columns, key: c.Key, children: c.Children, config: c,
		open: make(map[K]bool), by: -1,
	}
	t.initial = slices.IndexFunc(c.Columns, func(col Column[T]) bool { return col.ID == c.By && col.sortable() })
	t.by, t.down = t.initial, c.Down && t.initial >= 0
	t.list.Skip = func(i int) bool { return t.isHeading(t.lines[i].row) }
	t.SetRows(nil)
	return t
}

// SetRows takes rows in the place of those before. They are not copied, and must not
// change. What was open stays open, and the cursor stays on its row if it is still there.
func (t *Table[T, K]) SetRows(rows []T) {
	t.keep(func() {
		t.rows = rows
		t.within = make(map[K][]T)
		t.ordered = t.order(rows)
		t.measure()
		t.arrange()
		t.flatten()
	})
}

// Resize takes the room of the table, with the line of titles.
func (t *Table[T, K]) Resize(w, h int) {
	t.w, t.h = w, h
	t.list.Height = max(h-1, 1)
	t.arrange()
	t.list.To(t.list.Row)
}

// Len returns how many rows there are that were given, with headings.
func (t *Table[T, K]) Len() int { return len(t.rows) }

// Current returns the row under the cursor, and false if there is none.
func (t *Table[T, K]) Current() (r T, ok bool) {
	if l := t.current(); l != nil {
		return *l.row, true
	}
	return r, false
}

func (t *Table[T, K]) current() *line[T] {
	if i := t.list.Row; i < len(t.lines) && !t.isHeading(t.lines[i].row) {
		return &t.lines[i]
	}
	return nil
}

// Select moves the cursor to the row of a key, unless it is not there or folded away.
func (t *Table[T, K]) Select(key K) bool {
	i := t.find(key)
	if i >= 0 {
		t.list.To(i)
	}
	return i >= 0
}

// First moves the cursor to the first row.
func (t *Table[T, K]) First() { t.list.To(0) }

// Shown returns which lines are on screen: the first, and the one after the last, of how
// many there are.
func (t *Table[T, K]) Shown() (from, to, of int) {
	from, to = t.list.Shown()
	return from, to, len(t.lines)
}

// isHeading reports whether a row is a heading.
func (t *Table[T, K]) isHeading(r *T) bool {
	return t.config.Heading != nil && t.config.Heading(*r) != ""
}

// keep keeps the cursor on its row, and the row in its place on screen, while do changes
// which lines there are. Where the row is gone, the cursor stays in its place.
func (t *Table[T, K]) keep(do func()) {
	l := t.current()
	if l == nil {
		do()
		return
	}
	key, above := t.key(*l.row), t.list.Row-t.list.Top
	do()
	if i := t.find(key); i >= 0 {
		t.list.Top = i - above
		t.list.Scroll(0)
		t.list.To(i)
	}
}

// find returns the line of a key, or -1.
func (t *Table[T, K]) find(key K) int {
	return slices.IndexFunc(t.lines, func(l line[T]) bool { return !t.isHeading(l.row) && t.key(*l.row) == key })
}

// flatten makes the lines anew.
func (t *Table[T, K]) flatten() {
	clear(t.lines) // rows of before are not held
	t.lines = t.linesOf(t.lines[:0], t.rows, t.ordered, 0)
	t.fill()
}

func (t *Table[T, K]) fill() { t.list.Fill(len(t.lines), func(int) int { return 1 }) }

// linesOf appends lines for rows and what is open within them.
func (t *Table[T, K]) linesOf(lines []line[T], rows []T, order []int32, depth int) []line[T] {
	lines = slices.Grow(lines, len(rows))
	for _, i := range order {
		r := &rows[i]
		lines = append(lines, line[T]{r, depth})
		if len(t.open) > 0 && t.isOpen(r) {
			lines = t.linesWithin(lines, r, depth)
		}
	}
	return lines
}

// linesWithin appends lines for the rows within a row.
func (t *Table[T, K]) linesWithin(lines []line[T], r *T, depth int) []line[T] {
	rows := t.rowsWithin(r)
	return t.linesOf(lines, rows, t.order(rows), depth+1)
}

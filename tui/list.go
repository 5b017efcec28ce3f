package tui

import (
	"sort"

	"chanlens/tui/keys"
)

// list is a list of rows, each of one or more lines, with a cursor and what of it is
// on screen.
type list struct {
	starts []int              // line at which each row begins, and in the end how many lines there are
	skip   func(row int) bool // the cursor does not stay on this row; nil: on all
	h      int                // lines on screen
	row    int                // under the cursor
	top    int                // first line on screen
}

// fill takes how many lines each row has.
func (l *list) fill(n int, lines func(row int) int) {
	l.starts = append(l.starts[:0], 0)
	for i := range n {
		l.starts = append(l.starts, l.starts[i]+lines(i))
	}
	l.to(l.row)
}

// len returns how many rows there are.
func (l *list) len() int { return max(len(l.starts)-1, 0) }

// lines returns how many lines there are.
func (l *list) lines() int {
	if len(l.starts) == 0 {
		return 0
	}
	return l.starts[len(l.starts)-1]
}

// to moves the cursor to a row, or on in the same direction to where it may stay.
func (l *list) to(row int) {
	by := 1
	if row < l.row {
		by = -1
	}
	l.row = max(min(row, l.len()-1), 0)
	for range 2 {
		for i := l.row; i >= 0 && i < l.len(); i += by {
			if l.skip == nil || !l.skip(i) {
				l.row = i
				l.reveal()
				return
			}
		}
		by = -by
	}
	l.reveal()
}

// reveal scrolls to the cursor.
func (l *list) reveal() {
	if l.row < l.len() {
		l.top = min(l.top, l.starts[l.row])
		l.top = max(l.top, min(l.starts[l.row+1]-l.h, l.starts[l.row]))
	}
	if l.row > 0 && l.skip != nil && l.skip(l.row-1) && l.top == l.starts[l.row] && l.starts[l.row+1]-l.starts[l.row-1] <= l.h {
		l.top = l.starts[l.row-1] // the heading above
	}
	l.scroll(0)
}

// scroll scrolls by n lines and leaves the cursor where it is.
func (l *list) scroll(n int) { l.top = max(min(l.top+n, l.lines()-l.h), 0) }

// shown returns the rows on screen: the first, and the one after the last.
func (l *list) shown() (from, to int) { return l.at(l.top), min(l.at(l.top+l.h-1)+1, l.len()) }

// at returns the row that has a line, or the number of rows beyond the last.
func (l *list) at(line int) int {
	return sort.Search(l.len(), func(i int) bool { return l.starts[i+1] > line })
}

// under returns the row under the mouse, if there is one where the cursor may stay.
// head is how many lines stand above the list.
func (l *list) under(e keys.Event, head int) (row int, ok bool) {
	line := e.Y - head
	if line < 0 || line >= l.h {
		return 0, false
	}
	row = l.at(l.top + line)
	return row, row < l.len() && (l.skip == nil || !l.skip(row))
}

// page returns how many rows a page is.
func (l *list) page() int {
	from, to := l.shown()
	return max(to-from-1, 1)
}

// actions returns the actions that move the cursor while on. to moves it, with all
// that goes with it.
func (l *list) actions(on func() bool, to func(row int)) []Action {
	by := func(n func() int) func() { return func() { to(l.row + n()) } }
	const group = "list"
	return []Action{
		{ID: "down", Keys: []string{"j", "<Down>"}, Group: group, Help: "a row down", Enabled: on, Do: by(func() int { return 1 })},
		{ID: "up", Keys: []string{"k", "<Up>"}, Group: group, Help: "a row up", Enabled: on, Do: by(func() int { return -1 })},
		{ID: "pagedown", Keys: []string{"<PgDn>", "<C-d>", "<C-f>"}, Group: group, Help: "a page down", Enabled: on, Do: by(l.page)},
		{ID: "pageup", Keys: []string{"<PgUp>", "<C-u>", "<C-b>"}, Group: group, Help: "a page up", Enabled: on, Do: by(func() int { return -l.page() })},
		{ID: "first", Keys: []string{"<Home>", "g"}, Group: group, Help: "first row", Enabled: on, Do: func() { to(0) }},
		{ID: "last", Keys: []string{"<End>", "G"}, Group: group, Help: "last row", Enabled: on, Do: func() { to(l.len()) }},
	}
}

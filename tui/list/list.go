// Package list is a list of rows with a cursor, and what of it is on screen. It draws
// nothing.
//
// Package list imports action and keys.
package list

import (
	"sort"

	"chanlens/tui/action"
	"chanlens/tui/keys"
)

// List is a list of rows, each of one or more lines, with a cursor and what of it is
// on screen.
type List struct {
	starts []int              // line at which each row begins, and in the end how many lines there are
	Skip   func(row int) bool // the cursor does not stay on this row; nil: on all
	Height int                // Lines on screen
	Row    int                // Under the cursor
	Top    int                // first line on screen
}

// Fill takes how many lines each row has.
func (l *List) Fill(n int, lines func(row int) int) {
	l.starts = append(l.starts[:0], 0)
	for i := range n {
		l.starts = append(l.starts, l.starts[i]+lines(i))
	}
	l.To(l.Row)
}

// Len returns how many rows there are.
func (l *List) Len() int { return max(len(l.starts)-1, 0) }

// Lines returns how many lines there are.
func (l *List) Lines() int {
	if len(l.starts) == 0 {
		return 0
	}
	return l.starts[len(l.starts)-1]
}

// To moves the cursor to a row, or on in the same direction to where it may stay.
func (l *List) To(row int) {
	by := 1
	if row < l.Row {
		by = -1
	}
	l.Row = max(min(row, l.Len()-1), 0)
	for range 2 {
		for i := l.Row; i >= 0 && i < l.Len(); i += by {
			if l.Skip == nil || !l.Skip(i) {
				l.Row = i
				l.reveal()
				return
			}
		}
		by = -by
	}
	l.reveal()
}

// reveal scrolls to the cursor.
func (l *List) reveal() {
	if l.Row < l.Len() {
		l.Top = min(l.Top, l.starts[l.Row])
		l.Top = max(l.Top, min(l.starts[l.Row+1]-l.Height, l.starts[l.Row]))
	}
	if l.Row > 0 && l.Skip != nil && l.Skip(l.Row-1) && l.Top == l.starts[l.Row] && l.starts[l.Row+1]-l.starts[l.Row-1] <= l.Height {
		l.Top = l.starts[l.Row-1] // the heading above
	}
	l.Scroll(0)
}

// Scroll scrolls by n lines and leaves the cursor where it is.
func (l *List) Scroll(n int) { l.Top = max(min(l.Top+n, l.Lines()-l.Height), 0) }

// Shown returns the rows on screen: the first, and the one after the last.
func (l *List) Shown() (from, to int) { return l.at(l.Top), min(l.at(l.Top+l.Height-1)+1, l.Len()) }

// at returns the row that has a line, or the number of rows beyond the last.
func (l *List) at(line int) int {
	return sort.Search(l.Len(), func(i int) bool { return l.starts[i+1] > line })
}

// Under returns the row under the mouse, if there is one where the cursor may stay.
// head is how many lines stand above the list.
func (l *List) Under(e keys.Event, head int) (row int, ok bool) {
	line := e.Y - head
	if line < 0 || line >= l.Height {
		return 0, false
	}
	row = l.at(l.Top + line)
	return row, row < l.Len() && (l.Skip == nil || !l.Skip(row))
}

// Page returns how many rows a page is.
func (l *List) Page() int {
	from, to := l.Shown()
	return max(to-from-1, 1)
}

// Actions returns the actions that move the cursor while on. to moves it, with all
// that goes with it.
func (l *List) Actions(on func() bool, to func(row int)) []action.Action {
	by := func(n func() int) func() { return func() { to(l.Row + n()) } }
	const group = "list"
	return []action.Action{
		{ID: "down", Keys: []string{"j", "<Down>"}, Group: group, Help: "a row down", Enabled: on, Do: by(func() int { return 1 })},
		{ID: "up", Keys: []string{"k", "<Up>"}, Group: group, Help: "a row up", Enabled: on, Do: by(func() int { return -1 })},
		{ID: "pagedown", Keys: []string{"<PgDn>", "<C-d>", "<C-f>"}, Group: group, Help: "a page down", Enabled: on, Do: by(l.Page)},
		{ID: "pageup", Keys: []string{"<PgUp>", "<C-u>", "<C-b>"}, Group: group, Help: "a page up", Enabled: on, Do: by(func() int { return -l.Page() })},
		{ID: "first", Keys: []string{"<Home>", "g"}, Group: group, Help: "first row", Enabled: on, Do: func() { to(0) }},
		{ID: "last", Keys: []string{"<End>", "G"}, Group: group, Help: "last row", Enabled: on, Do: func() { to(l.Len()) }},
	}
}

// Line returns the line at which a row begins; of the number of rows, how many lines there are.
func (l *List) Line(row int) int { return l.starts[row] }

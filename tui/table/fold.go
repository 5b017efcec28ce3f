package table

import "slices"

// folds reports whether there are rows within a row.
func (t *Table[T, K]) folds(r *T) bool {
	return t.children != nil && !t.isHeading(r) && t.config.Folds(*r)
}

// isOpen reports whether the rows within a row are shown.
func (t *Table[T, K]) isOpen(r *T) bool { return t.folds(r) && t.open[t.key(*r)] }

// rowsWithin returns the rows within a row, asked for once.
func (t *Table[T, K]) rowsWithin(r *T) []T {
	key := t.key(*r)
	rows, ok := t.within[key]
	if !ok {
		rows = t.children(*r)
		t.within[key] = rows
	}
	return rows
}

// Open shows or folds away the rows within the row of a key, now or, if that is itself
// folded away, when it is seen. A cursor on a row that is folded away goes to what it is
// within.
func (t *Table[T, K]) Open(key K, open bool) {
	i := t.find(key)
	if i >= 0 && t.folds(t.lines[i].row) && t.isOpen(t.lines[i].row) != open {
		t.unfold(i, open)
	}
	if open {
		t.open[key] = true
	} else {
		delete(t.open, key)
	}
}

// IsOpen reports whether the rows within the row of a key are shown, or would be.
func (t *Table[T, K]) IsOpen(key K) bool { return t.open[key] }

// unfold opens or closes the row of a line. Only the lines within it come and go, so that
// it takes no longer in a large table.
func (t *Table[T, K]) unfold(i int, open bool) {
	l := t.lines[i]
	by, n := 0, 0
	if open {
		t.open[t.key(*l.row)] = true
		within := t.linesWithin(nil, l.row, l.depth)
		t.lines = slices.Insert(t.lines, i+1, within...)
		by = len(within)
	} else {
		delete(t.open, t.key(*l.row))
		for n = 0; i+1+n < len(t.lines) && t.lines[i+1+n].depth > l.depth; n++ {
		}
		t.lines = slices.Delete(t.lines, i+1, i+1+n)
		by = -n
	}
	for _, at := range []*int{&t.list.Row, &t.list.Top} {
		switch {
		case *at > i+n:
			*at += by
		case *at > i: // folded away
			*at = i
		}
	}
	t.fill()
}

// toggle opens or closes the row under the cursor, or closes the one that it is within.
func (t *Table[T, K]) toggle() {
	if t.closed() {
		t.enter()
		return
	}
	t.close()
}

// enter opens the row under the cursor.
func (t *Table[T, K]) enter() { t.unfold(t.list.Row, true) }

// close closes the row under the cursor, or the one that it is within.
func (t *Table[T, K]) close() {
	if !t.isOpen(t.current().row) {
		t.to(t.parent())
	}
	t.unfold(t.list.Row, false)
}

// parent returns the line of the row that the one under the cursor is within; -1: none.
func (t *Table[T, K]) parent() int {
	i := t.list.Row
	for depth := t.lines[i].depth; i >= 0 && t.lines[i].depth >= depth; i-- {
	}
	return i
}

// closed reports whether the row under the cursor can be opened.
func (t *Table[T, K]) closed() bool {
	l := t.current()
	return l != nil && t.folds(l.row) && !t.isOpen(l.row)
}

// closable reports whether the row under the cursor can be closed, or is within one that can.
func (t *Table[T, K]) closable() bool {
	l := t.current()
	return l != nil && (l.depth > 0 || t.isOpen(l.row))
}

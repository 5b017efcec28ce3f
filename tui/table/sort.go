package table

import (
	"math"
	"slices"

	"chanlens/model/radix"
)

// order returns the order of rows: between headings, by the column that they are sorted by;
// equal ones stay as they are.
func (t *Table[T, K]) order(rows []T) []int32 {
	order := make([]int32, len(rows))
	for i := range order {
		order[i] = int32(i)
	}
	if t.by < 0 {
		return order
	}
	from := 0
	for i := range rows {
		if t.isHeading(&rows[i]) {
			t.sort(rows, order[from:i])
			from = i + 1
		}
	}
	t.sort(rows, order[from:])
	return order
}

// sort sorts some rows by the column that they are sorted by.
func (t *Table[T, K]) sort(rows []T, order []int32) {
	col := &t.columns[t.by]
	list, spare := make([]radix.Keyed[int32], len(order)), make([]radix.Keyed[int32], len(order))
	for n, i := range order {
		list[n].Of = i
	}
	if col.Number != nil {
		for n, i := range order {
			list[n].Key = numberKey(col.Number(rows[i]), t.down)
		}
		list = radix.Sort(list, spare)
	} else {
		words := make([]string, len(rows))
		for _, i := range order {
			words[i] = col.Word(rows[i])
		}
		sortWords(words, list, spare, 0, t.down)
	}
	for n, k := range list {
		order[n] = k.Of
	}
}

// numberKey returns the bits of a number, turned so that they are in the order of numbers.
// What is not a number comes last.
func numberKey(f float64, down bool) uint64 {
	if math.IsNaN(f) {
		return math.MaxUint64
	}
	key := math.Float64bits(f + 0) // -0 + 0 is 0
	if key>>63 != 0 {
		key = ^key
	} else {
		key |= 1 << 63
	}
	if down {
		return ^key
	}
	return key
}

// Sorted returns the ID of the column that rows are sorted by, "" if they stand as they
// were given, and whether the most comes first.
func (t *Table[T, K]) Sorted() (id string, down bool) {
	if t.by < 0 {
		return "", false
	}
	return t.columns[t.by].ID, t.down
}

// SortBy sorts by the column of an ID; of none, rows stand as they were given. The cursor
// stays on its row.
func (t *Table[T, K]) SortBy(id string, down bool) {
	by := slices.IndexFunc(t.columns, func(col Column[T]) bool { return col.ID == id && col.sortable() })
	t.keep(func() {
		t.by, t.down = by, down && by >= 0
		t.ordered = t.order(t.rows)
		t.flatten()
	})
}

// turn sorts by a column as it is sorted by at first, or the other way round if it is
// already sorted by.
func (t *Table[T, K]) turn(c int) {
	col := &t.columns[c]
	down := col.Down
	if c == t.by {
		down = !t.down
	}
	t.look(col.ID, down)
}

// look sorts as a person does: to see other rows at the top, unless the cursor has been
// moved to a row.
func (t *Table[T, K]) look(id string, down bool) {
	top := t.list.Row <= t.first()
	t.SortBy(id, down)
	if top {
		t.to(0)
	}
}

// first returns the first line where the cursor may stay.
func (t *Table[T, K]) first() int {
	return max(slices.IndexFunc(t.lines, func(l line[T]) bool { return !t.isHeading(l.row) }), 0)
}

// next sorts by the next column on screen; after the last, rows stand as they were given
// if they did at first, and else it is the first.
func (t *Table[T, K]) next() {
	var list []int
	if t.initial < 0 {
		list = append(list, -1)
	}
	for _, p := range t.places {
		if t.columns[p.col].sortable() {
			list = append(list, p.col)
		}
	}
	c := list[(slices.Index(list, t.by)+1)%len(list)]
	if c < 0 {
		t.look("", false)
		return
	}
	t.look(t.columns[c].ID, t.columns[c].Down)
}

// orders returns whether there is a column on screen to sort by.
func (t *Table[T, K]) orders() bool {
	return slices.ContainsFunc(t.places, func(p place) bool { return t.columns[p.col].sortable() })
}

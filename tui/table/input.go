package table

import (
	"chanlens/tui/action"
	"chanlens/tui/keys"
)

// wheelRows is how far a turn of the wheel goes.
const wheelRows = 3

// to moves the cursor to a line, as a person does.
func (t *Table[T, K]) to(line int) {
	t.list.To(line)
	if t.config.Moved != nil {
		t.config.Moved()
	}
}

// Actions returns what can be done with the table while on: move, sort, and, if there are
// rows within rows, open and close them. What Enter does is not among them.
func (t *Table[T, K]) Actions(on func() bool) []action.Action {
	can := func(f func() bool) func() bool { return func() bool { return on() && f() } }
	why := func(text string) func() string {
		return func() string {
			if !on() {
				return ""
			}
			return text
		}
	}
	const group = "list"
	own := []action.Action{
		{ID: "sort", Keys: []string{"o"}, Group: group, Hint: "sort", Help: "sort by the next column",
			Enabled: can(t.orders), Why: why("there is no column to sort by"), Do: t.next},
		{ID: "reverse", Keys: []string{"O"}, Group: group, Help: "sort the other way round",
			Enabled: can(func() bool { return t.by >= 0 }), Why: why("the rows are not sorted; o sorts them"),
			Do: func() { t.turn(t.by) }},
	}
	if t.children != nil {
		either := func() bool { return t.closed() || t.closable() }
		own = append(own,
			action.Action{ID: "open", Keys: []string{"<Space>"}, Group: group, Hint: "open", Help: "open the row, or close it",
				Enabled: can(either), Worth: either, Why: why("there is nothing within this row"), Do: t.toggle},
			action.Action{ID: "open.in", Keys: []string{"l", "<Right>"}, Group: group, Help: "open the row",
				Enabled: can(t.closed), Why: why("there is nothing to open here"), Do: t.enter},
			action.Action{ID: "open.out", Keys: []string{"h", "<Left>"}, Group: group, Help: "close the row, or the one it is within",
				Enabled: can(t.closable), Why: why("there is nothing to close here"), Do: t.close},
		)
	}
	return append(own, t.list.Actions(on, t.to)...)
}

// Mouse takes an event in the table's own coordinates. A click selects a row, or opens
// and closes it at its mark, or sorts by the column of a title, or, again, the other
// way round; a double click enters a row.
func (t *Table[T, K]) Mouse(e keys.Event) {
	row, inside := t.list.Under(e, 1)
	click := e.Name == keys.Click || e.Name == keys.DoubleClick
	switch {
	case e.Name == keys.WheelUp:
		t.list.Scroll(-wheelRows)
	case e.Name == keys.WheelDown:
		t.list.Scroll(wheelRows)
	case click && e.Y == 0 && len(t.lines) > 0:
		t.title(e.X)
	case click && inside:
		t.to(row)
		l := t.current()
		switch at := t.places[0].x + t.foldAt(l); {
		case t.folds(l.row) && e.X >= at && e.X < at+indent:
			t.toggle()
		case e.Name == keys.DoubleClick && t.config.Enter != nil:
			t.config.Enter()
		}
	}
}

// title sorts by the column whose title is at x.
func (t *Table[T, K]) title(x int) {
	for _, p := range t.places {
		if x >= p.x && x < p.x+p.w && t.columns[p.col].sortable() {
			t.turn(p.col)
		}
	}
}

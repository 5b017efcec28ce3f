package table

import (
	"encoding/csv"
	"strings"
)

// CSV returns the row under the cursor as CSV, or all rows that are not folded away, in
// their order: a line of the columns' IDs, and one for each row. All columns are there,
// on screen or not.
func (t *Table[T, K]) CSV(all bool) string {
	var b strings.Builder
	w := csv.NewWriter(&b)
	var record []string
	for i := range t.columns {
		if t.columns[i].csv() != nil {
			record = append(record, t.columns[i].ID)
		}
	}
	w.Write(record) // a strings.Builder takes all
	for i := range t.lines {
		if t.isHeading(t.lines[i].row) || !all && i != t.list.Row {
			continue
		}
		record = record[:0]
		for c := range t.columns {
			if write := t.columns[c].csv(); write != nil {
				record = append(record, write(*t.lines[i].row))
			}
		}
		w.Write(record)
	}
	w.Flush()
	return b.String()
}

// csv returns how the column is written as CSV; nil: it is left out.
func (col *Column[T]) csv() func(r T) string {
	if col.CSV != nil {
		return col.CSV
	}
	return col.Text
}

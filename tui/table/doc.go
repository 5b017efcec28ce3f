// Package table is a table of rows with columns: sorted, folded, steered by keys and mouse,
// drawn, and written as CSV.
//
// What comes in: rows of any type, a [Column] for each thing to say of one, and events.
// What goes out: cells, and which row is under the cursor.
//
//	   channel                  looks like     sends   waited▾         the titles
//	▸◆ ▾ query → ask            stuck              1    749ms ████     cursor, mark, fold, name
//	       main.client          -                  1    749ms ████     a row within the one above
//	   ▸ produce → consume      pipe               8   14.4ms ▏
//
// # In steps
//
//  1. [Table.SetRows] takes the rows, and measures the columns by a sample of them, so
//     that nothing moves while a person scrolls.
//  2. Rows are sorted, those within a row by themselves. What a column is sorted by is
//     asked once a row.
//  3. The rows that are not folded away become lines, which package list moves through.
//  4. Columns are chosen and get their room when the width changes: see layout.go.
//  5. Drawing asks for the texts of the lines on screen, and of no others.
//
// Invariants: columns do not overlap and nothing is drawn outside; the cursor stays on its
// row, and the row in its place on screen, when rows are sorted and when newer ones take
// the place of the old.
//
// Package table imports model/radix, action, canvas, detail, keys, list and theme.
package table

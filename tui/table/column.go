package table

import (
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Column is one thing to say of each row. The first column of a table is the one that
// names the row: it is always shown, and what is within a row is indented there.
type Column[T any] struct {
	ID    string   // in CSV, and to sort by
	Title string   // over the column
	Short []string // the same in fewer and fewer words

	// Width is how many cells the column takes; 0: as many as its texts do, as far as a
	// sample tells. It may be cut to Min where there is no room (0: it is not), and is
	// never wider than Max (0: no limit). A column that is drawn takes what is left.
	Width, Min, Max int

	// From and To are the widths of the table that show the column; To 0: no limit.
	// Where there is still no room, the columns of the lowest Drop come first, and of
	// those the first.
	From, To, Drop int
	Hidden         func() bool // the column is not shown while it holds; nil: it always may be

	Right bool                        // texts stand at the right, as numbers do
	Text  func(r T) string            // what is said; nil only where Draw is not
	Fit   func(r T, width int) string // the same for a width; nil: the end is cut off
	Draw  func(c *canvas.Canvas, r T) // draws instead
	Role  func(r T) canvas.Role       // of the text; nil: plain
	CSV   func(r T) string            // in CSV; nil: Text, and if there is none, it is left out
	Below func(heading T) string      // the title in the line of a heading, where rows below mean something else

	// What rows are sorted by; without either they cannot be. NaN is not known, and
	// comes last.
	Number func(r T) float64
	Word   func(r T) string
	Down   bool // the most first, at the first go
}

// sortable reports whether rows can be sorted by the column.
func (col *Column[T]) sortable() bool { return col.Number != nil || col.Word != nil }

// shown reports whether a table of a width has the column, room or no room.
func (col *Column[T]) shown(w int) bool {
	return col.From <= w && (col.To == 0 || w <= col.To) && (col.Hidden == nil || !col.Hidden())
}

// The marks of the column that rows are sorted by.
const (
	upMark   = "▴"
	downMark = "▾"
)

// title returns the title for a width, with a mark.
func (col *Column[T]) title(width int, mark string) string {
	text := col.Title
	for i := 0; i < len(col.Short) && canvas.Width(text+mark) > width; i++ {
		text = col.Short[i]
	}
	return canvas.Cut(text, width-canvas.Width(mark)) + mark
}

// put sets a text in a width.
func (col *Column[T]) put(text string, width int) string {
	if col.Right {
		return canvas.PadLeft(text, width)
	}
	return canvas.Pad(text, width)
}

// text returns what is said of a row in a width.
func (col *Column[T]) text(r T, width int) string {
	if col.Fit != nil {
		return col.Fit(r, width)
	}
	return col.Text(r)
}

// role returns the role of a text.
func (col *Column[T]) role(r T, text string) canvas.Role {
	switch {
	case col.Role != nil:
		return col.Role(r)
	case text == "-":
		return theme.Dim
	}
	return theme.Text
}

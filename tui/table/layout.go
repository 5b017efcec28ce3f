package table

import (
	"cmp"
	"math"
	"slices"

	"chanlens/tui/canvas"
)

// margin is what stands before the first column: the cursor, a mark and a blank.
const margin = 3

// indent is by how much what is within a row stands further right, and how much room a
// fold mark takes.
const indent = 2

// wideFrom is from which width on there are two blanks between columns.
const wideFrom = 100

// enough is how much of the first column tells most rows apart, and telling is how much of a
// column that is drawn shows differences that matter.
const (
	enough  = 60
	telling = 16
)

// endless is the width of a column without limit.
const endless = 1 << 20

// place is where a column stands.
type place struct {
	col  int
	x, w int
}

// room is what widths a column can have.
type room struct{ least, most int }

// arrange divides a width.
//
//  1. Columns for which there is no room at their least are left out.
//  2. What is left goes to those with texts, from the left, until each has what its texts
//     take, and then to those that are drawn. The first column, whose texts may be very
//     long, stops for the time being when it has enough to tell rows apart, and those that
//     are drawn go before the rest of it until they say something, too.
//  3. Where the texts were measured by a sample, there may be longer ones: the first
//     column has the rest.
func (t *Table[T, K]) arrange() {
	gap := 1
	if t.w >= wideFrom {
		gap = 2
	}
	shown, rest := t.choose(gap)
	widths := make([]int, len(shown))
	give := func(i, most int) {
		more := max(min(most-widths[i], rest), 0)
		widths[i], rest = widths[i]+more, rest-more
	}
	for i, c := range shown {
		widths[i] = t.room(c).least
	}
	if rest < 0 { // even the first column alone has less than its least
		widths[0] = max(widths[0]+rest, 0)
		rest = 0
	}
	to := func(drawn bool, first, most int) {
		for i, c := range shown {
			if limit := most; (t.columns[c].Draw != nil) == drawn {
				if i == 0 {
					limit = first
				}
				give(i, min(t.room(c).most, limit))
			}
		}
	}
	to(false, enough, endless)
	to(true, enough, telling)
	to(false, endless, endless)
	to(true, endless, endless)
	if t.sampled {
		give(0, limit(t.columns[0].Max))
	}
	t.places = t.places[:0]
	x := margin
	for i, c := range shown {
		t.places = append(t.places, place{c, x, widths[i]})
		x += widths[i] + gap
	}
}

// choose returns the columns that are shown, and how much room is left if each has its
// least: the first, and then, by what they are worth, those that there is room for.
func (t *Table[T, K]) choose(gap int) (shown []int, rest int) {
	var worth []int
	for i := range t.columns[1:] {
		if t.columns[1+i].shown(t.w) {
			worth = append(worth, 1+i)
		}
	}
	slices.SortStableFunc(worth, func(a, b int) int { return cmp.Compare(t.columns[a].Drop, t.columns[b].Drop) })
	shown, rest = []int{0}, t.w-margin-1-t.room(0).least // a blank at the end
	for _, c := range worth {
		if need := t.room(c).least + gap; need <= rest {
			shown, rest = append(shown, c), rest-need
		}
	}
	slices.Sort(shown)
	return shown, rest
}

// room returns what widths a column can have.
func (t *Table[T, K]) room(c int) room {
	col := &t.columns[c]
	if col.Width > 0 {
		return room{col.Width, col.Width}
	}
	most := t.measured[c]
	if col.Draw != nil {
		most = endless
	}
	most = max(min(most, limit(col.Max)), 1)
	switch {
	case col.Min > 0:
		return room{min(col.Min, most), most}
	case col.Draw != nil:
		return room{max(min(t.measured[c], most), 1), most}
	}
	return room{most, most}
}

// limit returns the most a column may take.
func limit(most int) int {
	if most == 0 {
		return endless
	}
	return most
}

// sampleSize is how many rows columns are measured by.
const sampleSize = 1024

// measure finds how wide the texts of the columns are, by rows taken evenly from all of
// them, and by those with the least and the greatest number.
func (t *Table[T, K]) measure() {
	t.measured = make([]int, len(t.columns))
	t.sampled = len(t.rows) > sampleSize
	step := (len(t.rows) + sampleSize - 1) / sampleSize
	for c := range t.columns {
		col := &t.columns[c]
		n := canvas.Width(col.Title)
		if col.sortable() {
			n += canvas.Width(downMark)
		}
		if col.Width == 0 && col.Draw == nil {
			for i := 0; i < len(t.rows); i += step {
				n = max(n, t.widthOf(c, i))
			}
			if t.sampled && col.Number != nil {
				least, most := t.extremes(col)
				n = max(n, t.widthOf(c, least), t.widthOf(c, most))
			}
		}
		t.measured[c] = n
	}
}

// widthOf returns how wide the text of a row is in a column, with what stands before it.
func (t *Table[T, K]) widthOf(c, i int) int {
	if t.isHeading(&t.rows[i]) {
		return 0
	}
	n := canvas.Width(t.columns[c].Text(t.rows[i]))
	if c == 0 && t.children != nil {
		n += indent
	}
	return n
}

// extremes returns rows with the least and the greatest number of a column.
func (t *Table[T, K]) extremes(col *Column[T]) (least, most int) {
	low, high := math.Inf(1), math.Inf(-1)
	for i := range t.rows {
		if t.isHeading(&t.rows[i]) {
			continue
		}
		n := col.Number(t.rows[i])
		if n < low {
			low, least = n, i
		}
		if n > high {
			high, most = n, i
		}
	}
	return least, most
}

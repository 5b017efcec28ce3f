package model

import "sort"

// rowTable says where the intervals of each goroutine stand in a segment's columns:
// a row for each goroutine that was alive in it, by handle.
type rowTable struct {
	g         []Goroutine
	off       []uint32 // and one more: the number of all intervals
	flags     []rowFlags
	continued []continued // by row
}

// rowFlags are what is known of a row without its intervals.
type rowFlags uint8

const (
	rowMore  rowFlags = 1 << iota // the last interval goes on in the next segment
	rowDead                       // the goroutine ends with the last interval
	rowSince                      // the first interval goes on from the segment before
	rowTells                      // and this segment knows its stack
)

// continued is the true start of an interval that goes on from the segment before.
type continued struct {
	row   uint32
	start Time
}

// row is one row of a table. Its intervals are off to end in the columns; the last
// one is the goroutine's end, if it is dead.
type row struct {
	g        Goroutine
	off, end uint32
	flags    rowFlags
	start    Time // true start of the first interval, with rowSince
}

func (r row) more() bool { return r.flags&rowMore != 0 }
func (r row) dead() bool { return r.flags&rowDead != 0 }

// len returns the number of intervals.
func (r row) len() int {
	if r.dead() {
		return int(r.end-r.off) - 1
	}
	return int(r.end - r.off)
}

func (t *rowTable) len() int { return len(t.g) }

// intervals returns the number of intervals of all rows, with the goroutines' ends.
func (t *rowTable) intervals() int {
	if len(t.off) == 0 {
		return 0
	}
	return int(t.off[len(t.off)-1])
}

// row returns the i-th row.
func (t *rowTable) row(i int) row {
	r := row{g: t.g[i], off: t.off[i], end: t.off[i+1], flags: t.flags[i]}
	if r.flags&rowSince != 0 {
		// At most all of the others lie before it: where they are few, so are the steps.
		from := max(i-(len(t.g)-len(t.continued)), 0)
		to := min(i+1, len(t.continued))
		k := from + sort.Search(to-from, func(k int) bool { return t.continued[from+k].row >= uint32(i) })
		r.start = t.continued[k].start
	}
	return r
}

// find returns the row of a goroutine.
func (t *rowTable) find(g Goroutine) (row, bool) {
	if i, ok := t.index(g); ok {
		return t.row(i), true
	}
	return row{}, false
}

// index returns which row is that of a goroutine.
func (t *rowTable) index(g Goroutine) (int, bool) {
	lo, hi := 0, len(t.g)
	for lo < hi {
		if mid := int(uint(lo+hi) / 2); t.g[mid] < g {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(t.g) && t.g[lo] == g
}

// holding returns the index of the row that holds interval k.
func (t *rowTable) holding(k uint32) int {
	return sort.Search(len(t.g), func(i int) bool { return t.off[i+1] > k })
}

// bytes returns how much memory the table takes.
func (t *rowTable) bytes() int64 {
	return int64(9*len(t.g) + 16*len(t.continued))
}

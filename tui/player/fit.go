package player

import (
	"cmp"
	"slices"

	"chanlens/tui/canvas"
)

// How the room of the board is divided.

// form is how large a channel is drawn.
type form uint8

const (
	rowForm  form = iota // its places are one row
	boxForm              // they have lines around them
	tallForm             // and are higher, too
)

// The most persons of a side that there is room for.
const mostPersons = 8

// gap is how many rows are free between channels, at least.
const gap = 1

// A channel in a row takes so many rows at least, one in a box so many.
const (
	leastRow = 2
	leastBox = 4
)

// lines returns how many lines a form has above its places, and how many rows of places.
func (f form) lines() (above, inner int) {
	switch f {
	case tallForm:
		return 1, 3
	case boxForm:
		return 1, 1
	}
	return 0, 1
}

// places returns the row of a block, below its title, in which elements come and go.
func (f form) places() int {
	above, inner := f.lines()
	return 1 + above + inner/2
}

// least returns how many rows a form takes, without persons.
func (f form) least() int {
	above, inner := f.lines()
	return 1 + 2*above + inner
}

// fit gives each channel its form and its rows. All are tall if there is room for that and for
// those who wait, or else in boxes; or else those are that are used the most. What room is
// left then goes to persons, and then between channels.
func (s *scene) fit(w, room int) {
	if s.more > 0 && room > leastRow+1 {
		room--
	}
	n := len(s.blocks)
	if n == 0 {
		return
	}
	space := room - (n-1)*gap
	if !s.suits(tallForm, w, space) && !s.suits(boxForm, w, space) {
		s.mix(space)
	}
	used := 0
	for i := range s.blocks {
		b := &s.blocks[i]
		b.rows = b.form.least()
		used += b.rows
	}
	spare := space - used
	spare = s.grow(spare, func(b *block) int { return b.wants(w) })
	if s.heads = spare > 2*n && s.blocks[0].form != rowForm; s.heads {
		spare -= 2
	}
	between := gap
	if n > 1 && spare >= n-1 {
		between++
		spare -= n - 1
	}
	spare = s.grow(spare, func(b *block) int { return b.form.places() + mostPersons })
	y := min(max(spare, 0), 2)
	if s.heads {
		y += 2
	}
	for i := range s.blocks {
		s.blocks[i].y = y
		y += s.blocks[i].rows + between
	}
	s.reach(room)
}

// suits gives all channels a form, and reports whether there is room for it: of the tall form,
// also for those who wait.
func (s *scene) suits(f form, w, space int) bool {
	for i := range s.blocks {
		b := &s.blocks[i]
		b.form = f
		if f == tallForm {
			space -= b.wants(w)
		} else {
			space -= f.least()
		}
	}
	return space >= 0
}

// mix gives as many channels a box as there is room for, what is asked for first, and then what is used the most.
func (s *scene) mix(space int) {
	order := make([]int, len(s.blocks))
	for i := range order {
		order[i] = i
		s.blocks[i].form = rowForm
		space -= leastRow
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &s.blocks[i], &s.blocks[j]
		return cmp.Or(compareBools(b.first, a.first), cmp.Compare(b.weight, a.weight))
	})
	for _, i := range order {
		if space < leastBox-leastRow {
			return
		}
		s.blocks[i].form = boxForm
		space -= leastBox - leastRow
	}
}

// grow deals rows out to the channels until each has as many as it may have, first to what is
// asked for, then to what lacks the most, and returns how many are left.
func (s *scene) grow(spare int, most func(b *block) int) int {
	for ; spare > 0; spare-- {
		neediest, lack := -1, 0
		for i := range s.blocks {
			b := &s.blocks[i]
			switch n := most(b) - b.rows; {
			case n <= 0, neediest >= 0 && s.blocks[neediest].first:
			case b.first, n > lack:
				neediest, lack = i, n
			}
		}
		if neediest < 0 {
			break
		}
		s.blocks[neediest].rows++
	}
	return spare
}

// wants returns how many rows a channel needs for its persons to have one each, or two where
// what they do stands below their names.
func (b *block) wants(w int) int {
	sh := b.shape(w)
	return max(b.form.least(), sh.row+sh.persons(b.crowd))
}

// reach moves all channels up as far as the one of the operation would be below the board.
func (s *scene) reach(room int) {
	up := 0
	for i := range s.blocks {
		if b := &s.blocks[i]; b.active && b.y+b.form.least() > room {
			up = b.y + b.form.least() - room
		}
	}
	first := slices.IndexFunc(s.blocks, func(b block) bool { return b.y >= up })
	if up == 0 || first < 0 {
		return
	}
	up = s.blocks[first].y
	for i := range s.blocks {
		s.blocks[i].y -= up
	}
}

// height is how many rows the scene takes.
func (s *scene) height() (rows int) {
	for i := range s.blocks {
		rows = max(rows, s.blocks[i].y+s.blocks[i].rows)
	}
	return rows
}

// hit returns the channel that is drawn in a row.
func (s *scene) hit(row int) (int, bool) {
	for i := range s.blocks {
		if b := &s.blocks[i]; row >= b.y && row < b.y+b.rows {
			return i, true
		}
	}
	return 0, false
}

// shape is where the parts of a channel are, in columns and rows of its block.
type shape struct {
	left    int // columns of the senders' side
	middle  int // columns of the channel
	right   int // columns of the receivers' side
	slot    int // columns of a place
	hand    int // columns for what somebody holds
	path    int // columns between who holds something and the channel
	inner   int // rows of places
	row     int // in which elements come and go, and the first persons stand
	beneath bool
}

const (
	gateWidth  = 5  // of a channel without a buffer
	wallWidth  = 3  // of the nil channel
	roomySide  = 32 // is how wide the sides are at least where places are wider than they must be
	widestNote = 24 // that stands beside a name
	usualName  = 19 // is how wide names are, with what is free beside them

	shortestPath, longestPath = 3, 22
)

// persons returns how many rows so many persons need.
func (sh *shape) persons(n int) int {
	if sh.beneath {
		return 2 * n
	}
	return n
}

// shape returns the shape of a channel on a board of a width.
func (b *block) shape(w int) shape {
	sh := shape{hand: max(b.label, 2) + 2, row: b.form.places()}
	_, sh.inner = b.form.lines()
	sh.slot = b.label + 1
	for _, s := range b.slots {
		sh.slot = max(sh.slot, canvas.Width(s.label)+1, 3)
	}
	switch n := len(b.slots); {
	case b.door == doorNil:
		sh.middle = wallWidth
	case n == 0:
		sh.middle = gateWidth
	default:
		usual := [...]int{rowForm: sh.slot, boxForm: 7, tallForm: 9}[b.form]
		sh.slot = max(sh.slot, min((w-2*roomySide-1)/n-1, usual))
		sh.middle = n*(sh.slot+1) + 1
	}
	sh.left = max((w-sh.middle)/2, 0)
	sh.right = max(w-sh.left-sh.middle, 0)
	sh.path = min(max(min(sh.left/3, sh.left-sh.hand-usualName), shortestPath), longestPath)
	sh.beneath = sh.left-sh.path-sh.hand-usualName < widestNote && b.form != rowForm
	return sh
}

package canvas

// Role says what a cell means. Package theme lists the roles.
type Role uint8

// Mod changes how a role looks without changing what it means.
type Mod uint8

// The modifiers.
const (
	Select Mod = 1 << iota // part of what is selected
	Column                 // in the column of the cursor
	Bold                   // stressed
	Mark                   // something short hides in this cell
)

// Style is how a cell looks: a role, perhaps on the ground of another role.
type Style struct {
	Role  Role
	Under Role // whose background shows; 0 = the role's own
	Mod   Mod
}

// With returns the style with the modifiers added.
func (s Style) With(m Mod) Style {
	s.Mod |= m
	return s
}

// On returns the style on the ground of another role.
func (s Style) On(under Role) Style {
	s.Under = under
	return s
}

// As returns the plain style of a role.
func As(r Role) Style { return Style{Role: r} }

// Cell is one place on the screen. Rune 0 continues the wide rune on its left.
type Cell struct {
	Rune  rune
	Style Style
}

// blank is what a new canvas is full of.
var blank = Cell{Rune: ' '}

// Canvas is a rectangle of cells, or a view of a part of a larger one.
type Canvas struct {
	w, h   int
	stride int
	cells  []Cell // starts at this canvas's (0,0)
}

// New returns a blank canvas.
func New(w, h int) *Canvas {
	w, h = max(w, 0), max(h, 0)
	c := &Canvas{w: w, h: h, stride: w, cells: make([]Cell, w*h)}
	for i := range c.cells {
		c.cells[i] = blank
	}
	return c
}

// Size returns the width and height in cells.
func (c *Canvas) Size() (w, h int) { return c.w, c.h }

// Sub returns the part of c at (x,y), w by h cells, clipped to c. Drawing on it
// draws on c.
func (c *Canvas) Sub(x, y, w, h int) *Canvas {
	if x < 0 {
		x, w = 0, w+x
	}
	if y < 0 {
		y, h = 0, h+y
	}
	w, h = min(w, c.w-x), min(h, c.h-y)
	if w <= 0 || h <= 0 {
		return &Canvas{}
	}
	return &Canvas{w: w, h: h, stride: c.stride, cells: c.cells[y*c.stride+x:]}
}

// At returns a cell; outside the canvas, a blank one.
func (c *Canvas) At(x, y int) Cell {
	if !c.has(x, y) {
		return blank
	}
	return c.cells[y*c.stride+x]
}

// Set draws one rune. A wide rune also takes the cell on its right.
func (c *Canvas) Set(x, y int, r rune, s Style) {
	if !c.has(x, y) {
		return
	}
	r = Printable(r)
	n := RuneWidth(r)
	if n == 0 {
		return
	}
	if n == 2 && !c.has(x+1, y) {
		r, n = ' ', 1
	}
	c.free(x, y)
	c.cells[y*c.stride+x] = Cell{r, s}
	if n == 2 {
		c.free(x+1, y)
		c.cells[y*c.stride+x+1] = Cell{0, s}
	}
}

// Text draws s from (x,y) to the right and returns the column after it.
func (c *Canvas) Text(x, y int, s string, st Style) int {
	for _, r := range s {
		r = Printable(r)
		c.Set(x, y, r, st)
		x += RuneWidth(r)
	}
	return x
}

// Fill draws one rune all over a rectangle.
func (c *Canvas) Fill(x, y, w, h int, r rune, s Style) {
	for j := y; j < y+h; j++ {
		for i := x; i < x+w; i++ {
			c.Set(i, j, r, s)
		}
	}
}

// Modify adds a modifier to the cells of a rectangle.
func (c *Canvas) Modify(x, y, w, h int, m Mod) {
	for j := max(y, 0); j < min(y+h, c.h); j++ {
		for i := max(x, 0); i < min(x+w, c.w); i++ {
			c.cells[j*c.stride+i].Style.Mod |= m
		}
	}
}

// Map replaces every rune by another one, which is one column wide. The second half
// of a wide rune gets the same as the first.
func (c *Canvas) Map(to func(rune) rune) {
	for y := range c.h {
		row := c.cells[y*c.stride:][:c.w]
		for x := range row {
			if row[x].Rune != 0 {
				row[x].Rune = to(row[x].Rune)
			} else if x > 0 {
				row[x].Rune = row[x-1].Rune
			}
		}
	}
}

func (c *Canvas) has(x, y int) bool { return x >= 0 && y >= 0 && x < c.w && y < c.h }

// free blanks the other half of a wide rune that is about to lose one half.
func (c *Canvas) free(x, y int) {
	i := y*c.stride + x
	if c.cells[i].Rune == 0 && x > 0 {
		c.cells[i-1].Rune = ' '
	}
	if x+1 < c.w && c.cells[i+1].Rune == 0 {
		c.cells[i+1].Rune = ' '
	}
}

package detail

import (
	"slices"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/code"
)

// Code is the source around a frame, and how much of it to show.
type Code struct {
	code.Excerpt
	Room int // rows there are for all of the pane; 0: enough
}

// aboveCode is how many rows of a stack stand above the source at most: a deep stack must
// not push it off the screen.
const aboveCode = 7

// insertCode puts the source below the stack, whose last row is before a row; below its
// first rows if it is long. It takes the room that the rest leaves, but never less than
// the line that is meant and those beside it.
func (r *rows) insertCode(c *Code, below int) {
	if c == nil || c.Frame == (model.Frame{}) {
		return
	}
	rest, long := r.list, false
	begin := below
	for begin > 0 && !rest[begin-1].Head {
		begin--
	}
	if long = below-begin > aboveCode+1; long {
		below = begin + aboveCode
	}
	section := &rows{width: r.width}
	section.add()
	section.code(c, c.lines(len(rest)))
	if long {
		section.heading("stack, further out")
	}
	r.list = slices.Insert(rest, below, section.list...)
}

// lines returns how many lines of source there is room for beside other rows.
func (c *Code) lines(others int) int {
	if c.Room == 0 {
		return code.MostLines
	}
	const frame = 2 // the blank row and the heading
	return min(max(c.Room-others-frame, code.LeastLines), code.MostLines)
}

// code adds the source lines around a frame, or says why there are none.
func (r *rows) code(c *Code, n int) {
	r.add(accent("source "), plain(CutLeft(format.Place(c.Frame), r.width-len("source ")))).Head = true
	switch {
	case c.Err != nil:
		r.wrapped("  ", c.Err.Error(), faded("").Style)
		return
	case c.Frame.Line <= 0:
		r.add(faded("  the trace does not tell the line"))
		return
	case c.File == nil:
		r.add(faded("  looking for it …"))
		return
	}
	if c.Doubt != "" {
		r.wrapped("  ", c.Doubt, alarmed("").Style)
	}
	for _, line := range c.File.Around(c.Frame.Line, n, r.width) {
		row := Row{}
		for _, s := range line.Spans {
			row.Spans = append(row.Spans, Span(s))
		}
		r.list = append(r.list, row)
	}
}

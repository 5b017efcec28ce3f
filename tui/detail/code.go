package detail

import (
	"slices"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/code"
)

// Code is the source around a frame, and how much of it to show.
type Code struct {
	code.Excerpt
	Room   int // rows there are for all of the pane; 0: enough
	Column int // rows of each of its columns, if it has several; else 0
}

const (
	aboveCode = 7  // rows of a stack that stand above the source at most: a deep one must not push it off the screen
	shallow   = 12 // rows of a column in which there is no room for state, stack and source
)

// columnAfter returns after how many rows the source goes into the second column of a pane:
// after state and stack, or if these are too many for the first, after the state.
func (c *Code) columnAfter(state, stack int) (rows int, ok bool) {
	begin := c.Column
	if state > begin {
		begin = state + 1 // the state goes on in the second column
	}
	switch {
	case c.File == nil || c.Column == 0:
		return 0, false
	case stack <= c.Column:
		return stack, true
	case c.Column <= shallow && begin+1+code.LeastLines <= 2*c.Column:
		return state, true
	}
	return 0, false
}

// insertCode puts the source below the rows of state and stack; if that is long, below its
// first frames.
func (r *rows) insertCode(c *Code, state, stack int) {
	if c == nil || c.Frame == (model.Frame{}) {
		return
	}
	rest := r.list
	section := &rows{width: r.width}
	if above, ok := c.columnAfter(state, stack); ok {
		blank := c.Column - above
		if blank < 0 {
			blank = 1
		}
		section.list = make([]Row, blank)
		section.code(c, min(max(2*c.Column-1-above-blank, code.LeastLines), code.MostLines))
		r.list = slices.Insert(rest, above, section.list...)
		return
	}
	below := stack
	begin := below
	for begin > 0 && !rest[begin-1].Head {
		begin--
	}
	long := below-begin > aboveCode+1
	if long {
		below = begin + aboveCode
	}
	section.add()
	section.code(c, c.lines(len(rest)))
	if long {
		section.heading("stack, further out")
	}
	r.list = slices.Insert(rest, below, section.list...)
}

// Rows returns the source as a section of a pane of a width: a heading, and so many lines.
func (c *Code) Rows(width, lines int) []Row {
	if c.Frame == (model.Frame{}) {
		return nil
	}
	r := &rows{width: width}
	r.code(c, min(lines, code.MostLines))
	return r.list
}

// lines returns how many lines of source there are beside other rows: as many as these
// leave room for, but a third of the pane in any case.
func (c *Code) lines(others int) int {
	if c.Room == 0 {
		return code.MostLines
	}
	const frame = 2 // the blank row and the heading
	return min(max(c.Room-others-frame, c.Room/3, code.LeastLines), code.MostLines)
}

// code adds the source lines around a frame, or says why there are none.
func (r *rows) code(c *Code, n int) {
	head := r.add(accent("source "), plain(CutLeft(format.Place(c.Frame), r.width-len("source "))))
	head.Head = true
	const edit = "e edits"
	if gap := r.width - canvas.Width(head.Text()) - len(edit); gap >= 2 && c.Path != "" {
		head.Spans = append(head.Spans, faded(canvas.Pad("", gap)+edit))
	}
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

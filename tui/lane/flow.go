package lane

import (
	"fmt"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"

	"chanlens/model"
)

// Flow is a line from one lane to another: who woke whom, or which way a value took through
// a channel. Of a wake, it ends at the moment at which it begins.
type Flow struct {
	From, To  End
	At, Until model.Time
}

// End is one end of a [Flow]: a lane, or -1 if there is none, and who it is.
type End struct {
	Lane int
	Who  string
}

// drawFlow draws the line between the two sides of a wake. Where one of them is off the
// screen, it goes to the edge, and says how far it is.
func drawFlow(c *canvas.Canvas, p *Picture) {
	f := p.Flow
	if f == nil || !p.View.Has(f.At) || f.From.Lane < 0 || f.To.Lane < 0 || f.From.Lane == f.To.Lane {
		return
	}
	x := p.View.CellOf(f.At)
	from, fromShown := p.end(f.From.Lane)
	to, toShown := p.end(f.To.Lane)
	if !fromShown && !toShown {
		return
	}
	at := func(x, y int, r rune) {
		under := c.At(x, y).Style
		ground := under.Role
		if under.Under != 0 {
			ground = under.Under
		}
		c.Set(x, y, r, canvas.As(theme.Flow).On(ground))
	}
	over := func(y int, r rune) { at(x, y, r) }
	for y := min(from, to) + 1; y < max(from, to); y++ {
		over(y, '│')
	}
	tip := '▼'
	if from > to {
		tip = '▲'
	}
	if fromShown {
		over(from, '●')
	} else {
		over(from, '│')
		p.far(c, x, from, f.From, from > to)
	}
	if toShown {
		f.arrive(p, x, to, at, from > to, tip)
		return
	}
	over(to, tip)
	p.far(c, x, to, f.To, to > from)
}

// corners are where a line turns to the moment at which it ends: to the right or the left, of
// one that comes from above or from below.
var corners = map[bool][2]rune{false: {'╰', '╯'}, true: {'╭', '╮'}}

// arrive draws the end of a line in its lane: at the moment at which it begins, or else where
// it turns to another one, and what of the way there fits.
func (f *Flow) arrive(p *Picture, x, y int, at func(x, y int, r rune), up bool, tip rune) {
	until := p.View.CellOf(f.Until)
	if until == x {
		at(x, y, tip)
		return
	}
	turn := corners[up][0]
	if until < x {
		turn = corners[up][1]
	}
	at(x, y, turn)
	if until >= 0 && until < p.View.Cells {
		at(until, y, tip)
	}
}

// end returns the row of a lane, and whether it is on the canvas: if it is not, the row is
// that at the edge that lies on the way to it.
func (p *Picture) end(lane int) (y int, shown bool) {
	l := &p.Layout
	if y, ok := l.RowOf(lane, p.Top); ok {
		return y, true
	}
	if lane < p.Top {
		return l.Lanes, false
	}
	return l.Bottom() - 1, false
}

// far says beside the end of a line where it leads.
func (p *Picture) far(c *canvas.Canvas, x, y int, e End, down bool) {
	way, lanes := "up", p.Top-e.Lane
	arrow := "↑"
	if down {
		way, arrow, lanes = "down", "↓", e.Lane-(p.Top+p.Layout.Rows-1)
	}
	text := fmt.Sprintf(" %s %s, %d %s %s ", arrow, e.Who, lanes, plural("lane", lanes), way)
	w, _ := c.Size()
	n := canvas.Width(text)
	style := canvas.As(theme.Strong)
	switch {
	case x+1+n <= w:
		c.Text(x+1, y, text, style)
	case x-n >= 0:
		c.Text(x-n, y, text, style)
	}
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

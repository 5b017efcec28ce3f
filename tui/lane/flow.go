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

// stroke is what a line looks like.
type stroke struct {
	start, line rune
	down, up    rune // its tip
	far         bool // it says where it leads if that is off the screen
}

var (
	wakeStroke = stroke{start: '●', line: '│', down: '▼', up: '▲', far: true}
	edgeStroke = stroke{start: '•', line: '╎', down: '▾', up: '▴'}
)

// drawFlow draws the line between the two sides of a wake. Where one of them is off the
// screen, it goes to the edge, and says how far it is.
func drawFlow(c *canvas.Canvas, p *Picture) {
	if f := p.Flow; f != nil && f.drawn(p) {
		l := line{c, p, f, wakeStroke}
		l.draw()
		l.tip()
	}
}

// drawEdges draws what happens before what, the tips last: where two lines go both ways, as
// where a sender and a receiver meet, both ends have one.
func drawEdges(c *canvas.Canvas, p *Picture) {
	for _, part := range []func(*line){(*line).draw, (*line).tip} {
		for i := range p.Edges {
			if f := &p.Edges[i]; f.drawn(p) {
				part(&line{c, p, f, edgeStroke})
			}
		}
	}
}

// drawn reports whether a line can be seen.
func (f *Flow) drawn(p *Picture) bool {
	if !p.View.Has(f.At) || f.From.Lane < 0 || f.To.Lane < 0 || f.From.Lane == f.To.Lane {
		return false
	}
	_, from := p.end(f.From.Lane)
	_, to := p.end(f.To.Lane)
	return from || to
}

// line is a line that is being drawn.
type line struct {
	c *canvas.Canvas
	p *Picture
	f *Flow
	stroke
}

// set draws a rune over what there is.
func (l *line) set(x, y int, r rune) {
	under := l.c.At(x, y).Style
	ground := under.Role
	if under.Under != 0 {
		ground = under.Under
	}
	l.c.Set(x, y, r, canvas.As(theme.Flow).On(ground))
}

// draw draws where the line begins and how it goes down, or up.
func (l *line) draw() {
	x := l.p.View.CellOf(l.f.At)
	from, fromShown := l.p.end(l.f.From.Lane)
	to, _ := l.p.end(l.f.To.Lane)
	for y := min(from, to) + 1; y < max(from, to); y++ {
		l.set(x, y, l.line)
	}
	if fromShown {
		l.set(x, from, l.start)
		return
	}
	l.set(x, from, l.line)
	l.leads(x, from, l.f.From)
}

// tip draws where the line ends.
func (l *line) tip() {
	x := l.p.View.CellOf(l.f.At)
	from, _ := l.p.end(l.f.From.Lane)
	to, toShown := l.p.end(l.f.To.Lane)
	tip := l.down
	if from > to {
		tip = l.up
	}
	if toShown {
		l.arrive(x, to, from > to, tip)
		return
	}
	l.set(x, to, tip)
	l.leads(x, to, l.f.To)
}

// corners are where a line turns to the moment at which it ends: to the right or the left, of
// one that comes from above or from below.
var corners = map[bool][2]rune{false: {'╰', '╯'}, true: {'╭', '╮'}}

// arrive draws the end of a line in its lane: at the moment at which it begins, or else where
// it turns to another one, and what of the way there fits.
func (l *line) arrive(x, y int, up bool, tip rune) {
	until := l.p.View.CellOf(l.f.Until)
	if until == x {
		l.set(x, y, tip)
		return
	}
	turn := corners[up][0]
	if until < x {
		turn = corners[up][1]
	}
	l.set(x, y, turn)
	if until >= 0 && until < l.p.View.Cells {
		l.set(until, y, tip)
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

// leads says beside the end of a line where it leads: up or down as one has to scroll, which
// the rows do not tell of a line that comes from a pinned lane.
func (l *line) leads(x, y int, e End) {
	if !l.far {
		return
	}
	way, lanes := "up", l.p.Top-e.Lane
	arrow := "↑"
	if e.Lane >= l.p.Top {
		way, arrow, lanes = "down", "↓", e.Lane-(l.p.Top+l.p.Layout.Rows-1)
	}
	text := fmt.Sprintf(" %s %s, %d %s %s ", arrow, e.Who, lanes, plural("lane", lanes), way)
	w, _ := l.c.Size()
	n := canvas.Width(text)
	style := canvas.As(theme.Strong)
	switch {
	case x+1+n <= w:
		l.c.Text(x+1, y, text, style)
	case x-n >= 0:
		l.c.Text(x-n, y, text, style)
	}
}

func plural(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

package player

import (
	"strconv"
	"strings"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// side is one side of a channel as it is drawn: persons, one below the other, those who wait
// in the order of their turn, with what each holds and its way to the channel. Columns are
// counted from the channel on, so that both sides are drawn alike.
type side struct {
	c      *canvas.Canvas
	sh     *shape
	rows   int // for persons
	list   []person
	inward bool    // it is the senders' side
	goes   *ware   // along the way of the first; nil: nothing
	come   float64 // how many columns of the side that has left behind it
}

// senders returns the side of the senders.
func (b *block) senders(c *canvas.Canvas, sh *shape, movers []mover) *side {
	_, h := c.Size()
	s := &side{c: c.Sub(0, sh.row, sh.left, h-sh.row), sh: sh, rows: h - sh.row, list: b.left, inward: true, goes: b.in}
	s.come = come(movers, goesIn, 0, sh.left)
	return s
}

// receivers returns the side of the receivers.
func (b *block) receivers(c *canvas.Canvas, sh *shape, movers []mover) *side {
	_, h := c.Size()
	x := sh.left + sh.middle
	s := &side{c: c.Sub(x, sh.row, sh.right, h-sh.row), sh: sh, rows: h - sh.row, list: b.right, goes: b.out}
	s.come = come(movers, goesOut, x, sh.right)
	return s
}

// come returns how many of the columns of a side what goes along it has left behind: all, if it
// is not to be seen any more.
func come(movers []mover, goes way, from, columns int) float64 {
	for i := range movers {
		if movers[i].goes&goes != 0 {
			return movers[i].at - float64(from)
		}
	}
	return float64(columns)
}

// set draws a rune so many columns away from the channel.
func (s *side) set(x, y int, r rune, style canvas.Style) {
	if s.inward {
		w, _ := s.c.Size()
		x = w - 1 - x
	}
	s.c.Set(x, y, r, style)
}

// text writes a text that ends, or begins, so many columns away from the channel.
func (s *side) text(x, y int, text string, style canvas.Style) {
	if s.inward {
		w, _ := s.c.Size()
		x = w - x - canvas.Width(text)
	}
	s.c.Text(x, y, text, style)
}

// draw draws the persons that there is room for, and says how many more there are.
func (s *side) draw() {
	n, more := len(s.list), 0
	if n > s.rows {
		n = max(s.rows-1, 1)
		more = len(s.list) - n
	}
	extra := 0 // rows for notes
	if s.sh.beneath {
		extra = max(s.rows-n, 0)
		if more > 0 {
			extra = 0
		}
	}
	y, last := 0, 0
	for i := range s.list[:n] {
		p := &s.list[i]
		s.drawPerson(p, y, i, extra > 0, more)
		if p.waits && y > 0 {
			s.joins(p, last, y)
		}
		if p.waits {
			last = y
		}
		if i == 0 {
			s.drawWay(p)
		}
		if y++; extra > 0 {
			extra--
			y++
		}
	}
	if more > 0 && s.rows > 1 {
		s.text(s.sh.path+s.sh.hand+1, y, "+"+strconv.Itoa(more)+" more", canvas.As(theme.Dim))
	}
}

// drawPerson draws a person in a row: name, what it holds, and what it does beside that or
// beneath. If there are more than are drawn, those who wait are numbered.
func (s *side) drawPerson(p *person, y, i int, below bool, more int) {
	w, _ := s.c.Size()
	x := s.sh.path + s.sh.hand + 1
	name := p.name
	if more > 0 && p.waits {
		name = strconv.Itoa(i+1) + ". " + name
	}
	name = canvas.Cut(name, w-x)
	s.text(x, y, name, p.style())
	if p.holds != nil {
		s.text(s.sh.path, y, " "+p.holds.label+" ", canvas.As(theme.Ground(p.holds.role)))
	}
	note, short := p.note, p.short
	if more > 0 && s.rows == 1 {
		note, short = note+", +"+strconv.Itoa(more)+" more", "+"+strconv.Itoa(more)
	}
	sign := ""
	if p.state.glyph != 0 {
		sign = string(p.state.glyph) + " "
	}
	if below {
		note = canvas.Fitting(w, sign+note, sign+short)
		s.note(p, sign, max(min(x, w-canvas.Width(note)), 0), y+1, note)
		return
	}
	x += canvas.Width(name) + 2
	s.note(p, sign, x, y, canvas.Fitting(w-x, sign+note, sign+short, short))
}

// note writes what a person does, with the sign of its state, if it begins with that, in the
// colour of the state.
func (s *side) note(p *person, sign string, x, y int, text string) {
	s.text(x, y, text, p.noteStyle())
	if sign != "" && strings.HasPrefix(text, sign) {
		if s.inward {
			x += canvas.Width(text) - 1
		}
		s.set(x, y, p.state.glyph, canvas.As(p.state.role))
	}
}

// joins draws how a person that waits behind another stands in the queue.
func (s *side) joins(p *person, above, y int) {
	style := p.waitStyle(s.role())
	elbow, tee := '╯', '┤'
	if !s.inward {
		elbow, tee = '╰', '├'
	}
	if above > 0 {
		s.set(1, above, tee, style)
	}
	for row := above + 1; row < y; row++ {
		s.set(1, row, '│', style)
	}
	s.set(1, y, elbow, style)
	for x := 2; x < s.sh.path; x++ {
		s.set(x, y, '┄', style)
	}
}

// role returns the role of what waits here.
func (s *side) role() canvas.Role {
	if s.inward {
		return theme.OpSend
	}
	return theme.OpReceive
}

// drawWay draws the way between the first person and the channel: what goes along leaves a
// line behind, and who waits is joined to the channel by a dashed one.
func (s *side) drawWay(p *person) {
	path := s.sh.path
	switch {
	case s.goes != nil:
		s.drawTrail()
	case p.waits:
		style := p.waitStyle(s.role())
		for x := 1; x < path; x++ {
			s.set(x, 0, '┄', style)
		}
		glyph := theme.Glyph(model.ClassReceive)
		if s.inward {
			glyph = theme.Glyph(model.ClassSend)
		}
		s.set(1, 0, glyph, style)
	case p.sign.glyph != 0:
		s.set(1, 0, p.sign.glyph, canvas.As(p.sign.role))
	}
}

// drawTrail draws the way of what goes along.
func (s *side) drawTrail() {
	done := canvas.As(s.goes.role)
	for x := range s.sh.path {
		column, last := x, x == s.sh.path-1
		if s.inward {
			column, last = s.sh.left-1-x, x == 0
		}
		r, style := '─', canvas.As(theme.Axis)
		if float64(column) < s.come {
			r, style = '━', done
		}
		if last {
			r = '▶'
		}
		s.set(x, 0, r, style)
	}
}

func (p *person) style() canvas.Style {
	s := canvas.As(p.role)
	if p.stuck {
		s = canvas.As(theme.StuckText)
	}
	if p.acts {
		s = s.With(canvas.Bold)
	}
	return s
}

func (p *person) noteStyle() canvas.Style {
	switch {
	case p.stuck:
		return canvas.As(theme.StuckText)
	case p.sign == panics:
		return canvas.As(theme.OpPanic)
	case p.acts:
		return canvas.As(theme.Text)
	}
	return canvas.As(theme.Dim)
}

func (p *person) waitStyle(role canvas.Role) canvas.Style {
	if p.stuck {
		role = theme.StuckText
	}
	return canvas.As(role)
}

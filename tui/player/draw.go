package player

import (
	"strconv"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// fit lowers the blocks until they fit into so many rows, the highest first.
func (s *scene) fit(room int) {
	for s.height() > room {
		highest := -1
		for i := range s.blocks {
			if h := s.blocks[i].rows(); h > 1 && (highest < 0 || h > s.blocks[highest].rows()) {
				highest = i
			}
		}
		if highest < 0 {
			return
		}
		b := &s.blocks[highest]
		b.high = b.rows() - 1
		b.cut()
	}
}

// rows is how many rows the persons of a block take.
func (b *block) rows() int {
	if !b.there {
		return 1
	}
	return max(b.high, 1)
}

// cut keeps the persons that there are rows for, and counts the others.
func (b *block) cut() {
	if n := len(b.left) - b.high; n > 0 {
		b.left, b.rest[0] = b.left[:b.high], b.rest[0]+n
	}
	if n := len(b.right) - b.high; n > 0 {
		b.right, b.rest[1] = b.right[:b.high], b.rest[1]+n
	}
}

// height is how many rows the scene takes: a title, persons and a blank row for each channel.
func (s *scene) height() int {
	n := 0
	for i := range s.blocks {
		n += s.blocks[i].rows() + 2
	}
	return n - 1
}

// draw draws the scene, in which elements have got so far on their way.
func (s *scene) draw(c *canvas.Canvas, fraction float64, mono bool) {
	w, h := c.Size()
	y := 0
	if top := s.top(h); top > 0 {
		for i := range s.blocks[:top] {
			y -= s.blocks[i].rows() + 2
		}
	}
	for i := range s.blocks {
		b := &s.blocks[i]
		if y >= 0 && y < h {
			b.draw(c.Sub(0, y, w, b.rows()+1), fraction, mono)
		}
		y += b.rows() + 2
	}
	if s.more > 0 && y <= h {
		text := "… " + format.Count(uint64(s.more)) + " more channels, used at other times"
		if s.more == 1 {
			text = "… one more channel, used at other times"
		}
		c.Text(2, max(y-1, 0), text, canvas.As(theme.Dim))
	}
}

// top is the first block to draw, so that the one of the operation is in sight.
func (s *scene) top(h int) int {
	top, y := 0, 0
	for i := range s.blocks {
		y += s.blocks[i].rows() + 2
		for s.blocks[i].active && y-1 > h && top < i {
			y -= s.blocks[top].rows() + 2
			top++
		}
	}
	return top
}

// draw draws a channel: its title, and below it senders, buffer and receivers.
func (b *block) draw(c *canvas.Canvas, fraction float64, mono bool) {
	w, h := c.Size()
	b.drawTitle(c.Sub(0, 0, w, 1))
	if !b.there {
		c.Text(4, 1, "not made yet", canvas.As(theme.Dim))
		return
	}
	middle := b.middle()
	side := max((w-middle)/2, 0)
	b.drawBuffer(c.Sub(side, 1, middle, 1), fraction >= 1)
	wall := canvas.As(theme.Faint)
	for y := 2; y < h; y++ {
		if (len(b.left) > y-1 || len(b.right) > y-1) && middle > 1 {
			c.Set(side, y, '┊', wall)
			c.Set(side+middle-1, y, '┊', wall)
		} else if len(b.left) > y-1 || len(b.right) > y-1 {
			c.Set(side, y, '┊', wall)
		}
	}
	for i := range b.left[:min(len(b.left), h-1)] {
		rest := 0
		if i == min(len(b.left), h-1)-1 {
			rest = b.rest[0]
		}
		b.drawLeft(c.Sub(0, 1+i, side, 1), &b.left[i], b.going(b.in, i, fraction, true), rest)
	}
	for i := range b.right[:min(len(b.right), h-1)] {
		rest := 0
		if i == min(len(b.right), h-1)-1 {
			rest = b.rest[1]
		}
		b.drawRight(c.Sub(side+middle, 1+i, w-side-middle, 1), &b.right[i], b.going(b.out, i, fraction, false), rest)
	}
}

// leg is an element on its way along one side of a channel.
type leg struct {
	ware *ware
	at   float64 // 0 to 1; below 0: not yet there, above 1: gone
}

// going returns what goes along a row of a side. What passes goes along the left side first,
// and then along the right one.
func (b *block) going(what *ware, row int, fraction float64, left bool) leg {
	if what == nil || row > 0 {
		return leg{}
	}
	switch {
	case b.passes && left:
		fraction *= 2
		if fraction > 1 {
			fraction = 2
		}
	case b.passes:
		fraction = 2*fraction - 1
	case left && fraction >= 1:
		fraction = 2 // it is in the buffer
	}
	return leg{what, fraction}
}

// drawTitle draws a channel's name and what is known of it.
func (b *block) drawTitle(c *canvas.Canvas) {
	w, _ := c.Size()
	mark, style := "  ", canvas.As(theme.Label)
	if b.active {
		style = canvas.As(theme.Strong)
	}
	if b.chosen {
		mark = "▸ "
	}
	if !b.there {
		style = canvas.As(theme.Dim)
	}
	x := c.Text(0, 0, mark, canvas.As(theme.Accent))
	x = c.Text(x, 0, canvas.Cut(b.name, w/2), style)
	if b.closed {
		x = c.Text(x+2, 0, "closed", canvas.As(theme.OpClose))
	}
	if b.there && len(b.what)+x+3 < w {
		x = c.Text(x+2, 0, b.what, canvas.As(theme.Dim))
	}
	texts := []string{b.counts + " · " + b.made, b.counts, b.made}
	if b.counts == "" || b.made == "" {
		texts = []string{b.counts + b.made}
	}
	if text := canvas.Fitting(w-x-3, texts...); text != "" && b.there {
		c.Text(w-1-canvas.Width(text), 0, text, canvas.As(theme.Dim))
	}
}

// pathWidth is how long the way is between a person and the channel, on a side so wide.
func pathWidth(side int) int { return min(max(side/4, 8), 18) }

// drawLeft draws a sender: note and name, and the way to the channel.
func (b *block) drawLeft(c *canvas.Canvas, p *person, going leg, rest int) {
	w, _ := c.Size()
	path := pathWidth(w)
	room := w - path - 1
	name := canvas.Cut(p.name, room)
	x := room - canvas.Width(name)
	c.Text(x, 0, name, p.style())
	note := p.noteIn(x-3, rest)
	c.Text(x-canvas.Width(note)-2, 0, note, p.noteStyle())
	way := c.Sub(room+1, 0, path, 1)
	switch {
	case going.ware != nil:
		going.draw(way)
	case p.waits:
		way.Set(path-2, 0, theme.Glyph(model.ClassSend), p.waitStyle(theme.OpSend))
		way.Set(path-4, 0, '●', canvas.As(p.role))
	default:
		way.Set(path-2, 0, p.sign.glyph, canvas.As(p.sign.role))
	}
}

// drawRight draws a receiver: the way from the channel, name and note.
func (b *block) drawRight(c *canvas.Canvas, p *person, going leg, rest int) {
	w, _ := c.Size()
	path := pathWidth(w)
	x := c.Text(path+1, 0, canvas.Cut(p.name, w-path-2), p.style())
	c.Text(x+2, 0, p.noteIn(w-x-3, rest), p.noteStyle())
	way := c.Sub(0, 0, path, 1)
	switch {
	case going.ware != nil:
		going.draw(way)
	case p.waits:
		way.Set(1, 0, theme.Glyph(model.ClassReceive), p.waitStyle(theme.OpReceive))
	default:
		way.Set(1, 0, p.sign.glyph, canvas.As(p.sign.role))
	}
}

// draw draws the way, and the element on it.
func (l leg) draw(c *canvas.Canvas) {
	w, _ := c.Size()
	label := canvas.Width(l.ware.label)
	at := int(l.at * float64(max(w-label-1, 0)))
	line, style := '─', canvas.As(theme.Axis)
	for x := range w - 1 {
		if l.at > 1 || l.at >= 0 && x < at {
			c.Set(x, 0, '━', canvas.As(l.ware.role))
		} else {
			c.Set(x, 0, line, style)
		}
	}
	head := style
	if l.at >= 1 {
		head = canvas.As(l.ware.role)
	}
	c.Set(w-1, 0, '▶', head)
	if l.at >= 0 && l.at <= 1 {
		c.Text(at, 0, l.ware.label, canvas.As(l.ware.role).With(canvas.Bold))
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

// noteIn returns the note of a person in so many cells; below the last one may stand others
// that are not drawn.
func (p *person) noteIn(width, rest int) string {
	if rest == 0 {
		return canvas.Fitting(width, p.note, p.short)
	}
	more := "+" + strconv.Itoa(rest) + " more"
	return canvas.Fitting(width, p.note+", "+more, p.short+" "+more, more, "+"+strconv.Itoa(rest))
}

package player

import (
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// draw draws the scene, in which elements have got so far on their way. Without colours,
// glyphs tell what is full.
func (s *scene) draw(c *canvas.Canvas, fraction float64, mono bool) {
	w, h := c.Size()
	if s.heads {
		c.Text(2, 0, "senders ▸", canvas.As(theme.Dim))
		c.Text(w-13, 0, "▸ receivers", canvas.As(theme.Dim))
	}
	for i := range s.blocks {
		if b := &s.blocks[i]; b.y >= 0 && b.y < h {
			b.draw(c.Sub(0, b.y, w, b.rows), fraction, mono)
		}
	}
	if y := s.height(); s.more > 0 && y < h {
		text := "… " + format.Count(uint64(s.more)) + " more channels, used at other times"
		if s.more == 1 {
			text = "… one more channel, used at other times"
		}
		c.Text(2, y, text, canvas.As(theme.Dim))
	}
}

// draw draws a channel: its title, and below it senders, places and receivers.
func (b *block) draw(c *canvas.Canvas, fraction float64, mono bool) {
	w, h := c.Size()
	b.drawTitle(c.Sub(0, 0, w, 1))
	sh := b.shape(w)
	if !b.there {
		text := "not made yet"
		c.Text(max((w-len(text))/2, 0), min(sh.row, h-1), text, canvas.As(theme.Faint))
		return
	}
	middle := c.Sub(sh.left, 1, sh.middle, h-1)
	switch {
	case b.door == doorNil:
		b.drawWall(middle)
	case len(b.slots) == 0:
		b.drawGate(middle, fraction)
	default:
		b.drawBox(middle, &sh)
	}
	movers := b.movers(&sh, fraction)
	b.senders(c, &sh, movers).draw()
	b.receivers(c, &sh, movers).draw()
	for i := range movers {
		movers[i].draw(c, b, &sh, mono)
	}
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
	x = c.Text(x, 0, canvas.Cut(b.name, w/2), style) + 2
	if !b.there {
		return
	}
	if b.shut != "" {
		x = c.Text(x, 0, b.shut, canvas.As(theme.OpClose)) + 2
	}
	for i, text := range b.what {
		if i > 0 {
			text = "· " + text
		}
		if x+canvas.Width(text) >= w {
			return
		}
		x = c.Text(x, 0, text, canvas.As(theme.Dim)) + 1
	}
}

// lines are the runes of which a channel is drawn: heavy ones of the channel of the operation.
type lines struct {
	corners            [4]rune // from the upper left one, by rows
	flat, upright, mid rune
	down, up           rune // where a line between places begins, and ends
	fromLeft, toRight  rune // the middles of a gate
	style              canvas.Style
}

// lines returns of what a channel is drawn.
func (b *block) lines() lines {
	l := lines{[4]rune{'┌', '┐', '└', '┘'}, '─', '│', '│', '┬', '┴', '┤', '├', canvas.As(theme.Axis)}
	if b.active {
		l = lines{[4]rune{'┏', '┓', '┗', '┛'}, '━', '┃', '│', '┯', '┷', '┫', '┣', canvas.As(theme.Strong)}
	}
	if b.shut != "" {
		l.style = canvas.As(theme.OpClose)
	}
	return l
}

// drawWall draws the nil channel, which nobody comes through.
func (b *block) drawWall(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, b.form.least()-1, '▓', canvas.As(theme.StuckText))
}

// drawGate draws a channel without a buffer: two halves which an element passes between when
// there is somebody at each. A half where somebody is has its colour.
func (b *block) drawGate(c *canvas.Canvas, fraction float64) {
	w, _ := c.Size()
	l := b.lines()
	left, right := l.style, l.style
	for _, half := range []struct {
		list  []person
		style *canvas.Style
	}{{b.left, &left}, {b.right, &right}} {
		if len(half.list) > 0 && !half.list[0].idles() && b.shut == "" {
			*half.style = half.list[0].style()
		}
	}
	last := b.form.least() - 2
	above, inner := b.form.lines()
	if b.shut != "" {
		c.Fill(1, above, w-2, inner, '╱', canvas.As(theme.Faint))
	}
	for y := 0; y <= last; y++ {
		a, z := l.upright, l.upright
		switch {
		case y == b.form.places()-1:
			a, z = l.fromLeft, l.toRight
		case y == 0:
			a, z = l.corners[1], l.corners[0]
		case y == last:
			a, z = l.corners[3], l.corners[2]
		}
		if b.shut != "" && y >= above && y < above+inner {
			a = theme.CloseGlyph
		}
		c.Set(0, y, a, left)
		c.Set(w-1, y, z, right)
	}
	if b.passes && fraction >= 1 {
		for x := 1; x < w-1; x++ {
			c.Set(x, b.form.places()-1, '━', canvas.As(b.in.role))
		}
	}
}

// drawBox draws the places of a buffer, without what is in them. The senders' end of a closed
// one is shut.
func (b *block) drawBox(c *canvas.Canvas, sh *shape) {
	w, _ := c.Size()
	l := b.lines()
	between := canvas.As(theme.Axis)
	above, inner := b.form.lines()
	bottom := above + inner
	for y := above; y < bottom; y++ {
		c.Set(0, y, l.upright, l.style)
		if b.shut != "" {
			c.Set(0, y, theme.CloseGlyph, l.style)
		}
		c.Set(w-1, y, l.upright, l.style)
		for x := sh.slot + 1; x < w-1; x += sh.slot + 1 {
			c.Set(x, y, l.mid, between)
		}
	}
	b.drawFree(c, sh, above)
	if above == 0 {
		return
	}
	for x := range w {
		top, low := l.flat, l.flat
		switch {
		case x == 0:
			top, low = l.corners[0], l.corners[2]
		case x == w-1:
			top, low = l.corners[1], l.corners[3]
		case x%(sh.slot+1) == 0:
			top, low = l.down, l.up
		}
		c.Set(x, 0, top, l.style)
		c.Set(x, bottom, low, l.style)
	}
}

// drawFree draws places as free ones: hatched if nothing will come into them any more.
func (b *block) drawFree(c *canvas.Canvas, sh *shape, top int) {
	faint := canvas.As(theme.Faint)
	for i := range b.slots {
		x := 1 + i*(sh.slot+1)
		switch {
		case b.slots[i].skipped > 0:
			c.Set(x+sh.slot/2, top+sh.inner/2, '…', faint)
		case b.shut != "":
			c.Fill(x, top, sh.slot, sh.inner, '╱', faint)
		default:
			c.Set(x+sh.slot/2, top+sh.inner/2, '·', faint)
		}
	}
}

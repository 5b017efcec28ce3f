package lane

import (
	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// closeGlyph marks where a channel was closed.
const closeGlyph = theme.CloseGlyph

// channel draws a channel: who waits to send above, who waits to receive below, and where
// one side woke the other between them.
//
//	three rows   ▂▅▅▂     ▁      senders, how many
//	             ────┬┬──┴┴─✕    ┬ takes from a sender, ┴ gives to a receiver, ✕ closes
//	                  ▀█▀▔       receivers, how many
//	one row      ▀▀▀▀╷▄█▄▄▄▄✕    ▀ senders, ▄ receivers, █ both
func (d *drawing) channel(c *canvas.Canvas, l Lane) {
	w, h := c.Size()
	cells := rowOf(d.p.Strips, l.Key, waits)
	queue := d.p.Queues[int(l.ID)]
	d.shown.Stuck = d.shown.Stuck || len(queue.Stuck) > 0
	sums, known := make([]strip.Wait, d.p.View.Cells), make([]model.Time, d.p.View.Cells)
	sends, receives := d.p.View.Cell(), d.p.View.Cell() // the most, or as much as one goroutine that waits all the time
	for x := range sums {
		sums[x], known[x] = d.wait(cells, x)
		sends, receives = max(sends, sums[x].Send), max(receives, sums[x].Receive+sums[x].Select)
	}
	stuckSending, stuckReceiving := d.p.stuckOn(&queue)
	for x := range sums {
		s := side{
			wait: &sums[x], send: level(sums[x].Send, sends), receive: level(sums[x].Receive+sums[x].Select, receives),
			above: canvas.As(theme.Class(model.ClassSend)).On(theme.Dim), below: canvas.As(theme.Class(model.ClassReceive)).On(theme.Dim),
		}
		if sums[x].Select > sums[x].Receive {
			s.below = canvas.As(theme.Class(model.ClassSelect)).On(theme.Dim)
		}
		if x >= stuckSending {
			s.above = canvas.As(theme.StuckText)
		}
		if x >= stuckReceiving {
			s.below = canvas.As(theme.StuckText)
		}
		d.tally(&s)
		switch {
		case known[x] == 0:
		case h >= 3:
			s.three(c, x)
		case h == 2:
			s.two(c, x)
		default:
			s.one(c, x)
		}
	}
	d.grid(c.Sub(0, 0, w, h), func(x int) bool { return true })
}

// wait returns what a channel's lane shows in a cell of the picture, and how much of it is
// known.
func (d *drawing) wait(cells []strip.Wait, x int) (sum strip.Wait, known model.Time) {
	first, last := d.from(x)
	for i := first; i < min(last, len(cells)); i++ {
		of := &cells[i]
		sum.Send += of.Send
		sum.Receive += of.Receive
		sum.Select += of.Select
		sum.Sent += of.Sent
		sum.Received += of.Received
		sum.Selected += of.Selected
		sum.Closed += of.Closed
		sum.Other += of.Other
		known += d.p.Strips.Known[i]
	}
	return sum, known
}

// level returns a part as eighths of the most; what is short is never less than one.
func level(part, most model.Time) int {
	if part <= 0 {
		return 0
	}
	return min(max(int(mulDiv(part, 16, most)+1)/2, 1), 8)
}

// stuckOn returns the first cells in which somebody waits for ever to send, and to receive.
func (p *Picture) stuckOn(q *Queue) (send, receive int) {
	send, receive = p.View.Cells, p.View.Cells
	for _, w := range q.Stuck {
		if w.Sending {
			send = min(send, p.filledFrom(w.Since))
		} else {
			receive = min(receive, p.filledFrom(w.Since))
		}
	}
	return send, receive
}

// side is a cell of a channel's lane.
type side struct {
	wait          *strip.Wait
	send, receive int // eighths
	above, below  canvas.Style
}

// tick returns what stands between the sides: what ended waits in the cell.
func (s *side) tick() (rune, canvas.Style) {
	took, gave := s.wait.Received > 0, s.wait.Sent > 0
	style := canvas.As(theme.Strong)
	switch {
	case s.wait.Closed > 0:
		return closeGlyph, canvas.As(theme.Warning)
	case took && gave || s.wait.Selected > 0:
		return '┼', style
	case took:
		return '┬', style
	case gave:
		return '┴', style
	case s.wait.Other > 0:
		return '·', canvas.As(theme.Dim)
	}
	return 0, style
}

// three draws the cell in three rows.
func (s *side) three(c *canvas.Canvas, x int) {
	if s.send > 0 {
		c.Set(x, 0, theme.Eighths(s.send), s.above)
	}
	if glyph, style := s.tick(); glyph != 0 {
		c.Set(x, 1, glyph, style)
	} else {
		c.Set(x, 1, '─', canvas.As(theme.Faint))
	}
	if s.receive > 0 {
		c.Set(x, 2, hanging(s.receive), s.below)
	}
}

// hanging is a block that fills eighths of a cell from its top, as near as there are any.
func hanging(eighths int) rune {
	switch {
	case eighths <= 2:
		return '▔'
	case eighths <= 6:
		return '▀'
	}
	return '█'
}

// two draws the cell in two rows: wakes stand where nobody waits.
func (s *side) two(c *canvas.Canvas, x int) {
	glyph, style := s.tick()
	if s.send > 0 {
		c.Set(x, 0, theme.Eighths(s.send), s.above)
	}
	if s.receive > 0 {
		c.Set(x, 1, hanging(s.receive), s.below)
	}
	switch {
	case glyph == 0:
	case glyph == closeGlyph || s.receive == 0:
		c.Set(x, 1, glyph, style)
	case s.send == 0:
		c.Set(x, 0, glyph, style)
	}
}

// one draws the cell in one row.
func (s *side) one(c *canvas.Canvas, x int) {
	glyph, style := s.tick()
	switch {
	case glyph == closeGlyph:
	case s.send > 0 && s.receive > 0:
		glyph, style = '▀', s.above.On(s.below.Role)
	case s.send > 0:
		glyph, style = '▀', s.above
	case s.receive > 0:
		glyph, style = '▄', s.below
	}
	if glyph != 0 {
		c.Set(x, 0, glyph, style)
	}
}

// tally counts the cell for the legend.
func (d *drawing) tally(s *side) {
	d.shown.Senders += min(s.send, 1)
	d.shown.Receivers += min(s.receive, 1)
	if glyph, _ := s.tick(); glyph == closeGlyph {
		d.shown.Closes++
	} else if glyph != 0 {
		d.shown.Wakes++
	}
}

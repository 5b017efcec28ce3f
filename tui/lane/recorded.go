package lane

import (
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// recorded draws a channel whose operations were recorded: as one that was inferred, and
// between the two sides how full its buffer is.
//
//	three rows      ▂▅▅▂        senders that wait, how many
//	             ▁▃▅████▅▃──✕   how full; ┬ takes from a sender, ┴ gives to a receiver, ✕ closes
//	                       ▀█   receivers, how many
//	one row      ▁▃▅▀▀▀▀▅▃▄▄✕   ▀ senders, ▄ receivers, or if these wait little how full
func (d *drawing) recorded(c *canvas.Canvas, l Lane) {
	w, h := c.Size()
	cells := rowOf(d.p.Strips, l.Key, fills)
	info := d.p.Trace.Chan(model.Chan(l.ID))
	queue := Queue{Stuck: d.p.Waiting[model.Chan(l.ID)]}
	d.shown.Stuck = d.shown.Stuck || len(queue.Stuck) > 0
	sums, known := make([]strip.Fill, d.p.View.Cells), make([]bool, d.p.View.Cells)
	sends, receives := d.p.View.Cell(), d.p.View.Cell() // as of a channel that was inferred
	for x := range sums {
		sums[x], known[x] = d.fill(cells, x)
		sends, receives = max(sends, sums[x].Send), max(receives, sums[x].Receive)
	}
	stuckSending, stuckReceiving := d.p.stuckOn(&queue)
	for x := range sums {
		if !known[x] {
			continue
		}
		of := &sums[x]
		ended := of.Ended()
		f := fillCell{
			side: side{
				wait: &ended, send: level(of.Send, sends), receive: level(of.Receive, receives),
				above: canvas.As(theme.Class(model.ClassSend)).On(theme.Dim), below: canvas.As(theme.Class(model.ClassReceive)).On(theme.Dim),
			},
			full: info.Cap > 0 && int(of.Most) >= info.Cap, ops: of.Ops > of.Failed, panics: of.Panics,
		}
		if info.Cap > 0 {
			f.fill = level(model.Time(of.Most), model.Time(info.Cap))
		}
		f.waits = 2*(of.Send+of.Receive) >= d.p.View.Cell() || f.fill == 0 && f.send+f.receive > 0
		if x >= stuckSending {
			f.above = canvas.As(theme.StuckText)
		}
		if x >= stuckReceiving {
			f.below = canvas.As(theme.StuckText)
		}
		d.tally(&f.side)
		d.tallyFill(&f)
		f.draw(c, x, h)
	}
	d.grid(c.Sub(0, 0, w, h), func(x int) bool { return true })
}

// fill returns what a recorded channel's lane shows in a cell of the picture, and whether
// there is anything to show.
func (d *drawing) fill(cells []strip.Fill, x int) (sum strip.Fill, known bool) {
	first, last := d.from(x)
	for i := first; i < min(last, len(cells)); i++ {
		of := &cells[i]
		sum.Most = max(sum.Most, of.Most)
		sum.Send += of.Send
		sum.Receive += of.Receive
		sum.Ops += of.Ops
		sum.Given += of.Given
		sum.Taken += of.Taken
		sum.Failed += of.Failed
		sum.Closed = sum.Closed || of.Closed
		sum.Panics = sum.Panics || of.Panics
		known = known || of.There && d.p.Strips.Known[i] > 0
	}
	return sum, known
}

// fillCell is a cell of a recorded channel's lane.
type fillCell struct {
	side
	fill int  // eighths
	full bool // the buffer is, at some moment
	ops  bool // something was done

	panics bool // an operation did

	waits bool // somebody waits for half of the time at least, or is all that there is to see
}

// level returns what stands for how full the buffer is; 0 for an empty one.
func (f *fillCell) level() (rune, canvas.Style) {
	switch {
	case f.full:
		return theme.Eighths(8), canvas.As(theme.FillFull)
	case f.fill > 0:
		return theme.Eighths(min(f.fill, 7)), canvas.As(theme.Fill)
	}
	return 0, canvas.Style{}
}

// middle returns what stands between the two sides: what matters most of a panic, a close, how
// full the buffer is, and what was handed over.
func (f *fillCell) middle() (rune, canvas.Style) {
	tick, style := f.tick()
	switch {
	case f.panics:
		return theme.PanicGlyph, canvas.As(theme.OpPanic)
	case tick == closeGlyph:
		return tick, style
	}
	if glyph, style := f.level(); glyph != 0 {
		return glyph, style
	}
	if tick == 0 && f.ops {
		return '·', canvas.As(theme.Strong)
	}
	return tick, style
}

// event reports whether a glyph is of what is shown whatever else happens.
func (*fillCell) event(glyph rune) bool { return glyph == closeGlyph || glyph == theme.PanicGlyph }

// draw draws the cell in so many rows.
func (f *fillCell) draw(c *canvas.Canvas, x, rows int) {
	glyph, style := f.middle()
	switch {
	case rows >= 3:
		if f.send > 0 {
			c.Set(x, 0, theme.Eighths(f.send), f.above)
		}
		if f.receive > 0 {
			c.Set(x, 2, hanging(f.receive), f.below)
		}
		if glyph == 0 {
			glyph, style = '─', canvas.As(theme.Faint)
		}
		c.Set(x, 1, glyph, style)
	case rows == 2:
		if f.send > 0 {
			c.Set(x, 0, theme.Eighths(f.send), f.above)
		}
		switch {
		case f.receive > 0 && !f.event(glyph):
			c.Set(x, 1, hanging(f.receive), f.below)
		case glyph != 0:
			c.Set(x, 1, glyph, style)
		}
	case f.waits && !f.event(glyph):
		f.one(c, x)
	case glyph != 0:
		c.Set(x, 0, glyph, style)
	default:
		c.Set(x, 0, '─', canvas.As(theme.Faint))
	}
	if rows == 1 && !f.waits && f.send+f.receive > 0 { // less than half of the time
		c.Modify(x, 0, 1, 1, canvas.Mark)
	}
}

// tallyFill counts the cell for the legend.
func (d *drawing) tallyFill(f *fillCell) {
	switch glyph, _ := f.level(); {
	case f.panics:
		d.shown.Acts[0]++
	case f.full:
		d.shown.Full++
	case glyph != 0:
		d.shown.Fills++
	}
}

// recordedLabel names a recorded channel, as far as there is room.
func (p *Picture) recordedLabel(l Lane) label {
	c := model.Chan(l.ID)
	return label{stuck: len(p.Waiting[c]) > 0, name: func(width int) string {
		info := p.Trace.Chan(c)
		name, room, place := p.Names.Of(p.Trace, c), "", ""
		if info.Cap > 0 && !info.Timer {
			room = ", cap " + format.Count(uint64(info.Cap))
		}
		if f := p.Trace.Site(info.MadeAt); f != model.NoFrame && !strings.Contains(name, ".go:") {
			place = " " + format.Place(p.Trace.Frame(f))
		}
		return fit(width, name+room+place, name+room, format.Sides(name, width))
	}}
}

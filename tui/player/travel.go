package player

import (
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// mover is an element where it is now: on its way, or at rest.
type mover struct {
	ware
	at   float64 // the column of its middle
	goes way
}

// way is which sides of the channel an element goes along in this operation.
type way uint8

const (
	goesIn way = 1 << iota
	goesOut
)

// When what is received from a full buffer goes out, the others wait for it to be on its way:
// these are parts of the time that an element travels.
const (
	outBy  = 0.6 // what goes out has gone
	onFrom = 0.5 // the others begin to move up
)

// ramp returns how much of the time from a part of the whole to another one is over.
func ramp(fraction, from, to float64) float64 {
	return min(max((fraction-from)/(to-from), 0), 1)
}

// between returns the column between two of them, as far as something has come.
func between(from, to int, part float64) float64 { return float64(from) + part*float64(to-from) }

// place returns the column of the middle of a place.
func (sh *shape) place(i int) int { return sh.left + 1 + i*(sh.slot+1) + sh.slot/2 }

// hands returns the columns in which the first sender and the first receiver hold elements.
func (sh *shape) hands() (sender, receiver int) {
	return sh.left - sh.path - sh.hand + sh.hand/2, sh.left + sh.middle + sh.path + sh.hand/2
}

// movers returns what is in the channel, goes in and comes out, when so much of the time that
// it travels is over.
func (b *block) movers(sh *shape, fraction float64) (list []mover) {
	sender, receiver := sh.hands()
	outward, onward := fraction, fraction
	exit := sh.left + sh.middle/2
	if len(b.slots) > 0 {
		exit = sh.place(len(b.slots) - 1)
	}
	if b.shifts {
		outward, onward = ramp(fraction, 0, outBy), ramp(fraction, onFrom, 1)
	}
	for i := range b.slots {
		s := &b.slots[i]
		from, goes := sh.place(i), way(0)
		switch {
		case s.label == "":
			continue
		case s.fresh:
			from, goes = sender, goesIn
		case b.shifts && i > 0 && b.slots[i-1].skipped == 0 && s.skipped == 0:
			from = sh.place(i - 1)
		}
		list = append(list, mover{s.ware, between(from, sh.place(i), onward), goes})
	}
	switch {
	case b.out != nil && b.passes:
		list = append(list, mover{*b.out, between(sender, receiver, fraction), goesIn | goesOut})
	case b.out != nil:
		list = append(list, mover{*b.out, between(exit, receiver, outward), goesOut})
	}
	return list
}

// draw draws an element: in a place, as large as that; else as large as what fits into a hand.
func (m *mover) draw(c *canvas.Canvas, b *block, sh *shape, mono bool) {
	x, y, w, h := int(m.at)-sh.hand/2, sh.row, sh.hand, 1
	if at := int(m.at); len(b.slots) > 0 && at > sh.left && at < sh.left+sh.middle-1 {
		x, y, w, h = at-sh.slot/2, sh.row-sh.inner/2, sh.slot, sh.inner
	}
	style := canvas.As(theme.Ground(m.role))
	if m.goes != 0 {
		style = style.With(canvas.Bold)
	}
	chip(c.Sub(x, y, w, h), m.label, style, mono)
}

// chip draws an element all over a canvas.
func chip(c *canvas.Canvas, label string, style canvas.Style, mono bool) {
	w, h := c.Size()
	fill := ' '
	if mono && h > 1 {
		fill = '░'
	}
	c.Fill(0, 0, w, h, fill, style)
	c.Text((w-canvas.Width(label)+1)/2, h/2, label, style)
}

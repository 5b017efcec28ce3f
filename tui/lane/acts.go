package lane

import (
	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// act is a kind of operation on a channel that does not wait, as lanes show it.
type act struct {
	kind  strip.ActKinds
	glyph rune
	role  canvas.Role
	word  string // for the legend
}

// kindsOfActs are the kinds, those first that are shown of several in a cell.
var kindsOfActs = [...]act{
	{strip.ActPanic, theme.PanicGlyph, theme.OpPanic, "panics"},
	{strip.ActClose, theme.CloseGlyph, theme.OpClose, "closes"},
	{strip.ActSend, theme.SendGlyph, theme.OpSend, "sends"},
	{strip.ActReceive, theme.ReceiveGlyph, theme.OpReceive, "receives"},
	{strip.ActFail, theme.FailGlyph, theme.OpFail, "takes a default"},
}

// rare are the kinds that are shown whatever else is in a cell.
const rare = strip.ActPanic | strip.ActClose

// acts marks in a goroutine's lane what it did to channels without waiting:
//
//	██↑██↓█✕    an operation where a cell has one
//	█╏┇┋┇╏██    how many where it has more, and the goroutine runs throughout
//
// In a cell that is shared with a wait, how much the goroutine runs says more than how many
// operations there are: one alone is marked, and what is rare.
func (d *drawing) acts(c *canvas.Canvas, g model.Goroutine) {
	if !d.p.Ops {
		return
	}
	cells := rowOf(d.p.Strips, KeyOf(g), acts)
	if cells == nil {
		return
	}
	for x := range d.looks {
		first, last := d.from(x)
		var of strip.Acts
		for i := first; i < min(last, len(cells)); i++ {
			of.Ops += cells[i].Ops
			of.Kinds |= cells[i].Kinds
		}
		if l := &d.looks[x]; of.Ops > 0 && l.glyph != 0 {
			d.act(c, x, l, &of)
		}
	}
}

// act draws what was done in a cell.
func (d *drawing) act(c *canvas.Canvas, x int, l *look, of *strip.Acts) {
	ground := l.style.Under
	if ground == 0 {
		ground = l.style.Role
	}
	style := canvas.Style{Under: ground, Mod: l.style.Mod}
	for i, k := range kindsOfActs {
		if of.Kinds&k.kind != 0 && (of.Ops == 1 || k.kind&rare != 0) {
			style.Role = k.role
			c.Set(x, 0, k.glyph, style)
			d.shown.Acts[i]++
			l.pure = false // no words are written over it
			return
		}
	}
	if of.Ops < 2 || !l.pure || l.class != model.ClassRunning {
		return
	}
	style.Role = theme.OpMixed
	for _, k := range kindsOfActs {
		if of.Kinds == k.kind {
			style.Role = k.role
		}
	}
	c.Set(x, 0, theme.Density(int(of.Ops)), style)
	d.shown.Many++
}

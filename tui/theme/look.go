package theme

import "chanlens/tui/canvas"

// RGB is a colour, 0xRRGGBB.
type RGB uint32

// Look is what a cell looks like. Without colour, FG and BG mean nothing.
type Look struct {
	FG, BG                        RGB
	Bold, Underline, Reverse, Dim bool
}

// Theme turns styles into looks.
type Theme struct {
	Name string
	Mono bool // no colours: attributes and glyphs carry the picture
}

// Colour is the theme for terminals with 256 colours and more.
var Colour = &Theme{Name: "colour"}

// Mono is the theme without colours.
var Mono = &Theme{Name: "mono", Mono: true}

// Look returns what a style looks like.
func (t *Theme) Look(s canvas.Style) Look {
	r := roles[s.Role]
	if t.Mono {
		return monoLook(s, r)
	}
	l := look(r.attr)
	l.FG, l.BG = r.fg, r.bg
	if s.Under != 0 {
		l.BG = roles[s.Under].bg
	}
	selected, column := s.Mod&canvas.Select != 0, s.Mod&canvas.Column != 0
	switch {
	case selected && column:
		l.FG, l.BG, l.Bold = ground, 0xffffff, true
	case selected:
		l.FG, l.BG, l.Bold = blend(l.FG, 0xffffff, 45), blend(l.BG, 0xffffff, 25), true
	case column:
		l.BG = blend(l.BG, 0xffffff, 14)
	}
	l.Bold = l.Bold || s.Mod&canvas.Bold != 0
	return l
}

// monoLook returns what a style looks like without colours.
func monoLook(s canvas.Style, r role) Look {
	l := look(r.mono)
	if s.Under != 0 && roles[s.Under].mono&reverse != 0 {
		l.Reverse = true
	}
	if s.Mod&canvas.Select != 0 {
		l.Bold = true
		switch {
		case s.Mod&canvas.Column != 0: // the cursor
			l.Reverse = !l.Reverse
		case s.Role == Stuck || s.Role >= firstClass: // the interval under it
			l.Underline = true
		default: // a row of a list
			l.Reverse = !l.Reverse
		}
	}
	l.Bold = l.Bold || s.Mod&canvas.Bold != 0
	l.Underline = l.Underline || s.Mod&canvas.Mark != 0
	return l
}

func look(a attr) Look {
	return Look{
		Bold:      a&bold != 0,
		Underline: a&underline != 0,
		Reverse:   a&reverse != 0,
		Dim:       a&dim != 0,
	}
}

// blend mixes percent of b into a.
func blend(a, b RGB, percent uint32) RGB {
	mix := func(shift uint) uint32 {
		x, y := uint32(a>>shift)&0xff, uint32(b>>shift)&0xff
		return (x*(100-percent) + y*percent) / 100
	}
	return RGB(mix(16)<<16 | mix(8)<<8 | mix(0))
}

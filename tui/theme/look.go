package theme

import "chanlens/tui/canvas"

// Look is what a cell looks like.
type Look struct {
	FG, BG                        Color
	Bold, Underline, Reverse, Dim bool
}

// Look returns what a style looks like.
func (t *Theme) Look(s canvas.Style) Look {
	switch {
	case t.Mono:
		return monoLook(s)
	case t.depth.basic():
		l := basicLook(s)
		if t.palette.painted {
			l = l.onBlack()
		}
		if t.depth == Colors8 {
			l = l.ofEight()
		}
		return l
	}
	tell := ByParts
	if t.depth == Colors256 {
		tell = func(c RGB) Color { return Indexed(nearest(c)) }
	}
	return t.palette.richLook(s, tell)
}

// richLook returns what a style looks like where there are colours enough; tell says
// how the terminal is told a colour.
func (p *palette) richLook(s canvas.Style, tell func(RGB) Color) Look {
	fg, bg, a := p.look(s)
	l := withAttributes(a)
	l.FG, l.BG = tell(fg), tell(bg)
	if s.Mod == 0 {
		return l
	}
	plainFG, plainBG, _ := p.look(canvas.Style{Role: s.Role, Under: s.Under})
	want := min(contrast(plainFG, plainBG), p.enough)
	readable := func() bool { return contrast(l.FG.parts(), l.BG.parts()) >= want }
	far := farthest(bg)
	for percent := uint32(10); percent <= 100 && !readable(); percent += 10 {
		l.FG = tell(blend(fg, far, percent))
	}
	for percent := uint32(10); percent <= 100 && !readable(); percent += 10 {
		l.BG = tell(blend(bg, ^far&0xffffff, percent))
	}
	return l
}

// look returns the colours and attributes of a style. What is selected may come out
// too near to its ground, which richLook mends.
func (p *palette) look(s canvas.Style) (fg, bg RGB, a attr) {
	r := p.roles[s.Role]
	fg, bg, a = r.fg, r.bg, r.attr
	if s.Under != 0 {
		bg = p.roles[s.Under].bg
	}
	selected, column := s.Mod&canvas.Select != 0, s.Mod&canvas.Column != 0
	switch {
	case selected && column:
		fg, bg, a = p.roles[Cursor].fg, p.roles[Cursor].bg, a|bold
	case selected:
		fg, bg, a = blend(fg, p.selected, 45), blend(bg, p.selected, p.lift), a|bold
	case column:
		bg = blend(bg, p.selected, 14)
	}
	if s.Mod&canvas.Bold != 0 {
		a |= bold
	}
	return fg, bg, a
}

// monoLook returns what a style looks like without colours.
func monoLook(s canvas.Style) Look {
	l := withAttributes(roles[s.Role].mono)
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

func withAttributes(a attr) Look {
	return Look{
		Bold:      a&bold != 0,
		Underline: a&underline != 0,
		Reverse:   a&reverse != 0,
		Dim:       a&dim != 0,
	}
}

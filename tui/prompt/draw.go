package prompt

import (
	"strings"
	"unicode/utf8"

	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// lines is how many lines stand below the box: that being typed, and what keys do.
const lines = 2

// layout is where things stand on a screen.
type layout struct {
	top   int // line of the box's rule; without a box, that of the line typed
	rows  int // lines of the box below the rule
	first int // row in the first of them
}

func (p *Prompt) layout(w, h int) layout {
	bottom := h - lines
	n := len(p.Rows)
	if n == 0 {
		n = len(p.empty(w))
	}
	n = min(n, max(h/3-1, 2), bottom-2)
	if n <= 0 {
		return layout{top: bottom}
	}
	first := max(min(p.Chosen-n/2, len(p.Rows)-n), 0)
	return layout{top: bottom - n - 1, rows: n, first: first}
}

// Draw draws the prompt over the bottom of a screen.
func (p *Prompt) Draw(screen *canvas.Canvas) {
	w, h := screen.Size()
	l := p.layout(w, h)
	if l.rows > 0 {
		p.drawBox(screen.Sub(0, l.top, w, l.rows+1), l)
	}
	p.drawLine(screen.Sub(0, h-lines, w, 1))
	last := screen.Sub(0, h-1, w, 1)
	last.Fill(0, 0, w, 1, ' ', canvas.As(theme.Footer))
	if p.Fault != nil && !p.Fault.Yet {
		p.drawFault(last)
	} else {
		p.drawHints(last)
	}
}

// drawBox draws a rule with a title, and below it the rows.
func (p *Prompt) drawBox(c *canvas.Canvas, l layout) {
	w, h := c.Size()
	c.Fill(0, 0, w, h, ' ', canvas.As(theme.Text))
	c.Fill(0, 0, w, 1, '─', canvas.As(theme.Frame))
	c.Text(2, 0, " "+canvas.Cut(p.Title, w-6)+" ", canvas.As(theme.Accent))
	if n := canvas.Width(p.Status); n > 0 && canvas.Width(p.Title)+n+10 < w {
		c.Text(w-n-4, 0, " "+p.Status+" ", canvas.As(theme.Dim))
	}
	if len(p.Rows) == 0 {
		for y, line := range p.empty(w) {
			c.Text(2, 1+y, line, canvas.As(theme.Dim))
		}
		return
	}
	kinds, texts := 0, 0
	for i := l.first; i < l.first+l.rows; i++ {
		kinds = max(kinds, canvas.Width(p.Rows[i].Kind))
		texts = max(texts, canvas.Width(p.Rows[i].Text))
	}
	for y := range l.rows {
		p.drawRow(c.Sub(0, 1+y, w, 1), l.first+y, kinds, texts)
	}
}

// empty returns the lines that stand where there are no rows.
func (p *Prompt) empty(w int) []string {
	if p.Empty == "" {
		return nil
	}
	return canvas.Wrap(p.Empty, max(w-4, 1))
}

// drawRow draws a row: its kind, its text with what was looked for stressed, and more at
// the right, which may take what the widest of the texts leaves.
func (p *Prompt) drawRow(c *canvas.Canvas, i, kinds, texts int) {
	w, _ := c.Size()
	row := &p.Rows[i]
	plain, side, stress := canvas.As(theme.Text), canvas.As(theme.Dim), canvas.As(theme.Accent)
	if row.Off {
		plain, stress = side, side.With(canvas.Bold)
	}
	x := 2
	if kinds > 0 {
		c.Text(x, 0, row.Kind, side)
		x += kinds + 2
	}
	more := canvas.Cut(row.More, max((w-x)/2, w-x-texts-4, 0))
	room := w - x - 2
	if more != "" {
		room -= canvas.Width(more) + 2
		c.Text(w-canvas.Width(more)-2, 0, more, side)
	}
	shown := canvas.Cut(row.Text, room)
	for at, r := range shown {
		style := plain
		if within(row.Hits, at) && (r != '…' || shown == row.Text) {
			style = stress
		}
		x = c.Text(x, 0, string(r), style)
	}
	if i == p.Chosen {
		c.Text(0, 0, "▸", canvas.As(theme.Accent))
		c.Modify(0, 0, w, 1, canvas.Select)
	}
}

func within(spans []Span, at int) bool {
	for _, s := range spans {
		if at >= s.Pos && at < s.Pos+s.Len {
			return true
		}
	}
	return false
}

// start returns where the line's text begins, and how many of its bytes are scrolled out
// at the left so that the cursor is on screen.
func (p *Prompt) start(w int) (x, skip int) {
	x = 1 + canvas.Width(p.Label) + 1
	for canvas.Width(p.Line.Text[skip:p.Line.Cursor]) > max(w-x-2, 1) {
		_, n := utf8.DecodeRuneInString(p.Line.Text[skip:])
		skip += n
	}
	return x, skip
}

// drawLine draws the line being typed, with its cursor, and marks what is wrong with it.
func (p *Prompt) drawLine(c *canvas.Canvas) {
	w, _ := c.Size()
	c.Fill(0, 0, w, 1, ' ', canvas.As(theme.Header))
	c.Text(1, 0, p.Label, canvas.As(theme.Key))
	x, skip := p.start(w)
	for at, r := range p.Line.Text[skip:] {
		style := canvas.As(theme.Header)
		if f := p.Fault; f != nil && within([]Span{f.Span}, skip+at) && !f.Yet {
			style = canvas.As(theme.HeaderBad)
		}
		if skip+at == p.Line.Cursor {
			style = canvas.As(theme.Cursor)
		}
		x = c.Text(x, 0, string(r), style)
	}
	if p.Line.Cursor == len(p.Line.Text) {
		c.Set(x, 0, '▏', canvas.As(theme.Header))
	}
}

// drawFault draws carets below what is wrong, and what that is beside them: at the right
// if there is room, or else at the left.
func (p *Prompt) drawFault(c *canvas.Canvas) {
	w, _ := c.Size()
	x, skip := p.start(w)
	from := min(max(p.Fault.Pos, skip), len(p.Line.Text))
	to := max(min(p.Fault.Pos+p.Fault.Len, len(p.Line.Text)), from)
	at := min(x+canvas.Width(p.Line.Text[skip:from]), w-1)
	n := max(canvas.Width(p.Line.Text[from:to]), 1)
	text := p.Fault.Text
	room, left := w-at-n-2, at-2
	switch {
	case canvas.Width(text) <= room || room >= left:
		c.Text(at+n+1, 0, canvas.Cut(text, room), canvas.As(theme.HeaderBad))
	default:
		text = canvas.Cut(text, left)
		c.Text(at-canvas.Width(text)-1, 0, text, canvas.As(theme.HeaderBad))
	}
	c.Text(at, 0, strings.Repeat("^", min(n, w-at)), canvas.As(theme.HeaderBad))
}

// drawHints says what keys do, as far as there is room for whole words.
func (p *Prompt) drawHints(c *canvas.Canvas) {
	w, _ := c.Size()
	x := 0
	for _, h := range p.Hints {
		if x+h.width() > w {
			return
		}
		next := c.Text(x+1, 0, keys.Show(h.Key), canvas.As(theme.Key))
		c.Text(next+1, 0, h.Text, canvas.As(theme.Footer))
		x += h.width()
	}
}

// hintAt returns the key of the hint at a place in the last line of a screen of a width; "" if
// there is none, or it names several.
func (p *Prompt) hintAt(at, w int) string {
	x := 0
	for _, h := range p.Hints {
		if x += h.width(); x > w {
			break
		}
		if at < x {
			if strings.HasPrefix(h.Key, "<") {
				return h.Key
			}
			break
		}
	}
	return ""
}

// width is how many cells a hint takes, with a blank on each side.
func (h *Hint) width() int { return canvas.Width(keys.Show(h.Key)) + canvas.Width(h.Text) + 3 }

package theme

import (
	"strings"

	"chanlens/tui/canvas"
)

// ANSI prints a canvas with the escape sequences of terminals, a line a row.
func (t *Theme) ANSI(c *canvas.Canvas) string {
	var b strings.Builder
	w, h := c.Size()
	for y := range h {
		var last Look
		for x := range w {
			cell := c.At(x, y)
			if cell.Rune == 0 {
				continue
			}
			if l := t.Look(cell.Style); x == 0 || l != last {
				escape(&b, l)
				last = l
			}
			b.WriteRune(cell.Rune)
		}
		b.WriteString("\x1b[0m\n")
	}
	return b.String()
}

// escape writes the sequence that selects a look.
func escape(b *strings.Builder, l Look) {
	b.WriteString("\x1b[0")
	for _, a := range []struct {
		on   bool
		code string
	}{{l.Bold, ";1"}, {l.Dim, ";2"}, {l.Underline, ";4"}, {l.Reverse, ";7"}} {
		if a.on {
			b.WriteString(a.code)
		}
	}
	b.WriteString(l.FG.parameters(30) + l.BG.parameters(40) + "m")
}

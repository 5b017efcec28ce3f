package lane

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// writeLabel writes, beside a row, the first of some texts that there is room for;
// each says the same as the one before in fewer words.
func writeLabel(c *canvas.Canvas, texts ...string) {
	w, _ := c.Size()
	c.Text(1, 0, fit(w-2, texts...), canvas.As(theme.Dim))
}

// fit returns the first of some texts that is no wider than width, or what there
// is room for of the last.
func fit(width int, texts ...string) string {
	for _, text := range texts {
		if canvas.Width(text) <= width {
			return text
		}
	}
	return canvas.Cut(texts[len(texts)-1], width)
}

// drawLabels draws the label of each lane: cursor, mark, number, entry function.
func drawLabels(c *canvas.Canvas, p *Picture, pitch int) {
	w, h := c.Size()
	digits := 4
	if p.Overview != nil {
		digits = max(p.Overview.Digits, 2)
	}
	for i := 0; i*pitch < h && p.Top+i < p.Lanes.Len(); i++ {
		g, y := p.Lanes.List[p.Top+i], i*pitch
		var mod canvas.Mod
		if p.Top+i == p.Lane {
			mod = canvas.Select
			c.Set(0, y, '▸', canvas.As(theme.Accent))
		}
		name := canvas.As(theme.Label)
		if _, ok := p.Stuck(g); ok {
			c.Set(1, y, theme.StuckGlyph, canvas.As(theme.StuckText))
			name = canvas.As(theme.StuckText)
		}
		number := fmt.Sprintf("%*d", digits, p.Trace.Goroutine(g).ID)
		x := c.Text(2, y, number, canvas.As(theme.LabelDim).With(mod))
		x = c.Text(x, y, " ", canvas.As(theme.LabelDim).With(mod))
		c.Text(x, y, canvas.Pad(laneName(p.Trace, g, w-x-1), w-x-1), name.With(mod))
	}
}

// laneName returns the entry function of a goroutine, shortened to width cells.
func laneName(t *model.Trace, g model.Goroutine, width int) string {
	name := t.FuncName(g)
	if name == "" {
		return canvas.Cut("(not told)", width)
	}
	return canvas.Cut(format.Func(name, width), width)
}

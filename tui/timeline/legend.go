package timeline

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// DrawLegend draws, in one row, which glyph stands for what: the classes that
// occur in the trace, of system goroutines only if these are shown.
func DrawLegend(c *canvas.Canvas, o *Overview, stuck, system bool) {
	w, _ := c.Size()
	x := 1
	if stuck {
		c.Set(x, 0, theme.StuckGlyph, canvas.As(theme.Stuck))
		x = c.Text(x+2, 0, "stuck", canvas.As(theme.StuckText)) + 2
	}
	for class := range model.Class(model.NumClasses) {
		if class == model.ClassUnknown || (class == model.ClassSystem && !system) || o == nil || !o.Present[class] {
			continue
		}
		if x+2+canvas.Width(class.String()) > w {
			return
		}
		c.Set(x, 0, theme.Glyph(class), canvas.As(theme.Class(class)))
		x = c.Text(x+2, 0, class.String(), canvas.As(theme.Dim)) + 2
	}
	if x+14 <= w {
		c.Text(x, 0, "▁▄▇", canvas.As(theme.Class(model.ClassRunning)))
		c.Text(x+4, 0, "runs in part", canvas.As(theme.Dim))
	}
}

package diagram

import (
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// captions say how to read a picture, the most needed first.
var captions = []string{
	"rates count what waited or ended a wait", "┌ goroutines  ╭ channel  ╔ lock", "◆ for ever", "┄ started or held", "+1 at a box: a neighbour not shown",
}

// DrawCaption draws, in the first row of a canvas, how much of the graph is shown and how
// to read it, as far as there is room.
func (p *Picture) DrawCaption(c *canvas.Canvas) {
	w, _ := c.Size()
	shown := len(p.g.Nodes)
	text := format.Count(uint64(shown)) + " nodes"
	if p.g.More > 0 {
		text = format.Count(uint64(shown)) + " of " + format.Count(uint64(shown+p.g.More)) + " nodes"
	}
	x := c.Text(1, 0, text, canvas.As(theme.Text))
	for i, words := range captions {
		if p.list && i == 1 || x+3+canvas.Width(words) > w {
			continue
		}
		x = c.Text(x, 0, " · "+words, canvas.As(theme.Dim))
	}
}

package lane

import (
	"sort"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// hatching is how far apart the strokes are that stand for what is not there: far
// enough to be quiet, and nothing that a lane looks like.
const hatching = 6

// absent says whether a moment is there, and if not, why.
func (o *Overview) absent(at model.Time) model.Absence {
	i := sort.Search(len(o.Gaps), func(i int) bool { return o.Gaps[i].End > at })
	if i == len(o.Gaps) || o.Gaps[i].Start > at {
		return model.Present
	}
	return o.Gaps[i].Why
}

// drawGaps hatches the stretches of the lanes where the trace is not there, and
// writes into each what it is.
func drawGaps(c *canvas.Canvas, p *Picture) {
	if p.Overview == nil {
		return
	}
	_, h := c.Size()
	for _, g := range p.Overview.Gaps {
		if g.End <= p.View.Start || g.Start >= p.View.End() {
			continue
		}
		first, last := max(p.View.CellOf(g.Start), 0), min(p.View.CellOf(g.End-1), p.View.Cells-1)
		for y := range h {
			for x := first; x <= last; x++ {
				if (x+y)%hatching == 0 {
					c.Set(x, y, '╱', canvas.As(theme.Faint))
				}
			}
		}
		text := absentWords(p, g.Why, last-first-3)
		if n := canvas.Width(text); n > 0 {
			c.Text(first+(last-first+1-n)/2, h/2|1, text, canvas.As(theme.Dim))
		}
	}
}

// absentWords says why a stretch is not there, in at most width cells, or nothing.
func absentWords(p *Picture, why model.Absence, width int) string {
	var texts []string
	switch {
	case why == model.Skipped:
		texts = []string{" outside the window that was asked for ", " outside the window ", " outside "}
	case p.Failed:
		texts = []string{" not read: loading failed ", " not read "}
	case p.Lanes.Len() == 0:
		texts = []string{" not read yet: lanes fill in as the trace is read ", " not read yet ", " unread "}
	default:
		texts = []string{" not read yet ", " unread "}
	}
	for _, text := range texts {
		if canvas.Width(text) <= width {
			return text
		}
	}
	return ""
}

package lane

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// drawMarks draws below the minimap where findings begin: of several in a cell, the one
// that matters most.
func drawMarks(c, label *canvas.Canvas, p *Picture) {
	writeLabel(label, format.Plural(len(p.Marks), "finding"), "findings")
	w, _ := c.Size()
	all := Viewport{Span: max(p.Trace.End(), 1), Cells: w}
	worst := make([]int, w) // severity, from 1; 0: no finding
	for _, m := range p.Marks {
		if x := all.CellOf(m.At); x >= 0 && x < w {
			worst[x] = max(worst[x], m.Severity+1)
		}
	}
	for x, n := range worst {
		if n > 0 {
			c.Set(x, 0, theme.Severity(n-1), canvas.As(severityRoles[min(n, len(severityRoles))-1]))
		}
	}
}

var severityRoles = [...]canvas.Role{theme.Dim, theme.Warning, theme.StuckText}

// MarkAt returns the finding whose mark is nearest to a cell of the minimap, as its place
// in the list, and false if none is near.
func MarkAt(marks []Mark, end model.Time, cells, x int) (int, bool) {
	all := Viewport{Span: max(end, 1), Cells: cells}
	best, least := -1, 2
	for i, m := range marks {
		at := all.CellOf(m.At)
		d := max(at-x, x-at)
		if d < least || d == least && best >= 0 && m.Severity > marks[best].Severity {
			best, least = i, d
		}
	}
	return best, best >= 0
}

package findings

import (
	"strings"

	"chanlens/model/analysis/finding"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// How the rows of a finding are divided: where its words begin, and how wide its cost
// and its certainty are.
const (
	findingText   = 13
	findingCost   = 9
	findingSure   = 10
	findingTitles = 3 // lines of a title at most
	lowTitles     = 2 // where there are few lines
)

// severityRoles are the styles of severities.
var severityRoles = [...]canvas.Role{finding.Info: theme.Dim, finding.Warning: theme.Warning, finding.Critical: theme.StuckText}

// severityBars are the styles of what findings cost.
var severityBars = [...]canvas.Role{finding.Info: theme.BarGood, finding.Warning: theme.Warning, finding.Critical: theme.Bar}

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case v.s.Found == nil:
		v.drawUnknown(c)
		return
	case len(v.rows) == 0:
		v.drawCalm(c)
		return
	case v.pane.Shown():
		v.pane.Draw(c)
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	v.drawHead(area)
	lines := area.Sub(0, v.headLines(), v.lw, v.list.Height)
	from, to := v.list.Shown()
	for i := from; i < to; i++ {
		first, after := v.list.Line(i), v.list.Line(i+1)
		v.drawRow(lines, first-v.list.Top, v.rows[i])
		if i == v.list.Row {
			lines.Modify(0, first-v.list.Top, v.lw, after-first, canvas.Select)
			lines.Set(0, first-v.list.Top, '▸', canvas.As(theme.Accent))
		}
	}
}

// headLines returns how many lines stand above the list.
func (v *View) headLines() int {
	if !v.s.EndKnown() {
		return 2
	}
	return 1
}

// drawHead counts the findings.
func (v *View) drawHead(c *canvas.Canvas) {
	w, _ := c.Size()
	x := c.Text(1, 0, "worth your time:  ", canvas.As(theme.Dim))
	counts := finding.Count(v.findings())
	for s := finding.Critical; ; s-- {
		if counts[s] > 0 {
			x = c.Text(x, 0, canvas.Fitting(w-x, counts.Part(s)), canvas.As(severityRoles[s])) + 3
		}
		if s == finding.Info {
			break
		}
	}
	if v.s.EndKnown() && v.s.Stuck == 0 {
		c.Text(x, 0, canvas.Cut("nobody is stuck", w-x), canvas.As(theme.Dim))
	}
	if !v.s.EndKnown() {
		c.Text(1, 1, canvas.Cut(endUnknown, w-2), canvas.As(theme.Dim))
	}
}

// endUnknown says what findings do not speak of in a window without the trace's end.
const endUnknown = "The trace's end is outside the window: nothing is said of who is stuck."

// lines returns how many lines a row takes.
func (v *View) lines(row int) int {
	if v.rows[row] == infoHeading {
		return 1
	}
	return len(v.title(&v.findings()[v.rows[row]])) + 1
}

// lowHeight is below how many lines of the view titles are shorter.
const lowHeight = 14

// title breaks a finding's title into the lines there is room for.
func (v *View) title(f *finding.Finding) []string {
	width := max(v.lw-findingText-1, 16)
	lines := detail.Wrap(f.Title, width)
	most := findingTitles
	if v.h < lowHeight {
		most = lowTitles
	}
	if len(lines) > most {
		rest := strings.Join(lines[most-1:], " ")
		lines = append(lines[:most-1], canvas.Cut(rest, width))
	}
	return lines
}

// drawRow draws a row from a line on: its severity, its title, and below what it costs
// and how sure it is.
func (v *View) drawRow(c *canvas.Canvas, y int, r findingRow) {
	if r == infoHeading {
		v.drawInfoHeading(c, y)
		return
	}
	f := &v.findings()[r]
	role := canvas.As(severityRoles[f.Severity])
	c.Set(1, y, theme.Severity(int(f.Severity)), role)
	c.Text(3, y, f.Severity.String(), role)
	style := canvas.As(theme.Text)
	if f.Severity == finding.Critical {
		style = canvas.As(theme.Strong)
	}
	for _, line := range v.title(f) {
		c.Text(findingText, y, line, style)
		y++
	}
	v.drawCost(c.Sub(findingText, y, v.lw-findingText-1, 1), f)
}

// drawCost draws what a finding costs, as a figure, a bar and in words, and how sure it is.
func (v *View) drawCost(c *canvas.Canvas, f *finding.Finding) {
	w, _ := c.Size()
	bar := v.barWidth(w)
	if f.Cost > 0 {
		c.Text(0, 0, format.Duration(f.Cost), canvas.As(theme.Text))
		eighths := int(float64(bar*8) * float64(f.Cost) / float64(v.most))
		view.DrawBar(c.Sub(findingCost, 0, bar, 1), max(eighths, 1), severityBars[f.Severity])
	}
	x := findingCost + bar + 1
	sure := canvas.Fitting(w-x, format.Sure(f.Confidence)+" sure", format.Sure(f.Confidence))
	if room := w - x - canvas.Width("; "+sure); room >= findingSure && f.CostOf != "" {
		of := f.CostOf
		if canvas.Width(of) > room {
			of = detail.Wrap(of, room-1)[0] + "…"
		}
		x = c.Text(x, 0, of+"; ", canvas.As(theme.Dim))
	}
	c.Text(x, 0, sure, canvas.As(theme.Text))
}

// barWidth returns how wide the bars of costs are, which is the same for all: so that what
// costs are of has room, if it can.
func (v *View) barWidth(w int) int {
	words := 0
	for _, f := range v.findings() {
		words = max(words, canvas.Width(f.CostOf))
	}
	return min(max(w-findingCost-findingSure-words-3, leastBar), mostBar)
}

// How wide the bars of costs are.
const (
	leastBar = 8
	mostBar  = 20
)

// drawInfoHeading draws the heading of what is for information.
func (v *View) drawInfoHeading(c *canvas.Canvas, y int) {
	mark := '▸'
	if v.open {
		mark = '▾'
	}
	c.Set(3, y, mark, canvas.As(theme.Dim))
	c.Text(5, y, finding.Count(v.findings()).Part(finding.Info), canvas.As(theme.Accent))
}

// drawUnknown says why there is no list yet.
func (v *View) drawUnknown(c *canvas.Canvas) {
	view.DrawNotYet(c, v.s, "What is worth your time in this trace")
}

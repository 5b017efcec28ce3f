package tui

import (
	"cmp"
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/path"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// How the rows of a path are divided.
const (
	pathTimes = 10 // cells of a moment or a duration
	pathBar   = 6  // cells of a bar that stands for all the time shown
	pathDeep  = 8  // how deep steps are indented
	pathLines = 5  // of the sums
)

// rows returns the page: what is asked, the sums, and the steps, the latest first.
// The row with the mark is drawn as such.
func (p *pathPage) rows(width int) []detail.Row {
	rows := p.headRows(width)
	switch {
	case p.path == nil:
		return append(rows, detail.Row{}, detail.Line(theme.Dim, "walking back …"))
	case len(p.path.Steps) == 0:
		return append(rows, detail.Row{}, detail.Line(theme.Dim, "Nothing is told of what was before. Move the cursor to a later moment."))
	}
	rows = append(append(rows, p.sumRows(width)...), detail.Row{},
		detail.Line(theme.Dim, canvas.PadLeft("until", 1+pathTimes)+canvas.PadLeft("took", pathTimes)))
	for i := range p.path.Steps {
		rows = append(rows, p.stepRows(&p.path.Steps[i], width)...)
	}
	if more := p.path.Walked - len(p.path.Steps); more > 0 {
		rows = append(rows, detail.Line(theme.Dim, "  … and "+format.Plural(more, "step")+" before that; chanlens why --limit shows more"))
	}
	if p.row < len(rows) && rows[p.row].Link != nil {
		for i := range rows[p.row].Spans {
			span := &rows[p.row].Spans[i]
			span.Style = span.Style.With(canvas.Select)
		}
		rows[p.row].Spans[0] = detail.Span{Text: "▸", Style: canvas.As(theme.Accent)}
	}
	return rows
}

// headRows say what is asked.
func (p *pathPage) headRows(width int) []detail.Row {
	t, text := p.of.Trace, p.who(p.sel.Goroutine)
	switch {
	case p.why != "":
		text += " " + p.why
	case p.path != nil:
		text += " at " + p.moment(p.path.At)
		if s := p.path.Steps; p.path.To > p.path.At && len(s) > 0 {
			text += ": " + s[0].What() + " until " + p.moment(p.path.To)
		}
	}
	style := theme.Strong
	if p.stuck {
		style, text = theme.StuckText, "◆ "+text
	}
	rows := detail.Lines(style, text, width)
	if t.Info().Partial {
		rows = append(rows, detail.Line(theme.Dim, "as far as the trace is loaded"))
	}
	return rows
}

// sumRows say what all of the path comes to.
func (p *pathPage) sumRows(width int) []detail.Row {
	whole := p.path.Duration()
	rows := []detail.Row{{}, detail.Line(theme.Accent, "where the "+format.Duration(whole)+" back to "+p.path.Stop.Place()+" went")}
	for _, of := range p.path.Sums() {
		var parts []string
		for _, c := range of.Times.Order() {
			if len(parts) > 0 && 1000*of.Times[c] < whole {
				break // the rest are less still
			}
			parts = append(parts, c.Label()+" "+format.Percent(float64(of.Times[c]), float64(whole)))
		}
		head := []detail.Span{{Text: "  " + of.Name + "  ", Style: canvas.As(theme.Dim)}}
		rows = append(rows, detail.Explain(head, strings.Join(parts, ", "), width)...)
	}
	for i := range p.path.Lines[:min(len(p.path.Lines), pathLines)] {
		l := &p.path.Lines[i]
		share := canvas.PadLeft(format.Percent(float64(l.Total), float64(whole)), 8)
		text := share + canvas.PadLeft(format.Duration(l.Total), pathTimes) + "  " + l.What() + "  "
		rows = append(rows, detail.Row{Spans: []detail.Span{
			{Text: text, Style: canvas.As(theme.Text)},
			{Text: p.lineWhere(l, width-canvas.Width(text)), Style: canvas.As(theme.Dim)},
		}})
	}
	return rows
}

// lineWhere says whose the leaves of a line are, and where.
func (p *pathPage) lineWhere(l *path.Line, width int) string {
	fn := format.Func(p.of.Trace.String(l.Func), 0)
	at := p.site(l.Site, width)
	switch {
	case at == "":
		return fn
	case fn == "" || strings.HasPrefix(at, fn+" "):
		return at
	}
	return cmp.Or(canvas.Fitting(width, at+", in goroutines of "+fn, at+", in "+fn), at)
}

// stepRows return the row of a step, and if it is followed, one that says by whom.
func (p *pathPage) stepRows(s *path.Step, width int) []detail.Row {
	whole := p.path.To.Sub(p.path.Kept())
	style := theme.Text
	switch {
	case s.Open && p.stuck:
		style = theme.StuckText
	case s.Followed:
		style = theme.Strong
	case 100*s.Duration() < whole:
		style = theme.Dim
	}
	times := canvas.PadLeft(p.moment(s.To), pathTimes) + canvas.PadLeft(format.Duration(s.Duration()), pathTimes) + " "
	left := 1 + canvas.Width(times) + pathBar + 1
	indent := pathIndent(s.Depth)
	room := width - left - canvas.Width(indent)
	words := s.What() + "  "
	rows := []detail.Row{{Link: p.link(s), Spans: []detail.Span{
		{Text: " "}, {Text: times, Style: canvas.As(style)},
		{Text: p.bar(s), Style: canvas.As(theme.Class(s.Op.Class()))},
		{Text: indent, Style: canvas.As(theme.Frame)}, {Text: words, Style: canvas.As(style)},
		{Text: p.behind(s, room-canvas.Width(words)), Style: canvas.As(theme.Dim)},
	}}}
	if s.Followed {
		rows = append(rows, detail.Row{Link: p.waker(s), Spans: []detail.Span{
			{Text: " "}, {Text: strings.Repeat(" ", left-1)}, {Text: indent + "├ ", Style: canvas.As(theme.Frame)},
			{Text: p.follows(s, room-2), Style: canvas.As(theme.Text)},
		}})
	}
	return rows
}

// bar draws the share that a leaf has in the time shown.
func (p *pathPage) bar(s *path.Step) string {
	eighths := 0
	if whole := p.path.To.Sub(p.path.Kept()); !s.Followed && whole > 0 {
		eighths = int(8*pathBar*float64(s.Duration())/float64(whole) + 0.5)
	}
	drawn := ""
	for ; eighths > 0; eighths -= 8 {
		drawn += string(theme.LeftEighths(eighths))
	}
	return canvas.Pad(drawn, pathBar+1)
}

// pathIndent draws what a step at a depth is indented by.
func pathIndent(depth int) string {
	if depth <= pathDeep {
		return strings.Repeat("│ ", depth)
	}
	return fmt.Sprintf("%s… %d deep ", strings.Repeat("│ ", pathDeep-2), depth)
}

// behind says where a step was, and what ended it.
func (p *pathPage) behind(s *path.Step, width int) string {
	end := ""
	switch {
	case s.Open:
		end = "; still waits"
	case s.Class == path.Unborn && !s.Followed:
		end = "; the runtime created it"
	case s.Woken && !s.Followed && s.Kind != model.WakeOther:
		end = "; " + detail.Deed(s.Kind)
	}
	before := ""
	switch s.Op {
	case model.OpRunnable:
		return ""
	case model.OpRunning:
		before = "up to "
	}
	at := p.site(p.of.Trace.Site(s.Stack), width-canvas.Width(before+end))
	if at == "" {
		return strings.TrimPrefix(end, "; ")
	}
	return before + at + end
}

// follows says who explains a followed step, and how.
func (p *pathPage) follows(s *path.Step, width int) string {
	deed := " " + detail.Deed(s.Kind)
	if s.Class == path.Unborn {
		deed = " created it"
	}
	full := p.who(s.By) + deed
	if f := p.of.Trace.Frame(p.of.Trace.Site(s.There)); f.File != "" {
		return canvas.Fitting(width, full+", "+format.Place(f), full, p.number(s.By)+deed)
	}
	return canvas.Fitting(width, full, p.number(s.By)+deed)
}

// site names a function and a line in it, or only the line where there is no room.
func (p *pathPage) site(id model.FrameID, width int) string {
	if id == model.NoFrame {
		return ""
	}
	f := p.of.Trace.Frame(id)
	place := format.Place(f)
	return strings.TrimSpace(cmp.Or(canvas.Fitting(width, format.Func(f.Func, 0)+" "+place, place), detail.CutLeft(place, width)))
}

func (p *pathPage) who(g model.Goroutine) string {
	return strings.TrimSpace(p.number(g) + " " + format.Func(p.of.Trace.FuncName(g), 0))
}

func (p *pathPage) number(g model.Goroutine) string {
	return fmt.Sprintf("goroutine %d", p.of.Trace.Goroutine(g).ID)
}

func (p *pathPage) moment(at model.Time) string { return format.Moment(at, p.path.Resolution()) }

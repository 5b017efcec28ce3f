package findings

import (
	"fmt"
	"strings"
	"time"

	"chanlens/model/analysis/finding"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// How much of a finding its words show.
const (
	factLabel     = 9 // cells of what stands before a fact
	findingWho    = 5 // goroutines
	findingPlaces = 8
	findingRoom   = 8  // lines that must be left to say what the selected goroutine does
	findingAll    = 18 // lines from which on that has room with the source
)

// words says what is known of the finding under the cursor, at most width wide.
func (v *View) words(width int) []detail.Row {
	f := v.current()
	if f == nil {
		return v.infoWords(width)
	}
	head := []detail.Span{{Text: string(theme.Severity(int(f.Severity))) + " ", Style: canvas.As(severityRoles[f.Severity])}}
	rows := detail.Explain(head, f.Title, width)
	for i := range rows {
		rows[i].Spans[len(rows[i].Spans)-1].Style = canvas.As(theme.Strong)
	}
	rows = append(rows, detail.Row{})
	if f.Cost > 0 || f.CostOf != "" {
		rows = append(rows, fact("cost", costOf(f)+"; "+format.Sure(f.Confidence)+" sure", width)...)
	} else {
		rows = append(rows, fact("sure", format.Sure(f.Confidence), width)...)
	}
	rows = append(rows, fact("why", f.Why, width)...)
	rows = append(rows, fact("fix", f.Fix, width)...)
	rows = append(rows, v.whoWords(f, width)...)
	rows = append(rows, v.placeWords(f, width)...)
	rows = append(rows, v.whenWords(f, width)...)
	if f.Lesson != "" {
		learn := fact("learn", "chanlens learn "+f.Lesson, width)
		if v.s.Shell.Learn != nil {
			learn[0].Lesson = f.Lesson
		}
		rows = append(rows, learn...)
	}
	if _, _, h := v.pane.Columns(); v.visitable() {
		if more := v.moreWords(h-len(rows)-1, width); len(more) > 0 {
			rows = append(append(rows, detail.Row{}), more...)
		}
	}
	return rows
}

// moreWords says in the lines that are left what the selected goroutine does. Where there
// are few, that is the source of its line, be it that the pane has to be scrolled: the rest
// says again why it is a finding.
func (v *View) moreWords(left, width int) []detail.Row {
	subject := v.pane.Subject(left)
	if c := subject.Code; left < findingAll && c != nil && c.File != nil {
		return c.Rows(width, max(left, findingRoom)-1)
	}
	if left < findingRoom {
		return nil
	}
	return detail.Rows(subject, width)
}

// infoWords says what stands under the heading of what is for information.
func (v *View) infoWords(width int) []detail.Row {
	var rows []detail.Row
	if !v.onHeading() {
		return nil
	}
	rows = append(rows, detail.Line(theme.Strong, "For information: no fault by itself."), detail.Row{})
	for i := range v.findings() {
		if f := &v.findings()[i]; f.Severity == finding.Info {
			rows = append(rows, detail.Explain([]detail.Span{{Text: string(theme.Severity(int(f.Severity))) + " ", Style: canvas.As(theme.Dim)}}, f.Title, width)...)
		}
	}
	return rows
}

// costOf tells what a finding costs: "488ms waited by 3 goroutines".
func costOf(f *finding.Finding) string {
	if f.Cost <= 0 {
		return f.CostOf
	}
	return strings.TrimSpace(format.Duration(f.Cost) + " " + f.CostOf)
}

// fact returns the rows of a fact and what it is called.
func fact(label, text string, width int) []detail.Row {
	return detail.Explain([]detail.Span{factName(label)}, text, width)
}

// factName is what a fact is called, in the cells there are for it.
func factName(label string) detail.Span {
	return detail.Span{Text: canvas.Pad(label, factLabel-1) + " ", Style: canvas.As(theme.Dim)}
}

// whoWords list the goroutines of a finding around the one that is selected, each of
// which leads to its moment.
func (v *View) whoWords(f *finding.Finding, width int) []detail.Row {
	n := len(f.Goroutines)
	first := max(min(v.who-1, n-findingWho), 0)
	var rows []detail.Row
	for i := first; i < min(first+findingWho, n); i++ {
		g := f.Goroutines[i]
		label := factName("")
		if i == first {
			label = factName("who")
		}
		at := v.moment(f, g)
		number := fmt.Sprintf("goroutine %d", v.s.Trace.Goroutine(g).ID)
		mark, style := "  ", theme.Text
		if i == v.who && n > 1 {
			mark, style = "• ", theme.Strong
		}
		tail := "  at " + format.Moment(at, v.resolution(f))
		room := width - factLabel - canvas.Width(mark+number+"  "+tail)
		fn := canvas.Cut(format.Func(v.s.Trace.FuncName(g), max(room, 1)), room)
		if n == 1 {
			mark = ""
		}
		rows = append(rows, detail.Row{Link: &detail.Link{Goroutine: g, At: at}, Spans: []detail.Span{
			label, {Text: mark, Style: canvas.As(style)}, {Text: number, Style: canvas.As(theme.Link)},
			{Text: "  " + fn, Style: canvas.As(style)}, {Text: tail, Style: canvas.As(theme.Dim)},
		}})
	}
	if n > findingWho {
		more := fmt.Sprintf("  %s to %s of %s", format.Count(uint64(first+1)), format.Count(uint64(first+findingWho)), format.Count(uint64(n)))
		rows = append(rows, detail.Row{Spans: []detail.Span{factName(""), {Text: more, Style: canvas.As(theme.Dim)}}})
	}
	return rows
}

// placeWords list the places of a finding by the parts they play.
func (v *View) placeWords(f *finding.Finding, width int) []detail.Row {
	var rows []detail.Row
	for i, p := range f.Places {
		if i == findingPlaces && len(f.Places) > findingPlaces+1 {
			more := "and " + format.Plural(len(f.Places)-i, "more place")
			return append(rows, detail.Row{Spans: []detail.Span{factName(""), {Text: more, Style: canvas.As(theme.Dim)}}})
		}
		role := p.Role
		if i > 0 && role == f.Places[i-1].Role {
			role = ""
		}
		rows = append(rows, detail.Row{Frame: p.Site, Spans: append([]detail.Span{factName(role)}, detail.SiteSpans(v.s.Trace, p.Site, width-factLabel)...)})
	}
	return rows
}

// whenWords say when a finding's time was, in words and on a line that stands for the
// whole trace.
func (v *View) whenWords(f *finding.Finding, width int) []detail.Row {
	if len(f.Spans) == 0 {
		return nil
	}
	var parts []string
	for _, s := range f.Spans {
		until := "the trace's end"
		if s.To < v.s.Trace.End() {
			until = format.Moment(s.To, v.resolution(f))
		}
		parts = append(parts, format.Moment(s.From, v.resolution(f))+" to "+until)
	}
	line := []detail.Span{factName("")}
	for _, mark := range v.when(f, min(width-factLabel, 60)) {
		span := detail.Span{Text: string(mark), Style: canvas.As(theme.Frame)}
		if mark == whenIn {
			span.Style = canvas.As(severityBars[f.Severity])
		}
		line = append(line, span)
	}
	return append(fact("when", strings.Join(parts, ", "), width), detail.Row{Spans: line})
}

// The marks of a line of time.
const (
	whenIn  = '━'
	whenOut = '┄'
)

// when draws a finding's time on a line of n cells that stands for the whole trace.
func (v *View) when(f *finding.Finding, n int) []rune {
	line := []rune(strings.Repeat(string(whenOut), max(n, 0)))
	end := float64(max(v.s.Trace.End(), 1))
	for _, s := range f.Spans {
		from := int(float64(n) * float64(s.From) / end)
		to := max(int(float64(n)*float64(s.To)/end+0.999), from+1)
		for i := max(from, 0); i < min(to, n); i++ {
			line[i] = whenIn
		}
	}
	return line
}

// resolution returns how exactly moments of a finding are told: a thousandth of its
// time will do.
func (v *View) resolution(f *finding.Finding) time.Duration {
	longest := time.Duration(0)
	for _, s := range f.Spans {
		longest = max(longest, s.To.Sub(s.From))
	}
	return min(max(longest/1000, 1), time.Millisecond)
}

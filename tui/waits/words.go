package waits

import (
	"fmt"
	"time"

	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/keys"
	"chanlens/tui/sums"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// chartHeight is how many rows the distribution of a place takes.
const chartHeight = 12

// spreadTitle stands above the distribution.
const spreadTitle = "lengths"

// maxWho is how many of those who are blocked at a place are named.
const maxWho = 6

// words says what is known of the place under the cursor, or of the wait.
func (v *View) words(width int) []detail.Row {
	p, ok := v.place()
	switch {
	case v.sums == nil:
		return nil
	case !ok:
		n, _, h := v.pane.Columns()
		return detail.Rows(v.pane.Subject(n*h), width)
	}
	rows := v.about(p, width)
	n, _, h := v.pane.Columns()
	if n > 1 { // the chart has the second column
		rows = v.pane.SourceWithin(rows[:min(len(rows), h)], h)
		rows = append(rows, make([]detail.Row, h-len(rows))...)
		return append(rows, v.spread.Rows(&p.Lengths, spreadTitle, width, h)...)
	}
	rows = append(rows, detail.Row{})
	rows = append(rows, v.spread.Rows(&p.Lengths, spreadTitle, width, chartHeight)...)
	return v.pane.Source(append(rows, v.who(p, width)...))
}

// about says what a place is and how much was waited there.
func (v *View) about(p *sums.Place, width int) []detail.Row {
	style := theme.Strong
	if p.Stuck > 0 {
		style = theme.StuckText
	}
	rows := []detail.Row{{Spans: []detail.Span{{Text: p.Op.String() + " ", Style: canvas.As(style)}}}}
	rows[0].Spans = append(rows[0].Spans, detail.SiteSpans(v.s.Trace, p.Site, width-canvas.Width(p.Op.String())-1)...)
	if b := stuck(p); b != nil {
		text := fmt.Sprintf("%s STUCK, %s sure: goroutine %d %s", format.Count(uint64(p.Stuck)), view.Sure(b), v.s.Trace.Goroutine(b.Goroutine).ID, b.Why(v.s.Trace))
		rows = append(rows, detail.Lines(theme.StuckText, text, width)...)
	}
	text := format.Plural(p.Count, "wait") + " by " + format.Plural(p.Goroutines, "goroutine") + ", " + format.Duration(time.Duration(p.Time)) + " in all"
	if p.Open > 0 {
		text += "; " + format.Count(uint64(p.Open)) + " still open " + view.EndWords(v.s)
	}
	rows = append(rows, detail.Lines(theme.Text, text, width)...)
	return append(rows, detail.Lines(theme.Dim, detail.Meaning(p.Op), width)...)
}

// who names those who are blocked at a place when the trace ends.
func (v *View) who(p *sums.Place, width int) []detail.Row {
	if len(p.Waiters) == 0 {
		return nil
	}
	rows := []detail.Row{{}, detail.Heading("blocked there when the trace ends")}
	for i := range p.Waiters {
		b := &p.Waiters[i]
		if i == maxWho {
			return append(rows, detail.Line(theme.Dim, "  and more; Enter lists them"))
		}
		mark, style := "  ", theme.Dim
		verdictWord := "waiting"
		if b.Verdict == verdict.Stuck {
			mark, style, verdictWord = string(theme.StuckGlyph)+" ", theme.StuckText, "stuck, "+view.Sure(b)
		}
		tail := "  " + format.Duration(b.Duration()) + "  " + verdictWord
		number := fmt.Sprintf("goroutine %d", v.s.Trace.Goroutine(b.Goroutine).ID)
		fn := canvas.Cut(format.Func(v.s.Trace.FuncName(b.Goroutine), 0), max(width-canvas.Width(mark+number+tail)-2, 0))
		rows = append(rows, detail.Row{Link: &detail.Link{Goroutine: b.Goroutine, At: b.Start}, Spans: []detail.Span{
			{Text: mark, Style: canvas.As(style)}, {Text: number, Style: canvas.As(theme.Link)},
			{Text: "  " + fn, Style: canvas.As(theme.Text)}, {Text: tail, Style: canvas.As(style)},
		}})
	}
	return rows
}

// step moves along the distribution.
func (v *View) step(by int) {
	if p, ok := v.place(); ok {
		_, w, _ := v.pane.Columns()
		v.spread.Step(&p.Lengths, by, w)
	}
}

// chartMouse chooses the column under the mouse, and at a double click lists its waits.
func (v *View) chartMouse(e keys.Event) bool {
	p, ok := v.place()
	if !ok || e.Name != keys.Click && e.Name != keys.DoubleClick || !v.spread.Click(&p.Lengths, spreadTitle, &v.pane, e.X, e.Y) {
		return false
	}
	if v.pane.Focused = true; e.Name == keys.DoubleClick {
		v.pick()
	}
	return true
}

// pick opens the page of the waits in the chosen column.
func (v *View) pick() {
	p, ok := v.place()
	if !ok {
		return
	}
	_, w, _ := v.pane.Columns()
	lo, hi, words, ok := v.spread.Chosen(&p.Lengths, w)
	if !ok {
		v.s.Note("h and l choose a column first")
		return
	}
	v.open(lo, hi, words)
}

func (v *View) ownActions() []action.Action {
	some := func() bool { _, ok := v.place(); return ok && !v.pane.Focused }
	stuck := func() bool { return v.sums != nil && len(v.sums.Places) > 0 && v.sums.Places[0].Stuck > 0 }
	const group = "list"
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>", "w"}, Group: group, Hint: "list longest",
			Help: "list the longest waits at this place", Enabled: some, Why: v.whyNot, Do: v.visit},
		{ID: "stuck", Keys: []string{"!"}, Group: group, Hint: "next stuck", Help: "next place where a goroutine waits for ever",
			Enabled: func() bool { return some() && stuck() }, Why: v.whyNotStuck, Do: v.nextStuck},
	}
}

// chartActions are what can be done with the distribution in the pane.
func (v *View) chartActions() []action.Action {
	in := func() bool { _, ok := v.place(); return ok && v.pane.Focused && v.pane.Shown() }
	const group = "distribution"
	return []action.Action{
		{ID: "chart.pick", Keys: []string{"<Enter>"}, Group: group, Hint: "list these", Help: "list the waits of this column", Enabled: in, Do: v.pick},
		{ID: "chart.next", Keys: []string{"l", "<Right>"}, Group: group, Hint: "longer", Help: "next column of the distribution", Enabled: in, Do: action.By(v.step, 1)},
		{ID: "chart.prev", Keys: []string{"h", "<Left>"}, Group: group, Hint: "shorter", Help: "column of the distribution before", Enabled: in, Do: action.By(v.step, -1)},
	}
}

// whyNot says why there is nothing to list.
func (v *View) whyNot() string {
	switch {
	case v.pane.Focused || v.page != nil:
		return ""
	case v.sums == nil && v.s.Partial():
		return "waits are summed up once all of the trace is loaded"
	case v.sums == nil:
		return "where goroutines waited is being worked out"
	}
	return "nobody waits"
}

func (v *View) whyNotStuck() string {
	if v.sums != nil && v.sums.Stuck == 0 {
		return "no goroutine is stuck"
	}
	return v.whyNot()
}

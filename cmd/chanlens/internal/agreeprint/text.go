package agreeprint

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/agreement"
	"chanlens/model/format"
)

// titles stand over the columns.
var titles = []page.Column{
	{Title: "trace", Bends: true}, {Title: "pairs", Right: true}, {Title: "agree", Right: true},
	{Title: "waits", Right: true, From: 90}, {Title: "channels", Right: true}, {Title: "said", Right: true, From: 90},
	{Title: "precision", Right: true}, {Title: "recall", Right: true},
	{Title: "by wait", Right: true}, {Title: "recall", Right: true}, {Title: "verdicts", Right: true},
}

// maxMisses is how many ways to be wrong the text tells.
const maxMisses = 5

// printText writes a table, and what it means.
func printText(w io.Writer, lines []Line, all agreement.Agreement, opt Options) error {
	p := page.New(w, opt.Width, opt.Color)
	t := page.Table{Columns: titles}
	for i := range lines {
		addRow(&t, shortName(lines[i].File), &lines[i].Agreement)
	}
	if len(lines) > 1 {
		addRow(&t, "all", &all)
	}
	t.Write(p, func(row int) page.Style {
		if row == len(lines) {
			return page.Bold
		}
		return page.Plain
	})
	p.Line(page.Plain, "")
	for _, text := range sentences(&all) {
		p.Wrap(page.Plain, text)
	}
	return p.Flush()
}

// printMarkdown writes the table.
func printMarkdown(w io.Writer, lines []Line, all agreement.Agreement) error {
	m := page.NewMarkdown(w)
	m.Header("trace", "-pairs", "-agree", "-waits", "-channels", "-said", "-precision", "-recall", "-precision by wait", "-recall by wait", "-verdicts")
	row := func(name string, a *agreement.Agreement) {
		m.Row(append([]string{page.Escape(name)}, cells(a)...)...)
	}
	for i := range lines {
		row(shortName(lines[i].File), &lines[i].Agreement)
	}
	if len(lines) > 1 {
		row("all", &all)
	}
	return m.Flush()
}

func shortName(file string) string { return strings.TrimSuffix(filepath.Base(file), ".trace") }

func addRow(t *page.Table, name string, a *agreement.Agreement) {
	row := []page.Cell{page.Words(name)}
	for _, c := range cells(a) {
		row = append(row, page.Words(c))
	}
	t.Add(row...)
}

// cells are the figures of one trace.
func cells(a *agreement.Agreement) []string {
	p, c := &a.Pairs, &a.Channels
	agree, judged := a.Verdicts.Judged()
	precision, recall := c.ByWait()
	return []string{
		count(p.Waits), format.Percent(float64(p.Same), float64(p.Waits)),
		count(c.Waits), count(c.Real), count(c.Said),
		format.Percent(c.RightPairs, c.ClaimedPairs), format.Percent(c.RightPairs, c.RealPairs),
		mean(precision, c.Waits), mean(recall, c.Waits),
		fmt.Sprintf("%d/%d", agree, judged),
	}
}

func count(n int) string { return format.Count(uint64(n)) }

// mean writes a mean over n waits.
func mean(share float64, n int) string {
	if n == 0 {
		return format.Percent(0, 0)
	}
	return format.Percent(share, 1)
}

// sentences say what the figures mean.
func sentences(a *agreement.Agreement) []string {
	p, c, v := &a.Pairs, &a.Channels, &a.Verdicts
	stuck, waiting := verdictOf(v, agreement.SaidStuck), verdictOf(v, agreement.SaidWaiting)
	say := []string{fmt.Sprintf("Pairs: of %s that ended, who ended it and by what is inferred rightly of %d, of %d whether a select sent or received is left open, %d are wrong.",
		format.Plural(p.Waits, "wait"), p.Same, p.Unsaid, p.Wrong)}
	for i, m := range missesOf(p) {
		if i == maxMisses {
			break
		}
		say = append(say, fmt.Sprintf("- %d × a %s was said to be ended by %s, and was by %s.", m.Count, m.Waited, m.Said, m.Was))
	}
	return append(say,
		fmt.Sprintf("Values: %d of %s came from, or went to, who ended the wait. With a buffer the others need not.", p.Direct, format.Plural(p.Values, "value")),
		fmt.Sprintf("Channels: %s on %s, inferred as %d; %d of those hold waits of one channel only, and %s stand alone, in entries for several channels.",
			format.Plural(c.Waits, "wait"), format.Plural(c.Real, "channel"), c.Said, c.Within, format.Plural(c.Alone, "wait")),
		fmt.Sprintf("Verdicts at the end: of %d called stuck %d are cut off and %d reached; of %d called waiting %d are reached and %d cut off. What was recorded does not decide the others.",
			stuck.Reached+stuck.CutOff+stuck.Open, stuck.CutOff, stuck.Reached, waiting.Reached+waiting.CutOff+waiting.Open, waiting.Reached, waiting.CutOff),
		fmt.Sprintf("Verdicts at earlier moments: of %d called stuck %d went on later; of %d called waiting %d did.",
			stuck.WentOn+stuck.StillWaits, stuck.WentOn, waiting.WentOn+waiting.StillWaits, waiting.WentOn))
}

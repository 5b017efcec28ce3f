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
	p, c := &a.Pairs, &a.Channels
	var say []string
	tell := func(words string, args ...any) { say = append(say, fmt.Sprintf(words, args...)) }
	tell("Pairs: of %s that ended, who ended it and by what is inferred rightly of %s; of %s whether a select sent or received is left open; %s wrong.",
		format.Plural(p.Waits, "wait"), count(p.Same), count(p.Unsaid), are(p.Wrong))
	for i, m := range missesOf(p) {
		if i == maxMisses {
			break
		}
		tell("- %s × a %s was said to be ended by %s, and was by %s.", count(m.Count), m.Waited, m.Said, m.Was)
	}
	if p.Values > 0 {
		tell("Values: %s of %s came from, or went to, who ended the wait. With a buffer the others need not.", count(p.Direct), format.Plural(p.Values, "value"))
	}
	tell("Channels: %s on %s, inferred as %s; %s of those hold waits of one channel only, and %s alone, in entries for several channels.",
		format.Plural(c.Waits, "wait"), format.Plural(c.Real, "channel"), count(c.Said), count(c.Within), stand(c.Alone))
	return append(say, ofVerdicts(&a.Verdicts)...)
}

// ofVerdicts says what the figures of verdicts mean.
func ofVerdicts(v *agreement.Verdicts) []string {
	stuck, waiting := verdictOf(v, agreement.SaidStuck), verdictOf(v, agreement.SaidWaiting)
	var say []string
	if n, m := stuck.Reached+stuck.CutOff+stuck.Open, waiting.Reached+waiting.CutOff+waiting.Open; n+m > 0 {
		say = append(say, fmt.Sprintf("Verdicts at the end: of %s called stuck %s cut off and %s reached; of %s called waiting %s reached and %s cut off. What was recorded does not decide the others.",
			count(n), are(stuck.CutOff), count(stuck.Reached), count(m), are(waiting.Reached), count(waiting.CutOff)))
	}
	if n, m := stuck.WentOn+stuck.StillWaits, waiting.WentOn+waiting.StillWaits; n+m > 0 {
		say = append(say, fmt.Sprintf("Verdicts at earlier moments: of %s called stuck %s went on later; of %s called waiting %s did.",
			count(n), count(stuck.WentOn), count(m), count(waiting.WentOn)))
	}
	return say
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return count(n) + " are"
}

func stand(n int) string {
	if n == 1 {
		return "1 wait stands"
	}
	return format.Plural(n, "wait") + " stand"
}

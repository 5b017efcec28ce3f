package report

import (
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/finding"
	"chanlens/model/format"
)

// Line is what a line says of one trace of many. It holds nothing of the trace.
type Line struct {
	Err error // it could not be examined, and the rest is empty

	counts   finding.Counts
	fresh    int // findings that are not in the baseline
	stuck    int
	endKnown bool
	first    string // title of the most pressing finding, a new one if there is a baseline
	length   time.Duration
	events   uint64
}

// Line sums up the report.
func (r *Report) Line() Line {
	l := Line{
		counts: r.countSeverities(), stuck: r.Stuck(), endKnown: r.EndKnown(),
		length: r.Trace.End().Sub(0), events: r.info.Events,
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if !r.fresh(f) {
			continue
		}
		if l.fresh == 0 {
			l.first = f.Title
		}
		l.fresh++
	}
	if l.first == "" && len(r.Findings) > 0 {
		l.first = "as before: " + r.Findings[0].Title
	}
	return l
}

// worst names the worst severity there is, and its style.
func (l *Line) worst() (string, page.Style) {
	switch {
	case l.Err != nil:
		return "unread", page.Alarm
	case l.counts[finding.Critical] > 0:
		return finding.Critical.String(), page.Alarm
	case l.counts[finding.Warning] > 0:
		return finding.Warning.String(), page.Warn
	case l.counts[finding.Info] > 0:
		return finding.Info.String(), page.Plain
	}
	return "calm", page.Good
}

// severity ranks the worst finding; 0 stands for none.
func (l *Line) severity() int {
	for s, n := range slices.Backward(l.counts[:]) {
		if n > 0 {
			return s + 1
		}
	}
	return 0
}

// Lines prints the lines of many traces as they come, under one another.
type Lines struct {
	p        *page.Page
	names    []string // of the files, as they are shown
	baseline bool
	table    page.Table
	total    total
	next     int
	worst    int // the trace with the worst finding; the first of several
	severity int // of that, from 0
}

// total sums up lines.
type total struct {
	counts finding.Counts
	worst  map[string]int // how many traces
	fresh  int
	stuck  int
}

// NewLines returns what prints lines on w, one for each of the files.
func NewLines(w io.Writer, files []string, baseline bool, opt Options) *Lines {
	l := &Lines{p: page.New(w, opt.Width, opt.Color), baseline: baseline, total: total{worst: make(map[string]int)}}
	l.names = shortNames(files, l.p.Width()*2/5)
	width := 0
	for _, name := range l.names {
		width = max(width, utf8.RuneCountInString(name))
	}
	l.table.Columns = []page.Column{
		{Title: "trace", Width: max(width, len("trace")), Bends: true}, {Title: "worst", Width: len("critical")},
		{Title: "found", Right: true, Width: 5},
		{Title: "crit", Right: true, Width: 4, From: 120}, {Title: "warn", Right: true, Width: 4, From: 120}, {Title: "info", Right: true, Width: 4, From: 120},
	}
	if baseline {
		l.table.Columns = append(l.table.Columns, page.Column{Title: "new", Right: true, Width: 4})
	}
	l.table.Columns = append(l.table.Columns, page.Column{Title: "stuck", Right: true, Width: 6},
		page.Column{Title: "length", Right: true, Width: 6}, page.Column{Title: "events", Right: true, Width: 7},
		page.Column{Title: "first finding", Width: l.p.Width(), Bends: true})
	return l
}

// Print prints the next line, at once.
func (l *Lines) Print(line Line) error {
	name := l.names[l.next]
	if l.next++; l.next == 1 {
		l.p.Line(page.Faint, l.table.Lines(l.p.Width())[0])
	}
	worst, style := line.worst()
	if s := line.severity(); s > l.severity {
		l.worst, l.severity = l.next-1, s
	}
	l.total.add(line, worst)
	row := []page.Cell{
		page.Words(name), page.Words(worst), seen(line.counts.Total()),
		seen(line.counts[finding.Critical]), seen(line.counts[finding.Warning]), seen(line.counts[finding.Info]),
	}
	if l.baseline {
		row = append(row, seen(line.fresh))
	}
	if line.Err != nil {
		row = append(row, page.Cell{}, page.Cell{}, page.Cell{}, page.Words(firstLine(line.Err)))
	} else {
		stuck := seen(line.stuck)
		if !line.endKnown {
			stuck = page.Words("?")
		}
		row = append(row, stuck, page.Words(format.Duration(line.length)), page.Words(format.Count(line.events)), page.Words(line.first))
	}
	l.table.Rows = [][]page.Cell{row}
	l.p.Line(style, l.table.Lines(l.p.Width())[1])
	return l.p.Flush()
}

// Worst returns which of the traces has the worst finding: the first one, if several
// have or none.
func (l *Lines) Worst() int { return l.worst }

// End prints what all traces have together, and what to do next.
func (l *Lines) End(next []string) error {
	l.p.Line(page.Plain, "")
	var parts []string
	for _, w := range []string{"critical", "warning", "info", "calm", "unread"} {
		if n := l.total.worst[w]; n > 0 {
			parts = append(parts, format.Count(uint64(n))+" "+w)
		}
	}
	l.p.Wrap(page.Bold, format.Plural(l.next, "trace")+": "+strings.Join(parts, ", "))
	what := "no findings"
	if l.total.counts.Total() > 0 {
		what = format.Plural(l.total.counts.Total(), "finding") + ": " + l.total.counts.String()
	}
	if l.baseline {
		what += "; " + format.Count(uint64(l.total.fresh)) + " new"
	}
	l.p.Wrap(page.Plain, what+"; "+format.Plural(l.total.stuck, "goroutine")+" stuck")
	if len(next) > 0 {
		l.p.Line(page.Plain, "")
	}
	for _, line := range next {
		l.p.Line(page.Faint, page.Clean(line))
	}
	return l.p.Flush()
}

func (t *total) add(l Line, worst string) {
	for i, n := range l.counts {
		t.counts[i] += n
	}
	t.worst[worst]++
	t.fresh += l.fresh
	t.stuck += l.stuck
}

// firstLine returns what is wrong; what to do about it may stand in further lines.
func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

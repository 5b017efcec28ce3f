package report

import (
	"io"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// printMarkdown writes the report for an issue or a chat: the same parts as the
// text, in tables.
func (r *Report) printMarkdown(w io.Writer) error {
	m := page.NewMarkdown(w)
	s := r.Summary
	m.Line("## %s", page.Escape(r.name()))
	m.Line("")
	m.Line("%s of a Go %s program: %s, %s events, %s created, %s alive at the end, %s, %s.",
		format.Duration(r.Trace.End().Sub(0)), page.Escape(r.info.GoVersion),
		format.Bytes(r.info.Bytes), format.Count(r.info.Events),
		format.Plural(s.Created, "goroutine"), format.Count(uint64(s.AtEnd)),
		format.Plural(s.Processors, "processor"), format.Plural(len(r.info.Generations), "generation"))
	if r.Dump.Used() != "" {
		m.Line("")
		m.Line("Held against %s.", page.Escape(r.Dump.Text))
	}
	for _, warning := range r.warnings() {
		m.Line("")
		m.Line("> **Warning:** %s", page.Escape(warning))
	}
	r.markdownFindings(m)
	r.markdownBlocked(m)
	r.markdownChannels(m)
	r.markdownLocks(m)
	r.markdownWaits(m)
	r.markdownWakes(m)
	return m.Flush()
}

func (r *Report) markdownBlocked(m *page.Markdown) {
	m.Heading("Blocked at the end")
	if !r.EndKnown() {
		m.Line("Not known: the end of the trace was not read.")
		return
	}
	if len(r.Groups) == 0 {
		m.Line("Nothing.")
		return
	}
	m.Line("%s stuck, %d waiting, %d of the runtime's and the tracer's own.",
		format.Plural(r.Stuck(), "goroutine"), r.count(verdict.Waiting), r.count(verdict.System))
	m.Line("")
	m.Header("verdict", "-goroutines", "waits in", "at", "-time", "created at", "-sure", "why")
	for i, g := range r.Groups {
		if g.Verdict == verdict.System || i >= 2*maxWaits {
			continue
		}
		first := g.Members[0]
		created := r.Trace.Site(r.Trace.Goroutine(first.Goroutine).CreatedAt)
		m.Row(judgement(g), format.Count(uint64(len(g.Members))), page.Escape(label(g.Op)), r.markdownSite(g.Site),
			strings.TrimPrefix(span(g), "for "), r.markdownSite(created), sure(certainty(&first)), page.Escape(first.Why(r.Trace)))
	}
}

// judgement names the verdict on a group, stuck ones to be seen first.
func judgement(g verdict.Group) string {
	switch {
	case g.Verdict == verdict.Stuck && g.Members[0].Cause == verdict.CauseDeadlock:
		return "**stuck, proven**"
	case g.Verdict == verdict.Stuck && g.Members[0].Proven:
		return "**leaked, proven**"
	case g.Verdict == verdict.Stuck:
		return "**stuck**"
	}
	return g.Verdict.String()
}

func (r *Report) markdownWaits(m *page.Markdown) {
	m.Heading("Where time went")
	m.Header("waiting in", "at", "-count", "-open", "-total", "-p50", "-p99", "-max")
	n := 0
	for _, x := range r.Waits {
		if x.System || n == 2*maxWaits {
			continue
		}
		n++
		m.Row(page.Escape(label(x.Op)), r.markdownSite(x.Site), format.Count(uint64(x.Count)), format.Count(uint64(x.Open)),
			format.Duration(x.Total), format.Duration(x.P50), format.Duration(x.P99), format.Duration(x.Max))
	}
}

func (r *Report) markdownWakes(m *page.Markdown) {
	m.Heading("Who woke whom")
	m.Header("-count", "by", "at", "woke from", "at")
	n := 0
	for _, x := range r.Wakes {
		if x.System || n == 2*maxWakes {
			continue
		}
		n++
		m.Row(format.Count(uint64(x.Count)), x.Kind.String(), r.markdownSite(x.Waker), page.Escape(label(x.Waited)), r.markdownSite(x.Woken))
	}
}

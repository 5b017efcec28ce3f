package report

import (
	"fmt"
	"io"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/format"
)

// How much of each part the text shows; all of it is in the JSON.
const (
	maxGroups   = 8
	maxWaits    = 10
	maxWakes    = 6
	maxIDs      = 6
	maxWarnings = 5
)

// printText writes the report for a person at a terminal.
func (r *Report) printText(w io.Writer, opt Options) error {
	p := page.New(w, opt.Width, opt.Color)
	r.textFacts(p)
	r.textFindings(p)
	r.textBlocked(p)
	r.textChannels(p)
	r.textLocks(p)
	r.textWaits(p)
	r.textWakes(p)
	r.textNext(p, opt.Next)
	return p.Flush()
}

// textFacts says what the trace is, and what is wrong with it.
func (r *Report) textFacts(p *page.Page) {
	s := r.Summary
	p.Wrap(page.Bold, page.Clean(r.name())+": "+format.Duration(r.Trace.End().Sub(0))+" of a Go "+page.Clean(r.info.GoVersion)+" program")
	facts := []string{
		format.Bytes(r.info.Bytes),
		format.Count(r.info.Events) + " events",
		format.Plural(len(r.info.Generations), "generation"),
	}
	if !r.info.Start.IsZero() {
		facts = append(facts, "recorded "+r.info.Start.UTC().Format("2006-01-02 15:04:05")+" UTC")
	}
	p.Wrap(page.Plain, strings.Join(facts, ", "))
	system := ""
	if s.SystemEnd > 0 {
		system = " (" + format.Count(uint64(s.SystemEnd)) + " the runtime's)"
	}
	p.Wrap(page.Plain, fmt.Sprintf("%s created, %s alive at the end%s, %s",
		format.Plural(s.Created, "goroutine"), format.Count(uint64(s.AtEnd)), system,
		format.Plural(s.Processors, "processor")))
	if r.Dump.Used() != "" {
		p.Wrap(page.Plain, "held against "+page.Clean(r.Dump.Text))
	}
	warnings := r.warnings()
	for i, warning := range warnings {
		if i == maxWarnings {
			p.Line(page.Alarm, fmt.Sprintf("and %s", format.Plural(len(warnings)-i, "more warning")))
			break
		}
		p.Wrap(page.Alarm, "warning: "+page.Clean(warning))
	}
}

// name says which trace this is.
func (r *Report) name() string {
	if r.info.Source == "" {
		return "a trace"
	}
	return r.info.Source
}

// textNext says what to do next.
func (r *Report) textNext(p *page.Page, next []string) {
	if len(next) == 0 {
		return
	}
	p.Line(page.Plain, "")
	for _, line := range next {
		p.Line(page.Faint, page.Clean(line))
	}
}

// site makes a cell of a frame; an empty one of no frame.
func (r *Report) site(id model.FrameID) page.Cell { return page.Site(r.Trace.Frame(id)) }

// markdownSite writes a frame in Markdown; nothing of no frame.
func (r *Report) markdownSite(id model.FrameID) string {
	return page.MarkdownSite(r.Trace.Frame(id))
}

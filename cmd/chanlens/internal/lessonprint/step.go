package lessonprint

import (
	"fmt"
	"strings"
	"time"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"
	"chanlens/model/format"
)

// step writes a step: its text, then the moment it speaks of, then what it asks.
func (r *Reading) step(p *page.Page, n int) {
	s := &r.Lesson.Steps[n]
	if n > 0 {
		flow(p, "", "", fmt.Sprintf("**%d. %s**", n+1, s.Title))
		p.Line(page.Plain, "")
	}
	blocks(p, s.Body)
	if s.Show.At != nil {
		r.moment(p, &s.Show, s.Ask != nil)
	}
	if s.Ask == nil {
		return
	}
	flow(p, "? ", "  ", s.Ask.Text)
	for i, choice := range s.Ask.Choices {
		flow(p, "  "+letter(i)+" ", "     ", choice)
	}
	p.Line(page.Plain, "")
}

// letter is what a choice is called.
func letter(i int) string { return string(rune('a'+i)) + ")" }

// blocks writes paragraphs, lists and code, and an empty line after each; none within a list.
func blocks(p *page.Page, all []lesson.Block) {
	for i, b := range all {
		switch b.Kind {
		case lesson.Paragraph:
			flow(p, "", "", b.Text)
		case lesson.Item:
			flow(p, "- ", "  ", b.Text)
		case lesson.Code:
			for line := range strings.SplitSeq(strings.TrimSuffix(b.Text, "\n"), "\n") {
				p.Cut(page.Plain, strings.TrimRight(indent+page.Clean(strings.ReplaceAll(line, "\t", "    ")), " "))
			}
		}
		if b.Kind != lesson.Item || i+1 == len(all) || all[i+1].Kind != lesson.Item {
			p.Line(page.Plain, "")
		}
	}
}

// moment writes the moment that a step shows, the source around it, and the channels then. What
// becomes of it is hidden if the step asks that.
func (r *Reading) moment(p *page.Page, s *lesson.Show, hidden bool) {
	m, ok := r.Finder.First(s.At)
	if !ok {
		p.Wrap(page.Warn, fmt.Sprintf("(There is no %q in this recording.)", page.Clean(s.At.String())))
		p.Line(page.Plain, "")
		return
	}
	r.says(p, "At ", m, hidden)
	if s.To != nil && !hidden {
		if to, ok := r.Finder.First(s.To); ok {
			r.says(p, "to ", to, false)
			if s.Edges {
				r.chain(p, m, to)
			}
		}
	}
	if id, ok := r.Finder.Frame(m, s.Frame); ok {
		p.Line(page.Plain, "")
		r.excerpt(p, r.Trace.Frame(id))
	}
	p.Line(page.Plain, "")
	if r.Board == nil || len(m.Chans()) == 0 {
		return
	}
	if lines := r.Board(m, hidden, p.Width()-len(indent)); len(lines) > 0 {
		for _, line := range lines {
			p.Line(page.Plain, strings.TrimRight(indent+line, " "))
		}
		p.Line(page.Plain, "")
	}
}

// chain writes how one of two moments happens before the other: each edge, with its rule.
func (r *Reading) chain(p *page.Page, from, to moment.Moment) {
	p.Line(page.Plain, "")
	edges, backward, ordered := lesson.Chain(r.Trace, from, to)
	switch {
	case !ordered:
		p.Labelled(page.Part{Text: indent}, page.Plain, "No chain leads from the one to the other: nothing in the trace orders them.")
		return
	case len(edges) == 0:
		p.Labelled(page.Part{Text: indent}, page.Plain, "One goroutine does both, one after the other.")
		return
	case backward:
		p.Labelled(page.Part{Text: indent}, page.Plain, "The second happens before the first:")
	default:
		p.Labelled(page.Part{Text: indent}, page.Plain, "The first happens before the second:")
	}
	for i := range edges {
		e := &edges[i]
		words, rule := r.Edge(e)
		p.Labelled(page.Part{Text: indent + "  "}, page.Plain, page.Clean(r.who(e.From.Goroutine)+" to "+r.who(e.To.Goroutine)+": "+words))
		if i == 0 || edges[i-1].Kind != e.Kind {
			p.Labelled(page.Part{Text: indent + "    "}, page.Faint, rule)
		}
	}
}

// who names a goroutine: "7 queryReplica".
func (r *Reading) who(g model.Goroutine) string {
	info := r.Trace.Goroutine(g)
	name := strings.TrimPrefix(format.Func(r.Trace.String(info.Func), 0), "main.")
	return strings.TrimSpace(fmt.Sprintf("%d %s", info.ID, name))
}

// says writes when a moment is, and what, unless that is hidden.
func (r *Reading) says(p *page.Page, before string, m moment.Moment, hidden bool) {
	words := r.Finder.Words(m)
	if hidden {
		words = r.Finder.WordsBefore(m)
	}
	at := format.Moment(m.At, time.Microsecond) + ": "
	p.Labelled(page.Part{Style: page.Faint, Text: indent + before + at}, page.Plain, page.Clean(words))
}

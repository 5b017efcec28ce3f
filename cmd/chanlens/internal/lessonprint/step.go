package lessonprint

import (
	"fmt"
	"strings"
	"time"

	"chanlens/cmd/chanlens/internal/page"
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
		r.moment(p, &s.Show)
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

// moment writes the moment that a step shows, the source around it, and the channels then.
func (r *Reading) moment(p *page.Page, s *lesson.Show) {
	m, ok := r.Finder.First(s.At)
	if !ok {
		p.Wrap(page.Warn, fmt.Sprintf("(There is no %q in this recording.)", page.Clean(s.At.String())))
		p.Line(page.Plain, "")
		return
	}
	r.says(p, "At ", m)
	if s.To != nil {
		if to, ok := r.Finder.First(s.To); ok {
			r.says(p, "to ", to)
		}
	}
	if id, ok := r.Finder.Frame(m, s.Frame); ok {
		p.Line(page.Plain, "")
		r.excerpt(p, r.Trace.Frame(id))
	}
	p.Line(page.Plain, "")
	if r.Board == nil || m.Chan == moment.NoChan {
		return
	}
	if lines := r.Board(m, p.Width()-len(indent)); len(lines) > 0 {
		for _, line := range lines {
			p.Line(page.Plain, strings.TrimRight(indent+line, " "))
		}
		p.Line(page.Plain, "")
	}
}

// says writes when a moment is, and what.
func (r *Reading) says(p *page.Page, before string, m moment.Moment) {
	at := format.Moment(m.At, time.Microsecond) + ": "
	p.Labelled(page.Part{Style: page.Faint, Text: indent + before + at}, page.Plain, page.Clean(r.Finder.Words(m)))
}

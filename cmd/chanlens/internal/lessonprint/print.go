package lessonprint

import (
	"fmt"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"
	"chanlens/model/analysis/order"
	"chanlens/model/analysis/rule"
)

// indent stands before what belongs to the trace, and not to the text.
const indent = "    "

// Reading is a lesson and what is needed to read it.
type Reading struct {
	Lesson *lesson.Lesson
	Trace  *model.Trace
	Finder *moment.Finder                             // on the trace
	Source func(f model.Frame) (text []byte, ok bool) // of the program
	ASCII  bool                                       // no other characters are drawn

	// Says what an edge joins, and by which rule.
	Edge func(e *order.Edge) (words, rule string)

	// Draws the channels at a moment: after what is done to them then, or before if that is
	// hidden. May be nil.
	Board func(m moment.Moment, hidden bool, width int) []string
}

// Print writes a lesson, from a step on; 0 is the introduction, which people call step 1. The
// answers are those of the steps that are written.
func (r *Reading) Print(p *page.Page, from int) error {
	l := r.Lesson
	p.Wrap(page.Bold, page.Clean(l.Title))
	p.Line(page.Plain, "")
	for n := from; n < len(l.Steps); n++ {
		r.step(p, n)
	}
	r.answers(p, from)
	rules(p, l.Rules)
	if l.Next != "" {
		p.Line(page.Plain, "Next: chanlens learn "+page.Clean(l.Next))
	}
	return p.Flush()
}

// answers writes the answers of all questions, and why they are right.
func (r *Reading) answers(p *page.Page, from int) {
	title := "Answers"
	for n, s := range r.Lesson.Steps {
		if s.Ask == nil || n < from {
			continue
		}
		if title != "" {
			p.Line(page.Bold, title)
			p.Line(page.Plain, "")
			title = ""
		}
		flow(p, "", "", fmt.Sprintf("%d. %s", n+1, s.Ask.Text))
		flow(p, letter(s.Ask.Right)+" ", "   ", s.Ask.Choices[s.Ask.Right])
		p.Line(page.Plain, "")
		blocks(p, s.Ask.After)
	}
}

// rules writes the rules that a lesson rests on.
func rules(p *page.Page, ids []string) {
	if len(ids) == 0 {
		return
	}
	p.Line(page.Bold, "What it rests on")
	p.Line(page.Plain, "")
	for _, id := range ids {
		Rule(p, id)
		p.Line(page.Plain, "")
	}
}

// Rule writes one rule: what it says, and where.
func Rule(p *page.Page, id string) {
	u, ok := rule.Lookup(id)
	if !ok {
		p.Line(page.Warn, page.Clean(id)+": there is no such rule")
		return
	}
	p.Wrap(page.Plain, u.Title)
	p.Labelled(page.Part{Text: "  "}, page.Faint, "“"+u.Text+"”")
	p.Line(page.Faint, "  "+u.URL)
}

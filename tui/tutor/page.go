package tutor

import (
	"strings"

	"chanlens/model/analysis/lesson"
	"chanlens/tui/canvas"
	"chanlens/tui/code"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// part says what a row of the page belongs to.
type part uint8

const (
	partText part = iota
	partQuestion
	partAnswer
)

// row is a row of the page.
type row struct {
	detail.Row
	part   part
	choice int  // a click on it chooses that, from 1; 0: none
	on     bool // a click on it goes on
}

// page collects the rows of a page.
type page struct {
	p    *Pane
	rows []row
	part part
}

// page returns the rows of the page that is shown.
func (p *Pane) page() []row {
	g := &page{p: p}
	if p.Ended() {
		g.last()
		return g.rows
	}
	step := &p.text.Steps[p.step]
	if step.Title != "" {
		g.line(theme.Accent, step.Title)
		g.blank()
	}
	g.blocks(step.Body)
	if step.Ask != nil {
		g.question(step.Ask, &p.replies[p.step])
	}
	if p.Word != "" {
		g.blank()
		g.text(p.Word, canvas.As(theme.Warning), "", canvas.Style{})
	}
	return g.rows
}

func (g *page) add(spans ...detail.Span) *row {
	g.rows = append(g.rows, row{Row: detail.Row{Spans: spans}, part: g.part})
	return &g.rows[len(g.rows)-1]
}

// blank adds a blank row, unless there is one.
func (g *page) blank() {
	if n := len(g.rows); n > 0 && len(g.rows[n-1].Spans) > 0 {
		g.add()
	}
}

func (g *page) line(role canvas.Role, text string) {
	g.text(text, canvas.As(role), "", canvas.Style{})
}

// text adds a text with marks, its first line behind a head and all others as far in, and
// returns its rows.
func (g *page) text(text string, plain canvas.Style, head string, headStyle canvas.Style) []row {
	first, indent := len(g.rows), canvas.Width(head)
	for i, line := range wrap(g.p.spans(text, plain), g.p.measure()-indent) {
		if i > 0 {
			head, headStyle = strings.Repeat(" ", indent), canvas.Style{}
		}
		if indent > 0 {
			line = append([]detail.Span{{Text: head, Style: headStyle}}, line...)
		}
		g.add(line...)
	}
	return g.rows[first:]
}

// blocks adds blocks of text, with a blank row between them but for the items of a list.
func (g *page) blocks(list []lesson.Block) {
	for i, b := range list {
		if i == 0 || b.Kind != lesson.Item || list[i-1].Kind != lesson.Item {
			g.blank()
		}
		switch b.Kind {
		case lesson.Code:
			g.code(b.Text)
		case lesson.Item:
			g.text(b.Text, canvas.As(theme.Text), "  • ", canvas.As(theme.Dim))
		default:
			g.text(b.Text, canvas.As(theme.Text), "", canvas.Style{})
		}
	}
}

// code adds lines of a program, behind a rule.
func (g *page) code(text string) {
	for _, line := range code.Lex("lesson.go", []byte(text)).Plain(g.p.measure() - 2) {
		spans := []detail.Span{{Text: "│ ", Style: canvas.As(theme.Frame)}}
		for _, s := range line {
			spans = append(spans, detail.Span(s))
		}
		g.add(spans...)
	}
}

// question adds a question, what there is to choose, and the answer if it is known.
func (g *page) question(q *lesson.Question, r *reply) {
	g.blank()
	g.part = partQuestion
	g.line(theme.Strong, q.Text)
	g.blank()
	for i, text := range q.Choices {
		g.choice(q, r, i, text)
	}
	g.blank()
	g.part = partAnswer
	switch {
	case r.done && !r.shown:
		g.line(theme.Accent, "Yes.")
	case r.done:
		g.line(theme.Accent, "It is "+letterOf(q.Right)+".")
	case r.tried != 0:
		g.line(theme.Warning, "Not so. Look again; Enter shows the answer.")
	case r.warned:
		g.line(theme.Warning, "What do you think? Enter again shows the answer.")
	default:
		g.line(theme.Dim, lettersOf(len(q.Choices))+" answers. What comes after is hidden until then.")
	}
	if r.done {
		g.blocks(q.After)
	}
}

// The glyphs before a choice that was made.
const (
	rightGlyph = '✓'
	wrongGlyph = '✗'
)

// choice adds something to choose.
func (g *page) choice(q *lesson.Question, r *reply, i int, text string) {
	mark, letter, plain := " ", theme.Link, theme.Text
	switch tried := r.tried&(1<<i) != 0; {
	case r.done && i == q.Right:
		mark, letter, plain = string(rightGlyph), theme.Accent, theme.Strong
	case tried:
		mark, letter, plain = string(wrongGlyph), theme.Dim, theme.Dim
	case r.done:
		letter, plain = theme.Dim, theme.Dim
	}
	rows := g.text(text, canvas.As(plain), mark+" "+letterOf(i)+"  ", canvas.As(letter))
	for j := range rows {
		rows[j].choice = i + 1
	}
}

// letterOf returns the key of a choice.
func letterOf(choice int) string { return string(rune('a' + choice)) }

// lettersOf lists the keys of so many choices: "a, b or c".
func lettersOf(n int) string {
	text := ""
	for i := range n {
		switch {
		case i == 0:
		case i == n-1:
			text += " or "
		default:
			text += ", "
		}
		text += letterOf(i)
	}
	return text
}

// last adds what is said after all steps.
func (g *page) last() {
	p := g.p
	g.line(theme.Accent, "That is it")
	g.blank()
	g.text(sentence(p.text.About), canvas.As(theme.Text), "", canvas.Style{})
	if score := p.score(); score != "" {
		g.blank()
		g.line(theme.Text, score)
	}
	if len(p.Rules) > 0 {
		g.blank()
		g.line(theme.Strong, "What it rests on")
	}
	for _, r := range p.Rules {
		g.blank()
		g.line(theme.Text, r.Title)
		for _, s := range []struct {
			role canvas.Role
			text string
		}{{theme.Text, r.Quote}, {theme.Dim, r.URL}} {
			for _, line := range wrap([]detail.Span{{Text: s.text, Style: canvas.As(s.role)}}, p.measure()-2) {
				g.add(append([]detail.Span{{Text: "│ ", Style: canvas.As(theme.Frame)}}, line...)...)
			}
		}
	}
	g.blank()
	if p.follows() {
		title := p.NextTitle
		if title == "" {
			title = p.text.Next
		}
		rows := g.text(title, canvas.As(theme.Strong), "Next: ", canvas.As(theme.Dim))
		for i := range rows {
			rows[i].on = true
		}
		g.line(theme.Dim, "Enter opens it.")
	}
	if p.List {
		g.line(theme.Dim, "E lists all lessons.")
	}
	g.line(theme.Dim, "The trace stays open: look around as long as you like; q leaves.")
}

// sentence makes a sentence of a line for lists.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if text = strings.ToUpper(text[:1]) + text[1:]; strings.HasSuffix(text, ".") {
		return text
	}
	return text + "."
}

package whyprint

import (
	"io"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/path"
	"chanlens/model/format"
)

// wide is room for any words.
const wide = 1 << 10

// printMarkdown writes the answer for an issue or a chat.
func (a *Answer) printMarkdown(w io.Writer) error {
	m := page.NewMarkdown(w)
	m.Line("## %s", page.Escape(a.head()))
	if len(a.path.Steps) == 0 {
		return m.Flush()
	}
	m.Line("")
	m.Header("-until", "-took", "goroutine", "did", "at", "ended by")
	for i := range a.path.Steps {
		a.markdownStep(m, &a.path.Steps[i])
	}
	if more := a.path.Walked - len(a.path.Steps); more > 0 {
		m.Line("")
		m.Line("… and %s before that.", format.Plural(more, "step"))
	}
	a.markdownSums(m)
	return m.Flush()
}

func (a *Answer) markdownStep(m *page.Markdown, s *path.Step) {
	did := strings.Repeat("· ", s.Depth) + page.Escape(a.did(s))
	by := page.Escape(a.ended(s))
	if s.Followed {
		did = strings.Repeat("· ", s.Depth) + "**" + page.Escape(a.did(s)) + "**"
		by = page.Escape(a.follows(s, wide))
	}
	where, x := a.where(s)
	m.Row(a.moment(s.To), format.Duration(s.Duration()), page.Escape(strings.TrimPrefix(a.who(s.Goroutine), "goroutine ")),
		did, page.Escape(where+x.String()), by)
}

func (a *Answer) markdownSums(m *page.Markdown) {
	whole := float64(a.path.Duration())
	m.Heading("Where the " + format.Duration(a.path.Duration()) + " back to " + a.path.Stop.Place() + " went")
	for _, of := range a.path.Sums() {
		m.Line("**%s**: %s.", of.Name, shares(of.Times, a.path.Duration()))
		m.Line("")
	}
	m.Header("-share", "-time", "-steps", "did", "where")
	for i, l := range a.path.Lines {
		if i == 2*maxLines {
			break
		}
		m.Row(format.Percent(float64(l.Total), whole), format.Duration(l.Total), format.Count(uint64(l.Count)),
			page.Escape(l.What()), page.Escape(a.lineWhere(l, wide)))
	}
}

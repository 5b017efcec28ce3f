package diffprint

import (
	"io"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/compare"
	"chanlens/model/format"
)

// Markdown writes a diff for a pull request or a chat: the same parts as the text, in
// tables.
func Markdown(w io.Writer, d *compare.Diff) error {
	m := page.NewMarkdown(w)
	m.Line("## %s → %s", page.Escape(name(d.Before)), page.Escape(name(d.After)))
	m.Line("")
	m.Header("", "-length", "-events", "-goroutines created", "at the end")
	for i, t := range []*compare.Digest{d.Before, d.After} {
		m.Row([]string{"before", "after"}[i], format.Duration(t.Length), format.Count(t.Events), format.Count(uint64(t.Created)), stuck(t))
	}
	if d.None() {
		m.Line("")
		m.Line("%s", none(d))
	}
	for _, part := range parts(d) {
		m.Heading(page.Escape(part.title))
		titles := make([]string, len(part.columns))
		for i, c := range part.columns {
			titles[i] = c.Title
		}
		m.Header(titles...)
		for _, row := range part.rows {
			cells := make([]string, len(row))
			for i, c := range row {
				if cells[i] = strings.TrimSpace(page.Escape(c.text)); c.at != nil {
					cells[i] = page.MarkdownSite(*c.at)
				}
			}
			m.Row(cells...)
		}
		if part.left > 0 {
			m.Line("")
			m.Line("And %s more.", format.Count(uint64(part.left)))
		}
	}
	return m.Flush()
}

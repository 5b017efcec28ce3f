package page

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// Markdown writes lines and tables of GitHub's Markdown.
type Markdown struct{ out *bufio.Writer }

// NewMarkdown returns a page of Markdown on w.
func NewMarkdown(w io.Writer) *Markdown { return &Markdown{out: bufio.NewWriter(w)} }

// Flush writes what is not written yet. It returns the first error of all writing.
func (m *Markdown) Flush() error { return m.out.Flush() }

// Line writes one line.
func (m *Markdown) Line(f string, args ...any) { fmt.Fprintf(m.out, f+"\n", args...) }

// Heading begins a part.
func (m *Markdown) Heading(title string) {
	m.Line("")
	m.Line("### %s", title)
	m.Line("")
}

// Header begins a table. A title with a hyphen in front stands over numbers.
func (m *Markdown) Header(titles ...string) {
	names, rules := make([]string, len(titles)), make([]string, len(titles))
	for i, title := range titles {
		name, right := strings.CutPrefix(title, "-")
		names[i], rules[i] = name, "---"
		if right {
			rules[i] = "---:"
		}
	}
	m.Row(names...)
	m.Row(rules...)
}

// Row writes a row of a table; the cells are Markdown.
func (m *Markdown) Row(cells ...string) {
	m.out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// MarkdownSite writes a frame as code and place: `main.worker` main.go:23.
func MarkdownSite(f model.Frame) string {
	if f.Func == "" {
		return Escape(format.Place(f))
	}
	name := strings.NewReplacer("`", "'", "|", `\|`).Replace(Clean(format.Func(f.Func, 0)))
	return strings.TrimSpace("`" + name + "` " + Escape(format.Place(f)))
}

// Escape keeps a text from being taken for markup.
func Escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "#", `\#`).Replace(Clean(s))
}

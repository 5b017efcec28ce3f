package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/format"
)

// printMarkdown writes the report for an issue or a chat: the same parts as the
// text, in tables.
func (r *Report) printMarkdown(w io.Writer) error {
	m := &markdown{out: bufio.NewWriter(w), trace: r.Trace}
	s := r.Summary
	m.line("## %s", escape(r.name()))
	m.line("")
	m.line("%s of a Go %s program: %s, %s events, %s created, %s alive at the end, %s, %s.",
		format.Duration(r.Trace.End().Sub(0)), escape(r.info.GoVersion),
		format.Bytes(r.info.Bytes), format.Count(r.info.Events),
		format.Plural(s.Created, "goroutine"), format.Count(uint64(s.AtEnd)),
		format.Plural(s.Processors, "processor"), format.Plural(len(r.info.Generations), "generation"))
	for _, warning := range r.warnings() {
		m.line("")
		m.line("> **Warning:** %s", escape(warning))
	}
	r.markdownBlocked(m)
	r.markdownWaits(m)
	r.markdownWakes(m)
	return m.out.Flush()
}

func (r *Report) markdownBlocked(m *markdown) {
	m.heading("Blocked at the end")
	if !r.EndKnown() {
		m.line("Not known: the end of the trace was not read.")
		return
	}
	if len(r.Groups) == 0 {
		m.line("Nothing.")
		return
	}
	m.line("%s stuck, %d waiting, %d of the runtime's and the tracer's own.",
		format.Plural(r.Stuck(), "goroutine"), r.count(analysis.Waiting), r.count(analysis.System))
	m.line("")
	m.header("verdict", "-goroutines", "waits in", "at", "-time", "created at", "why")
	for i, g := range r.Groups {
		if g.Verdict == analysis.System || i >= 2*maxWaits {
			continue
		}
		first := g.Members[0]
		created := r.Trace.Site(r.Trace.Goroutine(first.Goroutine).CreatedAt)
		verdict := g.Verdict.String()
		if g.Verdict == analysis.Stuck {
			verdict = "**stuck**"
		}
		m.row(verdict, format.Count(uint64(len(g.Members))), escape(label(g.Op)), m.site(g.Site),
			strings.TrimPrefix(span(g), "for "), m.site(created), escape(first.Why(r.Trace)))
	}
}

func (r *Report) markdownWaits(m *markdown) {
	m.heading("Where time went")
	m.header("waiting in", "at", "-count", "-open", "-total", "-p50", "-p99", "-max")
	n := 0
	for _, x := range r.Waits {
		if x.System || n == 2*maxWaits {
			continue
		}
		n++
		m.row(escape(label(x.Op)), m.site(x.Site), format.Count(uint64(x.Count)), format.Count(uint64(x.Open)),
			format.Duration(x.Total), format.Duration(x.P50), format.Duration(x.P99), format.Duration(x.Max))
	}
}

func (r *Report) markdownWakes(m *markdown) {
	m.heading("Who woke whom")
	m.header("-count", "by", "at", "woke from", "at")
	n := 0
	for _, x := range r.Wakes {
		if x.System || n == 2*maxWakes {
			continue
		}
		n++
		m.row(format.Count(uint64(x.Count)), x.Kind.String(), m.site(x.Waker), escape(label(x.Waited)), m.site(x.Woken))
	}
}

// markdown writes lines and tables of GitHub's Markdown.
type markdown struct {
	out   *bufio.Writer
	trace *model.Trace
}

func (m *markdown) line(f string, args ...any) { fmt.Fprintf(m.out, f+"\n", args...) }

func (m *markdown) heading(title string) {
	m.line("")
	m.line("### %s", title)
	m.line("")
}

// header begins a table. A title with a hyphen in front stands over numbers.
func (m *markdown) header(titles ...string) {
	names, rules := make([]string, len(titles)), make([]string, len(titles))
	for i, title := range titles {
		name, right := strings.CutPrefix(title, "-")
		names[i], rules[i] = name, "---"
		if right {
			rules[i] = "---:"
		}
	}
	m.row(names...)
	m.row(rules...)
}

func (m *markdown) row(cells ...string) {
	m.out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// site writes a frame as code: `main.worker` main.go:23.
func (m *markdown) site(id model.FrameID) string {
	if id == model.NoFrame {
		return ""
	}
	f := m.trace.Frame(id)
	name := strings.NewReplacer("`", "'", "|", `\|`).Replace(clean(format.Func(f.Func, 0)))
	return "`" + name + "` " + escape(format.Place(f))
}

// escape keeps a text from being taken for markup.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "#", `\#`).Replace(clean(s))
}

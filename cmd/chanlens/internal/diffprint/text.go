package diffprint

import (
	"io"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/compare"
	"chanlens/model/format"
)

// Text writes a diff for a person at a terminal.
func Text(w io.Writer, d *compare.Diff, opt Options) error {
	p := page.New(w, opt.Width, opt.Color)
	facts(p, d)
	if d.None() {
		p.Line(page.Plain, "")
		p.Wrap(page.Good, none(d))
	}
	for _, part := range parts(d) {
		p.Line(page.Plain, "")
		p.Line(page.Bold, part.title)
		tab := page.Table{Indent: "  ", Columns: part.columns}
		for _, row := range part.rows {
			cells := make([]page.Cell, len(row))
			for i, c := range row {
				if cells[i] = page.Words(c.text); c.at != nil {
					cells[i] = page.Site(*c.at)
				}
			}
			tab.Add(cells...)
		}
		tab.Write(p, func(i int) page.Style { return part.styles[i] })
		if part.left > 0 {
			p.Line(page.Faint, "  and "+format.Count(uint64(part.left))+" more")
		}
	}
	if len(opt.Next) > 0 {
		p.Line(page.Plain, "")
	}
	for _, line := range opt.Next {
		p.Line(page.Faint, page.Clean(line))
	}
	return p.Flush()
}

// facts says which traces these are.
func facts(p *page.Page, d *compare.Diff) {
	tab := page.Table{Columns: []page.Column{{}, {Bends: true}, {Right: true}, {Right: true}, {Right: true}, {Right: true}}}
	for i, t := range []*compare.Digest{d.Before, d.After} {
		tab.Add(page.Words([]string{"before", "after"}[i]), page.Words(name(t)), page.Words(" "+format.Duration(t.Length)),
			page.Words(" "+format.Count(t.Events)+" events"), page.Words(" "+format.Plural(t.Created, "goroutine")+" created"), page.Words(" "+stuck(t)))
	}
	tab.Write(p, func(int) page.Style { return page.Bold })
}

// name says which trace this is.
func name(t *compare.Digest) string {
	if t.Source == "" {
		return "a trace"
	}
	return t.Source
}

func stuck(t *compare.Digest) string {
	if !t.EndKnown {
		return "end not read"
	}
	text := format.Count(uint64(t.Stuck)) + " stuck"
	if t.Dump != "" {
		text += ", as a goroutine dump says"
	}
	return text
}

// none says that nothing differs, and how much was compared.
func none(d *compare.Diff) string {
	c := d.Compared
	var parts []string
	for _, x := range []struct {
		n     int
		thing string
	}{{c.Waits, "place"}, {c.Channels, "channel"}, {c.Locks, "lock"}, {c.Goroutines, "group"}, {len(d.Findings.Both), "finding"}} {
		if x.n > 0 {
			parts = append(parts, format.Plural(x.n, x.thing))
		}
	}
	if len(parts) == 0 {
		return "There is nothing to compare."
	}
	return "No difference beyond noise: " + strings.Join(parts, ", ") + " compared."
}

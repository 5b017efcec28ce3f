package report

import (
	"fmt"
	"strings"

	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
)

// textBlocked shows the stuck goroutines by place, and the others in a line each.
func (r *Report) textBlocked(p *page.Page) {
	p.Line(page.Plain, "")
	untold := r.untold()
	switch n := r.Stuck(); {
	case !r.EndKnown():
		p.Line(page.Plain, "What is stuck when the trace ends is not known: its end was not read.")
	case n > 0:
		proven := ""
		if r.Trace.Info().Deadlock {
			proven = "; the program ended in a deadlock"
		} else if n := r.proven(); n > 0 {
			proven = ", " + format.Count(uint64(n)) + " proven to have leaked"
		}
		p.Line(page.Alarm, "STUCK AT THE END: "+format.Plural(n, "goroutine")+proven)
		r.textStuck(p)
	case untold > 0:
		p.Line(page.Good, "Nothing is seen to be stuck at the end.")
	default:
		p.Line(page.Good, "Nothing is stuck at the end.")
	}
	head := "  "
	if r.Stuck() > 0 {
		head = "  not stuck: "
	}
	if untold > 0 {
		p.Line(page.Plain, head+format.Plural(untold, "goroutine")+" blocked in something that the trace does not tell")
	}
	if n := r.count(verdict.Waiting) - untold; n > 0 {
		what := format.Plural(n, "goroutine") + " waiting for work, time or the network: " + r.operations(verdict.Waiting)
		p.Line(page.Plain, format.Cut(head+what, p.Width()))
	}
	if n := r.count(verdict.System); n > 0 {
		p.Line(page.Plain, head+format.Plural(n, "goroutine")+" of the Go runtime and the tracer")
	}
}

// untold counts the goroutines of which the trace does not tell what they wait for:
// before Go 1.23 that is all that nothing touched.
func (r *Report) untold() int {
	n := 0
	for _, g := range r.Groups {
		if g.Verdict == verdict.Waiting && g.Op == model.OpWaiting {
			n += len(g.Members)
		}
	}
	return n
}

func (r *Report) textStuck(p *page.Page) {
	tab := page.Table{Indent: "  ", Columns: []page.Column{{Right: true}, {Bends: true}, {Bends: true}, {}}}
	var stuck []verdict.Group
	for _, g := range r.Groups {
		if g.Verdict == verdict.Stuck {
			stuck = append(stuck, g)
		}
	}
	shown := stuck[:min(len(stuck), maxGroups)]
	for _, g := range shown {
		tab.Rows = append(tab.Rows, []page.Cell{
			page.Words(format.Count(uint64(len(g.Members)))),
			page.Words(label(g.Op)), r.site(g.Site), page.Words(span(g)),
		})
	}
	below := strings.Repeat(" ", tab.FirstWidth(p.Width())+len("  "))
	told := r.told()
	for i, line := range tab.Lines(p.Width()) {
		p.Line(page.Alarm, line)
		if !told[shown[i].Members[0].Goroutine] {
			p.Cut(page.Faint, below+r.origin(shown[i]))
		}
	}
	if rest := stuck[len(shown):]; len(rest) > 0 {
		n := 0
		for _, g := range rest {
			n += len(g.Members)
		}
		p.Line(page.Plain, fmt.Sprintf("  and %s at %s", format.Plural(n, "more goroutine"), format.Plural(len(rest), "more place")))
	}
}

// told returns the goroutines that come first in a finding that is shown in full, which
// tells where they come from.
func (r *Report) told() map[model.Goroutine]bool {
	told := make(map[model.Goroutine]bool)
	full, _ := r.choose()
	for _, f := range full {
		for _, g := range f.Goroutines[:min(len(f.Goroutines), maxIDs)] {
			told[g] = true
		}
	}
	return told
}

// span tells how long the goroutines of a group have been blocked.
func span(g verdict.Group) string {
	long, short := format.Duration(g.Longest()), format.Duration(g.Shortest())
	if long == short {
		return "for " + long
	}
	return "for " + short + " to " + long
}

// origin tells which goroutines a group is and where they come from.
func (r *Report) origin(g verdict.Group) string {
	var b strings.Builder
	b.WriteString("goroutine")
	if len(g.Members) > 1 {
		b.WriteString("s")
	}
	created := make(map[model.FrameID]bool)
	for i, m := range g.Members {
		info := r.Trace.Goroutine(m.Goroutine)
		created[r.Trace.Site(info.CreatedAt)] = true
		switch {
		case i < maxIDs:
			fmt.Fprintf(&b, " %d", info.ID)
		case i == maxIDs:
			b.WriteString(" …")
		}
	}
	first := r.Trace.Goroutine(g.Members[0].Goroutine)
	if c := r.site(r.Trace.Site(first.CreatedAt)); !c.Empty() {
		b.WriteString(", created at " + c.Text())
		if len(created) > 1 {
			fmt.Fprintf(&b, " and %s", format.Plural(len(created)-1, "other place"))
		}
	} else if fn := page.Clean(r.Trace.FuncName(g.Members[0].Goroutine)); fn != "" {
		b.WriteString(", started as " + format.Func(fn, 0))
	}
	return b.String()
}

// operations lists what the goroutines with a verdict wait in: "network 3, sleep 1".
func (r *Report) operations(v verdict.Verdict) string {
	counts := make(map[model.Operation]int)
	var order []model.Operation
	for _, g := range r.Groups {
		if g.Verdict != v || g.Op == model.OpWaiting {
			continue
		}
		if counts[g.Op] == 0 {
			order = append(order, g.Op)
		}
		counts[g.Op] += len(g.Members)
	}
	parts := make([]string, len(order))
	for i, op := range order {
		parts[i] = fmt.Sprintf("%s %s", label(op), format.Count(uint64(counts[op])))
	}
	return strings.Join(parts, ", ")
}

// label names an operation where the words around say that it is a wait.
func label(op model.Operation) string {
	if op == model.OpWaiting {
		return "not told"
	}
	return op.String()
}

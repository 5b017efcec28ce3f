package report

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/format"
)

// textBlocked shows the stuck goroutines by place, and the others in a line each.
func (r *Report) textBlocked(p *page) {
	p.line(plain, "")
	untold := r.untold()
	switch n := r.Stuck(); {
	case !r.EndKnown():
		p.line(plain, "What is stuck when the trace ends is not known: its end was not read.")
	case n > 0:
		p.line(alarm, "STUCK AT THE END: "+format.Plural(n, "goroutine"))
		r.textStuck(p)
	case untold > 0:
		p.line(good, "Nothing is seen to be stuck at the end.")
	default:
		p.line(good, "Nothing is stuck at the end.")
	}
	if untold > 0 {
		p.line(plain, "  "+format.Plural(untold, "goroutine")+" blocked in something that the trace does not tell")
	}
	if n := r.count(analysis.Waiting) - untold; n > 0 {
		what := format.Plural(n, "goroutine") + " waiting for time, the network and the like: " + r.operations(analysis.Waiting)
		p.line(plain, format.Cut("  "+what, p.width))
	}
	if n := r.count(analysis.System); n > 0 {
		p.line(plain, "  "+format.Plural(n, "goroutine")+" of the Go runtime and the tracer")
	}
}

// untold counts the goroutines of which the trace does not tell what they wait for:
// before Go 1.23 that is all that nothing touched.
func (r *Report) untold() int {
	n := 0
	for _, g := range r.Groups {
		if g.Verdict == analysis.Waiting && g.Op == model.OpWaiting {
			n += len(g.Members)
		}
	}
	return n
}

func (r *Report) textStuck(p *page) {
	tab := table{indent: "  ", columns: []column{{right: true}, {bends: true}, {bends: true}, {}}}
	var stuck []analysis.Group
	for _, g := range r.Groups {
		if g.Verdict == analysis.Stuck {
			stuck = append(stuck, g)
		}
	}
	shown := stuck[:min(len(stuck), maxGroups)]
	for _, g := range shown {
		tab.rows = append(tab.rows, []cell{
			words(format.Count(uint64(len(g.Members)))),
			words(label(g.Op)), site(r.Trace, g.Site), words(span(g)),
		})
	}
	below := strings.Repeat(" ", len("  ")+tab.widths(p.width)[0]+len("  "))
	for i, line := range tab.lines(p.width) {
		p.line(alarm, line)
		p.line(faint, format.Cut(below+r.origin(shown[i]), p.width))
	}
	if rest := stuck[len(shown):]; len(rest) > 0 {
		n := 0
		for _, g := range rest {
			n += len(g.Members)
		}
		p.line(plain, fmt.Sprintf("  and %s at %s", format.Plural(n, "more goroutine"), format.Plural(len(rest), "more place")))
	}
}

// span tells how long the goroutines of a group have been blocked.
func span(g analysis.Group) string {
	long, short := format.Duration(g.Longest()), format.Duration(g.Shortest())
	if long == short {
		return "for " + long
	}
	return "for " + short + " to " + long
}

// origin tells which goroutines a group is and where they come from.
func (r *Report) origin(g analysis.Group) string {
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
	if c := site(r.Trace, r.Trace.Site(first.CreatedAt)); c != (cell{}) {
		b.WriteString(", created at " + c.fit(c.natural()))
		if len(created) > 1 {
			fmt.Fprintf(&b, " and %s", format.Plural(len(created)-1, "other place"))
		}
	} else if fn := clean(r.Trace.FuncName(g.Members[0].Goroutine)); fn != "" {
		b.WriteString(", started as " + format.Func(fn, 0))
	}
	return b.String()
}

// operations lists what the goroutines with a verdict wait in: "network 3, sleep 1".
func (r *Report) operations(v analysis.Verdict) string {
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

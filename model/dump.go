package model

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Dump writes the trace in its text form (see text.go), so that two models can be
// compared by eye or by diff. Annotations stand with the last generation that is
// there.
func (t *Trace) Dump(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "trace %s\n", t.info.GoVersion)
	next := 0
	last := 0 // of the generations that are there, and one more
	for i, g := range t.info.Generations {
		if g.isThere() {
			last = i + 1
		}
	}
	for _, g := range t.info.Generations[:last] {
		if !g.isThere() {
			dumpHeading(out, g)
			continue
		}
		for !t.segments[next].info.isThere() {
			next++
		}
		t.dumpSegment(out, next)
		next++
	}
	for _, p := range t.Procs() {
		fmt.Fprintf(out, "proc %v\n", p)
		for span := range t.ProcSpans(p, 0, t.end) {
			state := "idle"
			if span.Running {
				state = "running" + t.threadText(span.Thread)
			}
			fmt.Fprintf(out, "  %d %s\n", span.Start, state)
		}
	}
	t.dumpNotes(out)
	for _, g := range t.info.Generations[last:] {
		dumpHeading(out, g)
	}
	return out.Flush()
}

func (g *GenerationInfo) isThere() bool { return g.Absent == Present && g.Lost == "" }

func (t *Trace) dumpSegment(out io.Writer, index int) {
	s := t.segments[index]
	dumpHeading(out, s.info)
	if s.rows.len() == 0 {
		return
	}
	c := s.columns()
	for i := range s.rows.len() {
		t.dumpRow(out, c, s.rows.row(i))
	}
	t.dumpChans(out, index)
	t.dumpLocks(out, index)
}

func (t *Trace) dumpRow(out io.Writer, c *columns, r row) {
	info := t.Goroutine(r.g)
	fmt.Fprintf(out, "goroutine %d %s\n", info.ID, t.String(info.Func))
	for k := r.off; k < r.end; k++ {
		at := fmt.Sprint(c.startOf(k))
		if k == r.off && c.startOf(k) == c.from {
			at = "^"
		}
		if c.op[k] == opEnded {
			fmt.Fprintf(out, "  %s end\n", at)
			continue
		}
		fmt.Fprintf(out, "  %s %s", at, operationText(c.op[k]))
		stack := c.stack[k]
		if c.isWoken(r, k) {
			fmt.Fprintf(out, " woken by %s", t.goText(Goroutine(c.who[k])))
		} else if info.Created == c.startOf(k) && k == r.off {
			fmt.Fprintf(out, " created by %s", t.goText(info.Creator))
			stack = info.CreatedAt
		}
		w := c.whereOf(k)
		if w.Proc != NoProc {
			fmt.Fprintf(out, " %v", w.Proc)
		}
		fmt.Fprintf(out, "%s%s\n", t.threadText(w.Thread), t.stackText(stack))
	}
}

func (t *Trace) goText(g Goroutine) string {
	if g == NoGoroutine {
		return "-"
	}
	return fmt.Sprint(t.goroutines.at(g).id)
}

func (t *Trace) threadText(th Thread) string {
	if th == NoThread {
		return ""
	}
	return fmt.Sprintf(" T%d", t.ThreadID(th))
}

func (t *Trace) stackText(id StackID) string {
	var b strings.Builder
	for i, f := range t.Stack(id) {
		sep := " < "
		if i == 0 {
			sep = " @ "
		}
		frame := t.Frame(f)
		fmt.Fprintf(&b, "%s%s %s:%d", sep, frame.Func, frame.File, frame.Line)
	}
	return b.String()
}

func (t *Trace) dumpNotes(out io.Writer) {
	dashes := func(s string) string { return strings.ReplaceAll(s, " ", "-") }
	end := func(at Time, open bool) string {
		if open {
			return "-"
		}
		return fmt.Sprint(at)
	}
	for _, r := range t.allRanges() {
		of := ""
		if r.Scope != ScopeProcess {
			of = fmt.Sprintf(" %d", r.Of)
		}
		fmt.Fprintf(out, "range %s %s%s %q %d %s\n", dashes(r.Kind.String()), scopeNames[r.Scope], of, t.String(r.Name), r.Start, end(r.End, r.Open && r.End == t.known))
	}
	for _, k := range t.tasks {
		fmt.Fprintf(out, "task %d parent %d %q by %d %d %s%s\n", k.ID, k.Parent, t.String(k.Name), k.Creator, k.Start, end(k.End, k.Open), t.stackText(k.Stack))
	}
	for _, r := range t.regions {
		fmt.Fprintf(out, "region %d task %d %q %d %s%s\n", r.Goroutine, r.Task, t.String(r.Name), r.Start, end(r.End, r.Open), t.stackText(r.Stack))
	}
	for _, l := range t.logs {
		fmt.Fprintf(out, "log %d by %d task %d %q %q%s\n", l.At, l.Goroutine, l.Task, t.String(l.Category), t.String(l.Message), t.stackText(l.Stack))
	}
	for m := range t.Metrics(0, t.end) {
		fmt.Fprintf(out, "metric %s %d %d\n", metricNames[m.Kind], m.At, m.Value)
	}
	if t.info.Deadlock {
		fmt.Fprintln(out, "deadlock")
	}
	for _, s := range t.samples {
		fmt.Fprintf(out, "sample %d by %d %d%s\n", s.At, s.Goroutine, s.Proc, t.stackText(s.Stack))
	}
}

// allRanges returns the ranges of the trace and of its segments, by start.
func (t *Trace) allRanges() []Range {
	all := slices.Clone(t.ranges)
	for _, s := range t.segments {
		all = append(all, s.LocalRanges()...)
	}
	slices.SortStableFunc(all, byStart)
	return all
}

package flame

import (
	"cmp"
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/tui/clip"
	"chanlens/tui/icicle"
)

// CSV returns what there is to copy of the box under the cursor: a line of names and one
// of values. Times are nanoseconds, and functions as the runtime has them. Both are "" if
// there is no box.
func (v *View) CSV() (header, row string) {
	if v.graph == nil {
		return "", ""
	}
	t := v.graph.tree
	n := &t.Nodes[v.cursor]
	f := v.graph.trace.Frame(n.Frame)
	return "graph,class,name,file,line,depth,total_ns,self_ns,total_count,self_count",
		clip.Row(kindNames[v.graph.kind], n.Class.String(), t.Name(v.cursor), f.File, f.Line, icicle.Depth(t, v.cursor),
			n.Total.Time, n.Self.Time, n.Total.Count, n.Self.Count)
}

// Stack implements [view.Stacker]: the frames from the box under the cursor out to the root.
func (v *View) Stack() (text string, ok bool) {
	if v.empty() {
		return "", true
	}
	var b strings.Builder
	path := icicle.Path(v.graph.tree, v.cursor)
	for i := len(path) - 1; i > 0; i-- {
		if id := v.graph.tree.Nodes[path[i]].Frame; id != model.NoFrame {
			f := v.graph.trace.Frame(id)
			fmt.Fprintf(&b, "%s(...)\n\t%s:%d\n", f.Func, f.File, f.Line)
		}
	}
	return b.String(), true
}

// foldedName returns a node's name, as the runtime has it, for folded stacks.
func (v *View) foldedName(node int) string {
	t := v.graph.tree
	name := strings.ReplaceAll(cmp.Or(t.Name(node), "(not told)"), ";", ":")
	if f := t.Nodes[node].Frame; v.graph.byLine && f != model.NoFrame {
		name += fmt.Sprintf(":%d", v.graph.trace.Frame(f).Line)
	}
	return name
}

// Folded returns the part of the graph below the box under the cursor as folded stacks, a
// line for each that took time of its own, as flamegraph.pl and others read them: names
// from the root on, joined by semicolons, and nanoseconds.
func (v *View) Folded() string {
	if v.graph == nil {
		return ""
	}
	t := v.graph.tree
	var b strings.Builder
	for i := v.cursor; i < len(t.Nodes); i++ {
		if t.Nodes[i].Self.Time == 0 || !icicle.Under(t, i, v.cursor) {
			continue
		}
		for k, node := range icicle.Path(t, i)[1:] {
			if k > 0 {
				b.WriteByte(';')
			}
			b.WriteString(v.foldedName(node))
		}
		fmt.Fprintf(&b, " %d\n", t.Nodes[i].Self.Time)
	}
	return b.String()
}

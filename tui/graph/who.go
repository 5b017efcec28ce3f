package graph

import (
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/flow"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// mostWho is how many goroutines of a node are named.
const mostWho = 6

// endRows tell who waits at a node when the trace ends, with the verdict on the first.
func (v *View) endRows(node, width int) []detail.Row {
	n := &v.whole.Nodes[node]
	at := v.ends(node)
	if n.AtEnd == 0 || len(at) == 0 {
		return nil
	}
	text := "waits here at the trace's end"
	switch {
	case n.Kind == flow.Group && n.Count == 1:
		text = "waits at the trace's end"
	case n.Kind == flow.Group:
		text = format.Count(uint64(n.AtEnd)) + " of " + format.Count(uint64(n.Count)) + " wait at the trace's end"
	case n.AtEnd > 1:
		text = format.Count(uint64(n.AtEnd)) + " wait here at the trace's end"
	}
	rows := heading(text)
	if n.Stuck > 0 && n.Stuck < n.AtEnd {
		rows = append(rows, detail.Line(theme.StuckText, "  "+format.Count(uint64(n.Stuck))+" of them for ever"))
	}
	shown := at[:min(len(at), mostWho)]
	for _, i := range shown {
		b := &v.s.Found.Blocked[i]
		tail := detail.Span{Text: "  " + b.Op.String() + " " + format.Duration(b.Duration()), Style: canvas.As(theme.Dim)}
		rows = append(rows, view.UserRow(v.s, b.Goroutine, b.Start, tail, b.Verdict == verdict.Stuck, width))
	}
	if more := n.AtEnd - len(shown); more > 0 {
		rows = append(rows, detail.Line(theme.Dim, "  and "+format.Count(uint64(more))+" more"))
	}
	b := &v.s.Found.Blocked[at[0]]
	rows = append(rows, detail.Row{})
	head := "why  "
	if b.Verdict == verdict.Stuck {
		head = "stuck  "
	}
	return append(rows, detail.Explain([]detail.Span{{Text: head, Style: canvas.As(theme.Dim)}}, b.Why(v.s.Trace), width)...)
}

// ends returns the first who wait at a node when the trace ends, as places in the list of
// blocked goroutines, in its order: stuck ones first.
func (v *View) ends(node int) []int32 {
	n := &v.whole.Nodes[node]
	switch n.Kind {
	case flow.Channel:
		return v.s.Ends.Channels[n.Of]
	case flow.Lock:
		return v.s.Ends.Locks[n.Of]
	}
	var at []int32
	if i, ok := v.s.Blocked(n.First); ok {
		at = append(at, int32(i))
	}
	for i := range v.whole.Edges {
		e := &v.whole.Edges[i]
		if n.Kind != flow.Group || e.Group() != node || e.AtEnd == 0 {
			continue
		}
		for _, k := range v.ends(e.From + e.To - node) {
			if channel.CrewOf(v.s.Trace, v.s.Found.Blocked[k].Goroutine) == n.Crew() {
				at = append(at, k)
			}
		}
	}
	slices.Sort(at)
	return slices.Compact(at)
}

// userRows name who was seen to use a channel or a lock, where nobody waits there at the
// end, and one goroutine of a group.
func (v *View) userRows(n *flow.Node, width int) []detail.Row {
	if n.AtEnd > 0 || n.First == model.NoGoroutine {
		return nil
	}
	users := v.s.Found.Channels.Users(n.Of)
	switch n.Kind {
	case flow.Lock:
		users = v.s.Found.Channels.LockUsers(n.Of)
	case flow.Group, flow.Nothing:
		text := "one of them"
		if n.Count == 1 {
			text = "who it is"
		}
		return append(heading(text), view.UserRow(v.s, n.First, v.s.Trace.Goroutine(n.First).First, detail.Span{}, false, width))
	}
	return append(heading("used by"), view.UserRows(v.s, users, mostWho, width)...)
}

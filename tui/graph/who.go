package graph

import (
	"fmt"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/flow"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
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
		rows = append(rows, v.user(b.Goroutine, b.Start, "  "+b.Op.String()+" "+format.Duration(b.Duration()), b.Verdict == verdict.Stuck, width))
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
		return append(heading(text), v.user(n.First, v.s.Trace.Goroutine(n.First).First, "", false, width))
	}
	rows := heading("used by")
	var shown []model.Goroutine
	for u := range users {
		switch {
		case slices.Contains(shown, u.Goroutine): // at another place
			continue
		case len(shown) == mostWho:
			return append(rows, detail.Line(theme.Dim, "  and others"))
		}
		shown = append(shown, u.Goroutine)
		rows = append(rows, v.user(u.Goroutine, v.s.Trace.Goroutine(u.Goroutine).First, "", false, width))
	}
	return rows
}

// leastFunc is how little a function's name is cut to.
const leastFunc = 6

// user returns a row that names a goroutine and leads to a moment of it.
func (v *View) user(g model.Goroutine, at model.Time, tail string, stuck bool, width int) detail.Row {
	mark := detail.Span{Text: "  "}
	if stuck {
		mark = detail.Span{Text: string(theme.StuckGlyph) + " ", Style: canvas.As(theme.StuckText)}
	}
	number := fmt.Sprintf("goroutine %d", v.s.Trace.Goroutine(g).ID)
	room := width - canvas.Width(number+tail) - 4
	if room < leastFunc { // what it does tells more than who it is, for the group tells that
		room = 0
		tail = canvas.Cut(tail, width-canvas.Width(number)-2)
	}
	name := ""
	if room > 0 {
		name = "  " + canvas.Cut(format.Func(v.s.Trace.FuncName(g), room), room)
	}
	return detail.Row{Link: &detail.Link{Goroutine: g, At: at}, Spans: []detail.Span{
		mark, {Text: number, Style: canvas.As(theme.Link)},
		{Text: name, Style: canvas.As(theme.Text)},
		{Text: tail, Style: canvas.As(theme.Dim)},
	}}
}

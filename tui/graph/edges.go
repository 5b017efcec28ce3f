package graph

import (
	"cmp"
	"slices"
	"strings"

	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/diagram"
	"chanlens/tui/theme"
)

// mostEdges is how many edges of a node are told in words.
const mostEdges = 10

// deed is what a group does along an edge: with whom, as told of the group, and as told
// of the channel or lock.
type deed struct{ of, at string }

var deeds = [...]deed{
	flow.Sends: {"sends to", "sends"}, flow.Receives: {"receives from", "receives"}, flow.Closes: {"closes", "closes"},
	flow.Selects: {"selects on", "selects"}, flow.Locks: {"locks", "locks"}, flow.Awaits: {"waits for", "waits"},
	flow.Releases: {"releases", "releases"}, flow.Starts: {"starts", "started by"}, flow.Holds: {"seems to hold", "seems to hold it"},
}

// edgeRows tell what goes on along the edges of a node: what is stuck first, then by time
// waited.
func (v *View) edgeRows(node, width int) []detail.Row {
	var edges []*flow.Edge
	for i := range v.whole.Edges {
		if e := &v.whole.Edges[i]; e.From == node || e.To == node {
			edges = append(edges, e)
		}
	}
	if len(edges) == 0 {
		return nil
	}
	slices.SortStableFunc(edges, func(a, b *flow.Edge) int {
		return cmp.Or(-cmp.Compare(a.Stuck, b.Stuck), compareBool(a.Verb.Stays(), b.Verb.Stays()), -cmp.Compare(a.Wait, b.Wait), -cmp.Compare(a.Count(), b.Count()))
	})
	text := "who uses it"
	if v.whole.Nodes[node].Kind == flow.Group {
		text = "what the group does"
		if v.whole.Nodes[node].Count == 1 {
			text = "what it does"
		}
	}
	rows := heading(text)
	for i, e := range edges {
		if i == mostEdges && len(edges) > mostEdges+1 {
			return append(rows, detail.Line(theme.Dim, "  and "+format.Count(uint64(len(edges)-i))+" more"))
		}
		rows = append(rows, v.edgeRow(node, e, width), detail.Line(figureRole(e), "    "+canvas.Cut(figures(e), width-4)))
	}
	return rows
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func figureRole(e *flow.Edge) canvas.Role {
	if e.Stuck > 0 {
		return theme.StuckText
	}
	return theme.Dim
}

// edgeRow names the other end of an edge, and what is done along it.
func (v *View) edgeRow(node int, e *flow.Edge, width int) detail.Row {
	other := e.From
	if e.From == node {
		other = e.To
	}
	n := &v.whole.Nodes[other]
	if v.whole.Nodes[node].Kind != flow.Group {
		what := deeds[e.Verb].at
		return detail.Row{Spans: []detail.Span{
			{Text: "  " + diagram.Name(n, width-canvas.Width(what)-3) + " ", Style: canvas.As(theme.Text)}, {Text: what, Style: canvas.As(theme.Dim)},
		}}
	}
	what := deeds[e.Verb].of
	switch {
	case e.Verb == flow.Starts && e.To == node:
		what = deeds[e.Verb].at
	case strings.HasPrefix(n.Label, "select "):
		what = "waits in" // it is called after that
	}
	return detail.Row{Spans: []detail.Span{
		{Text: "  " + what + " ", Style: canvas.As(theme.Dim)}, {Text: diagram.Name(n, width-canvas.Width(what)-3), Style: canvas.As(theme.Text)},
	}}
}

// figures says how often something is seen along an edge, and how long was waited there.
func figures(e *flow.Edge) string {
	switch e.Verb {
	case flow.Starts:
		return format.Plural(e.Wakes, "goroutine")
	case flow.Holds:
		return "told by who waits for whom"
	}
	var words []string
	if e.Stuck > 0 {
		words = append(words, string(theme.StuckGlyph)+" "+format.Count(uint64(e.Stuck))+" for ever")
	}
	if rest := e.AtEnd - e.Stuck; rest > 0 {
		words = append(words, format.Count(uint64(rest))+" at the end")
	}
	if n := e.Count(); n > 0 {
		words = append(words, "seen "+format.Count(uint64(n))+"×")
	}
	if r := e.Rate(); r > 0 {
		words = append(words, format.Rate(r))
	}
	if e.Wait > 0 {
		words = append(words, "waited "+format.Duration(e.Wait))
	}
	return strings.Join(words, " · ")
}

package graph

import (
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// words says what is known of the node that is selected.
func (v *View) words(width int) []detail.Row {
	i, ok := v.node()
	if !ok {
		return nil
	}
	n := &v.whole.Nodes[i]
	rows := titleRows(n, width)
	rows = append(rows, plain(v.sortWords(n), width)...)
	if text := v.evidence(n); text != "" {
		rows = append(rows, detail.Lines(theme.Dim, text, width)...)
	}
	if n.Wait > 0 {
		rows = append(rows, plain("waited "+format.Duration(n.Wait)+" in all", width)...)
	}
	rows = append(rows, v.endRows(i, width)...)
	rows = append(rows, v.edgeRows(i, width)...)
	return v.pane.Source(append(rows, v.userRows(n, width)...))
}

// frame returns where who is at the selected node waits when the trace ends; or else the place
// of a channel or a lock that is seen most, and where a group was started.
func (v *View) frame() (model.FrameID, bool) {
	i, ok := v.node()
	if !ok {
		return model.NoFrame, true
	}
	used := view.Used{Ends: v.ends(i)}
	n := &v.whole.Nodes[i]
	switch n.Kind {
	case flow.Channel:
		used.Uses = v.s.Found.Channels.Channels[n.Of-1].Uses
	case flow.Lock:
		used.Uses = v.s.Found.Channels.Locks[n.Of-1].Uses
	}
	if id := used.Frame(v.s); id != model.NoFrame {
		return id, true
	}
	return n.Site, true
}

// titleRows name a node.
func titleRows(n *flow.Node, width int) []detail.Row {
	head, style := []detail.Span(nil), canvas.As(theme.Strong)
	if n.Stuck > 0 {
		style = canvas.As(theme.StuckText)
		head = []detail.Span{{Text: string(theme.StuckGlyph) + " ", Style: style}}
	}
	title := n.Label
	switch {
	case n.Count > 1:
		title += " ×" + format.Count(uint64(n.Count))
	case n.Count == 0 && n.Kind != flow.Nothing:
		title += " ×?"
	}
	rows := detail.Explain(head, title, width)
	for k := range rows {
		rows[k].Spans[len(rows[k].Spans)-1].Style = style
	}
	return rows
}

func plain(text string, width int) []detail.Row { return detail.Explain(nil, text, width) }

// sortWords say what sort of thing a node is.
func (v *View) sortWords(n *flow.Node) string {
	switch n.Kind {
	case flow.Group:
		if n.Site == model.NoFrame {
			return format.Plural(n.Count, "goroutine") + "; where they were started is not seen"
		}
		return format.Plural(n.Count, "goroutine") + ", started at " + format.Place(v.s.Trace.Frame(n.Site))
	case flow.Channel:
		c := &v.s.Found.Channels.Channels[n.Of-1]
		words := []string{"channel"}
		if s := c.Shape.String(); s != "" {
			words = append(words, s)
		}
		return strings.Join(append(words, c.SureWords()), ", ")
	case flow.Lock:
		k := &v.s.Found.Channels.Locks[n.Of-1]
		return k.Class.String() + ", " + k.SureWords()
	}
	return "nothing ever comes from here"
}

// evidence says what a channel or a lock was told by.
func (v *View) evidence(n *flow.Node) string {
	switch n.Kind {
	case flow.Channel:
		return v.s.Found.Channels.Channels[n.Of-1].Evidence
	case flow.Lock:
		return v.s.Found.Channels.Locks[n.Of-1].Evidence
	}
	return ""
}

// heading begins a section.
func heading(text string) []detail.Row { return []detail.Row{{}, detail.Heading(text)} }

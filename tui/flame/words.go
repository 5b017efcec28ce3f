package flame

import (
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// caption says what to make of the graph, in a width.
func (v *View) caption(width int) string {
	g := v.graph
	if n := g.tree.Cut; n > 0 {
		return canvas.Cut(format.Plural(n, "stack")+" did not fit in the graph: what they took stands at their callers", width)
	}
	var texts []string
	switch g.flame.View {
	case profile.OnCPU:
		n := format.Plural(g.samples, "CPU sample")
		texts = []string{
			n + ", each counted as " + format.Duration(profile.SamplePeriod) + ", which the profiler's default rate makes it; the trace does not tell the rate",
			n + ", each counted as " + format.Duration(profile.SamplePeriod) + ", the profiler's default", n,
		}
	case profile.Stopped:
		why := "the trace has no CPU samples"
		if g.recorded {
			why = "no CPU sample falls into this"
		}
		texts = []string{
			why + ": this is the time running, by the stack at which goroutines stopped afterwards, whatever they ran until then",
			why + ": time running, by where goroutines stopped next", why + ": by where they stopped next",
		}
	case profile.Started:
		texts = []string{
			"time running, by the function that goroutines were started for and the go statement below it",
			"time running, by start function and go statement",
		}
	default:
		texts = v.offCaption()
	}
	if missing := g.profile.Missing; missing > 0 {
		texts = append([]string{texts[0] + "; " + spent(missing) + " of the range is not in the trace"}, texts...)
	}
	for _, text := range texts {
		if canvas.Width(text) <= width {
			return text
		}
	}
	return canvas.Cut(texts[len(texts)-1], width)
}

// offCaption says what of the waits is left out.
func (v *View) offCaption() []string {
	if !v.graph.idle {
		return []string{
			"time not running, by what was waited in and by stack, all goroutines together; i leaves out what idles",
			"time not running, by what was waited in; i leaves out what idles", "time not running, by what was waited in",
		}
	}
	var names []string
	for _, c := range idling {
		if d := v.graph.profile.Time[c]; d > 0 {
			names = append(names, c.String()+" "+spent(d))
		}
	}
	if len(names) == 0 {
		return []string{"nothing idles here: nothing is left out"}
	}
	return []string{"left out: " + strings.Join(names, ", ") + "; i shows it", "left out: " + strings.Join(names, ", "), "left out: what idles; i shows it"}
}

// nothing says why the graph has no boxes.
func (v *View) nothing() string {
	g := v.graph
	switch {
	case g.profile.Alive == 0:
		return "No goroutine of these lives in this range."
	case g.kind == offCPU && g.idle:
		return "Nobody waits here but for what idles, which is left out; i shows it."
	case g.kind == offCPU:
		return "Nobody waits here."
	}
	return "Nobody runs here."
}

// words says what is known of the box under the cursor.
func (v *View) words(width int) []detail.Row {
	if v.empty() {
		return nil
	}
	g, t := v.graph, v.graph.tree
	n, root := &t.Nodes[v.cursor], &t.Nodes[0]
	rows := v.title(width)
	add := func(name string, spans ...detail.Span) {
		rows = append(rows, detail.Row{Spans: append([]detail.Span{{Text: canvas.Pad(name, 9), Style: canvas.As(theme.Dim)}}, spans...)})
	}
	text := func(s string) detail.Span { return detail.Span{Text: s, Style: canvas.As(theme.Text)} }
	strong := func(s string) detail.Span { return detail.Span{Text: s, Style: canvas.As(theme.Strong)} }
	add("total", strong(spent(n.Total.Time)), text("  "+v.counted(n.Total.Count)))
	if v.cursor > 0 {
		shares := percent(n.Total.Time, root.Total.Time) + " of all"
		if n.Parent > 0 {
			above := "caller"
			if t.Nodes[n.Parent].Kind == profile.NodeClass {
				above = t.Name(n.Parent)
			}
			shares += ", " + percent(n.Total.Time, t.Nodes[n.Parent].Total.Time) + " of " + above
		}
		add("", text(shares))
	}
	if n.Self.Count > 0 && n.Len > 0 {
		add("self", strong(spent(n.Self.Time)), text("  "+percent(n.Self.Time, n.Total.Time)+" of it"))
	}
	if n.Total.Count > 1 && g.flame.View == profile.OffCPU {
		add("mean", text(spent((n.Total.Time/model.Time(n.Total.Count)))+" each"))
	}
	if s := v.same; len(s.nodes) > 1 {
		add("anywhere", text(spent(s.total.Time)+", "+percent(s.total.Time, root.Total.Time)+", "+format.Plural(len(s.nodes), "place")+": n N"))
	}
	if b, ok := v.boxes.Shows(v.cursor); ok && b.Of > 1 {
		rows = append(rows, detail.Line(theme.Dim, canvas.Fitting(width,
			"one of "+format.Count(uint64(b.Of))+" narrow boxes: h and l go through them, Enter makes one wide",
			"one of "+format.Count(uint64(b.Of))+" narrow boxes: h l Enter", "one of "+format.Count(uint64(b.Of))+" narrow boxes")))
	}
	return v.pane.Join(rows, v.parts(width))
}

// frame returns the frame of the box under the cursor.
func (v *View) frame() (model.FrameID, bool) {
	if v.empty() {
		return model.NoFrame, true
	}
	return v.graph.tree.Nodes[v.cursor].Frame, true
}

// title names the box, and says where its code is.
func (v *View) title(width int) []detail.Row {
	g, t := v.graph, v.graph.tree
	n := &t.Nodes[v.cursor]
	name := t.Name(v.cursor)
	switch n.Kind {
	case profile.NodeRoot:
		name = "all of it"
	case profile.NodeClass:
		return []detail.Row{{Spans: []detail.Span{
			{Text: string(theme.Glyph(n.Class)), Style: canvas.As(theme.Class(n.Class))},
			{Text: " " + name, Style: canvas.As(theme.Strong)}}, Head: true}}
	case profile.NodeEnd:
		name = "ran until the goroutine ended"
	case profile.NodeGoesOn:
		name = "ran for longer than the range or the trace tells"
	}
	if name == "" {
		name = "(the trace does not tell the function)"
	}
	rows := detail.Lines(theme.Strong, name, width)
	if n.Frame != model.NoFrame {
		f, what := g.trace.Frame(n.Frame), originNames[g.originOf(v.cursor)]
		place := format.Place(f)
		if !g.byLine && n.Len > 0 {
			place = "around " + place // the first of its lines
		}
		place = detail.CutLeft(place, width)
		rows = append(rows, detail.Row{Spans: []detail.Span{
			{Text: place, Style: canvas.As(theme.Text)},
			{Text: canvas.Cut("  "+what, width-canvas.Width(place)), Style: canvas.As(theme.Dim)}}})
	}
	rows[0].Head = true
	return rows
}

// counted says what a number of the graph counts.
func (v *View) counted(n int) string {
	switch v.graph.flame.View {
	case profile.OnCPU:
		return format.Plural(n, "sample")
	case profile.Stopped:
		return format.Plural(n, "time")
	case profile.Started:
		return format.Plural(n, "goroutine")
	}
	return format.Plural(n, "wait")
}

// mostParts is how many children the pane lists.
const mostParts = 12

// parts lists what the box is made of: its children, most first.
func (v *View) parts(width int) []detail.Row {
	t := v.graph.tree
	n := &t.Nodes[v.cursor]
	if n.Len == 0 {
		return nil
	}
	what := "made of"
	if n.Kind == profile.NodeFrame {
		what = "calls"
	}
	rows := []detail.Row{detail.Heading(what)}
	const amount, barWidth = 8, 10
	for i := n.First; i < n.First+min(n.Len, mostParts); i++ {
		total := t.Nodes[i].Total.Time
		spans := []detail.Span{{Text: canvas.PadLeft(percent(total, n.Total.Time), 6) + " ", Style: canvas.As(theme.Text)}}
		room := width - 7 - amount
		if room-barWidth-1 >= 24 {
			room -= barWidth + 1
			spans = append(spans, detail.Span{Text: bar(total, n.Total.Time, barWidth) + " ", Style: canvas.As(theme.BarGood)})
		}
		spans = append(spans,
			detail.Span{Text: canvas.Pad(v.name(i, room), room), Style: canvas.As(theme.Text)},
			detail.Span{Text: canvas.PadLeft(spent(total), amount), Style: canvas.As(theme.Dim)})
		rows = append(rows, detail.Row{Spans: spans})
	}
	if more := n.Len - mostParts; more > 0 {
		rows = append(rows, detail.Line(theme.Dim, "and "+format.Count(uint64(more))+" more"))
	}
	return rows
}

// bar returns a bar as text, as long as a part is of the whole.
func bar(part, whole model.Time, width int) string {
	c := canvas.New(width, 1)
	chart.Bar(c, float64(whole), float64(part), theme.BarGood)
	return canvas.Pad(c.Lines()[0], width)
}

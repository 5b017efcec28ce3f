package channels

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// How much the words on a channel or a lock show.
const (
	channelPlaces = 12
	channelWho    = 6 // goroutines
)

// words says what is known of the channel or lock under the cursor.
func (v *View) words(width int) []detail.Row {
	r, ok := v.current()
	if !ok {
		return nil
	}
	style := theme.Strong
	if v.stuck(r) {
		style = theme.StuckText
	}
	rows := detail.Explain(nil, r.label(), width)
	for i := range rows {
		rows[i].Spans[0].Style = canvas.As(style)
	}
	rows = append(rows, detail.Row{Spans: []detail.Span{
		{Text: r.shape(), Style: canvas.As(theme.Text)}, {Text: ", ", Style: canvas.As(theme.Dim)},
		{Text: r.sure() + " sure", Style: canvas.As(theme.Text)},
	}})
	if evidence := r.evidence(); evidence != "" {
		for _, line := range detail.Wrap(evidence, width) {
			rows = append(rows, detail.Line(theme.Dim, line))
		}
	}
	if text := r.waitWords(); text != "" {
		rows = append(rows, detail.Explain([]detail.Span{{Text: "waited ", Style: canvas.As(theme.Dim)}}, text, width)...)
	}
	rest := append(v.channelPlaces(r, width), v.channelWho(r, width)...)
	blank := 1
	if n, _, h := v.pane.Columns(); n > 1 && len(rows) < h && len(rows)+1+len(rest) > h/2 && len(rest) <= h {
		blank = h - len(rows) // the rest has a column of its own
	}
	return append(append(rows, make([]detail.Row, blank)...), rest...)
}

// waitWords says how long was waited in what.
func (r channelRow) waitWords() string {
	if l := r.lock; l != nil {
		return fmt.Sprintf("%s in %s, the longest %s", format.Duration(l.Wait), format.Plural(l.Waits, "wait"), format.Duration(l.Max))
	}
	var parts []string
	for i, part := range r.waited() {
		if part.long > 0 {
			parts = append(parts, format.Duration(part.long)+" "+[...]string{"to send", "to receive", "in a select"}[i])
		}
	}
	return strings.Join(parts, ", ")
}

func (r channelRow) evidence() string {
	if r.lock != nil {
		return r.lock.Evidence
	}
	return r.channel.Evidence
}

// channelPlaces list where a channel or lock is used, with how many operations were seen.
func (v *View) channelPlaces(r channelRow, width int) []detail.Row {
	uses := []channel.Use(nil)
	if r.lock != nil {
		uses = r.lock.Uses
	} else {
		uses = r.channel.Uses
	}
	rows := []detail.Row{{Head: true, Spans: []detail.Span{{Text: "places", Style: canvas.As(theme.Accent)}}}}
	sites := channel.Sites(uses)
	label := 0
	for _, s := range sites {
		label = max(label, canvas.Width(s.Word))
	}
	label = min(label, 14)
	for i, s := range sites {
		if i == channelPlaces {
			return append(rows, detail.Line(theme.Dim, "  and "+format.Plural(len(sites)-i, "more place")))
		}
		head := []detail.Span{
			{Text: canvas.PadLeft(format.Count(uint64(s.Count))+"×", 7) + " ", Style: canvas.As(theme.Text)},
			{Text: canvas.Pad(s.Word, label) + "  ", Style: canvas.As(theme.Text)},
		}
		rows = append(rows, detail.Row{Spans: append(head, detail.SiteSpans(v.s.Trace, s.Site, width-label-10)...)})
	}
	return rows
}

// channelWho list who waits there when the trace ends, and else who was seen to use it.
func (v *View) channelWho(r channelRow, width int) []detail.Row {
	at := v.atEnd(r)
	heading := "waits there when the trace ends"
	if len(at) == 0 {
		heading = "used by"
	}
	rows := []detail.Row{{}, {Head: true, Spans: []detail.Span{{Text: heading, Style: canvas.As(theme.Accent)}}}}
	for i, j := range at {
		if i == channelWho {
			break
		}
		b := &v.s.Found.Blocked[j]
		tail := "  " + b.Op.String() + " " + format.Duration(b.Duration())
		rows = append(rows, v.user(b.Goroutine, b.Start, tail, b.Verdict == verdict.Stuck, width))
	}
	if n := r.countEnds(); n > channelWho {
		rows = append(rows, detail.Line(theme.Dim, "  and "+format.Count(uint64(n-channelWho))+" more"))
	}
	if len(at) > 0 {
		return rows
	}
	n := 0
	last := model.NoGoroutine
	for u := range v.users(r) {
		if u.Goroutine == last {
			continue
		}
		if last = u.Goroutine; n == channelWho {
			return append(rows, detail.Line(theme.Dim, "  and others"))
		}
		n++
		rows = append(rows, v.user(u.Goroutine, v.s.Trace.Goroutine(u.Goroutine).First, "", false, width))
	}
	if n == 0 {
		return rows[:len(rows)-2]
	}
	return rows
}

func (r channelRow) countEnds() int {
	if r.lock != nil {
		return r.lock.AtEnd
	}
	return r.channel.SendersAtEnd + r.channel.ReceiversAtEnd + r.channel.SelectsAtEnd
}

// user returns a row that names a goroutine and leads to a moment of it.
func (v *View) user(g model.Goroutine, at model.Time, tail string, stuck bool, width int) detail.Row {
	mark := detail.Span{Text: "  "}
	if stuck {
		mark = detail.Span{Text: string(theme.StuckGlyph) + " ", Style: canvas.As(theme.StuckText)}
	}
	number := fmt.Sprintf("goroutine %d", v.s.Trace.Goroutine(g).ID)
	room := width - canvas.Width(number+tail) - 4
	fn := canvas.Cut(format.Func(v.s.Trace.FuncName(g), max(room, 1)), room)
	return detail.Row{Link: &detail.Link{Goroutine: g, At: at}, Spans: []detail.Span{
		mark, {Text: number, Style: canvas.As(theme.Link)}, {Text: "  " + fn, Style: canvas.As(theme.Text)},
		{Text: tail, Style: canvas.As(theme.Dim)},
	}}
}

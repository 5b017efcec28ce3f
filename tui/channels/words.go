package channels

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// words says what is known of the channel under the cursor.
func (v *View) words(width int) []detail.Row {
	c, ok := v.table.Current()
	if !ok {
		return nil
	}
	of := v.used(c)
	shape := cmp.Or(c.Shape.String(), "of no shape that has a name")
	rows := view.AboutUsed(c.Label(), shape, c.SureWords(), c.Evidence, of.Stuck(v.s), width)
	if text := waitWords(c); text != "" {
		rows = append(rows, detail.Explain([]detail.Span{{Text: "waited ", Style: canvas.As(theme.Dim)}}, text, width)...)
	}
	rows = append(rows, v.recordedRows(c, width)...)
	return v.pane.Join(rows, of.Rows(v.s, width))
}

// recordedRows say what only a recording tells of a channel: how full it was, what found it
// not ready, and who made it, with a way there.
func (v *View) recordedRows(c *channel.Channel, width int) []detail.Row {
	if !c.Exact {
		return nil
	}
	var rows []detail.Row
	rec := &c.Recorded
	fact := func(name, text string) {
		if text != "" {
			rows = append(rows, detail.Explain([]detail.Span{{Text: name + " ", Style: canvas.As(theme.Dim)}}, text, width)...)
		}
	}
	if rec.Cap > 0 && !rec.Timer {
		fact("buffer", fmt.Sprintf("%s of %s at the end, %s at most", format.Count(uint64(rec.Len)), format.Count(uint64(rec.Cap)), format.Count(uint64(max(rec.MaxLen, 0)))))
	}
	fact("operations", operationWords(c))
	if rec.Made != model.NoTime && rec.Maker != model.NoGoroutine {
		tail := detail.Span{Text: " at " + format.Duration(time.Duration(rec.Made)), Style: canvas.As(theme.Dim)}
		rows = append(rows, detail.Line(theme.Dim, "made by"), view.UserRow(v.s, rec.Maker, rec.Made, tail, false, width))
	}
	if rec.Closed != model.NoTime {
		fact("closed", "at "+format.Duration(time.Duration(rec.Closed)))
	}
	return rows
}

// operationWords say how many operations there were in all, and what became of those that
// are no send or receive of a value.
func operationWords(c *channel.Channel) string {
	rec := &c.Recorded
	parts := []string{format.Count(uint64(rec.Operations))}
	for _, part := range []struct {
		n    int
		what string
	}{
		{rec.SendFails, "send that found no room"}, {rec.ReceiveFails, "receive that found nothing"},
		{rec.ClosedReceives, "receive after it was closed"}, {rec.Panics, "panic"},
	} {
		if part.n > 0 {
			head, rest, _ := strings.Cut(part.what, " ")
			parts = append(parts, strings.TrimSpace(format.Plural(part.n, head)+" "+rest))
		}
	}
	return strings.Join(parts, ", ")
}

// waitWords says how long was waited in what.
func waitWords(c *channel.Channel) string {
	var parts []string
	for _, part := range []struct {
		long time.Duration
		to   string
	}{{c.SendWait, "to send"}, {c.ReceiveWait, "to receive"}, {c.SelectWait, "in a select"}} {
		if part.long > 0 {
			parts = append(parts, format.Duration(part.long)+" "+part.to)
		}
	}
	return strings.Join(parts, ", ")
}

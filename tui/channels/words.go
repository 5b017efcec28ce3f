package channels

import (
	"cmp"
	"strings"
	"time"

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
	rows := view.AboutUsed(c.Label(), shape, c.Confidence, c.Evidence, of.Stuck(v.s), width)
	if text := waitWords(c); text != "" {
		rows = append(rows, detail.Explain([]detail.Span{{Text: "waited ", Style: canvas.As(theme.Dim)}}, text, width)...)
	}
	return v.pane.Join(rows, of.Rows(v.s, width))
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

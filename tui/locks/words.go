package locks

import (
	"fmt"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// words says what is known of the lock under the cursor.
func (v *View) words(width int) []detail.Row {
	l, ok := v.table.Current()
	if !ok {
		return nil
	}
	of := v.used(l)
	rows := view.AboutUsed(l.Label(), l.Class.String(), l.SureWords(), l.Evidence, of.Stuck(v.s), width)
	rows = append(rows, detail.Explain([]detail.Span{{Text: "waited ", Style: canvas.As(theme.Dim)}}, waitWords(l), width)...)
	return v.pane.Join(rows, of.Rows(v.s, width))
}

// waitWords says how long was waited for a lock.
func waitWords(l *channel.Lock) string {
	text := fmt.Sprintf("%s in %s, the longest %s", format.Duration(l.Wait), format.Plural(l.Waits, "wait"), format.Duration(l.Max))
	if l.Starved > 0 && l.Class == model.ClassMutex {
		text += "; " + format.Count(uint64(l.Starved)) + " over 1ms"
	}
	return text
}

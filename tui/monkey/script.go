package monkey

import (
	"fmt"
	"strings"

	"chanlens/tui/keys"
)

// Script writes events as a key script, which [keys.Parse] reads.
func Script(events []keys.Event) string {
	var b strings.Builder
	for _, e := range events {
		switch e.Kind {
		case keys.Key:
			b.WriteString(e.Name)
		case keys.Tick:
			b.WriteString("<tick>")
		case keys.Resize:
			fmt.Fprintf(&b, "<resize %dx%d>", e.X, e.Y)
		case keys.Mouse:
			b.WriteByte('<')
			if e.Ctrl {
				b.WriteString("C-")
			}
			if e.Shift {
				b.WriteString("S-")
			}
			fmt.Fprintf(&b, "%s %d,%d>", e.Name, e.X, e.Y)
		}
	}
	return b.String()
}

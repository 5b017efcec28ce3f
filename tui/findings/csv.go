package findings

import (
	"chanlens/model/format"
	"chanlens/tui/clip"
)

// CSV implements [view.Copier]: the finding under the cursor, its cost in nanoseconds.
func (v *View) CSV() (header, row string) {
	f := v.current()
	if f == nil {
		return "", ""
	}
	place := ""
	if len(f.Places) > 0 {
		place = format.Place(v.s.Trace.Frame(f.Places[0].Site))
	}
	return "kind,severity,title,place,goroutines,cost_ns,confidence,why",
		clip.Row(f.Kind, f.Severity, f.Title, place, len(f.Goroutines), f.Cost.Nanoseconds(), f.Confidence, f.Why)
}

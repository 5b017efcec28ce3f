package timeline

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/clip"
)

// CSV implements [view.Copier]: the selected goroutine and what it does at the selected
// moment, times in nanoseconds.
func (v *View) CSV() (header, row string) {
	if v.s.Empty() || !v.s.Ready() {
		return "", ""
	}
	t := v.s.Trace
	iv, ok := t.IntervalAt(v.s.Sel.Goroutine, v.s.Sel.At)
	if !ok {
		return "", ""
	}
	place := ""
	if site := t.Site(iv.Stack); site != model.NoFrame {
		place = format.Place(t.Frame(site))
	}
	return "goroutine,function,state,place,from_ns,to_ns,open",
		clip.Row(t.Goroutine(iv.Goroutine).ID, t.FuncName(iv.Goroutine), iv.Op, place, int64(iv.Start), int64(iv.End), iv.Open)
}

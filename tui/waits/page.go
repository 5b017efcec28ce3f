package waits

import (
	"context"
	"strconv"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/profile"
	"chanlens/model/analysis/verdict"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/chart"
	"chanlens/tui/session"
	"chanlens/tui/sums"
	"chanlens/tui/table"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// page is the longest waits at one place.
type page struct {
	place  *sums.Place
	words  string // which of them; "": all
	count  int    // how many there are in all
	ready  bool   // they have been looked for
	giveUp context.CancelFunc
}

// waitKey tells waits apart.
type waitKey struct {
	goroutine model.Goroutine
	start     model.Time
}

// maxWaits is how many waits are listed.
const maxWaits = 500

// open opens the page of the waits at the place under the cursor whose lengths lie in some
// buckets.
func (v *View) open(lo, hi int, words string) {
	place, ok := v.place()
	if !ok {
		return
	}
	ctx, cancel := context.WithCancel(v.s.Context())
	p := &page{place: place, words: words, giveUp: cancel}
	v.page, v.pane.Focused = p, false
	v.waits.SetRows(nil)
	v.pane.Reset()
	v.Resize(v.w, v.h)
	of := v.sums
	v.s.Shell.Beside.Do(func() func() {
		waits, n, err := of.Waits(ctx, place.Place, lo, hi, maxWaits)
		return func() {
			if cancel(); err != nil || v.page != p {
				return
			}
			p.count, p.ready = n, true
			v.waits.SetRows(waits)
			v.waits.First()
			v.pageMoved()
		}
	})
}

// leave goes back from the page to the places.
func (v *View) leave() {
	if v.page != nil {
		v.page.giveUp()
		v.page, v.pane.Focused = nil, false
		v.pane.Reset()
	}
}

// pageMoved takes the selection along with the cursor.
func (v *View) pageMoved() {
	v.pane.Reset()
	if w, ok := v.waits.Current(); ok {
		v.s.Sel, v.s.Member = session.Selection{Goroutine: w.Goroutine, At: v.s.Within(max(w.Start, v.sums.From))}, false
	}
}

// visitWait goes to the wait under the cursor, in the timeline.
func (v *View) visitWait() {
	if w, ok := v.waits.Current(); ok {
		v.s.Jump(w.Goroutine, max(w.Start, v.sums.From))
	}
}

// blocked returns what is known of who is in a wait when the trace ends; nil if it has ended.
func (v *View) blocked(w profile.Wait) *verdict.Blocked {
	if i, ok := v.s.Blocked(w.Goroutine); ok && w.Open {
		if b := &v.s.Found.Blocked[i]; b.Start == w.Start {
			return b
		}
	}
	return nil
}

func (v *View) isStuck(w profile.Wait) bool {
	b := v.blocked(w)
	return b != nil && b.Verdict == verdict.Stuck
}

// pageConfig says what the table of waits is made of.
func (v *View) pageConfig() table.Config[profile.Wait, waitKey] {
	return table.Config[profile.Wait, waitKey]{
		Columns: v.pageColumns(),
		Key:     func(w profile.Wait) waitKey { return waitKey{w.Goroutine, w.Start} },
		Mark: func(w profile.Wait) (rune, canvas.Role) {
			if v.isStuck(w) {
				return theme.StuckGlyph, theme.StuckText
			}
			return 0, 0
		},
		Empty: func() (text, more string) {
			if v.page.ready {
				return "No wait was found.", ""
			}
			return "Looking for the longest waits …", ""
		},
		Moved: v.pageMoved,
		Enter: v.visitWait,
	}
}

func (v *View) pageColumns() []table.Column[profile.Wait] {
	number := func(n func(w profile.Wait) int64) func(w profile.Wait) string {
		return func(w profile.Wait) string { return strconv.FormatInt(n(w), 10) }
	}
	id := func(w profile.Wait) int64 { return int64(v.s.Trace.Goroutine(w.Goroutine).ID) }
	return []table.Column[profile.Wait]{
		{ID: "goroutine", Title: "goroutine", Min: 20, Max: 60,
			Text: func(w profile.Wait) string {
				return number(id)(w) + "  " + format.Func(v.s.Trace.FuncName(w.Goroutine), 0)
			},
			Number: func(w profile.Wait) float64 { return float64(id(w)) }, CSV: number(id)},
		{ID: "from", Title: "from", Width: 9, Right: true, Drop: 2,
			Text:   func(w profile.Wait) string { return format.Moment(w.Start, time.Millisecond) },
			Number: func(w profile.Wait) float64 { return float64(w.Start) },
			CSV:    number(func(w profile.Wait) int64 { return int64(w.Start) })},
		{ID: "length", Title: "for", Width: 8, Right: true, Drop: 1, Down: true,
			Text:   func(w profile.Wait) string { return format.Duration(time.Duration(w.Length)) },
			Number: func(w profile.Wait) float64 { return float64(w.Length) },
			CSV:    number(func(w profile.Wait) int64 { return int64(w.Length) })},
		{ID: "end", Title: "until", Width: 14, Drop: 3, Text: v.ending, Role: v.endingRole, CSV: v.endingCSV},
		{ID: "bar", Title: "", Min: 8, Max: 40, Drop: 4,
			Draw: func(c *canvas.Canvas, w profile.Wait) {
				chart.Bar(c, float64(v.page.place.Longest.Length), float64(w.Length), theme.Class(w.Op.Class()))
			}},
	}
}

// ending says how a wait ends.
func (v *View) ending(w profile.Wait) string {
	switch b := v.blocked(w); {
	case b != nil && b.Verdict == verdict.Stuck:
		return "stuck, " + view.Sure(b)
	case b != nil:
		return "still waits"
	case w.Open:
		return "goes on"
	}
	return format.Moment(max(w.Start, v.sums.From)+w.Length, time.Millisecond)
}

// endingCSV is the moment at which a wait ends, or what becomes of it.
func (v *View) endingCSV(w profile.Wait) string {
	switch {
	case v.isStuck(w):
		return "stuck"
	case w.Open:
		return "open"
	}
	return strconv.FormatInt(int64(max(w.Start, v.sums.From)+w.Length), 10)
}

func (v *View) endingRole(w profile.Wait) canvas.Role {
	if v.isStuck(w) {
		return theme.StuckText
	}
	return theme.Text
}

// pageActions are what can be done on a page, besides what can be done with any table.
func (v *View) pageActions() []action.Action {
	in := func() bool { return v.page != nil && !v.pane.Focused }
	some := func() bool { return in() && v.waits.Len() > 0 }
	const group = "waits at a place"
	return []action.Action{
		{ID: "page.visit", Keys: []string{"<Enter>", "w"}, Group: group, Hint: "show in timeline",
			Help: "to the timeline, to this wait", Enabled: some, Do: v.visitWait},
		{ID: "page.leave", Keys: []string{"<Esc>", "h", "<Left>"}, Group: group, Hint: "all places",
			Help: "back to the places", Enabled: in, Do: v.leave},
	}
}

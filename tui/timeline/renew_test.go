package timeline

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// TestRenewKeepsTheRow holds that the selected lane stays where it is on the screen
// when lanes come above it.
func TestRenewKeepsTheRow(t *testing.T) {
	part := func(n int, from int) *model.Trace {
		var b strings.Builder
		fmt.Fprintf(&b, "generation 1 0 100000\n")
		for i := from; i < n; i++ {
			fmt.Fprintf(&b, "goroutine %d main.worker\n ^ running P0\n", i+1)
		}
		return viewtest.Trace(t, b.String())
	}
	s := session.Open(part(150, 100))
	v := New(s)
	row := func() int { return v.lane() - v.top }
	number := func(g model.Goroutine) model.GoID { return s.Trace.Goroutine(g).ID }
	show := func(more *model.Trace) {
		v.Renew(s.Renew(session.NewSurvey(context.Background(), more, s.Survey, session.Arrangement{})))
	}
	viewtest.Play(t, v, "<PgDn><PgDn>")
	before, held := row(), number(s.Sel.Goroutine)
	show(part(200, 0))
	if got := number(s.Sel.Goroutine); row() != before || got != held {
		t.Errorf("goroutine %d in row %d, want %d in row %d", got, row(), held, before)
	}
	viewtest.Play(t, v, "<wheel-up 30,9><wheel-up 30,9><wheel-up 30,9><wheel-up 30,9><wheel-up 30,9><wheel-up 30,9><wheel-up 30,9><wheel-up 30,9>")
	first := number(model.Goroutine(v.lanes.List[v.top].ID)) // the selected one is off the screen
	show(part(250, 50))
	if got := number(model.Goroutine(v.lanes.List[v.top].ID)); got != first {
		t.Errorf("the first row shows goroutine %d, want %d", got, first)
	}
}

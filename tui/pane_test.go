package tui

import (
	"slices"
	"testing"

	"chanlens/tui/theme"
)

// noLinks is a trace of one goroutine whose details lead nowhere.
const noLinks = `
generation 1 0 1000
goroutine 1 main.main
  ^    receive @ runtime.chanrecv1 chan.go:506 < main.e main.go:5 < main.d main.go:4 < main.c main.go:3 < main.b main.go:2 < main.main main.go:1
`

// hinted returns the ids of the actions in the last line.
func hinted(a *App) []string {
	var ids []string
	_, now := a.hints()
	for _, act := range now {
		ids = append(ids, act.ID)
	}
	return ids
}

// TestPaneMarksLinks holds that the mark stands on links only.
func TestPaneMarksLinks(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 80, 24, "")
	p := &a.views[0].(*timelineView).pane
	play(t, a, "<Tab>")
	first := p.row
	if p.target() == nil || !slices.Contains(hinted(a), "pane.follow") {
		t.Fatalf("no link is marked at first; hints %v", hinted(a))
	}
	for range 20 {
		play(t, a, "j")
		if p.rows()[p.row].Link == nil {
			t.Fatalf("the mark is on row %d, which leads nowhere", p.row)
		}
	}
	if last := len(p.rows()) - p.room(); p.top != max(last, 0) {
		t.Errorf("the pane shows rows from %d on, want %d", p.top, last)
	}
	play(t, a, "kkkkkkkkkkkkkkkkkkkk")
	if p.row != first || p.top != 0 {
		t.Errorf("back at row %d, top %d; want %d, 0", p.row, p.top, first)
	}
}

// TestPaneWithoutLinks holds that such a pane scrolls, and offers nothing.
func TestPaneWithoutLinks(t *testing.T) {
	a := open(parse(t, noLinks), theme.Colour, 70, 20, "")
	p := &a.views[0].(*timelineView).pane
	play(t, a, "<Tab>jjj")
	if p.top != 3 || p.target() != nil {
		t.Errorf("top %d, target %v; want 3, nil", p.top, p.target())
	}
	for _, id := range []string{"pane.follow", "pane.next"} {
		if slices.Contains(hinted(a), id) {
			t.Errorf("%s is offered", id)
		}
	}
	play(t, a, "<Enter>")
	if a.session.note != "no link is marked" || !p.focused {
		t.Errorf("Enter says %q, focus %v", a.session.note, p.focused)
	}
	play(t, a, "kkkkk")
	if p.top != 0 {
		t.Errorf("top %d after going up", p.top)
	}
}

// TestPaneKeepsTheMark holds that scrolling leaves the mark, that Enter does not
// follow what is not on screen, and that the next key finds a link again.
func TestPaneKeepsTheMark(t *testing.T) {
	a := open(fixture(t, "scene"), theme.Colour, 70, 20, "")
	p := &a.views[0].(*timelineView).pane
	play(t, a, "gn<Tab>")
	row := p.row
	play(t, a, "<PgDn><PgDn><PgDn>")
	if p.row != row || p.target() != nil {
		t.Fatalf("row %d, target %v, top %d; want row %d off the screen", p.row, p.target(), p.top, row)
	}
	play(t, a, "k")
	if p.target() == nil {
		t.Errorf("k marks no link; row %d, top %d", p.row, p.top)
	}
}

package view

import (
	"slices"
	"testing"

	"chanlens/model"
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// noLinks is a trace of one goroutine whose details lead nowhere.
const noLinks = `
generation 1 0 1000
goroutine 1 main.main
  ^    receive @ runtime.chanrecv1 chan.go:506 < main.e main.go:5 < main.d main.go:4 < main.c main.go:3 < main.b main.go:2 < main.main main.go:1
`

// focused is a pane as the view of a script.
type focused struct{ *Pane }

func (f focused) Actions() []action.Action { return f.Pane.Actions(func() {}) }
func (f focused) Mouse(e keys.Event)       { f.Takes(e) }
func (f focused) Resize(w, h int)          { f.Place(w, h) }

// openPane returns a pane on a goroutine at a moment, in a view of a size.
func openPane(trace *model.Trace, g model.GoID, at model.Time, size string, t *testing.T) focused {
	t.Helper()
	s := session.Open(trace)
	s.Sel = session.Selection{Goroutine: s.Roll.Numbered(g)[0], At: at}
	p := NewPane(s)
	viewtest.Play(t, focused{&p}, "<resize "+size+">")
	return focused{&p}
}

// offers reports whether an action can be done now and is worth a hint.
func offers(f focused, id string) bool {
	return slices.ContainsFunc(f.Actions(), func(act action.Action) bool {
		return act.ID == id && act.On() && (act.Worth == nil || act.Worth())
	})
}

// TestPaneMarksLinks holds that the mark stands on links only.
func TestPaneMarksLinks(t *testing.T) {
	p := openPane(viewtest.Fixture(t, "scene"), 8, 20e6, "80x24", t)
	viewtest.Play(t, p, "<Tab>")
	first := p.row
	if p.target() == nil || !offers(p, "pane.follow") {
		t.Fatalf("no link is marked at first")
	}
	for range 20 {
		viewtest.Play(t, p, "j")
		if p.rows()[p.row].Link == nil {
			t.Fatalf("the mark is on row %d, which leads nowhere", p.row)
		}
	}
	if last := len(p.rows()) - p.room(); p.top != max(last, 0) {
		t.Errorf("the pane shows rows from %d on, want %d", p.top, last)
	}
	viewtest.Play(t, p, "kkkkkkkkkkkkkkkkkkkk")
	if p.row != first || p.top != 0 {
		t.Errorf("back at row %d, top %d; want %d, 0", p.row, p.top, first)
	}
}

// TestPaneWithoutLinks holds that such a pane scrolls, and offers nothing.
func TestPaneWithoutLinks(t *testing.T) {
	p := openPane(viewtest.Trace(t, noLinks), 1, 0, "70x20", t)
	viewtest.Play(t, p, "<Tab>jjj")
	if p.top != 3 || p.target() != nil {
		t.Errorf("top %d, target %v; want 3, nil", p.top, p.target())
	}
	for _, id := range []string{"pane.follow", "pane.next"} {
		if offers(p, id) {
			t.Errorf("%s is offered", id)
		}
	}
	viewtest.Play(t, p, "<Enter>")
	if why := action.Why(p.Actions(), "<Enter>"); why != "no link is marked" || !p.Focused {
		t.Errorf("Enter says %q, focus %v", why, p.Focused)
	}
	viewtest.Play(t, p, "kkkkk")
	if p.top != 0 {
		t.Errorf("top %d after going up", p.top)
	}
}

// TestPaneKeepsTheMark holds that scrolling leaves the mark, that Enter does not
// follow what is not on screen, and that the next key finds a link again.
func TestPaneKeepsTheMark(t *testing.T) {
	p := openPane(viewtest.Fixture(t, "scene"), 1, 30e6, "70x20", t)
	viewtest.Play(t, p, "<Tab>")
	row := p.row
	viewtest.Play(t, p, "<PgDn><PgDn><PgDn>")
	if p.row != row || p.target() != nil {
		t.Fatalf("row %d, target %v, top %d; want row %d off the screen", p.row, p.target(), p.top, row)
	}
	viewtest.Play(t, p, "k")
	if p.target() == nil {
		t.Errorf("k marks no link; row %d, top %d", p.row, p.top)
	}
}

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
  ^    running P0
  100  sleep
  200  select
  300  network
  400  send
  500  receive
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

// row returns the marked row, or -1.
func (f focused) row() int { return f.marked(f.rows()) }

// TestPaneMarks holds that the mark stands on rows that are of something only.
func TestPaneMarks(t *testing.T) {
	p := openPane(viewtest.Fixture(t, "scene"), 8, 20e6, "80x24", t)
	viewtest.Play(t, p, "<Tab>")
	first := p.row()
	if p.target() == nil || p.target().Frame == model.NoFrame || offers(p, "pane.follow") {
		t.Fatalf("no frame is marked at first")
	}
	links := 0
	for range 20 {
		viewtest.Play(t, p, "j")
		row := p.rows()[p.row()]
		if row.Link == nil && row.Frame == model.NoFrame && !row.Folded {
			t.Fatalf("the mark is on row %d, which is of nothing", p.row())
		}
		if row.Link != nil {
			links++
		}
	}
	if links == 0 || !offers(p, "pane.follow") {
		t.Errorf("no link was marked")
	}
	if last := len(p.rows()) - p.room(); p.top != max(last, 0) {
		t.Errorf("the pane shows rows from %d on, want %d", p.top, last)
	}
	viewtest.Play(t, p, "kkkkkkkkkkkkkkkkkkkk")
	if p.row() != first || p.top != 0 {
		t.Errorf("back at row %d, top %d; want %d, 0", p.row(), p.top, first)
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

// served is a trace of a handler: frames of the user's between those of the library, one of
// them twice.
const served = `
generation 1 0 1000
goroutine 7 net/http.(*conn).serve
  ^    running P0
  120  send @ runtime.chansend1 chan.go:161 < main.walk main.go:9 < main.walk main.go:9 < main.handle main.go:16 < net/http.HandlerFunc.ServeHTTP server.go:2322 < net/http.serverHandler.ServeHTTP server.go:3340 < net/http.(*conn).serve server.go:2109
`

// TestPaneMarksFrames holds that each frame can be marked, though one is there twice, that
// the source shown is that of the marked one, and that frames unfold.
func TestPaneMarksFrames(t *testing.T) {
	p := openPane(viewtest.Trace(t, served), 7, 500, "120x40", t)
	viewtest.Play(t, p, "<Tab>")
	first := p.row()
	for i, want := range []int{9, 9, 16} {
		if got := p.s.Trace.Frame(p.s.Frame()).Line; got != want || p.row() != first+i {
			t.Errorf("row %d: the source is of line %d, want row %d, line %d", p.row(), got, first+i, want)
		}
		viewtest.Play(t, p, "j")
	}
	n := len(p.rows())
	if !p.target().Folded || !offers(p, "pane.follow") {
		t.Fatalf("nothing to unfold at row %d", p.row())
	}
	viewtest.Play(t, p, "<Enter>")
	if got := len(p.rows()); got != n+2 || p.target() == nil {
		t.Errorf("%d rows after unfolding %d, mark %v", got, n, p.target())
	}
	viewtest.Play(t, p, "<Space>")
	if got := len(p.rows()); got != n {
		t.Errorf("%d rows after folding, want %d", got, n)
	}
	p.Reset()
	p.s.Sel.At = 50
	if f := p.s.Trace.Frame(p.s.Frame()); f.Line != 9 {
		t.Errorf("line %d where the run ends", f.Line)
	}
	p.s.Sel.Goroutine = model.NoGoroutine
	if f := p.s.Frame(); f != model.NoFrame {
		t.Errorf("frame %d of nobody", f)
	}
}

// TestPaneClicks holds that a click marks a frame and follows a link.
func TestPaneClicks(t *testing.T) {
	p := openPane(viewtest.Trace(t, served), 7, 500, "120x40", t)
	rows := p.rows()
	for i := range rows {
		if rows[i].Frame != model.NoFrame && p.s.Trace.Frame(rows[i].Frame).Line == 16 {
			p.Takes(keys.Event{Kind: keys.Mouse, Name: keys.Click, X: p.x + 5, Y: i})
		}
	}
	if got := p.s.Trace.Frame(p.s.Frame()).Line; got != 16 || !p.Focused {
		t.Errorf("line %d after a click on line 16, focus %v", got, p.Focused)
	}
}

// TestPaneKeepsTheMark holds that scrolling leaves the mark, that Enter does not
// follow what is not on screen, and that the next key finds a link again.
func TestPaneKeepsTheMark(t *testing.T) {
	p := openPane(viewtest.Fixture(t, "scene"), 1, 30e6, "70x20", t)
	viewtest.Play(t, p, "<Tab>")
	row := p.row()
	viewtest.Play(t, p, "<PgDn><PgDn><PgDn>")
	if p.row() != row || p.target() != nil {
		t.Fatalf("row %d, target %v, top %d; want row %d off the screen", p.row(), p.target(), p.top, row)
	}
	viewtest.Play(t, p, "k")
	if p.target() == nil {
		t.Errorf("k marks nothing; row %d, top %d", p.row(), p.top)
	}
}

package graph

import (
	"math/rand"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/diagram"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// open returns the view of a session as it is on screen, of a size. Views that are shown
// are only noted.
func open(t testing.TB, s *session.Session, size string) *View {
	t.Helper()
	s.Shell.Show = func(name string) { s.View = name }
	s.View = "graph"
	v := New(s)
	viewtest.Play(t, v, "<resize "+size+">")
	v.Enter()
	return v
}

// label returns the name of the selected node.
func (v *View) label(t testing.TB) string {
	t.Helper()
	i, ok := v.node()
	if !ok {
		t.Fatal("no node is selected")
	}
	return v.whole.Nodes[i].Label
}

func text(v *View, w, h int) string {
	c := canvas.New(w, h)
	v.Draw(c)
	return strings.Join(c.Lines(), "\n")
}

// What keys select, each after the ones before.
func TestKeys(t *testing.T) {
	v := open(t, session.Open(viewtest.Fixture(t, "findings")), "160x45")
	const results = "main.(*server).query → main.(*server).ask"
	for _, step := range []struct{ keys, want string }{
		{"", results}, // stuck, and most time waited
		{"l", "main.(*server).handle"},
		{"h", results},
		{"<Left>", "main.(*server).query"},
		{"<Down>", "nil channel at main.go:64"},
		{"l", "main.取得結果"},
		{"g", results},
		{"nnn", "nil channel at main.go:64"},
		{"N", "main.取得結果"},
		{"t", "main.取得結果"}, // in the list
		{"g", results},
		{"t", results},
		{"<Down><Down><Down>", "Mutex.Lock at cache.go:33"},
		{"<Space>n", results}, // beyond the neighbourhood
		{"<resize 80x24>", results},
	} {
		if viewtest.Play(t, v, step.keys); v.label(t) != step.want {
			t.Errorf("after %s: %q is selected, want %q", step.keys, v.label(t), step.want)
		}
	}
}

// How much of the graph is shown, each after the ones before.
func TestScopes(t *testing.T) {
	v := open(t, session.Open(viewtest.Fixture(t, "findings")), "160x45")
	for _, step := range []struct {
		keys string
		want int // nodes
	}{
		{"", 12}, {"h<Space>", 2}, {"<Space>", 3}, {"<Space>", 12},
		{"<Space>l<Space>", 3}, {"<Esc>", 2}, {"<Backspace>", 12}, {"<Esc>", 12},
	} {
		if viewtest.Play(t, v, step.keys); len(v.picture.Graph().Nodes) != step.want {
			t.Errorf("after %s: %d nodes, want %d", step.keys, len(v.picture.Graph().Nodes), step.want)
		}
	}
}

// Where Enter leads.
func TestVisit(t *testing.T) {
	for _, c := range []struct {
		keys, view string
		id         model.GoID
		row        session.Target
	}{
		{"<Enter>", "", 8, session.Target{Channel: 1}},
		{"h<Enter>", "timeline", 8, session.Target{}},   // a group: who is stuck
		{"l<Enter>", "timeline", 5, session.Target{}},   // nobody is
		{"hj<Enter>", "timeline", 12, session.Target{}}, // nothing ever comes
		{"jjj<Enter>", "", 1, session.Target{Lock: 2}},
		{"<double-click 11,14>", "timeline", 8, session.Target{}},
		{"<double-click 10,1>", "", 8, session.Target{}}, // no box there
	} {
		s := session.Open(viewtest.Fixture(t, "findings"))
		v := open(t, s, "160x45")
		shown, row := "", session.Target{}
		s.Shell.Show = func(view string) { shown = view }
		s.Shell.Visit = func(to session.Target) { row = to }
		viewtest.Play(t, v, c.keys)
		if id := s.Trace.Goroutine(s.Sel.Goroutine).ID; shown != c.view || id != c.id || row != c.row {
			t.Errorf("%s leads to %q, goroutine %d, %+v; want %q, %d, %+v", c.keys, shown, id, row, c.view, c.id, c.row)
		}
	}
}

// The mouse selects, and moves a picture that is larger than its room.
func TestMouse(t *testing.T) {
	v := open(t, session.Open(viewtest.Fixture(t, "findings")), "160x45")
	if viewtest.Play(t, v, "<click 11,18>"); v.label(t) != "nil channel at main.go:64" {
		t.Errorf("a click selects %q", v.label(t))
	}
	viewtest.Play(t, v, "<resize 60x18>gt")
	_, high := v.picture.Size()
	if high <= v.ah {
		t.Fatalf("the picture is %d high and has %d rows: there is nothing to scroll", high, v.ah)
	}
	was := v.label(t)
	for _, step := range []struct {
		keys string
		top  int
	}{
		{"<wheel-up 5,5>", 0}, {"<wheel-down 5,5>", 3}, {"<PgUp>", 0}, {"<press 5,8><drag 5,6>", 2}, {"<drag 5,7><release 5,7>", 1},
		{"<PgDn><PgDn><PgDn><PgDn><PgDn>", high - v.ah},
	} {
		if viewtest.Play(t, v, step.keys); v.seen.Y != step.top {
			t.Errorf("after %s: the first row is %d, want %d", step.keys, v.seen.Y, step.top)
		}
	}
	if v.label(t) != was {
		t.Errorf("scrolling selects %q", v.label(t))
	}
}

// The graph is made beside the event loop, and dropped where it comes too late.
func TestBeside(t *testing.T) {
	s := session.Open(viewtest.Fixture(t, "findings"))
	var later []func() func()
	s.Shell.Beside = func(do func() func()) { later = append(later, do) }
	v := open(t, s, "80x24")
	v.Enter()
	if got := text(v, 80, 22); !strings.Contains(got, "being worked out") || len(later) != 1 {
		t.Fatalf("asked %d times, and shown:\n%s", len(later), got)
	}
	viewtest.Play(t, v, "jn<Space><Enter>t<click 3,3><Tab>")
	stale := later[0]()
	found := *s.Found
	s.Survey.Found = &found // another look at the trace
	v.Renew(session.Renewal{})
	if stale(); v.whole != nil || len(later) != 2 {
		t.Fatalf("what was found before is shown; asked %d times", len(later))
	}
	if later[1]()(); !strings.Contains(text(v, 80, 22), "query") {
		t.Errorf("shown:\n%s", text(v, 80, 22))
	}
}

// only is a filter for one goroutine.
type only struct{ model.Goroutine }

func (o only) Has(g model.Goroutine) bool { return g == o.Goroutine }
func (o only) Len() int                   { return 1 }

// The filter leaves what its goroutines have to do with, and says so.
func TestFilter(t *testing.T) {
	s := session.Open(viewtest.Fixture(t, "findings"))
	v := open(t, s, "160x45")
	s.Only = only{s.Roll.Numbered(5)[0]}
	v.Refresh()
	if got := text(v, 160, 43); !strings.Contains(got, "filtered: 1 group") || len(v.limited.Nodes) != 3 || len(v.seen.Faint) == 0 {
		t.Errorf("%d nodes are left:\n%s", len(v.limited.Nodes), got)
	}
	s.Only = only{s.Roll.Numbered(2)[0]}
	v.Refresh()
	if got := text(v, 160, 43); !strings.Contains(got, "that the filter lets through") {
		t.Errorf("of a filter without nodes:\n%s", got)
	}
	viewtest.Play(t, v, "jn<Space><Enter>t<click 3,3>")
	s.Only = nil
	v.Refresh()
	if len(v.picture.Graph().Nodes) != 12 || v.label(t) == "" {
		t.Errorf("%d nodes without a filter", len(v.picture.Graph().Nodes))
	}
}

// The row of a node as CSV.
func TestCSV(t *testing.T) {
	v := open(t, session.Open(viewtest.Fixture(t, "findings")), "160x45")
	header, row := v.CSV()
	if want := "kind,name,detail,count,in,out,wait,at_end,stuck"; header != want {
		t.Errorf("the header is %s", header)
	}
	if want := "channel,main.(*server).query → main.(*server).ask,,1,1,1,749000000,2,2"; row != want {
		t.Errorf("the row is %s, want %s", row, want)
	}
}

// A filter is applied beside the event loop; what comes too late is dropped.
func TestFilterBeside(t *testing.T) {
	s := session.Open(viewtest.Fixture(t, "findings"))
	v := open(t, s, "160x45")
	var later []func() func()
	s.Shell.Beside = func(do func() func()) { later = append(later, do) }
	for _, id := range []model.GoID{5, 2} {
		s.Only = only{s.Roll.Numbered(id)[0]}
		v.Refresh()
	}
	if later[0]()(); len(v.limited.Nodes) != 12 {
		t.Errorf("%d nodes: a filter that was replaced is applied", len(v.limited.Nodes))
	}
	if later[1]()(); len(v.limited.Nodes) != 0 {
		t.Errorf("%d nodes: the filter is not applied", len(v.limited.Nodes))
	}
	s.Only = only{s.Roll.Numbered(5)[0]}
	v.Refresh()
	s.View = "timeline"
	found := *s.Found
	s.Survey.Found = &found
	v.Renew(session.Renewal{})
	if later[2]()(); v.limited != nil || !strings.Contains(text(v, 160, 43), "being worked out") {
		t.Error("the graph of another survey is shown")
	}
}

// The view follows a goroutine that is selected elsewhere, unless the node is about it.
func TestFollow(t *testing.T) {
	s := session.Open(viewtest.Fixture(t, "findings"))
	v := open(t, s, "160x45")
	const results = "main.(*server).query → main.(*server).ask"
	for _, step := range []struct {
		id   model.GoID
		want string
	}{
		{9, results}, // it waits there
		{7, "main.(*server).query"},
		{8, "main.(*server).query"},
		{5, "main.(*server).handle"},
		{2, "main.(*server).handle"}, // the runtime's
	} {
		s.Sel.Goroutine = s.Roll.Numbered(step.id)[0]
		if v.Enter(); v.label(t) != step.want || s.Trace.Goroutine(s.Sel.Goroutine).ID != step.id {
			t.Errorf("goroutine %d: %q is selected, want %q", step.id, v.label(t), step.want)
		}
	}
}

// A trace in which nobody deals with another is told in words.
func TestNothing(t *testing.T) {
	v := open(t, session.Open(viewtest.Trace(t, "generation 1 0 1000\ngoroutine 1 main.main\n  ^ running P0\n")), "80x24")
	viewtest.Play(t, v, "jn<Space><Enter>ta<click 3,3><Tab>")
	if header, _ := v.CSV(); header != "" || !strings.Contains(text(v, 80, 22), "No goroutine is seen to deal with another") {
		t.Errorf("shown:\n%s", text(v, 80, 22))
	}
}

// Drawing changes nothing, and words are never wider than their room.
func TestWords(t *testing.T) {
	for _, name := range []string{"findings", "stages", "scene"} {
		v := open(t, session.Open(viewtest.Fixture(t, name)), "160x45")
		for range 14 {
			for w := 34; w < 90; w += 7 {
				for _, r := range v.words(w) {
					if n := canvas.Width(r.Text()); n > w {
						t.Errorf("%s, %s: %q takes %d of %d", name, v.label(t), r.Text(), n, w)
					}
				}
			}
			if a, b := text(v, 160, 43), text(v, 160, 43); a != b {
				t.Errorf("%s: drawn again it differs", name)
			}
			viewtest.Play(t, v, "nj")
		}
	}
}

// Whatever a person does, something is selected, and the picture is in view.
func TestRandomKeys(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	script := []string{
		"h", "j", "k", "l", "<Space>", "<Esc>", "n", "N", "t", "a", "g", "<PgDn>", "<PgUp>", "L", "H", "<Tab>", "d", "<wheel-down 5,5>",
		"<click 12,5>", "<click 30,9>", "<press 9,9><drag 3,2><release 3,2>", "<resize 80x24>", "<resize 200x60>", "<resize 40x10>", "<resize 120x18>",
	}
	for _, name := range []string{"findings", "stages"} {
		s := session.Open(viewtest.Fixture(t, name))
		v := open(t, s, "80x24")
		for range 1500 {
			key := script[r.Intn(len(script))]
			if r.Intn(40) == 0 {
				s.Only = only{model.Goroutine(r.Intn(s.Trace.NumGoroutines()))}
				if r.Intn(2) == 0 {
					s.Only = nil
				}
				v.Refresh()
			}
			if viewtest.Play(t, v, key); !v.some() {
				continue
			}
			w, h := v.picture.Size()
			if _, ok := v.node(); !ok || !onScreen(v.picture, v.seen.X, w, v.aw) || !onScreen(v.picture, v.seen.Y, h, v.ah) {
				t.Fatalf("%s, after %s: selected %d, seen from %d,%d of %dx%d", name, key, v.seen.Selected, v.seen.X, v.seen.Y, w, h)
			}
			text(v, v.w, v.h)
		}
	}
}

// onScreen reports whether along one axis nothing beyond the picture is seen, or, where there
// is room for more, whether a drawing is in the middle and a list at the begin.
func onScreen(p *diagram.Picture, at, size, room int) bool {
	switch {
	case size >= room:
		return at >= 0 && at <= size-room
	case p.IsList():
		return at == 0
	}
	before, after := -at, room-size+at
	return before >= 0 && (before == after || before+1 == after)
}

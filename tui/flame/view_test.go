package flame

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/golden"
	"chanlens/tui/icicle"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// server reads a trace that has CPU samples.
func server(t testing.TB) *model.Trace {
	t.Helper()
	text, err := os.ReadFile("testdata/server.txt")
	if err != nil {
		t.Fatal(err)
	}
	return viewtest.Trace(t, string(text))
}

// show returns the view on a trace after a script, of the size of a whole screen.
func show(t testing.TB, trace *model.Trace, w, h int, script string) *View {
	t.Helper()
	s := session.Open(trace)
	v := New(s)
	s.View = v.Name()
	v.Resize(w, h-2)
	v.Enter()
	viewtest.Play(t, v, script)
	return v
}

// TestScreens compares the view with pictures a person checked.
func TestScreens(t *testing.T) {
	traces := map[string]*model.Trace{
		"server": server(t), "scene": viewtest.Fixture(t, "scene"), "findings": viewtest.Fixture(t, "findings"),
		"nobody": viewtest.Trace(t, "generation 1 0 1000"),
	}
	for _, c := range []struct {
		name   string
		trace  string
		w, h   int
		script string
	}{
		{"off-80x24", "server", 80, 24, "jj"},
		{"off-160x45", "server", 160, 45, "jlj"},
		{"on-80x24", "server", 80, 24, "tj"},
		{"on-160x45", "server", 160, 45, "tjj"},
		{"on-lines-160x45", "server", 160, 45, "tLj"},
		{"started-80x24", "server", 80, 24, "ttj"},
		{"zoomed-80x24", "server", 80, 24, "tj<Enter>j"},
		{"idle-80x24", "server", 80, 24, "i"},
		{"stopped-80x24", "scene", 80, 24, "tG"},
		{"many-80x24", "findings", 80, 24, "j"},
		{"many-160x45", "findings", 160, 45, "jlj"},
		{"nobody-80x24", "nobody", 80, 24, ""},
		{"small-40x10", "server", 40, 10, "jj"},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := show(t, traces[c.trace], c.w, c.h, c.script)
			paper := canvas.New(c.w, c.h-2)
			v.Draw(paper)
			golden.Check(t, c.name, paper)
		})
	}
}

// where returns the names on the path to the cursor.
func (v *View) where() string {
	var names []string
	for _, i := range icicle.Path(v.graph.tree, v.cursor)[1:] {
		names = append(names, v.name(i, 0))
	}
	return strings.Join(names, " › ")
}

// TestMove holds where keys lead.
func TestMove(t *testing.T) {
	trace := server(t)
	for _, c := range []struct{ script, want string }{
		{"", ""},
		{"j", "receive"},
		{"jj", "receive › main.(*server).work"},
		{"jl", "sleep"},
		{"jlh", "receive"},
		{"jh", "receive"},
		{"jkk", ""},
		{"jljkj", "sleep › main.main"}, // down again to where one was
		{"jljkhj", "receive › main.(*server).work"}, // and not where one was elsewhere
		{"jjl", "sleep › main.main"},                // to the next box of the level
		{"jjlh", "receive › main.(*server).work"},
		{"jlG", "sleep › main.main › main.(*server).serve › time.Sleep"},
		{"jlGg", ""},
		{"jl<PgDn>", "sleep › main.main › main.(*server).serve › time.Sleep"},
		{"jl<PgDn><PgUp>", ""},
		{"j<Enter>l", "sleep"}, // which is not within the box zoomed to
		{"jjn", "select › main.(*server).work"},
		{"jjnnnn", "receive › main.(*server).work"},
		{"jjN", "runnable › main.(*server).work"},
	} {
		if got := show(t, trace, 120, 40, c.script).where(); got != c.want {
			t.Errorf("%q leads to %q, want %q", c.script, got, c.want)
		}
	}
}

// TestZoom holds which box is as wide as the picture.
func TestZoom(t *testing.T) {
	trace := server(t)
	for _, c := range []struct{ script, want string }{
		{"", ""},
		{"jl<Enter>", "sleep"},
		{"jl<Enter>j<Enter>", "main.main"},
		{"jlGk+", "main.(*server).serve"},
		{"jlGk+-", "sleep"}, // those between are as wide
		{"jl<Enter><Backspace>", ""},
		{"tj+<Esc>", ""},
		{"j<Enter>l", ""},
		{"jl<Enter>L", "sleep"}, // found again in another graph
		{"jl<Enter>t", ""},      // where there is one
	} {
		v := show(t, trace, 120, 40, c.script)
		if got := v.graph.tree.Name(v.zoom); got != c.want {
			t.Errorf("after %q, %q is as wide as the picture, want %q", c.script, got, c.want)
		}
		if b, ok := v.boxes.Shows(v.zoom); !ok || b.W != v.boxes.W {
			t.Errorf("after %q, the box is %+v in %d cells", c.script, b, v.boxes.W)
		}
	}
}

// TestClick holds that a click goes to the box under the mouse, and two zoom in.
func TestClick(t *testing.T) {
	v := show(t, server(t), 120, 40, "")
	b := v.boxes.Level(1)[1]
	at := fmt.Sprintf("%d,%d", 1+b.X+b.W/2, 1+headRows+v.each())
	viewtest.Play(t, v, "<click "+at+">")
	if v.cursor != b.Node || v.zoom != 0 {
		t.Errorf("a click at %s leads to %q", at, v.where())
	}
	viewtest.Play(t, v, "<double-click "+at+">")
	if v.cursor != b.Node || v.zoom != b.Node {
		t.Errorf("a double click at %s leads to %q", at, v.where())
	}
}

// TestVisit holds that Enter on a leaf, and w on any box of waits, leads to the longest
// wait there.
func TestVisit(t *testing.T) {
	trace := server(t)
	for _, c := range []struct {
		script string
		id     model.GoID
		at     model.Time
	}{
		{"jlG<Enter>", 1, 200e6},
		{"w", 8, 180e6},
		{"jw", 8, 180e6},
		{"jllw", 1, 10e6},
	} {
		v := show(t, trace, 120, 40, "")
		shown := ""
		v.s.Shell.Show = func(name string) { shown = name }
		viewtest.Play(t, v, c.script)
		if got := trace.Goroutine(v.s.Sel.Goroutine).ID; shown != "timeline" || got != c.id || v.s.Sel.At != c.at {
			t.Errorf("%q leads to goroutine %d at %d in %q, want %d at %d", c.script, got, v.s.Sel.At, shown, c.id, c.at)
		}
	}
}

// TestScope holds whose graph is shown, and that it is the same by line and by function.
func TestScope(t *testing.T) {
	trace := server(t)
	for _, c := range []struct {
		script string
		who    string
		total  model.Time
	}{
		{"", "all goroutines", 908e6},
		{"L", "all goroutines", 908e6},
		{"u", "started as main.(*server).work", 564e6},
		{"uu", "goroutine 8 main.(*server).work", 301e6},
		{"uuu", "all goroutines", 908e6},
		{"<Space><Space>i", "goroutine 8 main.(*server).work", 301e6},
		{"i", "all goroutines", 658e6},
	} {
		v := show(t, trace, 120, 40, "")
		v.s.Sel.Goroutine = v.s.Roll.Numbered(8)[0]
		viewtest.Play(t, v, c.script)
		if who, _ := v.graph.words(); who != c.who || v.graph.tree.Nodes[0].Total.Time != c.total {
			t.Errorf("after %q: %s took %d, want %s with %d", c.script, who, v.graph.tree.Nodes[0].Total.Time, c.who, c.total)
		}
	}
}

// chosen is a filter that lets one goroutine through.
type chosen model.Goroutine

func (c chosen) Has(g model.Goroutine) bool { return g == model.Goroutine(c) }
func (c chosen) Len() int                   { return 1 }

// TestRange holds that the chosen range and the filter are gone by, and that what is
// shown follows when they change.
func TestRange(t *testing.T) {
	v := show(t, server(t), 120, 40, "")
	v.s.Chosen = session.Range{Start: 60e6, Span: 40e6}
	v.Refresh()
	if got := v.graph.tree.Nodes[0].Total.Time; got != 90e6 {
		t.Errorf("in the range, waits take %d", got)
	}
	if _, when := v.graph.words(); when != "60.00ms to 100.00ms" {
		t.Errorf("the range is called %q", when)
	}
	v.s.Only = chosen(v.s.Roll.Numbered(7)[0])
	v.Refresh()
	if got := v.graph.tree.Nodes[0].Total.Time; got != 10e6 {
		t.Errorf("of goroutine 7, waits in the range take %d", got)
	}
	v.s.Only, v.s.Chosen = nil, session.Range{}
	v.Refresh()
	if got := v.graph.tree.Nodes[0].Total.Time; got != 908e6 {
		t.Errorf("all waits take %d", got)
	}
}

// TestCopy holds what there is to copy of a box.
func TestCopy(t *testing.T) {
	v := show(t, server(t), 120, 40, "tj")
	header, row := v.CSV()
	if want := "graph,class,name,file,line,depth,total_ns,self_ns,total_count,self_count"; header != want {
		t.Errorf("names are %s, want %s", header, want)
	}
	if want := "on-CPU,running,main.(*server).work,main.go,44,1,90000000,0,9,0"; row != want {
		t.Errorf("values are %s, want %s", row, want)
	}
	want := `main.(*server).work;encoding/json.Unmarshal 20000000
main.(*server).work;main.checksum 30000000
main.(*server).work;encoding/json.Marshal 10000000
main.(*server).work;encoding/json.Unmarshal;runtime.mallocgc 10000000
main.(*server).work;example.com/store.(*Cache[go.shape.string]).Put;example.com/store.hash 20000000
`
	if got := v.Folded(); got != want {
		t.Errorf("folded:\n%s\nwant:\n%s", got, want)
	}
	empty := New(session.Open(server(t)))
	if header, row := empty.CSV(); header != "" || row != "" || empty.Folded() != "" {
		t.Error("there is something to copy of no graph")
	}
}

// lines returns what a view shows, without trailing blanks.
func lines(v *View) string {
	c := canvas.New(v.w, v.h)
	v.Draw(c)
	return strings.Join(c.Lines(), "\n")
}

// later is an event loop that works when it is told to.
type later struct{ work []func() func() }

func (l *later) beside(do func() func()) { l.work = append(l.work, do) }

// run does the work there is, and what comes of it.
func (l *later) run() {
	for len(l.work) > 0 {
		do := l.work[0]
		l.work = l.work[1:]
		do()()
	}
}

// TestBeside holds that a graph is made beside the event loop, that the one before stays
// until it is there, and that one which is not wanted any more is not shown.
func TestBeside(t *testing.T) {
	v, loop := show(t, server(t), 120, 40, ""), &later{}
	v.s.Shell.Beside = loop.beside
	viewtest.Play(t, v, "t")
	if v.graph.kind != offCPU || !strings.Contains(lines(v), "working 0%") {
		t.Errorf("while another graph is being made:\n%s", lines(v))
	}
	viewtest.Play(t, v, "t") // by start, before the other is there
	loop.run()
	if v.graph.kind != started || v.job != nil || len(v.kept) != 2 {
		t.Errorf("shown is the graph %s, and %d are at hand", kindNames[v.graph.kind], len(v.kept))
	}
	viewtest.Play(t, v, "t") // is at hand
	if v.graph.kind != offCPU || len(loop.work) > 0 {
		t.Errorf("shown is the graph %s, and there is work: %d", kindNames[v.graph.kind], len(loop.work))
	}
}

// TestPartial holds that no graph is made of a part of a trace, and that there is one as
// soon as it is whole.
func TestPartial(t *testing.T) {
	part := viewtest.Trace(t, `
generation 1 0 1000
goroutine 1 main.main
  ^    running P0
  100  receive @ runtime.chanrecv1 chan.go:506 < main.main main.go:9
pending 2 1000 2000
`)
	v := show(t, part, 80, 24, "jtw<Enter>")
	if v.graph != nil || !strings.Contains(lines(v), "is known once all of it is loaded") {
		t.Errorf("of a part:\n%s", lines(v))
	}
	whole := session.Open(server(t))
	v.Renew(v.s.Renew(whole.Survey))
	if v.graph == nil || v.graph.kind != onCPU {
		t.Errorf("of the whole:\n%s", lines(v))
	}
}

// BenchmarkFrame measures keys with the drawing after them on a graph of 100,000 nodes.
func BenchmarkFrame(b *testing.B) {
	var text strings.Builder
	text.WriteString("generation 1 0 1000000\ngoroutine 1 main.main\n  ^ running P0\n")
	for i := range 12_000 {
		fmt.Fprintf(&text, "sample %d by 1 P0 @", i)
		for depth := range 9 {
			fmt.Fprintf(&text, " main.f%d main.go:%d <", i>>depth, depth+1)
		}
		fmt.Fprintf(&text, " main.g%d main.go:20 < main.main main.go:30\n", i%100)
	}
	trace, err := model.ParseText(text.String())
	if err != nil {
		b.Fatal(err)
	}
	v := show(b, trace, 200, 60, "t")
	keys := []string{"j", "j", "l", "n", "<Enter>", "j", "k", "-", "g", "G", "<Esc>", "g"}
	for i := 0; b.Loop(); i++ {
		viewtest.Play(b, v, keys[i%len(keys)])
		v.Draw(canvas.New(200, 58))
	}
	b.ReportMetric(float64(len(v.graph.tree.Nodes)), "nodes")
}

package diagram

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"chanlens/model/analysis/flow"
	"chanlens/tui/canvas"
	"chanlens/tui/golden"
)

// sample returns the graph of one of the module's own traces, which the tests of package
// flow keep.
func sample(t testing.TB, name string) *flow.Graph {
	t.Helper()
	data, err := os.ReadFile("../../model/analysis/flow/testdata/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	g := new(flow.Graph)
	if err := json.Unmarshal(data, g); err != nil {
		t.Fatal(err)
	}
	return g
}

// labelled returns the first spot of the node with a label.
func labelled(t testing.TB, p *Picture, label string) int {
	t.Helper()
	for i := range p.Spots() {
		if p.g.Nodes[p.Node(i)].Label == label {
			return i
		}
	}
	t.Fatalf("no node is called %q", label)
	return -1
}

// screen draws a picture on a screen, scrolled to what is selected, and its caption below.
func screen(p *Picture, w, h, selected int) *canvas.Canvas {
	c := canvas.New(w, h)
	p.Draw(c.Sub(0, 0, w, h-1), p.Reveal(View{Selected: selected}, w, h-1))
	p.DrawCaption(c.Sub(0, h-1, w, 1))
	return c
}

// The graphs of the samples, as a person sees them.
func TestScreens(t *testing.T) {
	for _, tt := range []struct {
		sample, selected string
		opt              Options
	}{
		{"01-forgotten-sender", "", Options{}},
		{"01-forgotten-sender", "results", Options{}},
		{"01-forgotten-sender", "", Options{Mode: List}},
		{"01-forgotten-sender", "main.main", Options{Mode: Drawing, Starts: true}},
		{"04-worker-pool", "", Options{}},
		{"05-pipeline-cancel", "ctx.Done()", Options{}},
		{"05-pipeline-cancel", "ctx.Done()", Options{Mode: List}},
		{"07-mutex-contention", "", Options{}},
		{"08-deadlock-cycle", "main.aliceToBob", Options{}},
		{"09-nil-channel", "", Options{}},
	} {
		g := sample(t, tt.sample)
		for _, s := range []size{{80, 24}, {160, 45}} {
			p := New(g, s.w, s.h-1, tt.opt)
			selected, name := -1, tt.sample
			if tt.opt.Mode == List {
				name += "-list"
			}
			if tt.opt.Starts {
				name += "-starts"
			}
			if tt.selected != "" {
				selected = labelled(t, p, tt.selected)
				name += "-selected"
			}
			if s.w == 80 {
				name += "-80x24"
			} else {
				name += "-160x45"
			}
			golden.Check(t, name, screen(p, s.w, s.h, selected))
		}
	}
}

// Drawing changes nothing, and the same graph gives the same picture.
func TestSame(t *testing.T) {
	g := random(7, 40, 90)
	p, q := New(g, 160, 45, Options{}), New(g, 160, 45, Options{})
	first := golden.Print(screen(p, 160, 45, 3))
	screen(p, 80, 24, -1)
	for range 3 {
		if again := golden.Print(screen(q, 160, 45, 3)); again != first {
			t.Fatalf("a second drawing differs:\n%s", golden.Diff(again, first))
		}
	}
}

// What is drawn on a part of the screen is what is there in the whole picture.
func TestScrolled(t *testing.T) {
	p := New(random(3, 40, 80), 80, 24, Options{Mode: Drawing})
	w, h := p.Size()
	whole := canvas.New(w, h)
	p.Draw(whole, View{Selected: -1})
	for _, at := range []point{{0, 0}, {7, 3}, {w - 40, h - 12}, {w / 2, h / 2}} {
		part := canvas.New(40, 12)
		p.Draw(part, View{Selected: -1, X: at.x, Y: at.y})
		for y := range 12 {
			for x := range 40 {
				if got, want := part.At(x, y), whole.At(x+at.x, y+at.y); at.x+x < w && at.y+y < h && got != want {
					t.Fatalf("scrolled to %v, cell %d,%d is %q, want %q", at, x, y, got.Rune, want.Rune)
				}
			}
		}
	}
}

// A graph is drawn where that can be read, with fewer nodes if need be, and else listed;
// who asks for one gets it.
func TestModes(t *testing.T) {
	small, dense := sample(t, "04-worker-pool"), new(flow.Graph)
	for i := range 20 { // ten groups, each of which uses all of ten channels
		dense.Nodes = append(dense.Nodes, flow.Node{ID: flow.ID(i), Kind: flow.Kind(i % 2), Label: fmt.Sprint(i), Count: 1})
		for k := range 20 {
			if i%2 == 0 && k%2 == 1 {
				dense.Edges = append(dense.Edges, flow.Edge{From: i, To: k, Waits: 1}, flow.Edge{From: k, To: i, Verb: flow.Receives, Waits: 1})
			}
		}
	}
	if p := New(small, 80, 24, Options{}); p.IsList() {
		t.Error("a worker pool is listed")
	}
	if p := New(small, 80, 24, Options{Mode: List}); !p.IsList() {
		t.Error("a list was asked for, and there is none")
	}
	if p := New(dense, 40, 12, Options{}); !p.IsList() {
		t.Error("a thicket is drawn")
	}
	if p := New(dense, 40, 12, Options{Mode: Drawing}); p.IsList() {
		t.Error("a drawing was asked for, and there is none")
	}
	wide := New(random(5, 120, 140), 250, 70, Options{})
	if n := len(wide.Graph().Nodes); wide.IsList() || n < 30 || n > mostNodes || wide.Graph().More != 120-n {
		t.Errorf("list %v with %d of 120 nodes, and %d more", wide.IsList(), n, wide.Graph().More)
	}
	for _, s := range []size{{80, 24}, {1, 1}, {0, 0}, {250, 3}} {
		p := New(new(flow.Graph), s.w, s.h, Options{})
		p.Draw(canvas.New(s.w, s.h), View{})
		if p.Move(-1, Right) != -1 || p.Hit(0, 0, View{}) != -1 {
			t.Error("an empty graph has spots")
		}
		New(small, s.w, s.h, Options{}).Draw(canvas.New(s.w, s.h), View{Selected: 2})
	}
}

// Stuck edges stand out, also beside what is selected.
func TestStuckStandsOut(t *testing.T) {
	for _, mode := range []Mode{Drawing, List} {
		p := New(sample(t, "01-forgotten-sender"), 160, 45, Options{Mode: mode})
		for _, selected := range []int{-1, labelled(t, p, "jobs")} {
			text := golden.Print(screen(p, 160, 45, selected))
			if !strings.Contains(text, "◆ 3 · ") || strings.Count(text, "*") < 40 {
				t.Errorf("mode %d, %d selected: nothing is stuck in\n%s", mode, selected, text)
			}
		}
	}
}

package lane

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
)

// TestFlowOffTheScreen holds that a line to a lane that is not on the screen goes to its
// edge, and says where it leads.
func TestFlowOffTheScreen(t *testing.T) {
	trace := births(t, 40)
	roll := NewRoll(trace)
	lanes := NewArranger(roll, roll.Order(ByNumber, true, Ranks{}), nil, nil).Lanes(Plan{})
	for _, c := range []struct {
		name          string
		from, to, top int
		want          []string // down the column of the line, from the first lane
	}{
		{"both shown", 11, 13, 10, []string{"", "●", "│", "▼", ""}},
		{"upwards", 13, 11, 10, []string{"", "▲", "│", "●", ""}},
		{"to below", 12, 30, 10, []string{"", "", "●", "│", "▼ ↓ woken, 16 lanes down"}},
		{"from above", 9, 12, 10, []string{"│ ↑ waker, 1 lane up", "│", "▼", "", ""}},
		{"neither shown", 2, 30, 10, []string{"", "", "", "", ""}},
	} {
		p := &Picture{
			Trace: trace, View: Viewport{Start: 0, Span: trace.End(), Cells: 60}, Lanes: &lanes, Top: c.top, Lane: c.from,
			Layout: Layout{Cells: 60, Rows: 5, Pitch: 1}, Flow: &Flow{End{c.from, "waker"}, End{c.to, "woken"}, trace.End() / 3, trace.End() / 3},
		}
		row := canvas.New(60, 5)
		drawFlow(row, p)
		x := p.View.CellOf(p.Flow.At)
		for y, want := range c.want {
			if got := strings.TrimSpace(string([]rune(row.Lines()[y] + strings.Repeat(" ", 60))[x:])); got != want {
				t.Errorf("%s: row %d is %q, want %q", c.name, y, got, want)
			}
		}
	}
}

// TestFlowFromPinnedLane: a line from a pinned lane to one that is scrolled away says that it is
// further up, though it is drawn downwards.
func TestFlowFromPinnedLane(t *testing.T) {
	trace := births(t, 40)
	roll := NewRoll(trace)
	lanes := NewArranger(roll, roll.Order(ByNumber, true, Ranks{}), nil, nil).Lanes(Plan{})
	p := &Picture{
		Trace: trace, View: Viewport{Start: 0, Span: trace.End(), Cells: 60}, Lanes: &lanes, Top: 10,
		Layout: Layout{Cells: 60, Pinned: 1, Divide: 1, Lanes: 2, Rows: 3, Pitch: 1},
		Flow:   &Flow{End{0, "waker"}, End{5, "woken"}, trace.End() / 3, trace.End() / 3},
	}
	c := canvas.New(60, 5)
	drawFlow(c, p)
	if got, want := strings.Join(c.Lines(), "\n"), "↑ woken, 5 lanes up"; !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwhich does not say %q", got, want)
	}
}

// TestEdges: what happens before what is drawn with lines of their own, and where two go both
// ways, both ends have a tip. Where they lead off the screen nothing is said: there may be many.
func TestEdges(t *testing.T) {
	trace := births(t, 40)
	roll := NewRoll(trace)
	lanes := NewArranger(roll, roll.Order(ByNumber, true, Ranks{}), nil, nil).Lanes(Plan{})
	at := trace.End() / 3
	edge := func(from, to int, until model.Time) Flow {
		return Flow{From: End{from, "first"}, To: End{to, "then"}, At: at, Until: until}
	}
	for _, c := range []struct {
		name  string
		edges []Flow
		want  []string // from the column of the lines on, from the first lane
	}{
		{"down", []Flow{edge(11, 13, at)}, []string{"", "•", "╎", "▾", ""}},
		{"up, later", []Flow{edge(13, 11, at+trace.End()/20)}, []string{"", "╭  ▴", "╎", "•", ""}},
		{"both ways", []Flow{edge(11, 13, at), edge(13, 11, at)}, []string{"", "▴", "╎", "▾", ""}},
		{"one to two", []Flow{edge(10, 12, at), edge(10, 13, at)}, []string{"•", "╎", "▾", "▾", ""}},
		{"to below", []Flow{edge(12, 30, at)}, []string{"", "", "•", "╎", "▾"}},
		{"none shown", []Flow{edge(2, 30, at), edge(-1, 12, at), edge(12, 12, at)}, []string{"", "", "", "", ""}},
	} {
		p := &Picture{
			Trace: trace, View: Viewport{Start: 0, Span: trace.End(), Cells: 60}, Lanes: &lanes, Top: 10,
			Layout: Layout{Cells: 60, Rows: 5, Pitch: 1}, Edges: c.edges,
		}
		row := canvas.New(60, 5)
		drawEdges(row, p)
		x := p.View.CellOf(at)
		for y, want := range c.want {
			if got := strings.TrimSpace(string([]rune(row.Lines()[y] + strings.Repeat(" ", 60))[x:])); got != want {
				t.Errorf("%s: row %d is %q, want %q", c.name, y, got, want)
			}
		}
	}
}

// TestModesHaveNames holds that options find modes by the names they list.
func TestModesHaveNames(t *testing.T) {
	for i, name := range Modes() {
		if m, ok := ModeOf(name); !ok || int(m) != i || m.Next(1).Next(-1) != m {
			t.Errorf("%q is mode %v, %v", name, m, ok)
		}
	}
	if _, ok := ModeOf("nothing"); ok {
		t.Error("there is a mode of any name")
	}
}

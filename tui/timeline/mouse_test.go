package timeline

import (
	"testing"

	"chanlens/tui/lane"
	"chanlens/tui/session"
	"chanlens/tui/viewtest"
)

// TestMinimap goes to a time by mouse, with the whole trace shown and zoomed in.
func TestMinimap(t *testing.T) {
	for _, c := range []struct {
		name, keys string
		x          int
	}{
		{"whole trace", "0<click 50,1>", 50},
		{"zoomed in", "0++++<click 50,1>", 50},
		{"the last cell", "0++++<click 79,1>", 79},
		{"dragged", "0++++<press 30,1><drag 60,1><release 60,1>", 60},
		{"dragged off the row", "0++<press 30,1><drag 60,9>", 60},
		{"dragged off the left edge", "0++<press 30,1><drag 2,1>", 20},
		{"a double click zooms to nothing", "0<double-click 50,1>", 50},
	} {
		v := New(session.Open(viewtest.Fixture(t, "scene")))
		viewtest.Play(t, v, c.keys)
		end := v.s.Trace.End()
		want := lane.Fit(end, v.layout.Cells).TimeAt(c.x - v.layout.Label)
		if v.s.Sel.At != want {
			t.Errorf("%s: the cursor is at %d, want %d", c.name, v.s.Sel.At, want)
		}
		p := v.viewport()
		centred := p
		centred.Start = want - p.Span/2
		if p != centred.Clamp(end) {
			t.Errorf("%s: the picture is %+v, want %+v", c.name, p, centred.Clamp(end))
		}
	}
}

// TestMouse moves the picture with the mouse.
func TestMouse(t *testing.T) {
	v := New(session.Open(viewtest.Fixture(t, "scene")))
	viewtest.Play(t, v, "gn++")
	before := v.viewport()
	viewtest.Play(t, v, "<S-press 60,8><S-drag 50,8><release 50,8><drag 20,8>")
	if got, want := v.viewport(), before.Pan(10, v.s.Trace.End()); got != want {
		t.Errorf("dragged to %+v, want %+v", got, want)
	}
	viewtest.Play(t, v, "<wheel-left 60,8><S-wheel-down 60,8>")
	if got := v.viewport(); got.Start == before.Start {
		t.Errorf("the wheel moved by nothing or too much: %+v", got)
	}
	pointer := 60 - v.layout.Label
	at := v.viewport().TimeAt(pointer)
	viewtest.Play(t, v, "<C-wheel-up 60,8>")
	if got := v.viewport(); got.Span >= before.Span || got.CellOf(at) < pointer-1 || got.CellOf(at) > pointer+1 {
		t.Errorf("zoomed to %+v: the moment under the pointer is in cell %d, not %d", got, got.CellOf(at), pointer)
	}
	viewtest.Play(t, v, "0<click 20,1>") // the left end of the minimap
	if got := v.viewport(); got.Start != 0 {
		t.Errorf("a click in the minimap went to %+v", got)
	}
}

// TestClickOnAFinding holds that a click on the mark of a finding goes to where it begins.
func TestClickOnAFinding(t *testing.T) {
	v := opened(t, lane.Goroutines, "g^")
	for i, m := range v.marks {
		x := v.layout.Label + lane.Fit(v.s.Trace.End(), v.layout.Cells).CellOf(m.At)
		v.click(x, v.layout.Marks)
		v.settle()
		if v.s.Sel.At != m.At || v.s.Word == "" {
			t.Errorf("finding %d: the cursor is at %d, want %d; note %q", i, v.s.Sel.At, m.At, v.s.Word)
		}
	}
	if len(v.marks) == 0 {
		t.Error("the fixture has no findings")
	}
}

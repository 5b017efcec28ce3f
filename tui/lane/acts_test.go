package lane

import (
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/strip"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// TestActs holds what a cell shows of channel operations that did not wait: one alone, what is
// rare, how many where the goroutine runs throughout, and nothing where it shares the cell
// with a wait.
func TestActs(t *testing.T) {
	running := look{theme.Glyph(model.ClassRunning), canvas.As(theme.Class(model.ClassRunning)), model.ClassRunning, true}
	mixed := look{theme.Eighths(3), canvas.As(theme.Class(model.ClassRunning)).On(theme.Class(model.ClassSend)), model.ClassSend, false}
	const send, receive = strip.ActSend, strip.ActReceive
	for _, c := range []struct {
		name string
		of   strip.Acts
		look look
		want rune // ' ': the cell stays as it is
		role canvas.Role
	}{
		{"a send", strip.Acts{Ops: 1, Kinds: send}, running, '↑', theme.OpSend},
		{"a receive beside a wait", strip.Acts{Ops: 1, Kinds: receive}, mixed, '↓', theme.OpReceive},
		{"a default", strip.Acts{Ops: 1, Kinds: strip.ActFail}, running, '○', theme.OpFail},
		{"two", strip.Acts{Ops: 2, Kinds: send}, running, '╏', theme.OpSend},
		{"four of two kinds", strip.Acts{Ops: 4, Kinds: send | receive}, running, '┇', theme.OpMixed},
		{"sixteen", strip.Acts{Ops: 16, Kinds: receive}, running, '┋', theme.OpReceive},
		{"very many", strip.Acts{Ops: 1 << 30, Kinds: receive}, running, '▓', theme.OpReceive},
		{"several beside a wait", strip.Acts{Ops: 9, Kinds: send}, mixed, ' ', 0},
		{"a close among many", strip.Acts{Ops: 100, Kinds: send | strip.ActClose}, running, '✕', theme.OpClose},
		{"a panic and a close", strip.Acts{Ops: 3, Kinds: strip.ActPanic | strip.ActClose}, mixed, '!', theme.OpPanic},
		{"nothing", strip.Acts{}, running, ' ', 0},
		{"not alive", strip.Acts{Ops: 1, Kinds: send}, look{}, ' ', 0},
	} {
		s := NewStrips(&strip.Strips{From: 0, To: 1, Edges: []model.Time{0, 1}, Acts: [][]strip.Acts{{c.of}}}, []Key{KeyOf(3)})
		d := drawing{p: &Picture{Ops: true, Strips: s, View: Viewport{Span: 1, Cells: 1}}, looks: []look{c.look}}
		d.from = s.cells(d.p.View)
		row := canvas.New(1, 1)
		d.acts(row, 3)
		got := row.At(0, 0)
		if got.Rune != c.want || got.Style.Role != c.role {
			t.Errorf("%s: %q in %v, want %q in %v", c.name, got.Rune, got.Style.Role, c.want, c.role)
		}
		d.p.Ops = false
		off := canvas.New(1, 1)
		if d.acts(off, 3); off.At(0, 0).Rune != ' ' {
			t.Errorf("%s: it is drawn though it shall not be", c.name)
		}
	}
}

// TestFillCells holds what one row shows of a recorded channel: who waits long, or else how
// full it is.
func TestFillCells(t *testing.T) {
	wait := &strip.Wait{}
	for _, c := range []struct {
		name string
		of   fillCell
		want [3]string // in one row, two and three
	}{
		{"empty", fillCell{}, [3]string{"─", "  ", " ─ "}},
		{"half full", fillCell{fill: 4}, [3]string{"▄", " ▄", " ▄ "}},
		{"full", fillCell{fill: 8, full: true}, [3]string{"█", " █", " █ "}},
		{"full, and somebody waits", fillCell{side: side{send: 8}, fill: 8, full: true, waits: true}, [3]string{"▀", "██", "██ "}},
		{"somebody waits a little", fillCell{side: side{send: 1}, fill: 4}, [3]string{"▄", "▁▄", "▁▄ "}},
		{"a receiver waits", fillCell{side: side{receive: 8}, waits: true}, [3]string{"▄", " █", " ─█"}},
		{"closed", fillCell{side: side{wait: &strip.Wait{Closed: 1}}, fill: 3}, [3]string{"✕", " ✕", " ✕ "}},
		{"a panic", fillCell{side: side{receive: 8}, waits: true, panics: true, fill: 2}, [3]string{"!", " !", " !█"}},
		{"handed over", fillCell{side: side{wait: &strip.Wait{Sent: 1}}}, [3]string{"┴", " ┴", " ┴ "}},
		{"used", fillCell{ops: true}, [3]string{"·", " ·", " · "}},
	} {
		if c.of.wait == nil {
			c.of.wait = wait
		}
		for i, want := range c.want {
			cell := canvas.New(1, i+1)
			c.of.draw(cell, 0, i+1)
			got := ""
			for y := range i + 1 {
				got += string(cell.At(0, y).Rune)
			}
			if got != want {
				t.Errorf("%s in %d rows: %q, want %q", c.name, i+1, got, want)
			}
		}
	}
}

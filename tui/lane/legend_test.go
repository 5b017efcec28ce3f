package lane

import (
	"strings"
	"testing"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// TestLegend holds that what the lanes show comes first, most often shown first.
func TestLegend(t *testing.T) {
	present := func(classes ...model.Class) *Overview {
		o := &Overview{}
		for _, c := range classes {
			o.Present[c] = true
		}
		return o
	}
	all := present(model.ClassRunning, model.ClassSend, model.ClassSleep, model.ClassSystem)
	var cond, sleep Tally
	cond.Glyphs[model.ClassCond], cond.Glyphs[model.ClassSend], cond.Blocks = 90, 3, 20
	sleep.Glyphs[model.ClassSleep], sleep.Stuck = 7, true
	for _, c := range []struct {
		name   string
		width  int
		tally  Tally
		o      *Overview
		stuck  bool
		system bool
		want   string
	}{
		{"most shown first", 80, cond, all, false, false, "& Cond  ▁▄▇ runs in part  › send  █ running  · sleep"},
		{"stuck goes first if shown", 80, sleep, all, true, false, "◆ stuck  · sleep  █ running  › send  ▁▄▇ runs in part"},
		{"stuck elsewhere goes after what is shown", 80, cond, all, true, false, "& Cond  ▁▄▇ runs in part  › send  ◆ stuck  █ running  · sleep"},
		{"as much as there is room for", 30, cond, all, true, false, "& Cond  ▁▄▇ runs in part"},
		{"a shorter one may still fit", 18, cond, all, false, false, "& Cond  › send"},
		{"system goroutines", 80, Tally{}, present(model.ClassSystem), false, true, "- system  ▁▄▇ runs in part"},
		{"nothing is known", 80, Tally{}, nil, false, false, "▁▄▇ runs in part"},
		{"no room", 3, cond, all, true, false, ""},
	} {
		row := canvas.New(c.width, 1)
		DrawLegend(row, &c.tally, c.o, c.stuck, c.system)
		if got := strings.TrimSpace(row.Lines()[0]); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTallyCountsLooks holds that a cell counts as what it looks like.
func TestTallyCountsLooks(t *testing.T) {
	var got, want Tally
	for _, l := range []look{
		{},
		{glyph: theme.Glyph(model.ClassSend), class: model.ClassSend, pure: true},
		{glyph: theme.Glyph(model.ClassSend), class: model.ClassSend},
		{glyph: theme.Eighths(4), class: model.ClassSend},
		{glyph: theme.Glyph(model.ClassRunning), class: model.ClassRunning},
	} {
		got.add(l)
	}
	want.Glyphs[model.ClassSend], want.Glyphs[model.ClassRunning], want.Blocks = 2, 1, 1
	if got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

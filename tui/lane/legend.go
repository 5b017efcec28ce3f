package lane

import (
	"cmp"
	"slices"

	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// Tally counts what the lanes of a drawing show: what the legend explains first.
type Tally struct {
	Glyphs [model.NumClasses]int // cells with the glyph of a class
	Blocks int                   // cells that are a block of running
	Stuck  bool                  // a lane of a goroutine that is stuck is shown

	Senders, Receivers, Wakes, Closes int // cells of channels that show these
	Fills, Full                       int // likewise

	Acts [len(kindsOfActs)]int // cells with a mark of each kind
	Many int                   // cells that mark several operations
}

// add counts a cell.
func (t *Tally) add(l look) {
	switch {
	case l.glyph == 0:
	case l.glyph == theme.Glyph(l.class):
		t.Glyphs[l.class]++
	default:
		t.Blocks++
	}
}

// entry is a glyph of the legend, and what it stands for.
type entry struct {
	glyph       string
	text        string
	style       canvas.Style // of the glyph
	cells       int          // how many cells show it
	inTheTrace  bool
	wordsInRole canvas.Role
}

// DrawLegend draws, in one row, which glyph stands for what: first what the lanes
// show, most often shown first, then what else occurs in the trace; of system
// goroutines only if these are shown.
func DrawLegend(c *canvas.Canvas, t *Tally, o *Overview, stuck, system bool) {
	w, _ := c.Size()
	x := 1
	for _, e := range legend(t, o, stuck, system) {
		n := canvas.Width(e.glyph)
		if x+n+1+canvas.Width(e.text) > w {
			continue
		}
		c.Text(x, 0, e.glyph, e.style)
		x = c.Text(x+n+1, 0, e.text, canvas.As(e.wordsInRole)) + 2
	}
}

// legend returns the legend's entries, those that matter most first.
func legend(t *Tally, o *Overview, stuck, system bool) []entry {
	var list []entry
	for class := range model.Class(model.NumClasses) {
		present := o != nil && o.Present[class] && class != model.ClassUnknown && (class != model.ClassSystem || system)
		list = append(list, entry{string(theme.Glyph(class)), class.String(), canvas.As(theme.Class(class)), t.Glyphs[class], present, theme.Dim})
	}
	list = append(list, entry{"▁▄▇", "runs in part", canvas.As(theme.Class(model.ClassRunning)), t.Blocks, true, theme.Dim})
	list = append(list,
		entry{"▀", "waits to send", canvas.As(theme.Class(model.ClassSend)), t.Senders, false, theme.Dim},
		entry{"▄", "to receive", canvas.As(theme.Class(model.ClassReceive)), t.Receivers, false, theme.Dim},
		entry{"┬┴", "wake", canvas.As(theme.Strong), t.Wakes, false, theme.Dim},
		entry{string(closeGlyph), "close", canvas.As(theme.Warning), t.Closes, false, theme.Dim})
	list = append(list,
		entry{"▂▅", "buffered", canvas.As(theme.Fill), t.Fills, false, theme.Dim},
		entry{"█", "full", canvas.As(theme.FillFull), t.Full, false, theme.Dim},
		entry{"╏┇┋", "operations", canvas.As(theme.OpMixed), t.Many, false, theme.Dim})
	for i, k := range kindsOfActs {
		list = append(list, entry{string(k.glyph), k.word, canvas.As(k.role), t.Acts[i], false, theme.Dim})
	}
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(b.cells, a.cells) })
	list = slices.DeleteFunc(list, func(e entry) bool { return e.cells == 0 && !e.inTheTrace })
	if !stuck {
		return list
	}
	at := 0
	if !t.Stuck { // after all that is shown
		at = len(list) - hidden(list)
	}
	return slices.Insert(list, at, entry{string(theme.StuckGlyph), "stuck", canvas.As(theme.Stuck), 0, true, theme.StuckText})
}

// hidden returns how many entries, at the end, no cell shows.
func hidden(list []entry) (n int) {
	for _, e := range list {
		if e.cells == 0 {
			n++
		}
	}
	return n
}

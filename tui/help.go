package tui

import (
	"errors"
	"slices"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// newHelp returns the help page of the current view, made from its actions.
func (a *App) newHelp() *overlay {
	actions := a.actions()
	o := a.newOverlay("keys · "+a.view().Title(), func(width int) []detail.Row {
		column := width
		if width >= 2*leastColumn {
			column = width/2 - 1
		}
		return twoColumns(slices.Concat(helpRows(actions, column), legendRows(column), languageRows(column)), width)
	})
	o.widest = 180
	return o
}

// leastColumn is how wide a column of the help is at least.
const leastColumn = 66

// twoColumns lays rows side by side where there is room, broken at a blank row.
func twoColumns(rows []detail.Row, width int) []detail.Row {
	if width < 2*leastColumn {
		return rows
	}
	half := (len(rows) + 1) / 2
	for half < len(rows) && len(rows[half].Spans) > 0 {
		half++
	}
	out := make([]detail.Row, half)
	for i := range out {
		out[i].Spans = slices.Clone(rows[i].Spans)
		if right := half + 1 + i; right < len(rows) {
			gap := max(width/2-canvas.Width(rows[i].Text()), 1)
			out[i].Spans = append(out[i].Spans, detail.Span{Text: strings.Repeat(" ", gap)})
			out[i].Spans = append(out[i].Spans, rows[right].Spans...)
		}
	}
	return out
}

// helpRows lists actions by group, in the order in which groups first appear.
func helpRows(actions []action.Action, width int) []detail.Row {
	var blocks [][]detail.Row
	for _, group := range groups(actions) {
		block := []detail.Row{detail.Line(theme.Accent, group)}
		for _, act := range actions {
			if act.Group == group {
				keys := " " + canvas.Pad(action.ShowKeys(act.Keys), 15) + " "
				block = append(block, detail.Explain([]detail.Span{{Text: keys, Style: canvas.As(theme.Strong)}}, act.Help, width)...)
			}
		}
		blocks = append(blocks, append(block, detail.Row{}))
	}
	return slices.Concat(blocks...)
}

// groups returns the groups of actions in the order in which they appear.
func groups(actions []action.Action) []string {
	var list []string
	for _, a := range actions {
		if !slices.Contains(list, a.Group) {
			list = append(list, a.Group)
		}
	}
	return list
}

// legendRows explains the glyphs of the timeline.
func legendRows(width int) []detail.Row {
	rows := []detail.Row{detail.Line(theme.Accent, "what the lanes show")}
	add := func(glyph string, style canvas.Style, text string) {
		head := []detail.Span{{Text: " "}, {Text: canvas.Pad(glyph, 3), Style: style}, {Text: "  "}}
		rows = append(rows, detail.Explain(head, text, width)...)
	}
	for class := range model.Class(model.NumClasses) {
		if class != model.ClassUnknown {
			g := string(theme.Glyph(class))
			add(g+g+g, canvas.As(theme.Class(class)), class.String())
		}
	}
	add("▂▄▇", canvas.As(theme.Class(model.ClassRunning)).On(theme.Class(model.ClassReceive)),
		"runs for a part of the cell; the colour behind is its wait")
	add("››◆", canvas.As(theme.Stuck), "stuck: waits when the trace ends, and nothing left in it would wake it")
	add("╱  ╱", canvas.As(theme.Faint), "not read yet, or outside the window that was asked for")
	add("●│▼", canvas.As(theme.Flow), "a wake, from who woke to who was woken: Enter follows it")
	add("•╎▾", canvas.As(theme.Flow), "what comes first leads to what happens after it, by the memory model: r shows that")
	add("▀▄", canvas.As(theme.Class(model.ClassSend)), "a channel: above, goroutines that wait to send; below, to receive")
	add("┬┴✕", canvas.As(theme.Strong), "a wake takes from a sender, gives to a receiver; the channel is closed")
	add("↑ ↓", canvas.As(theme.OpSend).On(theme.Class(model.ClassRunning)), "recorded: a send, a receive that did not wait")
	add("○✕!", canvas.As(theme.OpMixed).On(theme.Class(model.ClassRunning)), "recorded: a default is taken, a close, a panic")
	add("╏┇┋", canvas.As(theme.OpMixed).On(theme.Class(model.ClassRunning)), "recorded: several operations in a cell: from 2, 4 and 16 on; ▓ from 64 on")
	add("▂▅█", canvas.As(theme.Fill), "recorded: how full a channel is; the last, full")
	add("┣━┫", canvas.As(theme.Class(model.ClassSelect)), "a task or a region, from its begin to its end")
	add("[ ]", canvas.As(theme.Accent), "the range that was chosen, on the time axis")
	return append(append(rows, detail.Row{}), mouseRows(width)...)
}

// mouseRows explains the mouse.
func mouseRows(width int) []detail.Row {
	rows := []detail.Row{detail.Line(theme.Accent, "mouse")}
	for _, m := range []struct{ what, text string }{
		{"click", "selects lane and moment; follows links in the details"},
		{"double click", "zooms to an interval"},
		{"drag", "on the lanes: chooses a range; with Shift, or above the lanes: moves the picture"},
		{"whole trace", "click or drag in that row: goes to that time"},
		{"title line", "a view's name shows it; the file and what is wrong tell more"},
		{"last line", "does what stands there"},
		{"wheel", "scrolls"},
		{"Ctrl wheel", "zooms at the pointer"},
		{"Shift wheel", "moves in time"},
	} {
		head := []detail.Span{{Text: " " + canvas.Pad(m.what, 15) + " ", Style: canvas.As(theme.Strong)}}
		rows = append(rows, detail.Explain(head, m.text, width)...)
	}
	return rows
}

// newInfo returns the page of facts and warnings.
func (a *App) newInfo() *overlay {
	return a.newOverlay("this trace", func(width int) []detail.Row {
		t := a.session.Trace // the present one: it may be renewed while the page is open
		info := t.Info()
		stuck := format.Count(uint64(a.session.Stuck))
		switch {
		case a.loading.failed || !info.Partial && !a.session.EndKnown():
			stuck = "not known"
		case info.Partial:
			stuck = "known once all is loaded"
		}
		fact := func(name, value string) detail.Row {
			return detail.Row{Spans: []detail.Span{
				{Text: canvas.Pad(name, 14), Style: canvas.As(theme.Dim)}, {Text: value, Style: canvas.As(theme.Text)},
			}}
		}
		rows := []detail.Row{
			fact("file", a.name),
			fact("size", format.Bytes(info.Bytes)),
			fact("format", "Go "+info.GoVersion),
			fact("duration", format.Duration(time.Duration(t.End()))),
			fact("events", format.Count(info.Events)),
			fact("generations", format.Count(uint64(len(info.Generations)))),
			fact("goroutines", format.Count(uint64(t.NumGoroutines()))),
			fact("stuck", stuck),
		}
		if info.Partial {
			rows = append(rows, fact("loading", a.loading.words(info)))
		}
		if !info.Start.IsZero() {
			rows = append(rows, fact("recorded", info.Start.Format("2006-01-02 15:04:05 MST")))
		}
		if a.dump.Text != "" && a.dumpLeftOut() == nil {
			rows = append(rows, fact("held against", a.dump.Text))
		}
		if a.stateNote != nil {
			rows = append(rows, fact("marks, pins", a.stateNote()))
		}
		return append(rows, warningRows(info, errors.Join(a.failure, a.doubt), a.dumpLeftOut(), width)...)
	})
}

// dumpLeftOut says why a goroutine dump was left out; nil if none was.
func (a *App) dumpLeftOut() error {
	if found := a.session.Found; found != nil && found.Foreign != nil {
		return found.Foreign
	}
	return a.dump.LeftOut
}

// warningRows lists what of a trace is missing or doubtful.
func warningRows(info model.Info, failure, dump error, width int) []detail.Row {
	rows := []detail.Row{{}}
	warn := func(text string) {
		mark := "! "
		for _, line := range detail.Wrap(text, width-2) {
			rows = append(rows, detail.Line(theme.Warning, mark+line))
			mark = "  "
		}
	}
	if failure != nil {
		warn("loading failed: " + failure.Error())
	}
	if dump != nil {
		warn("the goroutine dump was left out: " + dump.Error())
	}
	for _, w := range info.Warnings {
		warn(w)
	}
	for _, g := range info.Generations {
		if g.Lost != "" {
			warn("generation " + format.Count(g.Number) + " is lost: " + g.Lost)
		}
	}
	for _, text := range skippedWords(info) {
		rows = append(rows, detail.Line(theme.Dim, text))
	}
	if len(rows) == 1 && !info.Partial {
		rows = append(rows, detail.Line(theme.Dim, "The trace is whole: nothing was lost."))
	}
	return rows
}

// skippedWords says how much of a trace was not asked for.
func skippedWords(info model.Info) []string {
	n := 0
	for _, g := range info.Generations {
		if g.Absent == model.Skipped {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{format.Plural(n, "generation") + " outside the window that was asked for, not read"}
}

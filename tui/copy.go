package tui

import (
	"fmt"
	"strings"
	"time"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/clip"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// copyAction returns the action that opens the menu of what can be copied.
func (a *App) copyAction() action.Action {
	return action.Action{ID: "copy", Keys: []string{"y"}, Group: "program", Help: "copy: s the stack, r this row as CSV, f folded stacks of Flame, l a command line that opens this view again",
		Do: func() { a.pending = &pending{title: "copy:", actions: a.copyActions()} }}
}

func (a *App) copyActions() []action.Action {
	return []action.Action{
		{ID: "copy.stack", Keys: []string{"s"}, Hint: "stack", Enabled: func() bool { return a.stackText() != "" },
			Why: action.Because("no stack is told here"), Do: func() { a.copy(a.stackText()) }},
		{ID: "copy.row", Keys: []string{"r"}, Hint: "row as CSV", Enabled: func() bool { return a.rowText() != "" },
			Why: action.Because("this view has no row to copy"), Do: func() { a.copy(a.rowText()) }},
		{ID: "copy.folded", Keys: []string{"f"}, Hint: "folded stacks", Enabled: func() bool { return a.foldedText() != "" },
			Why: action.Because("folded stacks are in Flame"), Do: func() { a.copy(a.foldedText()) }},
		{ID: "copy.link", Keys: []string{"l"}, Hint: "command line", Do: func() { a.copy(clip.Command(a.commandLine()...)) }},
	}
}

// copy puts a text into the clipboard of the terminal. Not every terminal has one, so the
// note shows the text itself.
func (a *App) copy(text string) {
	fits, all := clip.Fit(text)
	a.copied = fits
	if a.clipboard != nil {
		a.clipboard(fits)
	}
	note := strings.Join(strings.Fields(strings.ReplaceAll(fits, "\n", " │ ")), " ")
	if !all {
		note = fmt.Sprintf("cut to %s: %s", format.Bytes(clip.Limit), note)
	}
	a.session.Note("copied: %s", note)
}

// stackText returns the stack under the cursor as a Go dump writes it; "" if there is none.
func (a *App) stackText() string {
	if v, ok := a.view().(view.Stacker); ok {
		if text, ok := v.Stack(); ok {
			return text
		}
	}
	s := a.session
	if s.Empty() || !s.Ready() {
		return ""
	}
	iv, ok := s.Trace.IntervalAt(s.Sel.Goroutine, s.Sel.At)
	if !ok || iv.Stack == model.NoStack {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "goroutine %d [%s]:\n", s.Trace.Goroutine(s.Sel.Goroutine).ID, iv.Op.DumpWords())
	for _, id := range s.Trace.Stack(iv.Stack) {
		f := s.Trace.Frame(id)
		fmt.Fprintf(&b, "%s(...)\n\t%s:%d\n", f.Func, f.File, f.Line)
	}
	return b.String()
}

// rowText returns the present view's row as CSV, below the names of its columns.
func (a *App) rowText() string {
	c, ok := a.view().(view.Copier)
	if !ok {
		return ""
	}
	header, row := c.CSV()
	if row == "" {
		return ""
	}
	return header + "\n" + row + "\n"
}

// foldedText returns what is below the box under the cursor as folded stacks; "" if the view
// has none.
func (a *App) foldedText() string {
	if f, ok := a.view().(view.Folder); ok {
		return f.Folded()
	}
	return ""
}

// orderWord names an order of lanes for options, with a minus before one that is reversed.
func orderWord(o session.Arrangement) string {
	if o.Back {
		return "-" + o.By.Word()
	}
	return o.By.Word()
}

// commandLine returns the words of a command that opens what is seen now.
func (a *App) commandLine() []string {
	s := a.session
	words := append([]string{}, a.command...)
	if len(words) == 0 {
		words = []string{"chanlens", a.name}
	}
	words = append(words, "--view", a.view().Name())
	if !s.Empty() {
		words = append(words, "--goroutine", fmt.Sprint(s.Trace.Goroutine(s.Sel.Goroutine).ID), "--at", time.Duration(s.Sel.At).String())
	}
	if s.Range != s.Window {
		words = append(words, "--span", fmt.Sprintf("%v..%v", time.Duration(s.Range.Start), time.Duration(s.Range.End())))
	}
	if s.Chosen.Span > 0 {
		words = append(words, "--range", fmt.Sprintf("%v..%v", time.Duration(s.Chosen.Start), time.Duration(s.Chosen.End())))
	}
	if k, ok := a.view().(view.Keeper); ok {
		if row := k.Row(); row != "" {
			words = append(words, "--row", row)
		}
	}
	if a.filter.expr != nil {
		words = append(words, "--filter", a.filter.expr.String())
	}
	if s.Mode != s.UsualMode() {
		words = append(words, "--lanes", s.Mode.String())
	}
	if s.Wanted.Chosen {
		words = append(words, "--sort", orderWord(s.Wanted))
	}
	if a.theme.Name != a.usual {
		words = append(words, "--theme", a.theme.Name)
	}
	return words
}

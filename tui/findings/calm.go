package findings

import (
	"strings"

	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/detail"
	"chanlens/tui/theme"
)

// lookedFor says in words what all kinds of findings are about.
var lookedFor = []struct {
	heading string
	kinds   []kindWords
}{
	{"goroutines that wait for ever", []kindWords{
		{"stuck-senders", "to send"}, {"stuck-receivers", "to receive"}, {"stuck-select", "in a select"}, {"stuck-lock", "for a lock"},
		{"nil-channel", "on a nil channel"}, {"self-deadlock", "for a lock that they hold themselves"},
		{"deadlock-cycle", "for each other, in a circle"}, {"lost-waitgroup", "for a WaitGroup that nobody finishes"},
		{"lost-cond", "for a signal that does not come"}, {"stuck-behind", "behind others that are stuck"},
	}},
	{"goroutines that pile up", []kindWords{
		{"growing-leak", "leaks that grow"}, {"incomplete-work", "work that is left over"}, {"goroutine-churn", "many started for little work"},
	}},
	{"goroutines that hold each other up", []kindWords{
		{"back-pressure", "slow receivers"}, {"starved-consumers", "slow senders"}, {"lock-contention", "locks that many want"},
		{"thundering-herd", "crowds woken for nothing"}, {"polling", "polling"},
	}},
	{"the machine", []kindWords{
		{"cpu-starved", "too few processors"}, {"idle-processors", "processors idle while there is work"}, {"spare-processors", "processors that are never needed"},
		{"gc-stalls", "a garbage collector in the way"}, {"long-syscalls", "long system calls"},
	}},
}

// kindWords says what a kind of finding is about.
type kindWords struct{ kind, words string }

// drawCalm says that there is nothing to worry about, and what was looked for.
func (v *View) drawCalm(c *canvas.Canvas) {
	w, h := c.Size()
	width := min(w-4, 76)
	rows := []detail.Row{
		detail.Line(theme.Accent, "Nothing to worry about"), {},
	}
	rows = append(rows, detail.Lines(theme.Text, v.calmWords(), width)...)
	if !v.s.EndKnown() {
		rows = append(rows, detail.Lines(theme.Dim, endUnknown, width)...)
	}
	rows = append(rows, detail.Row{}, detail.Line(theme.Text, "Checked for:"))
	for _, group := range lookedFor {
		var words []string
		for _, k := range group.kinds {
			words = append(words, k.words)
		}
		text := group.heading + ": " + strings.Join(words, ", ")
		for i, line := range detail.Wrap(text, width-2) {
			indent := "  "
			if i == 0 {
				indent = "· "
			}
			rows = append(rows, detail.Line(theme.Dim, indent+line))
		}
	}
	for i := range rows[:min(len(rows), h-1)] {
		rows[i].Draw(c.Sub(2, 1+i, w-4, 1), 0, 0)
	}
}

// calmWords says what was looked at.
func (v *View) calmWords() string {
	waits := 0
	for i := range v.s.Found.Waits {
		if w := &v.s.Found.Waits[i]; !w.System && w.Op.Blocked() {
			waits += w.Count
		}
	}
	all := "All of the trace"
	if !v.s.EndKnown() {
		all = "All of the window"
	}
	return all + " was examined: " + format.Plural(v.s.Trace.NumGoroutines(), "goroutine") + " and their " +
		format.Plural(waits, "wait") + ". None of the checks found anything that asks for attention."
}

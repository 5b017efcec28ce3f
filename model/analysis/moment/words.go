package moment

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// Words says what a moment is: "goroutine 7 queryReplica, send on results, main.go:48".
func (f *Finder) Words(m Moment) string {
	if m.Event == Trace {
		if m.At > 0 {
			return "end of trace"
		}
		return "start of trace"
	}
	var parts []string
	if m.Goroutine != model.NoGoroutine {
		info := f.t.Goroutine(m.Goroutine)
		parts = append(parts, strings.TrimSpace(fmt.Sprintf("goroutine %d %s", info.ID, f.ownName(info.Func))))
	}
	parts = append(parts, f.what(&m))
	if place := format.Place(f.t.Frame(f.t.Site(m.Stack))); place != "" {
		parts = append(parts, place)
	}
	return strings.Join(parts, ", ")
}

// WordsBefore says the same to who is not to know what becomes of it: not which case a select
// chooses.
func (f *Finder) WordsBefore(m Moment) string {
	if len(m.begun) > 1 {
		m.Event = Select
	} else if m.Event == Select && len(m.begun) == 0 {
		m.On = ""
	}
	return f.Words(m)
}

// what says what is done: of a select that waits, on what.
func (f *Finder) what(m *Moment) string {
	if m.Event != Select || len(m.begun) < 2 || m.At >= m.End {
		return m.words()
	}
	var names []string
	for _, c := range m.Chans() {
		names = append(names, f.chanName(c))
	}
	return m.Event.String() + " on " + listed(names, "and")
}

// words says what is done.
func (m *Moment) words() string {
	switch {
	case m.On == "":
		return m.Event.String()
	case m.Event.named():
		return fmt.Sprintf("%s %q", m.Event, m.On)
	case m.Event == Go:
		return "go " + strings.TrimPrefix(format.Func(m.On, 0), "main.")
	}
	return m.Event.String() + " on " + m.On
}

// ownName returns a function's name without the package, if that is main.
func (f *Finder) ownName(fn model.StringID) string {
	return strings.TrimPrefix(format.Func(f.t.String(fn), 0), "main.")
}

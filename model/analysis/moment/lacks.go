package moment

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// maxNames is how many names are told of what there is instead.
const maxNames = 12

// Lacks says why a query finds nothing: which of its names the trace does not have, and
// which it has; or else what is found if less is asked for.
func (f *Finder) Lacks(q *Query) string {
	if q.event == Trace {
		return ""
	}
	for _, inner := range []*Query{q.after, q.before} {
		if inner == nil {
			continue
		}
		if _, ok := f.First(inner); !ok {
			return fmt.Sprintf("there is no `%v`: %s", inner, f.Lacks(inner))
		}
	}
	s := &search{Query: q, f: f, t: f.t}
	if s.names(); q.on != "" && !s.isNamed() {
		return fmt.Sprintf("there is no channel or lock %s; there %s", q.on, f.chanNames())
	}
	for _, fn := range []function{q.by, q.of} {
		if n, names := f.started(fn.name); fn.name != "" && n < max(fn.nth, 1) {
			if n > 0 {
				return fmt.Sprintf("%s were started for %s", format.Plural(n, "goroutine"), fn.name)
			}
			return fmt.Sprintf("no goroutine was started for %s; those there are were started for %s", fn.name, names)
		}
	}
	wider := &Query{event: q.event, name: q.name, on: q.on}
	n := f.Count(wider)
	if n == 0 && q.on != "" {
		wider.on = ""
		n = f.Count(wider)
	}
	if n == 0 && q.event.named() {
		return f.named(q.event)
	}
	if n == 0 {
		return fmt.Sprintf("it has no %s at all", q.event)
	}
	m, _ := f.First(wider)
	return fmt.Sprintf("it has %s, such as %s", format.Plural(n, q.event.String()), f.Words(m))
}

// isNamed reports whether anything is called by the name that is asked for.
func (s *search) isNamed() bool {
	is := func(b bool) bool { return b }
	return s.isNil() || slices.ContainsFunc(s.chans, is) ||
		slices.ContainsFunc(slices.Collect(maps.Values(s.ids)), is) || slices.ContainsFunc(slices.Collect(maps.Values(s.locks)), is)
}

// chanNames says what the channels and locks are called.
func (f *Finder) chanNames() string {
	var names []string
	for i := range f.chans.Channels {
		names = append(names, f.chans.Channels[i].Name)
	}
	for i := range f.chans.Locks {
		names = append(names, f.chans.Locks[i].Name)
	}
	if len(names) == 0 {
		return "is none at all"
	}
	return "are " + some(names)
}

// named says which regions, tasks or log messages there are.
func (f *Finder) named(e Event) string {
	var names []string
	for m := range f.each(&Query{event: e, anyName: true}) {
		if name := fmt.Sprintf("%q", m.On); !slices.Contains(names, name) {
			names = append(names, name)
		}
		if len(names) > maxNames {
			break
		}
	}
	if len(names) == 0 {
		return fmt.Sprintf("it has no %s at all", e)
	}
	return fmt.Sprintf("it has the %s %s", events[e].plural, some(names))
}

// started tells how many goroutines were started for a function, and for what the others
// were.
func (f *Finder) started(name string) (n int, names string) {
	count := make(map[model.StringID]int)
	for g := range model.Goroutine(f.t.NumGoroutines()) {
		if info := f.t.Goroutine(g); !info.System {
			count[info.Func]++
		}
	}
	var list []string
	for fn, k := range count {
		full := f.t.String(fn)
		if FitsFunc(name, full) {
			n += k
		}
		list = append(list, strings.TrimPrefix(format.Func(full, 0), "main."))
	}
	slices.Sort(list)
	return n, some(list)
}

// some writes the first of some names.
func some(names []string) string {
	if len(names) > maxNames {
		names = append(slices.Clone(names[:maxNames]), "…")
	}
	return strings.Join(names, ", ")
}

package filter

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// pattern is what texts are held against.
type pattern struct {
	text string // in lower case for a part
	part bool
	re   *regexp.Regexp
}

func newPattern(v Value, like bool) pattern {
	switch {
	case v.Regexp:
		return pattern{re: regexp.MustCompile(v.Text)} // the parser has tried
	case like:
		return pattern{text: strings.ToLower(v.Text), part: true}
	}
	return pattern{text: v.Text}
}

// fits reports whether a text is meant.
func (p pattern) fits(text string) bool {
	switch {
	case p.re != nil:
		return p.re.MatchString(text)
	case p.part:
		return strings.Contains(strings.ToLower(text), p.text)
	}
	return text == p.text
}

// fitsFunc reports whether a function is meant: by the name the linker knows it by, or
// the one a person calls it.
func (p pattern) fitsFunc(name string) bool {
	return p.fits(name) || name != "" && p.re == nil && !p.part && format.Func(name, 0) == p.text
}

// fitsFrame reports whether a frame is meant: by its function, its file or its line.
func (p pattern) fitsFrame(f model.Frame) bool {
	if f.Func == "" && f.File == "" {
		return false
	}
	line := f.File + ":" + strconv.Itoa(f.Line)
	if p.part || p.re != nil {
		return p.fits(f.Func) || p.fits(line)
	}
	return p.fitsFunc(f.Func) || p.text == line || p.text == f.File || p.text == format.Place(f) || p.text == path.Base(f.File)
}

// patterns are the values of a term: one of them must fit.
type patterns []pattern

func patternsOf(t *Term) patterns {
	var list patterns
	for _, v := range t.Values {
		list = append(list, newPattern(v, t.Op == Like || t.Op == Unlike))
	}
	return list
}

func (ps patterns) any(fits func(pattern) bool) bool { return slices.ContainsFunc(ps, fits) }

func (ps patterns) fits(text string) bool {
	return ps.any(func(p pattern) bool { return p.fits(text) })
}

func (ps patterns) fitsFunc(name string) bool {
	return ps.any(func(p pattern) bool { return p.fitsFunc(name) })
}

func (ps patterns) fitsFrame(f model.Frame) bool {
	return ps.any(func(p pattern) bool { return p.fitsFrame(f) })
}

// memo asks once for each handle.
type memo[ID ~uint32] struct {
	known []truth
	ask   func(ID) bool
}

func (m *memo[ID]) is(id ID) bool {
	if int(id) >= len(m.known) {
		m.known = append(m.known, make([]truth, int(id)+1-len(m.known))...)
	}
	if m.known[id] == maybe {
		m.known[id] = truthOf(m.ask(id))
	}
	return m.known[id] == yes
}

// NamesOf returns the names that occur in a trace, and in what is known of it, most
// frequent first. It looks at all goroutines and stacks once, so keep what it returns.
func NamesOf(t *model.Trace, facts *Facts) Names {
	if facts == nil {
		facts = &Facts{}
	}
	functions := functionsOf(t)
	places := placesOf(t)
	var tasks []string
	for _, task := range t.Tasks() {
		tasks = append(tasks, t.String(task.Name))
	}
	tasks = byFrequency(tasks)
	elems := elemsOf(t)
	return func(f *Field) []string {
		if f == nil {
			return functions
		}
		switch f.Name {
		case "func", "created-by", "woken-by":
			return functions
		case "place", "stack":
			return places
		case "channel":
			return facts.Channels
		case "elem":
			return elems
		case "verdict":
			return facts.Verdicts
		case "finding":
			return facts.FindingKinds
		case "task":
			return tasks
		}
		return nil
	}
}

// elemsOf returns the types of the elements of recorded channels.
func elemsOf(t *model.Trace) []string {
	var list []string
	for c := model.Chan(1); int(c) < t.NumChans(); c++ {
		if elem := t.String(t.Chan(c).Elem); elem != "" {
			list = append(list, elem)
		}
	}
	return byFrequency(list)
}

// functionsOf returns what goroutines were started for.
func functionsOf(t *model.Trace) []string {
	count := make(map[model.StringID]int)
	for g := range model.Goroutine(t.NumGoroutines()) {
		count[t.Goroutine(g).Func]++
	}
	delete(count, 0)
	ids := make([]model.StringID, 0, len(count))
	for id := range count {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b model.StringID) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(t.String(a), t.String(b)))
	})
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = t.String(id)
	}
	return list
}

// placesOf returns the functions and lines that stacks stand for.
func placesOf(t *model.Trace) []string {
	var list []string
	for id := range model.StackID(t.NumStacks()) {
		f := t.Frame(t.Site(id + 1))
		if f.Func != "" {
			list = append(list, f.Func)
		}
		if f.File != "" {
			list = append(list, format.Place(f))
		}
	}
	return byFrequency(list)
}

// byFrequency returns each text once, the most frequent first.
func byFrequency(texts []string) []string {
	count := make(map[string]int)
	for _, s := range texts {
		count[s]++
	}
	list := make([]string, 0, len(count))
	for s := range count {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(a, b))
	})
	return list
}

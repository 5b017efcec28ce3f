package search

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/session"
)

// Kind says what an entry is. In this order they are shown.
type Kind uint8

// The kinds.
const (
	Goroutine Kind = iota // one, by number
	Function              // goroutines that were started for it
	Finding               // ID is its place in the list, from 1
	Channel               // ID is the channel's
	Lock                  // ID is the lock's
	Place                 // of waits: Op (if that is known) and Site
	Called                // a function further out in stacks
	Task
	Region
	Message // of a log

	numKinds
)

// kinds names the kinds, and what an entry of each counts.
var kinds = [numKinds]struct{ name, counts string }{
	Goroutine: {"goroutine", ""},
	Function:  {"started for", "goroutine"},
	Finding:   {"finding", "goroutine"},
	Channel:   {"channel", "wait"},
	Lock:      {"lock", "wait"},
	Place:     {"waits at", "wait"},
	Called:    {"in stacks", ""},
	Task:      {"task", "time"},
	Region:    {"region", "time"},
	Message:   {"log", "time"},
}

// String returns the kind's name.
func (k Kind) String() string { return kinds[k].name }

// Entry is something that can be found.
type Entry struct {
	Kind  Kind
	Text  string // as it is shown
	Func  string // of a Function, a Place and a Called: as the runtime has it
	Count int    // see [Entry.Counts]; 0 if it is not known
	ID    int
	Op    model.Operation
	Site  model.FrameID

	lower    string // the text, and behind it what else it is found by, in lower case
	shown    int    // how much of that is the text; 0: letters do not stand where they do there
	from, to int    // of the index's steps
}

// Counts says in words how many there are of an entry.
func (e *Entry) Counts() string {
	if of := kinds[e.Kind].counts; of != "" && e.Count > 0 {
		return format.Plural(e.Count, of)
	}
	return ""
}

// Step is a place that an entry leads to.
type Step struct {
	Goroutine model.Goroutine
	At        model.Time // NoTime: wherever it is alive
}

// Index is all that can be found in a trace.
type Index struct {
	of      *session.Survey
	entries []Entry
	steps   []Step
}

// New makes the index of a survey. It returns nil soon after ctx is done.
func New(ctx context.Context, sv *session.Survey) *Index {
	x := &Index{of: sv}
	for _, add := range []func(*Index){
		(*Index).addFunctions, (*Index).addFindings, (*Index).addChannels, (*Index).addPlaces, (*Index).addCalled,
		(*Index).addTasks, (*Index).addRegions, (*Index).addMessages,
	} {
		if add(x); ctx.Err() != nil {
			return nil
		}
	}
	slices.SortStableFunc(x.entries, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), x.byCount(&a, &b), cmp.Compare(a.Text, b.Text))
	})
	return x
}

// byCount puts the most frequent first; findings stay in the order of their weight.
func (x *Index) byCount(a, b *Entry) int {
	if a.Kind == Finding {
		return cmp.Compare(a.ID, b.ID)
	}
	return cmp.Compare(b.Count, a.Count)
}

// Of returns what was indexed.
func (x *Index) Of() *session.Survey { return x.of }

// Len returns how many entries there are.
func (x *Index) Len() int { return len(x.entries) }

// Steps returns where an entry leads, in order; nil for what is a row of a view, and for a
// Called, of which a filter tells.
func (x *Index) Steps(e *Entry) []Step {
	if e.Kind == Goroutine {
		return []Step{{model.Goroutine(e.ID), model.NoTime}}
	}
	return x.steps[e.from:e.to]
}

// add adds an entry, which is also found by more.
func (x *Index) add(e Entry, more string) {
	if e.Text == "" {
		return
	}
	e.lower = strings.ToLower(e.Text)
	if len(e.lower) == len(e.Text) {
		e.shown = len(e.lower)
	}
	if more != "" && more != e.Text {
		e.lower += "\x00" + strings.ToLower(more)
	}
	x.entries = append(x.entries, e)
}

// named is places by name, to become an entry for each.
type named struct {
	name model.StringID
	step Step
}

// addNamed adds an entry for each name of a list, in the order of the list.
func (x *Index) addNamed(kind Kind, list []named, text func(model.StringID) (shown, more string)) {
	slices.SortStableFunc(list, func(a, b named) int { return cmp.Compare(a.name, b.name) })
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].name == list[0].name {
			n++
		}
		from := len(x.steps)
		for _, l := range list[:n] {
			x.steps = append(x.steps, l.step)
		}
		if shown, more := text(list[0].name); list[0].name != 0 {
			x.add(Entry{Kind: kind, Text: shown, Count: n, from: from, to: len(x.steps)}, more)
		}
		list = list[n:]
	}
}

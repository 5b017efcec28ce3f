package search

import (
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// addFunctions adds what goroutines were started for.
func (x *Index) addFunctions() {
	t := x.of.Trace
	counts := make(map[model.StringID]int)
	var funcs []model.StringID // in the order in which they occur
	for g := range model.Goroutine(t.NumGoroutines()) {
		fn := t.Goroutine(g).Func
		if counts[fn] == 0 {
			funcs = append(funcs, fn)
		}
		counts[fn]++
	}
	next := make(map[model.StringID]int) // where the steps of each go
	for _, fn := range funcs {
		name, at := t.String(fn), len(x.steps)
		next[fn] = at
		x.steps = append(x.steps, make([]Step, counts[fn])...)
		x.add(Entry{Kind: Function, Text: format.Func(name, 0), Func: name, Count: counts[fn], from: at, to: at + counts[fn]}, name)
	}
	for g := range model.Goroutine(t.NumGoroutines()) {
		fn := t.Goroutine(g).Func
		x.steps[next[fn]] = Step{g, model.NoTime}
		next[fn]++
	}
}

// addFindings adds the titles of findings.
func (x *Index) addFindings() {
	if x.of.Found == nil {
		return
	}
	for i := range x.of.Found.Findings {
		f := &x.of.Found.Findings[i]
		x.add(Entry{Kind: Finding, Text: f.Title, Count: len(f.Goroutines), ID: i + 1}, f.Kind)
	}
}

// addChannels adds the names of channels and locks.
func (x *Index) addChannels() {
	if x.of.Found == nil {
		return
	}
	all := &x.of.Found.Channels
	for i := range all.Channels {
		c := &all.Channels[i]
		x.add(Entry{Kind: Channel, Text: c.Label(), Count: c.Wakes, ID: c.ID}, "")
	}
	for i := range all.Locks {
		l := &all.Locks[i]
		x.add(Entry{Kind: Lock, Text: l.Label(), Count: l.Waits, ID: l.ID}, l.Class.String())
	}
}

// addPlaces adds the places of waits: once all is examined with how many there are, and
// before that those of all stacks.
func (x *Index) addPlaces() {
	t := x.of.Trace
	if x.of.Found != nil {
		for _, w := range x.of.Found.Waits {
			if w.Site != model.NoFrame && !w.System {
				x.addPlace(w.Op, w.Site, w.Count)
			}
		}
		return
	}
	seen := make(map[model.FrameID]bool)
	for id := range model.StackID(t.NumStacks() + 1) {
		if site := t.Site(id); site != model.NoFrame && !seen[site] {
			seen[site] = true
			x.addPlace(0, site, 0)
		}
	}
}

// addPlace adds a place. It is shown by the function and the line, and found by package and
// folder, too.
func (x *Index) addPlace(op model.Operation, site model.FrameID, count int) {
	f := x.of.Trace.Frame(site)
	text := strings.TrimSpace(format.Func(f.Func, 0) + " " + format.Place(f))
	if count > 0 {
		text = op.String() + " in " + text
	}
	x.add(Entry{Kind: Place, Text: text, Func: f.Func, Count: count, Op: op, Site: site}, f.Func+" "+f.File)
}

// addCalled adds the functions in stacks that are not there yet: those in whose calls
// goroutines wait. The runtime's own are left out, for all waits are in its calls.
func (x *Index) addCalled() {
	t := x.of.Trace
	known := map[string]bool{"": true}
	for i := range x.entries {
		known[x.entries[i].Func] = true
	}
	seen := make(map[model.FrameID]bool)
	for id := range model.StackID(t.NumStacks() + 1) {
		for _, frame := range t.Stack(id) {
			if seen[frame] {
				continue
			}
			seen[frame] = true
			if fn := t.Frame(frame).Func; !known[fn] && model.PackageOf(fn) != "runtime" {
				known[fn] = true
				x.add(Entry{Kind: Called, Text: format.Func(fn, 0), Func: fn}, fn)
			}
		}
	}
}

// addTasks adds the names of tasks, each of which leads to who began it.
func (x *Index) addTasks() {
	t := x.of.Trace
	var list []named
	for _, task := range t.Tasks() {
		if g, ok := x.who(task.Creator, task.Start); ok {
			list = append(list, named{task.Name, Step{g, task.Start}})
		}
	}
	x.addNamed(Task, list, x.word)
}

// addRegions adds the names of regions.
func (x *Index) addRegions() {
	t := x.of.Trace
	var list []named
	for _, r := range t.Regions() {
		if g, ok := x.who(r.Goroutine, r.Start); ok {
			list = append(list, named{r.Name, Step{g, r.Start}})
		}
	}
	x.addNamed(Region, list, x.word)
}

// addMessages adds log messages.
func (x *Index) addMessages() {
	t := x.of.Trace
	var list []named
	category := make(map[model.StringID]model.StringID)
	for _, l := range t.Logs() {
		if g, ok := x.who(l.Goroutine, l.At); ok {
			list = append(list, named{l.Message, Step{g, l.At}})
			category[l.Message] = l.Category
		}
	}
	x.addNamed(Message, list, func(id model.StringID) (shown, more string) {
		return t.String(id), t.String(category[id])
	})
}

// word is the text of a name that is shown as it is.
func (x *Index) word(id model.StringID) (shown, more string) { return x.of.Trace.String(id), "" }

// who finds who had a number at a moment: the last that had begun by then.
func (x *Index) who(id model.GoID, at model.Time) (model.Goroutine, bool) {
	all := x.of.Roll.Numbered(id)
	best := model.NoGoroutine
	for _, g := range all {
		if best == model.NoGoroutine || x.of.Trace.Goroutine(g).First <= at {
			best = g
		}
	}
	return best, best != model.NoGoroutine
}

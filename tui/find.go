package tui

import (
	"cmp"
	"context"
	"slices"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/prompt"
	"chanlens/tui/search"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// finder looks for things as one types, and steps through what was found.
//
//  1. The index is made beside the event loop, when all is examined or when it is first
//     asked for, and anew when another survey takes the place of its own.
//  2. Each key looks it through: at once, or beside the event loop if it is large. What
//     comes of a text that is not the newest is dropped.
//  3. Enter goes to what is chosen. From there C-n and C-p lead through all that is of its
//     kind: to each goroutine of a function, to each time of a message.
type finder struct {
	index  *search.Index
	typed  int // how often the text has changed
	giveUp context.CancelFunc

	text string // that was looked for last
	kind search.Kind
	hits []search.Hit // of that kind
	of   *search.Index
	hit  int // where we are
	step int // among the steps of the hit

	learnt map[*search.Entry][]search.Step // where functions in stacks lead
}

// findLimit is how many results are listed.
const findLimit = 500

// instant is how many entries are looked at while the user waits for the next frame.
const instant = 20_000

// findActions returns the actions that look for things.
func (a *App) findActions() []action.Action {
	asked := func() bool { return a.finder.text != "" }
	unasked := action.Because("nothing searched for yet; / finds")
	return []action.Action{
		{ID: "find", Keys: []string{"/"}, Group: "find", Hint: "find", Help: "find goroutines, places, channels, locks, tasks, messages and findings by name, as you type", Do: a.openFind},
		{ID: "find.next", Keys: []string{"<C-n>"}, Group: "find", Help: "next one found", Why: unasked, Enabled: asked, Do: func() { a.findNext(1) }},
		{ID: "find.prev", Keys: []string{"<C-p>"}, Group: "find", Help: "the one found before", Why: unasked, Enabled: asked, Do: func() { a.findNext(-1) }},
	}
}

// findHelp says what can be found.
const findHelp = "a goroutine's number, or parts of names: func, file:line, package, channel, task, message"

// openFind opens the prompt that finds.
func (a *App) openFind() {
	var r search.Results
	p := &prompt.Prompt{Label: "find:", Title: "find", Empty: findHelp,
		Hints: []prompt.Hint{{Key: "<Enter>", Text: "goes there"}, choosable, leaveHint, {Key: "<C-n>", Text: "later: next one"}}}
	p.Changed = func() {
		a.find(p.Line.Text, func(found search.Results) {
			r = found
			p.Rows, p.Chosen, p.Status = findRows(r.Hits), 0, r.Summary()
			if p.Title = "find"; r.Total > 0 {
				p.Title = format.Count(uint64(r.Total)) + " found"
			}
			if p.Empty = "nothing has this in its name; f filters by what goroutines do"; p.Line.Text == "" {
				p.Empty = findHelp
			}
		})
	}
	p.Enter = func() bool {
		i, ok := p.Choice()
		if !ok || a.finder.index.Of() != a.session.Survey { // it is looked for anew
			return p.Line.Text != ""
		}
		a.prompt = nil
		a.found(p.Line.Text, r.Hits, i)
		return false
	}
	a.prompt = p
	p.Changed()
}

// findRows shows what was found.
func findRows(hits []search.Hit) []prompt.Row {
	rows := make([]prompt.Row, len(hits))
	for i, h := range hits {
		rows[i] = prompt.Row{Kind: h.Kind.String(), Text: h.Text, More: h.Counts()}
		for _, s := range h.Spans {
			rows[i].Hits = append(rows[i].Hits, prompt.Span(s))
		}
	}
	return rows
}

// withIndex makes the index, if it is not that of what is shown, and then calls a function.
func (a *App) withIndex(then func()) {
	f := &a.finder
	if f.index != nil && f.index.Of() == a.session.Survey {
		then()
		return
	}
	sv := a.session.Survey
	a.beside.Soon(func() func() {
		x := search.New(a.ctx, sv)
		return func() {
			if x != nil && a.session.Survey == sv {
				f.index, f.learnt = x, make(map[*search.Entry][]search.Step)
				then()
			}
		}
	})
}

// find looks for a text, and shows what it finds.
func (a *App) find(text string, show func(search.Results)) {
	f := &a.finder
	f.typed++
	if f.giveUp != nil {
		f.giveUp()
		f.giveUp = nil
	}
	typed := f.typed
	a.withIndex(func() {
		x := f.index
		switch {
		case f.typed != typed: // in the meantime
			return
		case x.Len() <= instant:
			show(x.Find(a.ctx, text, findLimit))
			return
		}
		ctx, cancel := context.WithCancel(a.ctx)
		f.giveUp = cancel
		a.beside.Soon(func() func() {
			r := x.Find(ctx, text, findLimit)
			return func() {
				if f.typed == typed && f.index == x {
					show(r)
				}
			}
		})
	})
}

// found goes to one of the things that a text has found, and keeps those of its kind to
// step through.
func (a *App) found(text string, hits []search.Hit, chosen int) {
	f := &a.finder
	f.text, f.kind, f.of, f.hits = text, hits[chosen].Kind, f.index, nil
	for i, h := range hits {
		if i == chosen {
			f.hit, f.step = len(f.hits), 0
		}
		if h.Kind == f.kind {
			f.hits = append(f.hits, h)
		}
	}
	a.goFound()
}

// findNext goes to the next thing found (by = 1) or the one before (-1), around. After more
// has been loaded it is looked for anew.
func (a *App) findNext(by int) {
	a.withIndex(func() {
		f := &a.finder
		if f.of != f.index {
			r := f.index.Find(a.ctx, f.text, findLimit)
			f.of, f.hits = f.index, slices.DeleteFunc(r.Hits, func(h search.Hit) bool { return h.Kind != f.kind })
			f.hit = min(f.hit, max(len(f.hits)-1, 0))
		}
		if len(f.hits) == 0 {
			a.session.Note("nothing has %q in its name any more", f.text)
			return
		}
		f.step += by
		if n := len(f.steps(f.hits[f.hit].Entry)); f.step < 0 || f.step >= n {
			f.hit = (f.hit + by + len(f.hits)) % len(f.hits)
			if f.step = 0; by < 0 {
				f.step = max(len(f.steps(f.hits[f.hit].Entry))-1, 0)
			}
		}
		a.goFound()
	})
}

// goFound goes where the finder stands.
func (a *App) goFound() {
	f, s := &a.finder, a.session
	e := f.hits[f.hit].Entry
	if a.findHere(e) {
		return
	}
	steps := f.steps(e)
	switch {
	case len(steps) == 0 && e.Kind == search.Called:
		a.learn(e)
		return
	case len(steps) == 0:
		a.seek(e)
		return
	}
	to := steps[min(f.step, len(steps)-1)]
	if to.At == model.NoTime {
		to.At = a.alive(to.Goroutine)
	}
	s.Jump(to.Goroutine, to.At)
	switch {
	case !s.Shown(to.Goroutine):
		s.Note("the filter does not let it through; F removes that")
	case len(steps) > 1:
		s.Note("%s: %d of %s", e.Text, f.step+1, cmp.Or(e.Counts(), format.Count(uint64(len(steps)))))
	case len(f.hits) > 1:
		s.Note("%s: %d of %d found", e.Text, f.hit+1, len(f.hits))
	}
}

// steps returns where an entry leads, as far as it is known.
func (f *finder) steps(e *search.Entry) []search.Step {
	if steps := f.learnt[e]; steps != nil {
		return steps
	}
	return f.index.Steps(e)
}

// target names what an entry is of.
func target(e *search.Entry) session.Target {
	to := session.Target{Func: e.Func}
	switch e.Kind {
	case search.Finding:
		to.Finding = e.ID
	case search.Channel:
		to.Channel = e.ID
	case search.Lock:
		to.Lock = e.ID
	case search.Place:
		to.Op, to.Site = e.Op, e.Site
	}
	return to
}

// findHere goes to an entry in the picture that is shown, and reports whether it is there.
func (a *App) findHere(e *search.Entry) bool {
	v, ok := a.view().(view.Finder)
	if !ok || !v.Find(target(e)) {
		return false
	}
	a.session.Note("%s", e.Text)
	if n := len(a.finder.hits); n > 1 {
		a.session.Note("%s: %d of %d found", e.Text, a.finder.hit+1, n)
	}
	return true
}

// learn finds out who waits in calls of a function, and goes to the first of them.
func (a *App) learn(e *search.Entry) {
	f := &a.finder
	hit := f.hit
	a.where("stack="+filter.Quote(e.Func), e, func(set *filter.Set) {
		var steps []search.Step
		for g := range set.All() {
			at, _ := set.At(g)
			steps = append(steps, search.Step{Goroutine: g, At: at})
		}
		f.learnt[e] = steps
		if len(steps) > 0 && f.hit == hit && hit < len(f.hits) && f.hits[hit].Entry == e {
			a.goFound()
		}
	})
}

// alive returns a moment at which to look at a goroutine: the present one if it is alive
// then, or when it began to wait for ever, or when it is first seen.
func (a *App) alive(g model.Goroutine) model.Time {
	s := a.session
	info := s.Trace.Goroutine(g)
	if since, ok := s.StuckSince(g); ok {
		return since
	}
	if s.Sel.At >= info.First && s.Sel.At < info.Last {
		return s.Sel.At
	}
	return info.First
}

// seek goes to the row of an entry, in the view that lists it. If there is none, it goes to
// the first wait at the place.
func (a *App) seek(e *search.Entry) {
	switch {
	case a.visit(target(e)):
	case e.Kind == search.Place:
		a.firstAt(e)
	default:
		a.session.Note("%s has no row", e.Text)
	}
}

// visit goes to a row of the view that lists it, and reports whether it is there.
func (a *App) visit(to session.Target) bool {
	name := "waits"
	switch {
	case to.Finding > 0:
		name = "findings"
	case to.Channel > 0:
		name = "channels"
	case to.Lock > 0:
		name = "locks"
	}
	a.session.Remember()
	a.showView(name)
	if a.view().(view.Seeker).Seek(to) {
		return true
	}
	a.session.Back()
	return false
}

// firstAt goes to the first goroutine that waits at a place.
func (a *App) firstAt(e *search.Entry) {
	place := format.Place(a.session.Trace.Frame(e.Site))
	a.where("place="+filter.Quote(place), e, func(set *filter.Set) {
		for g := range set.All() {
			at, _ := set.At(g)
			a.session.Jump(g, at)
			return
		}
	})
}

// where looks beside the event loop for who a filter lets through, and hands that over; it
// says so if that is nobody.
func (a *App) where(text string, e *search.Entry, take func(*filter.Set)) {
	sv := a.session.Survey
	expr, err := filter.Parse(text)
	if err != nil {
		a.session.Note("nobody waits at %s", e.Text)
		return
	}
	a.session.Note("looking for who waits there …")
	a.beside.Soon(func() func() {
		set, err := choose(a.ctx, expr, sv, nil)
		return func() {
			if err != nil || a.session.Survey != sv {
				return
			}
			if a.session.Word = ""; set.Len() == 0 {
				a.session.Note("nobody waits at %s", e.Text)
			}
			take(set)
		}
	})
}

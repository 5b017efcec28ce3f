package tui

import (
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"
	"chanlens/model/analysis/order"
	"chanlens/model/analysis/rule"
	"chanlens/tui/session"
	"chanlens/tui/tutor"
)

// lecture is a lesson that is read beside the views. Each of its steps moves them to what it
// speaks of:
//
//  1. A step, or an answer, asks for moments (wanted), which are found beside the event loop
//     once all of the trace is examined.
//  2. In the event loop the views go there (lead.go), unless the learner is at another step
//     by then.
//  3. While a question is open, what comes after its moment is hidden ([session.Veil]), and
//     so it is in the steps before, but for what they speak of themselves (ahead.go).
type lecture struct {
	*Lesson
	pane   *tutor.Pane
	asked  wanted // last
	placed bool   // the views have been moved at all
	edges  bool   // they draw what happens before what because a step wants it

	mu     sync.Mutex // is held by who looks for moments
	finder *moment.Finder
	of     *session.Survey // whose moments it finds
}

// wanted is what moments are looked for.
type wanted struct {
	of   *session.Survey
	step int
	asks bool // the step's question is open
}

// newLecture returns the lecture of a lesson.
func (a *App) newLecture(l *Lesson) *lecture {
	if l == nil {
		return nil
	}
	of := *l
	of.Step = max(min(of.Step, len(l.Text.Steps)), 0)
	p := tutor.New(l.Text, of.Step)
	p.Mono, p.List = a.theme.ByGlyph(), a.lessons != nil
	p.Moved = a.turnPage
	for _, id := range l.Text.Rules {
		if r, ok := rule.Lookup(id); ok {
			p.Rules = append(p.Rules, tutor.Rule{Title: r.Title, Quote: r.Text, URL: r.URL})
		}
	}
	if a.lessons != nil {
		p.Next = func(name string) { a.openLesson(name) }
		for _, info := range a.lessons.List() {
			if info.Name == l.Text.Next {
				p.NextTitle = info.Title
			}
		}
	}
	return &lecture{Lesson: &of, pane: p}
}

// turnPage has the views follow the page, and keeps how far the learner is.
func (a *App) turnPage() {
	l := a.lecture
	if at := l.pane.Step(); at > l.Step {
		l.Step = at
		if l.Keep != nil {
			l.Keep(min(at, len(l.Text.Steps)-1), l.pane.Ended())
		}
	}
	a.lead()
}

// lead moves the views to what the page speaks of, as soon as that can be found.
func (a *App) lead() {
	l, s := a.lecture, a.session
	if l == nil || s == nil {
		return
	}
	if quiet := l.pane.WillAsk(); quiet != s.Quiet {
		s.Quiet = quiet
		s.Refresh()
	}
	want := wanted{s.Survey, l.pane.Step(), l.pane.Asks()}
	if want == l.asked {
		return
	}
	l.asked = want
	show, ahead := l.show(want.step), l.ahead(want)
	switch {
	case s.Found == nil && show.At != nil:
		l.pane.Word = "What this step shows is found once all of the trace is loaded."
		return
	case s.Found == nil:
		return
	case show.At == nil && len(ahead.asks) == 0:
		a.veil(session.Veil{})
		a.place()
		return
	}
	l.pane.Word = ""
	a.beside.Soon(func() func() {
		found := l.find(want, show, ahead)
		return func() {
			if l.asked == want {
				a.arrive(found)
			}
		}
	})
}

// show returns what a step shows, up to that of the page. After an answer that may be another
// moment.
func (l *lecture) show(at int) lesson.Show {
	if at == len(l.Text.Steps) {
		return lesson.Show{}
	}
	show := l.Text.Steps[at].Show
	show.View = l.viewAt(at)
	switch {
	case at == l.pane.Step() && l.pane.Asks():
		show.To, show.All = nil, false
	case show.Then != nil:
		show.At, show.To = show.Then, show.At
	}
	return show
}

// viewAt returns the view of a step: its own, or that of the step before.
func (l *lecture) viewAt(step int) string {
	for _, s := range slices.Backward(l.Text.Steps[:step+1]) {
		if s.Show.View != "" {
			return s.Show.View
		}
	}
	return firstView
}

// sight is what was found of a step.
type sight struct {
	show    lesson.Show
	asks    bool
	at, to  moment.Moment
	frame   model.FrameID // on the stack of the one, whose line is lit; NoFrame: none
	chain   []order.Edge  // how one of both happens before the other; nil: not asked for, or neither does
	apart   string        // that neither does; "": one does, or it is not asked for
	missing *moment.Query // that the trace has no moment of; nil: none
	hides   model.Time    // what is hidden from here on before the lesson asks; the trace's end: nothing is
}

// find looks for the moments of a step. It may be called from any goroutine.
func (l *lecture) find(want wanted, show lesson.Show, ahead ahead) sight {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of != want.of {
		l.of, l.finder = want.of, moment.NewFinder(want.of.Trace, &want.of.Found.Channels)
	}
	found := sight{show: show, asks: want.asks, hides: want.of.Trace.End()}
	if show.At == nil {
		found.hides = l.hides(ahead)
		return found
	}
	var ok bool
	if found.at, ok = l.finder.First(show.At); !ok {
		found.missing = show.At
		return found
	}
	found.frame = l.frame(found.at, show.Frame)
	if show.To != nil {
		if found.to, ok = l.finder.First(show.To); !ok {
			found.missing = show.To
			return found
		}
	}
	if show.To != nil && show.Edges {
		ordered := false
		if found.chain, _, ordered = lesson.Chain(want.of.Trace, found.at, found.to); !ordered {
			found.apart = "no chain leads from " + l.finder.Words(found.at) + " to " + l.finder.Words(found.to)
		}
	}
	found.hides = l.hides(ahead)
	for i := range found.chain {
		found.hides = max(found.hides, found.chain[i].To.At+1)
	}
	return found
}

// place begins a lesson whose first step shows nothing in particular: with the first
// goroutine of the program, and all of the trace.
func (a *App) place() {
	l, s := a.lecture, a.session
	if l.placed || l.pane.Ended() {
		return
	}
	l.placed = true
	if first := a.program(); first != model.NoGoroutine {
		s.Turn(first, s.Trace.Goroutine(first).First, a.whole())
		a.showView(l.viewAt(l.pane.Step()))
	}
}

// program returns the first goroutine of the program: that of main, unless the trace begins
// late.
func (a *App) program() model.Goroutine {
	t, first := a.session.Trace, model.NoGoroutine
	for g := range model.Goroutine(t.NumGoroutines()) {
		if info := t.Goroutine(g); !info.System && (first == model.NoGoroutine || info.ID < t.Goroutine(first).ID) {
			first = g
		}
	}
	return first
}

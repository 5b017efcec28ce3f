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
//  3. While a question is open, what comes after its moment is hidden ([session.Veil]).
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
	if !want.asks && s.Veil.On {
		s.Veil = session.Veil{}
		s.Refresh()
	}
	show := l.show()
	switch {
	case s.Found == nil && show.At != nil:
		l.pane.Word = "What this step shows is found once all of the trace is loaded."
		return
	case s.Found == nil:
		return
	case show.At == nil:
		a.place()
		return
	}
	l.pane.Word = ""
	a.beside.Soon(func() func() {
		found := l.find(want, show)
		return func() {
			if l.asked == want {
				a.arrive(found)
			}
		}
	})
}

// show returns what the page shows. After an answer that may be another moment.
func (l *lecture) show() lesson.Show {
	at := l.pane.Step()
	if l.pane.Ended() {
		return lesson.Show{}
	}
	show := l.Text.Steps[at].Show
	show.View = l.viewAt(at)
	switch {
	case l.pane.Asks():
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
	missing *moment.Query // that the trace has no moment of; nil: none
}

// find looks for the moments of a step. It may be called from any goroutine.
func (l *lecture) find(want wanted, show lesson.Show) sight {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.of != want.of {
		l.of, l.finder = want.of, moment.NewFinder(want.of.Trace, &want.of.Found.Channels)
	}
	found := sight{show: show, asks: want.asks}
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
		found.chain = chain(want.of.Trace, found.at, found.to)
	}
	return found
}

// chain returns how one of two moments happens before the other; nil if neither does.
func chain(t *model.Trace, a, b moment.Moment) []order.Edge {
	if a.Goroutine == model.NoGoroutine || b.Goroutine == model.NoGoroutine {
		return nil
	}
	of := order.New(t, min(a.At, b.At), max(a.End, b.End)+1)
	if edges, ok := of.Path(lesson.Points(a, b)); ok {
		return edges
	}
	edges, _ := of.Path(lesson.Points(b, a))
	return edges
}

// place begins a lesson whose first step shows nothing in particular: with the first
// goroutine of the program, and all of the trace.
func (a *App) place() {
	l, s := a.lecture, a.session
	if l.placed || l.pane.Ended() {
		return
	}
	l.placed = true
	first := model.NoGoroutine
	for g := range model.Goroutine(s.Trace.NumGoroutines()) {
		if info := s.Trace.Goroutine(g); !info.System && (first == model.NoGoroutine || info.ID < s.Trace.Goroutine(first).ID) {
			first = g
		}
	}
	if first != model.NoGoroutine {
		s.Turn(first, s.Trace.Goroutine(first).First, session.Range{Span: s.Trace.End()})
		a.showView(l.viewAt(l.pane.Step()))
	}
}

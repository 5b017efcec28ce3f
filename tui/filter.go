package tui

import (
	"context"
	"errors"

	"chanlens/model"
	"chanlens/model/analysis/filter"
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/prompt"
	"chanlens/tui/session"
)

// filtering is the filter that views are limited by, and what there is of it so far.
//
//  1. What the user types is parsed with each key, so that what is wrong is marked.
//  2. Enter has it evaluated beside the event loop. Views go by the filter before until
//     that is done.
//  3. When a survey takes the place of another, the set of the one before means nothing
//     any more. The filter is evaluated for the new one before that is shown (live_load.go).
type filtering struct {
	expr   *filter.Expr // nil: there is no filter
	set    *filter.Set  // nil: not known yet
	later  string       // why it is not known yet, if that takes more than time
	done   int          // segments of the trace
	of     int
	giveUp context.CancelFunc

	typed string       // by the user
	valid *filter.Expr // that was there before

	names   filter.Names // for completion
	namesOf *session.Survey
}

// chosen is what a filter chooses of a survey.
type chosen struct {
	expr *filter.Expr
	of   *session.Survey
	set  *filter.Set
	err  error
}

// choose evaluates an expression on all of a trace. progress may be nil.
func choose(ctx context.Context, e *filter.Expr, sv *session.Survey, progress func(done, of int)) (*filter.Set, error) {
	f, err := filter.Compile(e, sv.Trace, sv.Facts())
	if err != nil {
		return nil, err
	}
	return f.Match(ctx, 0, max(sv.Trace.End(), 1), progress)
}

// filterActions returns the actions of the filter.
func (a *App) filterActions() []action.Action {
	return []action.Action{
		{ID: "filter", Keys: []string{"f"}, Group: "find", Hint: "filter", Help: "show only goroutines that a filter lets through, as state=send wait>10ms", Do: a.openFilter},
		{ID: "filter.remove", Keys: []string{"F"}, Group: "find", Hint: "remove filter", Help: "remove the filter, or the last part of it",
			Worth: func() bool { return a.filter.expr != nil }, Enabled: func() bool { return a.filter.expr != nil }, Why: action.Because("there is no filter; f makes one"),
			Do: func() { a.removeTerm(len(a.filter.expr.Terms()) - 1) }},
	}
}

// openFilter opens the prompt of the filter, with the present one in it.
func (a *App) openFilter() {
	p := &prompt.Prompt{Label: "filter:", Title: "goes on with", Chosen: -1,
		Hints: []prompt.Hint{{Key: "<Enter>", Text: "applies"}, {Key: "<Tab>", Text: "completes"}, choosable, leaveHint, {Key: "?", Text: "in the help: the language"}}}
	if a.filter.expr != nil {
		p.Line.Set(a.filter.expr.String())
	}
	var list []filter.Candidate
	p.Changed = func() {
		_, err := filter.Parse(p.Line.Text)
		p.Fault, p.Empty = faultOf(err, p.Line.Text)
		list = filter.Complete(p.Line.Text, p.Line.Cursor, a.filter.names)
		p.Rows, p.Chosen = candidateRows(list), -1
		if p.Title = "goes on with"; len(list) == 0 {
			p.Title = "filter"
		}
	}
	p.Tab = func() {
		if len(list) == 0 {
			return
		}
		c := list[max(p.Chosen, 0)]
		p.Line.Replace(c.Pos, c.Len, c.Text)
		p.Changed()
	}
	p.Enter = func() bool {
		if i, ok := p.Choice(); ok && len(list) > i {
			p.Tab()
			return true
		}
		a.prompt = nil
		err := a.typedFilter(p.Line.Text)
		if err != nil {
			a.prompt = p
			p.Fault, p.Empty = faultOf(err, "")
		}
		return a.prompt != nil
	}
	a.prompt = p
	a.withNames(func() {
		if a.prompt == p {
			p.Changed()
		}
	})
	p.Changed()
}

// withNames sees to it that names of the trace are known, and then calls a function.
func (a *App) withNames(then func()) {
	sv := a.session.Survey
	if a.filter.namesOf == sv {
		return
	}
	a.beside.Soon(func() func() {
		names := filter.NamesOf(sv.Trace, sv.Facts())
		return func() {
			a.filter.names, a.filter.namesOf = names, sv
			then()
		}
	})
}

// faultOf says what is wrong with a filter, and what to do. What ends where the text ends
// may only be unfinished.
func faultOf(err error, typing string) (f *prompt.Fault, hint string) {
	var e *filter.Error
	if !errors.As(err, &e) {
		return nil, ""
	}
	return &prompt.Fault{Span: prompt.Span(e.Span), Text: e.Msg, Yet: typing != "" && e.Pos+e.Len >= len(typing)}, e.Hint
}

func candidateRows(list []filter.Candidate) []prompt.Row {
	rows := make([]prompt.Row, len(list))
	for i, c := range list {
		rows[i] = prompt.Row{Text: c.Text, More: c.Doc}
	}
	return rows
}

// typedFilter takes a filter as it is typed. The error says what is wrong with it, if that can
// be seen without the trace.
func (a *App) typedFilter(text string) error {
	e, err := filter.Parse(text)
	if err != nil {
		return err
	}
	f := &a.filter
	f.typed, f.valid = text, nil
	if f.set != nil {
		f.valid = f.expr
	}
	a.setFilter(e)
	return nil
}

func notYet(err error) bool {
	var e *filter.Error
	return errors.As(err, &e) && e.NotYet
}

// setFilter puts an expression in the place of the filter; nil removes it.
func (a *App) setFilter(e *filter.Expr) {
	f := &a.filter
	if f.giveUp != nil {
		f.giveUp()
		f.giveUp = nil
	}
	lines := a.chipLines()
	f.expr = e
	a.wanted.Store(e)
	if lines != a.chipLines() {
		a.resize(a.w, a.h)
	}
	if e == nil {
		f.set, f.later = nil, ""
		a.limit(nil)
		return
	}
	a.evaluate()
}

// evaluate has the filter evaluated for what is shown.
func (a *App) evaluate() {
	f, e, sv := &a.filter, a.filter.expr, a.session.Survey
	ctx, cancel := context.WithCancel(a.ctx)
	f.giveUp, f.done, f.of, f.later = cancel, 0, 0, ""
	a.beside.Soon(func() func() {
		set, err := choose(ctx, e, sv, func(done, of int) {
			a.tell(func() { f.done, f.of = done, of })
		})
		return func() {
			defer cancel()
			if f.expr == e && a.session.Survey == sv && ctx.Err() == nil {
				f.giveUp = nil
				a.takeChosen(chosen{e, sv, set, err})
			}
		}
	})
}

// chooseOf evaluates the filter for a survey that is to be shown. It may be called from any
// goroutine.
func (a *App) chooseOf(ctx context.Context, sv *session.Survey) chosen {
	c := chosen{expr: a.wanted.Load(), of: sv}
	if c.expr != nil {
		c.set, c.err = choose(ctx, c.expr, sv, nil)
	}
	return c
}

// renewFilter takes what the filter chooses of the survey that has taken the place of
// another, before the views renew themselves, and reports whether that is known. If it is
// not, it is to be evaluated after that.
func (a *App) renewFilter() (known bool) {
	f, c := &a.filter, a.ready
	a.ready = chosen{}
	if f.expr == nil {
		return true
	}
	if f.giveUp != nil {
		f.giveUp()
		f.giveUp = nil
	}
	f.set, a.session.Only = nil, nil
	if c.expr != f.expr || c.of != a.session.Survey || c.err != nil {
		return false
	}
	f.set, f.later, a.session.Only = c.set, "", c.set
	return true
}

// tell changes what is shown of something that goes on beside the event loop, if there is one.
func (a *App) tell(f func()) {
	if a.beside != nil {
		a.beside(func() func() { return f })
	}
}

// takeChosen limits the views to what the filter chooses.
func (a *App) takeChosen(c chosen) {
	f := &a.filter
	f.set, f.later = c.set, ""
	switch {
	case c.err == nil:
		before := a.session.Sel
		a.limit(c.set)
		a.goAmong(c.set, before)
	case notYet(c.err):
		f.later = "known once all is examined"
		a.limit(nil)
	default:
		a.early = c.err
		a.refuse(c.err)
	}
}

// refuse puts back the filter that was there before one that the trace does not go with, and
// asks again.
func (a *App) refuse(err error) {
	text := a.filter.typed
	a.setFilter(a.filter.valid)
	a.session.Note("%v", err)
	if text == "" || a.prompt != nil {
		return
	}
	a.openFilter()
	p := a.prompt
	p.Line.Set(text)
	p.Changed()
	p.Fault, p.Empty = faultOf(err, "")
}

// limit limits the views to a set of goroutines; nil: to none.
func (a *App) limit(set *filter.Set) {
	a.session.Only = nil
	if set != nil {
		a.session.Only = set
	}
	a.session.Refresh()
}

// goAmong goes to the first goroutine of a set, where the filter holds for it, unless the
// one that was selected is of the set.
func (a *App) goAmong(set *filter.Set, before session.Selection) {
	s := a.session
	if before.Goroutine == model.NoGoroutine || set.Has(before.Goroutine) || set.Len() == 0 {
		return
	}
	s.Sel = before
	for g := range set.All() {
		if s.Trace.Goroutine(g).System && !s.System {
			continue
		}
		s.Remember()
		s.Sel.Goroutine = g
		s.Sel.At, _ = set.At(g)
		a.view().Enter()
		return
	}
}

// removeTerm removes a part of the filter.
func (a *App) removeTerm(i int) {
	a.setFilter(a.filter.expr.Without(i))
	if a.filter.expr == nil {
		a.session.Note("the filter is gone: all goroutines are shown")
	}
}

// chosenWords says how many goroutines the filter lets through.
func (f *filtering) words(all int) string {
	switch {
	case f.giveUp != nil && f.of > 0:
		return "working … " + format.Percent(float64(f.done), float64(f.of))
	case f.giveUp != nil:
		return "working …"
	case f.later != "":
		return f.later
	case f.set == nil:
		return ""
	}
	return format.Count(uint64(f.set.Len())) + " of " + format.Plural(all, "goroutine")
}

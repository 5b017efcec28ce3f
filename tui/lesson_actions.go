package tui

import (
	"chanlens/model/format"
	"chanlens/tui/action"
	"chanlens/tui/prompt"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// lessonActions returns the actions of the lesson that is read, which go before those of the
// view: what keys do while they are the text's, and what gives them to the view and back.
func (a *App) lessonActions() []action.Action {
	l := a.lecture
	if l == nil {
		return nil
	}
	const group = "lesson"
	focus := func(on bool) func() { return func() { a.focusText(on) } }
	in := func() bool { return l.pane.Focused }
	out := func() bool { return !l.pane.Focused }
	back := func() bool { return out() && (a.inDetails() || !a.hasDetails()) }
	return append(l.pane.Actions(),
		action.Action{ID: "lesson.leave", Keys: []string{"<Tab>"}, Group: group, Hint: "to the view", Help: "give the keys to the view", Enabled: in, Worth: in, Do: focus(false)},
		action.Action{ID: "lesson.tab", Keys: []string{"<Tab>"}, Group: group, Hint: "to the lesson", Help: "from the details, and from a view without any: back to the text", Enabled: back, Worth: back, Do: focus(true)},
		action.Action{ID: "lesson.focus", Keys: []string{"<S-Tab>"}, Group: group, Hint: "to the lesson", Help: "back to the text", Enabled: out, Worth: func() bool { return out() && !back() }, Do: focus(true)},
	)
}

// focusText gives the keys to the text of the lesson, or takes them from it.
func (a *App) focusText(on bool) {
	a.lecture.pane.Focused = on
	if act, ok := action.Match(a.view().Actions(), "<Tab>"); ok && on && a.inDetails() {
		act.Do()
	}
}

// hasDetails reports whether the view has details to go to.
func (a *App) hasDetails() bool {
	_, ok := action.Match(a.view().Actions(), "<Tab>")
	return ok && !a.covered()
}

// telling are the actions that tell what comes after the moment of an open question.
var telling = map[string]bool{
	"find": true, "find.next": true, "find.prev": true, "filter": true, "path": true, "info": true, "copy": true,
	"lane.sort": true, "lane.reverse": true,
	"finding.next": true, "finding.prev": true, "stuck": true,
	// Of those that go on to what is next it tells already whether there is any.
	"follow": true, "wait.next": true, "interval.next": true, "wake.next": true, "op.next": true, "op.pair": true, "gc.next": true,
}

// behindVeil returns the actions that tell nothing of what is hidden.
func (a *App) behindVeil(list []action.Action) []action.Action {
	var left []action.Action
	for _, act := range list {
		if telling[act.ID] {
			act.Enabled, act.Why = func() bool { return false }, a.whyHidden
		}
		if act.ID == "view.findings" {
			act.Hint = ""
		}
		left = append(left, act)
	}
	return left
}

// whyHidden says why what would tell what is hidden does nothing.
func (a *App) whyHidden() string { return "what comes next is " + a.session.Veil.Word() }

// showInfo shows facts and warnings of the trace.
func (a *App) showInfo() {
	if a.session != nil && a.session.Veil.On {
		a.session.Note("%s", a.whyHidden())
		return
	}
	a.overlay = a.newInfo()
}

// covered reports whether the view is not shown, because it does not know what is hidden.
func (a *App) covered() bool {
	_, veils := a.view().(view.Veiler)
	return a.session.Veil.On && !veils
}

// keepBehindVeil goes back to where an event came from that led beyond what is seen.
func (a *App) keepBehindVeil(from session.Selection, rng session.Range) {
	s := a.session
	if s == nil || !s.Veil.Hides(s.Sel.At) {
		return
	}
	s.Sel, s.Range = from, rng
	if s.Veil.Hides(from.At) {
		s.Sel.At = s.Within(s.Veil.From - 1)
	}
	s.Note("%s", a.whyHidden())
	a.view().Enter()
}

// listAction is the action that opens a lesson: the one that explains the finding that is
// looked at, or one that is chosen from all.
func (a *App) listAction() action.Action {
	return action.Action{ID: "lessons", Keys: []string{"E"}, Group: "program",
		Help:    "lessons: the one that explains this finding, or all of them to choose from",
		Hint:    "the lesson on this",
		Worth:   func() bool { return a.lessons != nil && a.explaining() != "" },
		Why:     action.Because("no lessons are at hand"),
		Enabled: func() bool { return a.lessons != nil }, Do: a.openLessons}
}

// explaining returns the name of the lesson that explains what the view is at; "" if there is
// none, or it is the one that is read.
func (a *App) explaining() string {
	v, ok := a.view().(view.Teacher)
	if !ok || a.covered() || a.lecture != nil && a.lecture.Name == v.Lesson() {
		return ""
	}
	return v.Lesson()
}

// openLessons opens the lesson that explains what the view is at, or lets the user choose.
func (a *App) openLessons() {
	if name := a.explaining(); name != "" {
		a.openLesson(name)
		return
	}
	list := a.lessons.List()
	p := &prompt.Prompt{Label: "lesson:", Title: "lessons", Empty: "no lesson is called so",
		Hints: []prompt.Hint{{Key: "<Enter>", Text: "opens it"}, choosable, leaveHint}}
	var shown []LessonInfo
	p.Changed = func() {
		shown = matching(list, p.Line.Text)
		p.Rows, p.Chosen = lessonRows(shown), 0
		p.Status = format.Plural(len(shown), "lesson")
	}
	p.Enter = func() bool {
		i, ok := p.Choice()
		if !ok {
			return true
		}
		a.prompt = nil
		a.openLesson(shown[i].Name)
		return false
	}
	a.prompt = p
	p.Changed()
	p.Chosen = a.lessonChosen(shown)
}

// lessonChosen returns the row of the lesson that is read, or else of the first that is not
// done.
func (a *App) lessonChosen(list []LessonInfo) int {
	first := 0
	for i := len(list) - 1; i >= 0; i-- {
		switch {
		case a.lecture != nil && list[i].Name == a.lecture.Name:
			return i
		case !list[i].Done:
			first = i
		}
	}
	return first
}

package tui

import (
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/model/analysis/moment"
	"chanlens/tui/session"
	"chanlens/tui/view"
)

// What a lesson will ask about is hidden in the steps before, too: neither a look at all of
// the trace nor a wide range around a moment may answer it.

// ahead is what a page is before.
type ahead struct {
	asks []*moment.Query // of the questions to come
	show lesson.Show     // of the page, or of the last step before it that shows something
	past bool            // that is the answer to a question
}

// ahead returns what a page is before: nothing if it asks itself, for then the moment of its
// own question is what counts.
func (l *lecture) ahead(want wanted) ahead {
	var to ahead
	if want.asks {
		return to
	}
	for i := range l.pane.ToAsk() {
		if at := l.Text.Steps[i].Show.At; at != nil {
			to.asks = append(to.asks, at)
		}
	}
	for i, s := range slices.Backward(l.Text.Steps[:min(want.step+1, len(l.Text.Steps))]) {
		if s.Show.At != nil {
			to.show, to.past = l.show(i), s.Ask != nil
			break
		}
	}
	return to
}

// hides returns from when on a page hides what happens: from the first moment on that the
// lesson will ask about, or if the page speaks of something later, behind that. A moment is
// spoken of, but not what becomes of it, unless that is the answer to a question.
func (l *lecture) hides(page ahead) model.Time {
	end := l.of.Trace.End()
	from := end
	for _, q := range page.asks {
		if m, ok := l.finder.First(q); ok {
			from = min(from, m.At)
		}
	}
	for _, q := range []*moment.Query{page.show.At, page.show.To} {
		if q == nil {
			continue
		}
		if m, ok := l.finder.First(q); ok && page.past {
			from = max(from, m.At+1, m.End+1)
		} else if ok {
			from = max(from, m.At+1)
		}
	}
	return min(from, end)
}

// ahead returns what hides what the lesson will ask about: nothing where the page shows a
// view that tells of all of the trace.
func (a *App) ahead(found sight) session.Veil {
	if i := a.index(a.lecture.viewAt(min(a.lecture.pane.Step(), len(a.lecture.Text.Steps)-1))); i >= 0 {
		if _, ok := a.views[i].(view.Veiler); !ok {
			return session.Veil{}
		}
	}
	if found.hides >= a.session.Trace.End() {
		return session.Veil{}
	}
	return session.Veil{On: true, Ahead: true, From: found.hides, Who: session.Selection{Goroutine: model.NoGoroutine}, Stack: model.NoStack}
}

// veil hides something else than before, while the views stay where they are: they go no
// further than what is seen.
func (a *App) veil(v session.Veil) {
	s := a.session
	if s.Veil == v {
		return
	}
	turned := s.Veil.On != v.On
	s.Veil = v
	if v.Hides(s.Sel.At) {
		s.Sel.At = s.Within(v.From - 1)
	}
	if turned {
		s.Refresh()
	}
	if a.lecture.placed && !a.covered() {
		a.view().Enter()
	}
}

// leastHidden is how much of what is hidden is shown as such at least.
const leastHidden = model.Time(time.Microsecond)

// whole returns the range that stands for all of the trace: of one of which the rest is
// hidden, little more than what is seen.
func (a *App) whole() session.Range {
	end := a.session.Trace.End()
	if v := a.session.Veil; v.On && v.Ahead {
		return shown(0, v.From+max(v.From/lookAround, leastHidden), end)
	}
	return session.Range{Span: end}
}

package session

import (
	"context"

	"chanlens/model"
	"chanlens/tui/detail"
)

// Look is what the user looks at. Of a trace that takes more memory than it may, that
// may have to be decoded again.
type Look struct {
	Trace *model.Trace
	sel   Selection
	rng   Range
}

// fetchCells is about how many cells the time range is drawn in.
const fetchCells = 200

// bringWidth is for how wide a pane it is found out what is told of the selection.
const bringWidth = 80

// Bring decodes what there is to see. It gives up soon after ctx is done.
func (v Look) Bring(ctx context.Context) {
	if subject, ok := v.subject(); ok && ctx.Err() == nil {
		subject.Follow()
		subject.Woken()
		subject.Pair()
		detail.Rows(subject, bringWidth)
	}
	v.Trace.Fetch(ctx, v.rng.Start, v.rng.Start+v.rng.Span, v.rng.Span/fetchCells)
}

// Behind returns the chain of wakes behind the selection, which may be far back.
func (v Look) Behind() []detail.Step {
	subject, ok := v.subject()
	if !ok {
		return nil
	}
	return subject.Behind()
}

func (v Look) subject() (s detail.Subject, ok bool) {
	if v.Trace.NumGoroutines() == 0 || v.sel.Goroutine == model.NoGoroutine {
		return s, false
	}
	return detail.At(v.Trace, v.sel.Goroutine, v.sel.At, nil), true
}

// Sees reports whether a look is at the same selection as another.
func (v Look) Sees(other Look) bool { return v.Trace == other.Trace && v.sel == other.sel }

// Saw takes what was brought of a look, and the chain of wakes behind its selection.
func (s *Session) Saw(v Look, behind []detail.Step) { s.Seen, s.behind = v, behind }

// Look returns what the user looks at.
func (s *Session) Look() Look { return Look{s.Trace, s.Sel, s.Range} }

// Ready reports whether the selection can be looked at without decoding anything.
func (s *Session) Ready() bool {
	return !s.Trace.Limited() || s.Look().Sees(s.Seen)
}

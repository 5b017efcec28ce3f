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

// Bring decodes what there is to see. It gives up soon after ctx is done.
func (v Look) Bring(ctx context.Context) {
	if ctx.Err() == nil && v.Trace.NumGoroutines() > 0 && v.sel.Goroutine != model.NoGoroutine {
		s := detail.At(v.Trace, v.sel.Goroutine, v.sel.At, nil)
		s.Follow()
		s.Woken()
	}
	v.Trace.Fetch(ctx, v.rng.Start, v.rng.Start+v.rng.Span, v.rng.Span/fetchCells)
}

// Look returns what the user looks at.
func (s *Session) Look() Look { return Look{s.Trace, s.Sel, s.Range} }

// Ready reports whether the selection can be looked at without decoding anything.
func (s *Session) Ready() bool {
	return !s.Trace.Limited() || (s.Seen.Trace == s.Trace && s.Seen.sel == s.Sel)
}

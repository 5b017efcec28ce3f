package agreement

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// Earlier asks for verdicts at an earlier moment. part is the beginning of the stock
// trace, loaded by itself ([chanlens/traceparse.Options.Generations]), and recorded all
// of it. A wait that goes on over several moments counts at the first of them: asked has
// those that were asked about. What became of a wait that ends where
// the trace has a gap is not known.
func (a *Agreement) Earlier(ctx context.Context, recorded, part *model.Trace, asked *Asked) {
	for _, b := range verdict.AtEnd(ctx, part) {
		said, ok := saidOf(&b)
		if !ok || b.Op != model.OpSend && b.Op != model.OpReceive && b.Op != model.OpSelect {
			continue
		}
		g, ok := recorded.Lookup(part.Goroutine(b.Goroutine).ID)
		if !ok || !asked.first(g, b.Start) {
			continue
		}
		iv, ok := recorded.IntervalAt(g, b.Start)
		if !ok || iv.Start != b.Start || onNil(recorded.ChanWait(iv)) {
			continue
		}
		_, went := recorded.ChanWoke(iv)
		switch {
		case went:
			a.Verdicts.Earlier[said][WentOn]++
		case iv.Open:
			a.Verdicts.Earlier[said][StillWaits]++
		}
	}
}

// Asked is which waits were asked about. The zero value is none.
type Asked struct{ of map[waitID]bool }

type waitID struct {
	g     model.Goroutine
	start model.Time
}

// first reports whether a wait is asked about for the first time.
func (a *Asked) first(g model.Goroutine, start model.Time) bool {
	if a.of == nil {
		a.of = make(map[waitID]bool)
	}
	id := waitID{g, start}
	old := a.of[id]
	a.of[id] = true
	return !old
}

// Moments returns after how many generations of a trace to ask, at most n different
// numbers, evenly spread; none if there is only one generation.
func Moments(t *model.Trace, n int) []int {
	var at []int
	for i := range n {
		k := (i + 1) * len(t.Segments()) / (n + 1)
		if k > 0 && k < len(t.Segments()) && (len(at) == 0 || at[len(at)-1] != k) {
			at = append(at, k)
		}
	}
	return at
}

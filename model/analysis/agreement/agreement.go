package agreement

import (
	"context"
	"errors"

	"chanlens/model"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
	"chanlens/model/analysis/visit"
)

// Agreement says how much of what is inferred of channels is so.
type Agreement struct {
	Pairs    Pairs
	Channels Channels
	Verdicts Verdicts
}

// Add adds another trace's agreement.
func (a *Agreement) Add(o Agreement) {
	a.Pairs.add(o.Pairs)
	a.Channels.add(o.Channels)
	a.Verdicts.add(o.Verdicts)
}

// ErrNotRecorded says that a trace holds no channel operations, so that there is no
// truth to hold anything against.
var ErrNotRecorded = errors.New("no channel operations were recorded in it, so there is nothing to hold the inference against")

// ErrDifferent says that the two are not the same trace.
var ErrDifferent = errors.New("the two loads are not of the same trace")

// Of holds what is inferred from a trace against what was recorded: recorded is the
// trace with its channel operations, stock the same trace loaded without them. The error
// is one of the above, or the context's.
func Of(ctx context.Context, recorded, stock *model.Trace) (Agreement, error) {
	if !recorded.Recorded() {
		return Agreement{}, ErrNotRecorded
	}
	if stock.Recorded() || !same(recorded, stock) {
		return Agreement{}, ErrDifferent
	}
	channels, verdicts := channel.NewStudy(stock), verdict.NewStudy(stock)
	visit.All(ctx, stock, nil, channels, verdicts)
	if ctx.Err() != nil {
		return Agreement{}, ctx.Err()
	}
	blocked := verdicts.Judge(ctx)
	said := channels.Result()
	waits := waitsOf(ctx, recorded, stock)
	if ctx.Err() != nil {
		return Agreement{}, ctx.Err()
	}
	a := Agreement{Pairs: pairsOf(recorded, stock, waits), Channels: channelsOf(stock, waits, &said)}
	a.Verdicts = verdictsOf(recorded, waits, blocked)
	return a, ctx.Err()
}

// same reports whether two traces tell of the same goroutines.
func same(a, b *model.Trace) bool {
	if a.NumGoroutines() != b.NumGoroutines() || a.End() != b.End() {
		return false
	}
	for g := range model.Goroutine(a.NumGoroutines()) {
		if a.Goroutine(g).ID != b.Goroutine(g).ID {
			return false
		}
	}
	return true
}

// Ratio returns the share of some in all, and 1 if there are none at all: then nothing
// was wrong.
func Ratio(some, all float64) float64 {
	if all == 0 {
		return 1
	}
	return some / all
}

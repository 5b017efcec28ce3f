package session

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chanlens/model"
)

// Acts is what a look at all recorded channel operations yields. Of a trace without any it
// is empty.
type Acts struct {
	// Chans are the channels that the program used: those first on which somebody waits in the
	// end, the longest, and then those with the most operations.
	Chans  []model.Chan
	counts []model.ChanCount // by goroutine
}

// Of returns what a goroutine did, and false if that was not recorded.
func (a *Acts) Of(g model.Goroutine) (model.ChanCount, bool) {
	if int(g) >= len(a.counts) {
		return model.ChanCount{}, false
	}
	return a.counts[g], true
}

// newActs looks at all recorded operations.
func newActs(ctx context.Context, t *model.Trace, ends *Ends) Acts {
	a := Acts{counts: t.CountChanOps(ctx)}
	for c := range model.Chan(t.NumChans()) {
		if info := t.Chan(c); info.Ops > 0 && !runtimes(ctx, t, c, &info) {
			a.Chans = append(a.Chans, c)
		}
	}
	foremost := func(c model.Chan) int32 { // in the list of blocked goroutines
		if list := ends.Recorded[c]; len(list) > 0 {
			return list[0]
		}
		return int32(1<<31 - 1)
	}
	slices.SortStableFunc(a.Chans, func(x, y model.Chan) int {
		return cmp.Or(cmp.Compare(foremost(x), foremost(y)), cmp.Compare(t.Chan(y).Ops, t.Chan(x).Ops))
	})
	return a
}

// runtimes reports whether a channel is the runtime's own, or the recorder's. Of one that was
// made before, who uses it first tells.
func runtimes(ctx context.Context, t *model.Trace, c model.Chan, info *model.ChanInfo) bool {
	if c == model.NilChan {
		return false
	}
	if info.Made == model.NoTime {
		op, ok := t.NextOnChan(ctx, c, -1)
		return ok && op.Goroutine != model.NoGoroutine && t.Goroutine(op.Goroutine).System
	}
	if info.Maker != model.NoGoroutine && t.Goroutine(info.Maker).System {
		return true
	}
	f := t.Site(info.MadeAt)
	return f != model.NoFrame && strings.HasPrefix(t.Frame(f).Func, "runtime.")
}

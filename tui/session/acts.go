package session

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/format"
)

// Acts is what a look at all recorded channel operations yields. Of a trace without any it
// is empty.
type Acts struct {
	// Chans are the channels that the program used: those first on which somebody waits in the
	// end, the longest, and then those with the most operations.
	Chans  []model.Chan
	Names  format.ChanNames
	counts []model.ChanCount // by goroutine
}

// Of returns what a goroutine did: nothing if that was not recorded.
func (a *Acts) Of(g model.Goroutine) model.ChanCount {
	if int(g) >= len(a.counts) {
		return model.ChanCount{}
	}
	return a.counts[g]
}

// chanNames returns what those channels are called that the analysis tells apart, and whose
// names the source tells.
func chanNames(t *model.Trace, found *examine.Result) format.ChanNames {
	numbers := make(map[uint64]string)
	for i := range found.Channels.Channels {
		c := &found.Channels.Channels[i]
		if c.Exact && !c.Several && !c.Recorded.Nil && !strings.Contains(c.Name, "→") { // which says who uses it
			numbers[c.Recorded.Number] = c.Name
		}
	}
	names := make(format.ChanNames, len(numbers))
	for c := model.Chan(1); int(c) < t.NumChans(); c++ {
		if name := numbers[t.Chan(c).Number]; name != "" {
			names[c] = name
		}
	}
	return names
}

// newActs looks at all recorded operations.
func newActs(ctx context.Context, t *model.Trace, found *examine.Result, ends *Ends) Acts {
	if !t.Recorded() {
		return Acts{}
	}
	a := Acts{Names: chanNames(t, found), counts: t.CountChanOps(ctx)}
	for c := range model.Chan(t.NumChans()) {
		if info := t.Chan(c); info.Ops > 0 && !runtimes(t, c, &info) {
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
func runtimes(t *model.Trace, c model.Chan, info *model.ChanInfo) bool {
	if c == model.NilChan {
		return false
	}
	if info.Made == model.NoTime {
		for op := range t.ChanOpsOf(c, 0, t.End()) {
			return op.Goroutine != model.NoGoroutine && t.Goroutine(op.Goroutine).System
		}
		return false
	}
	if info.Maker != model.NoGoroutine && t.Goroutine(info.Maker).System {
		return true
	}
	f := t.Site(info.MadeAt)
	return f != model.NoFrame && strings.HasPrefix(t.Frame(f).Func, "runtime.")
}

package session

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/format"
	"chanlens/tui/lane"
)

// Acts is what a look at all recorded channel operations yields. Of a trace without any it
// is empty.
type Acts struct {
	// Chans are the channels that have lanes, in their order: see foremostChans.
	Chans   []model.Chan
	More    int                           // how many more there are
	Waiting map[model.Chan][]lane.Waiting // who is stuck on them
	Names   format.ChanNames
	counts  []model.ChanCount // by goroutine
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
		if c.Exact && !c.Several && !c.Recorded.Nil && fromSource(c.Name) {
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

// fromSource reports whether a channel is called as in the program: else its name says what
// is known of it in other ways, which stand beside the channel anyway.
func fromSource(name string) bool {
	what, _, _ := strings.Cut(name, " at ")
	switch what {
	case "send", "receive", "select", "close", "timer":
		return false
	}
	return !strings.Contains(name, "→") && !strings.HasPrefix(name, "chan ")
}

// newActs looks at all recorded operations.
func newActs(ctx context.Context, t *model.Trace, found *examine.Result, ends *Ends, stuck int) Acts {
	if !t.Recorded() {
		return Acts{}
	}
	a := Acts{Names: chanNames(t, found), counts: t.CountChanOps(ctx), Waiting: make(map[model.Chan][]lane.Waiting)}
	for c, places := range ends.Recorded {
		for _, place := range places {
			if b := &found.Blocked[place]; int(place) < stuck {
				a.Waiting[c] = append(a.Waiting[c], lane.Waiting{Since: b.Start, Sending: sends(t, b.Goroutine, c)})
			}
		}
	}
	list := foremostChans(t, ends)
	a.Chans = list[:min(len(list), maxChans)]
	a.More = len(list) - len(a.Chans)
	return a
}

// foremostChans returns the channels that the program used: those first on which somebody
// waits in the end, the longest, and then those with the most operations.
func foremostChans(t *model.Trace, ends *Ends) []model.Chan {
	type used struct {
		c        model.Chan
		foremost int // in the list of blocked goroutines, of those who wait on it
		ops      int
	}
	var list []used
	for c := range model.Chan(t.NumChans()) {
		info := t.Chan(c)
		if info.Ops == 0 || OfRuntime(t, c) {
			continue
		}
		u := used{c, math.MaxInt, info.Ops}
		if blocked := ends.Recorded[c]; len(blocked) > 0 {
			u.foremost = int(blocked[0])
		}
		list = append(list, u)
	}
	slices.SortStableFunc(list, func(x, y used) int {
		return cmp.Or(cmp.Compare(x.foremost, y.foremost), cmp.Compare(y.ops, x.ops))
	})
	chans := make([]model.Chan, len(list))
	for i, u := range list {
		chans[i] = u.c
	}
	return chans
}

// maxChans is how many channels have lanes. More are of no use to anybody, and would cost more
// than a frame.
const maxChans = 20_000

// sends reports whether a goroutine that waits on a channel in the end would send to it.
func sends(t *model.Trace, g model.Goroutine, c model.Chan) bool {
	iv, ok := t.IntervalAt(g, t.End()-1)
	return ok && slices.ContainsFunc(t.ChanWait(iv), func(op model.ChanOp) bool {
		return op.Chan == c && op.Kind == model.ChanSend
	})
}

// OfRuntime reports whether a channel is the runtime's own, or the recorder's. Of one that was
// made before, who uses it first tells.
func OfRuntime(t *model.Trace, c model.Chan) bool {
	info := t.Chan(c)
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
	frames := t.Stack(info.MadeAt)
	return len(frames) > 0 && model.PackageOf(t.Frame(frames[0]).Func) == "runtime"
}

package player

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/model/format"
	"chanlens/tui/theme"
)

// leastSide is how wide the side of a channel is at least.
const leastSide = 26

// buffer adds the places of the buffer: as many as there is room for, the next to be received
// at the right. Of a larger buffer those in its middle become one.
func (b *block) buffer(v *View, ctx context.Context, is *replay.Channel) {
	info := v.s.Trace.Chan(is.Chan)
	if info.Cap == 0 || b.door != doorOpen {
		return
	}
	n := info.Cap
	width := max(b.label, 2) + 2
	fit := max((v.w-2*leastSide)/width, 3)
	filled := is.Len()
	if n <= fit {
		b.slots = make([]slot, n)
		b.put(v, ctx, is, b.slots, is.Received+1)
		b.mark(is)
		return
	}
	// The places next to the receivers, one that stands for those in the middle, and the last.
	b.slots = make([]slot, fit)
	head := b.slots[2:]
	b.put(v, ctx, is, head, is.Received+1)
	skipped := max(filled-len(head), 0)
	b.slots[1] = slot{skipped: n - fit + 1}
	if skipped > 0 {
		b.slots[1].ware = ware{label: "+" + format.Count(uint64(skipped)), role: theme.Dim}
		if skipped >= n-fit+2 {
			b.put(v, ctx, is, b.slots[:1], is.Sent)
			b.slots[1].label = "+" + format.Count(uint64(skipped-1))
		}
	}
	b.mark(is)
}

// put fills places from the right with the elements from a number on.
func (b *block) put(v *View, ctx context.Context, is *replay.Channel, places []slot, from uint64) {
	last := min(is.Sent, from+uint64(len(places))-1)
	sends := replay.Sends(ctx, v.s.Trace, is.Chan, v.at, from, last)
	for i := range sends {
		s := &places[len(places)-1-i]
		s.ware = ware{label: elementLabel(from + uint64(i)), role: theme.Strong}
		if g := sends[i].Goroutine; sends[i].Seq != 0 && g != model.NoGoroutine {
			s.role = v.colour(g)
		}
	}
}

// mark marks the place that what goes in comes to.
func (b *block) mark(is *replay.Channel) {
	if b.in == nil || b.passes {
		return
	}
	for i := range b.slots {
		if b.slots[i].label == elementLabel(is.Sent) {
			b.slots[i].fresh = true
			return
		}
	}
}

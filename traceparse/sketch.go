package traceparse

import (
	"context"

	"chanlens/model"
)

// maxGlance is how many batches are looked at for the clock's frequency.
const maxGlance = 256

// sketch returns the rough outline of a trace of which some batch headers, from its
// start on, are known: stretches between them, all pending. It returns nil if
// nothing tells what their times mean.
func sketch(ctx context.Context, in *Input, heads []headerAt) *model.Trace {
	hz := in.glanceFrequency(ctx)
	if hz == 0 || len(heads) < 2 {
		return nil
	}
	origin := moment(heads[0].h.time, hz)
	infos := make([]model.GenerationInfo, len(heads))
	now := model.Time(0)
	for i, h := range heads {
		now = max(now, moment(h.h.time, hz)-origin)
		end := in.size
		if i+1 < len(heads) {
			end = heads[i+1].at
		}
		infos[i] = model.GenerationInfo{Offset: h.at, Bytes: end - h.at, Start: now, Absent: model.Pending}
		if i > 0 {
			infos[i-1].End = now
		}
	}
	last := len(infos) - 1
	infos[last].End = now + now/model.Time(last) // as long as one in the mean
	b := newBuilder(in, 0, 0)
	b.Outline(infos, origin, 0)
	return b.Snapshot()
}

// glanceFrequency returns the ticks a second that the first batches tell, or 0.
func (in *Input) glanceFrequency(ctx context.Context) uint64 {
	x := newIndexer(ctx, in.data, in.size, in.version)
	var c clock
	at := int64(headerSize)
	for range maxGlance {
		h, err := x.r.batch(at, in.version)
		if err != nil || at+h.length+h.size > in.size {
			break
		}
		if x.time(&c, at, h); c.frequency != 0 {
			break
		}
		at += h.length + h.size
	}
	return c.frequency
}

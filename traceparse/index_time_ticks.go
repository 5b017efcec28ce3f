package traceparse

import (
	"encoding/binary"

	"chanlens/model"
)

// versionSync is the first format whose sync batch holds a clock snapshot beside the
// frequency; before it a batch of its own told the frequency.
const versionSync version = 25

// maxSync is the most bytes that a sync batch takes: its type, a frequency, and a
// clock snapshot of four numbers.
const maxSync = 3 + 5*binary.MaxVarintLen64

// clock is what the index learns of when a generation took place.
type clock struct {
	first, last uint64 // the least and the greatest timestamp of its batches, in ticks
	frequency   uint64 // ticks per second; 0 if the generation does not tell
}

// time takes over what a batch at an offset tells of the time.
//
// The first moment of a generation is found as the decoder finds it, of which a
// timestamp of 0 is as good as none; see GOROOT/src/internal/trace/generation.go.
func (x *indexer) time(c *clock, at int64, h batchHeader) {
	if c.first == 0 || h.time < c.first {
		c.first = h.time
	}
	c.last = max(c.last, h.time)
	if h.first != evFrequency && h.first != evSync || c.frequency != 0 {
		return
	}
	if payload, err := x.r.at(at+h.length, min(h.size, maxSync)); err == nil {
		c.frequency = frequency(payload, x.v)
	}
}

// frequency returns the ticks per second that a batch tells, or 0 if it does not.
// From Go 1.25 on a clock snapshot may stand before it.
func frequency(payload []byte, v version) uint64 {
	if v >= versionSync {
		if payload[0] != evSync {
			return 0
		}
		payload = payload[1:]
		if len(payload) > 0 && payload[0] == evClockSnapshot {
			payload = skipNumbers(payload[1:], 4)
		}
	}
	if len(payload) == 0 || payload[0] != evFrequency {
		return 0
	}
	ticks, n := binary.Uvarint(payload[1:])
	if n <= 0 {
		return 0
	}
	return ticks
}

// skipNumbers returns what stands behind so many uvarints.
func skipNumbers(b []byte, count int) []byte {
	for range count {
		_, n := binary.Uvarint(b)
		if n <= 0 {
			return nil
		}
		b = b[n:]
	}
	return b
}

// latest is later than any moment of a real trace, and early enough that the
// difference of two moments does not overflow.
const latest model.Time = 1 << 62

// moment turns a timestamp in ticks to nanoseconds on the trace's clock, rounded as
// the decoder rounds.
func moment(ticks, frequency uint64) model.Time {
	nsPerTick := 1.0 / (float64(frequency) / 1e9)
	ns := float64(ticks) * nsPerTick
	if ns >= float64(latest) {
		return latest
	}
	return model.Time(ns)
}

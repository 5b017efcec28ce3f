package traceparse

import (
	"encoding/binary"
	"fmt"
)

// Event types that the hand-made traces need, beside those of the index.
// Source: GOROOT/src/internal/trace/tracev2/events.go.
const (
	evStacks          = 2
	evStack           = 3
	evStrings         = 4
	evString          = 5
	evProcStatus      = 13
	evGoCreate        = 14
	evGoStart         = 16
	evGoBlock         = 20
	evGoStatus        = 25
	evSTWBegin        = 26
	evGCSweepBegin    = 32
	evGCSweepEnd      = 33
	evMarkAssistBegin = 35
	evHeapAlloc       = 37
	evTaskBegin       = 40
	evRegionBegin     = 42
	evLog             = 44

	statusRunnable  = 1 // of a goroutine
	statusRunning   = 2
	statusWaiting   = 4
	procRunning     = 1
	procInSyscall   = 3
	procIsAbandoned = 4
)

// handMade writes traces that no runtime writes, byte by byte.
type handMade struct {
	data       []byte
	v          version
	generation uint64
}

func newHandMade(v version) *handMade {
	h := &handMade{v: v, generation: 1, data: make([]byte, headerSize)}
	copy(h.data, fmt.Sprintf("go %v trace", v))
	return h
}

// event returns the bytes of an event: its type and its numbers, of which the first
// is mostly the ticks since the event before.
func event(kind byte, numbers ...uint64) []byte {
	b := []byte{kind}
	for _, x := range numbers {
		b = binary.AppendUvarint(b, x)
	}
	return b
}

// batch writes a batch of a thread.
func (h *handMade) batch(thread, ticks uint64, payload ...[]byte) {
	size := 0
	for _, p := range payload {
		size += len(p)
	}
	h.data = append(h.data, event(evEventBatch, h.generation, thread, ticks, uint64(size))...)
	for _, p := range payload {
		h.data = append(h.data, p...)
	}
}

// clock writes the batch that says how many ticks a second has.
func (h *handMade) clock(ticks, frequency uint64) {
	if h.v < versionSync {
		h.batch(0, ticks, event(evFrequency, frequency))
		return
	}
	h.batch(0, ticks, []byte{evSync}, event(evFrequency, frequency), event(evClockSnapshot, 0, 1, 1, 1))
}

// fill writes batches of a thread, each beginning with a first event, until the trace
// has a size. next returns the i-th event.
func (h *handMade) fill(thread, ticks uint64, size int, first []byte, next func(i uint64) []byte) {
	for i := uint64(0); len(h.data) < size; {
		payload := append([]byte(nil), first...)
		for len(payload) < maxBatchSize-2048 && len(h.data)+len(payload) < size {
			payload = append(payload, next(i)...)
			i++
		}
		h.batch(thread, ticks, payload)
	}
}

// running writes what a thread tells first: it has a processor, and runs a goroutine.
func (h *handMade) running(thread, ticks, proc, g uint64) {
	h.batch(thread, ticks, event(evProcStatus, 1, proc, procRunning), event(evGoStatus, 1, g, thread, statusRunning))
}

// end ends a generation.
func (h *handMade) end() {
	if h.v >= versionEndGeneration {
		h.data = append(h.data, evEndOfGeneration)
	}
	h.generation++
}

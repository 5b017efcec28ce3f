package traceparse

import (
	"math"
	"strings"
	"testing"

	"chanlens/model"
)

// Traces of about a megabyte that no runtime writes, each made to cost more than its
// size warrants.
func TestHostileTraces(t *testing.T) {
	const size = 1<<20 - 1<<12 // what is written may be a little more
	for name, make := range map[string]func(size int) []byte{
		"tiny generations":               func(size int) []byte { return tinyGenerations(26, size) },
		"tiny generations of Go 1.22":    func(size int) []byte { return tinyGenerations(22, size) },
		"tiny generations after a large": largeThenTiny,
		"ranges over lost generations":   rangesOverLostOnes,
		"empty batches":                  emptyBatches,
		"nothing but ends":               nothingButEnds,
		"almost batches":                 almostBatches,
		"threads":                        manyThreads,
		"threads that wait for ever":     waitingThreads,
		"threads of one processor":       threadsOfOneProc,
		"goroutines":                     func(size int) []byte { return createdGoroutines(size, func(i uint64) uint64 { return i }) },
		"goroutines far apart": func(size int) []byte {
			return createdGoroutines(size, func(i uint64) uint64 { return i * 0x9e3779b97f4a7c15 })
		},
		"goroutines 8 apart":             func(size int) []byte { return createdGoroutines(size, func(i uint64) uint64 { return i * 8 }) },
		"goroutines 2^40 apart":          func(size int) []byte { return createdGoroutines(size, func(i uint64) uint64 { return i << 40 }) },
		"goroutines by the highest bits": func(size int) []byte { return createdGoroutines(size, func(i uint64) uint64 { return i << 44 }) },
		"statuses of waiting goroutines": func(size int) []byte { return statuses(size, statusWaiting) },
		"statuses of running goroutines": func(size int) []byte { return statuses(size, statusRunning) },
		"sparse strings":                 sparseStrings,
		"sparse stacks":                  sparseStacks,
		"deep stacks":                    deepStacks,
		"stops of the world":             stopsOfTheWorld,
		"assists":                        assists,
		"sweeps":                         sweeps,
		"tasks": func(size int) []byte {
			return oneGoroutine(size, func(i uint64) []byte { return event(evTaskBegin, 0, i+1, 0, 0, 0) })
		},
		"regions": func(size int) []byte {
			return oneGoroutine(size, func(i uint64) []byte { return event(evRegionBegin, 0, i%100, 0, 0) })
		},
		"logs": func(size int) []byte {
			return oneGoroutine(size, func(i uint64) []byte { return event(evLog, 0, i%100, 0, 0, 0) })
		},
		"metrics": func(size int) []byte {
			return oneGoroutine(size, func(i uint64) []byte { return event(evHeapAlloc, 0, i%100) })
		},
		"experiments":                 experiments,
		"a clock of frequency 0":      func(size int) []byte { return hostileClock(size, 0, 1, 1) },
		"a clock of frequency 1":      func(size int) []byte { return hostileClock(size, 1, 1, 1<<40) },
		"a clock of the highest":      func(size int) []byte { return hostileClock(size, math.MaxUint64, 1, math.MaxUint64) },
		"times that overflow":         func(size int) []byte { return hostileClock(size, 1e9, 1<<62, 1<<61) },
		"times that overflow at once": func(size int) []byte { return hostileClock(size, 1e9, math.MaxInt64-1024, 100) },
		"times that are negative":     func(size int) []byte { return hostileClock(size, 1e9, math.MaxUint64, math.MaxUint64) },
	} {
		t.Run(name, func(t *testing.T) { checkBounds(t, make(size)) })
	}
}

// tinyGenerations is nothing but the smallest generations that are sound, or seem to be.
func tinyGenerations(v version, size int) []byte {
	h := newHandMade(v)
	for ticks := uint64(1); len(h.data) < size; ticks += 1000 {
		h.tiny(ticks)
	}
	return h.data
}

// tiny writes the smallest generation that is sound. The index takes none of less than
// minGeneration bytes for one.
func (h *handMade) tiny(ticks uint64) {
	start := len(h.data)
	h.clock(ticks, 1e9)
	h.running(1, ticks+1, 0, 1)
	for h.generation++; len(h.data)-start < minGeneration; {
		h.generation--
		h.batch(1, ticks+2, event(evHeapAlloc, 1, 1))
		h.generation++
	}
	h.generation--
	h.end()
}

// largeThenTiny begins with a generation of many goroutines, strings and threads.
func largeThenTiny(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	h.fill(1, 10, size/4, nil, func(i uint64) []byte { return event(evGoCreate, 1, i+2, 0, 0) })
	for i := uint64(2); len(h.data) < size/2; i++ {
		h.batch(i, 2, event(evHeapAlloc, 1, 1))
	}
	h.end()
	for ticks := uint64(1e6); len(h.data) < size; ticks += 1000 {
		h.tiny(ticks)
	}
	return h.data
}

// rangesOverLostOnes has thousands of ranges that go on over thousands of lost
// generations.
func rangesOverLostOnes(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.batch(1, 2, event(evProcStatus, 1, 0, procRunning))
	h.fill(1, 3, size/2, nil, func(i uint64) []byte {
		return append(event(evGoStatus, 0, i+1, 1, statusRunning), event(evSTWBegin, 0, 0, 0)...)
	})
	h.end()
	for ticks := uint64(1e6); len(h.data) < size; ticks += 1000 {
		h.tiny(ticks)
		for range 8 { // no clock
			h.batch(1, ticks, event(evHeapAlloc, 1, 1))
		}
		h.end()
	}
	return h.data
}

// emptyBatches is batches without events, each of another generation.
func emptyBatches(size int) []byte {
	h := newHandMade(22)
	for ; len(h.data) < size; h.generation = 3 - h.generation {
		h.batch(1, 1)
	}
	return h.data
}

// nothingButEnds is generations that end and never begin.
func nothingButEnds(size int) []byte {
	h := newHandMade(26)
	for len(h.data) < 5*size {
		h.end()
	}
	return h.data
}

// almostBatches has at each place what looks like the begin of two batches and is none.
func almostBatches(size int) []byte {
	h := newHandMade(26)
	for len(h.data) < size {
		h.data = append(h.data, 1, 1, 1, 1, 1, 1, 0x80, 0x80)
	}
	return h.data
}

// manyThreads has each event on a thread of its own.
func manyThreads(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	for i := uint64(1); len(h.data) < size; i++ {
		h.batch(i, 2+i, event(evProcStatus, 1, i, procRunning))
	}
	h.end()
	return h.data
}

// waitingThreads has thousands of threads whose first events never can come, and one
// that goes on: each of its events is looked for behind all of theirs.
func waitingThreads(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 1, 0, 1)
	for i := uint64(2); len(h.data) < size/2; i++ {
		h.batch(i, 100, event(evGoStart, 1, 1<<20, 1))
	}
	h.fill(1, 1000, size, nil, func(uint64) []byte { return event(evHeapAlloc, 1, 1) })
	h.end()
	return h.data
}

// threadsOfOneProc has thousands of threads, and then asks over and over whether one of
// them has a processor.
func threadsOfOneProc(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	for i := uint64(1); len(h.data) < size/2; i++ {
		h.batch(i, 2, event(evGoStatus, 1000, i, 0, statusWaiting))
	}
	h.batch(1<<30, 1, event(evProcStatus, 1, 0, procInSyscall))
	h.fill(1<<30, 10, size, nil, func(uint64) []byte { return event(evProcStatus, 0, 0, procIsAbandoned) })
	h.end()
	return h.data
}

// createdGoroutines has one goroutine start all others.
func createdGoroutines(size int, number func(i uint64) uint64) []byte {
	return oneGoroutine(size, func(i uint64) []byte { return event(evGoCreate, 1, number(i+2), 0, 0) })
}

// oneGoroutine has one goroutine do something over and over.
func oneGoroutine(size int, next func(i uint64) []byte) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	h.fill(1, 10, size, nil, next)
	h.end()
	return h.data
}

func statuses(size int, status uint64) []byte {
	return oneGoroutine(size, func(i uint64) []byte { return event(evGoStatus, 0, i+2, 1, status) })
}

// tables writes the rest of a generation whose strings or stacks are as given: an event
// of each, so that none is left out.
func tables(size int, first byte, entry func(i uint64) (number uint64, bytes []byte)) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	var uses [][]byte
	h.fill(2, 1, size*2/3, []byte{first}, func(i uint64) []byte {
		number, bytes := entry(i)
		use := event(evLog, 1, 1, number, number, 0)
		if first == evStacks {
			use = event(evLog, 1, 1, 0, 0, number)
		}
		uses = append(uses, use)
		return bytes
	})
	h.fill(1, 10, size, nil, func(i uint64) []byte { return uses[i%uint64(len(uses))] })
	h.end()
	return h.data
}

// sparseStrings are numbered from the end of what an array may hold, and all over
// 64 bits.
func sparseStrings(size int) []byte {
	return tables(size, evStrings, func(i uint64) (uint64, []byte) {
		number := uint64(size) - i - 100
		if i%2 == 1 {
			number = i * 0x9e3779b97f4a7c15
		}
		return number, append(event(evString, number, 3), byte(i), byte(i>>8), byte(i>>16))
	})
}

func sparseStacks(size int) []byte {
	return tables(size, evStacks, func(i uint64) (uint64, []byte) {
		number := math.MaxUint64 - i<<30
		return number, event(evStack, number, 1, i<<20, 0, 0, i)
	})
}

// deepStacks have as many frames as may be, of few functions with long names, which
// all belong to the runtime: what a goroutine is for is looked for in all of them.
func deepStacks(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	h.batch(2, 1, []byte{evStrings}, event(evString, 1, 1000), []byte("runtime."+strings.Repeat("x", 992)))
	stacks := uint64(0)
	h.fill(2, 1, size*9/10, []byte{evStacks}, func(i uint64) []byte {
		b := event(evStack, i+1, 128)
		for k := range uint64(128) {
			b = append(b, event(byte(i>>(k%20)%4), 1, 1, 1)...)
		}
		stacks = i + 1
		return b
	})
	h.fill(1, 10, size, nil, func(i uint64) []byte { return event(evGoCreate, 1, i+2, i%stacks+1, i%stacks+1) })
	h.end()
	return h.data
}

// stopsOfTheWorld are of one goroutine, each for another reason, and none ends.
func stopsOfTheWorld(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	n := uint64(0)
	h.fill(2, 1, size/2, []byte{evStrings}, func(i uint64) []byte {
		n = i + 1
		return event(evString, n, 0)
	})
	h.fill(1, 10, size, nil, func(i uint64) []byte { return event(evSTWBegin, 1, i%n+1, 0) })
	h.end()
	return h.data
}

// assists has thousands of goroutines that help the collector and never end.
func assists(size int) []byte {
	return oneGoroutine(size, func(i uint64) []byte {
		return append(event(evGoStatus, 0, i+2, 1, statusRunning), event(evMarkAssistBegin, 0, 0)...)
	})
}

func sweeps(size int) []byte {
	return oneGoroutine(size, func(uint64) []byte {
		return append(event(evGCSweepBegin, 0, 0), event(evGCSweepEnd, 0, 0, 0)...)
	})
}

// experiments are batches that nobody reads.
func experiments(size int) []byte {
	h := newHandMade(26)
	h.clock(1, 1e9)
	h.running(1, 2, 0, 1)
	for i := uint64(0); len(h.data) < size; i++ {
		const experiment, generation, time, size = 1, 1, 1, 2
		h.data = append(h.data, event(evExperimentalBatch, experiment, generation, i, time, size)...)
		h.data = append(h.data, 0xff, 0xff)
	}
	h.end()
	return h.data
}

// hostileClock has a clock of a frequency, and times that start at first and go on by
// step.
func hostileClock(size int, frequency, first, step uint64) []byte {
	h := newHandMade(26)
	h.clock(first, frequency)
	h.running(1, first, 0, 1)
	h.fill(1, first, size, nil, func(i uint64) []byte { return event(evGoCreate, step, i+2, 0, 0) })
	h.end()
	return h.data
}

// A first generation that tells of a later time than the others and turns out to be
// broken costs no other.
func TestLateGenerationIsLost(t *testing.T) {
	h := newHandMade(26)
	h.clock(1e12, 1e9)
	for thread := range uint64(5) { // enough bytes to be taken for a generation
		h.running(thread+2, 1e12, thread, thread+1)
	}
	h.batch(1, 1e12, event(evHeapAlloc, 1, 1)) // on a thread without a processor
	h.end()
	h.tiny(1e9)
	h.tiny(2e9)
	tr, err := loadUnnamed(h.data)
	if err != nil {
		t.Fatal(err)
	}
	if err := model.Check(tr); err != nil {
		t.Error(err)
	}
	gens := tr.Info().Generations
	if len(gens) != 3 || gens[0].Lost == "" || gens[1].Lost != "" || gens[2].Lost != "" {
		t.Errorf("want only the first lost: %+v", gens)
	}
}

package traceparse

import (
	"sync"
	"sync/atomic"
	"time"
)

// Progress tells how far loading has come.
type Progress struct {
	Done, Total     int64 // bytes; Done is an estimate within a generation
	Generations, Of int   // joined, and in all
	Events          uint64
}

// meter counts what the workers of a Load have done and reports it now and then.
type meter struct {
	total  atomic.Int64
	of     atomic.Int64
	done   atomic.Int64 // generations joined
	bytes  atomic.Int64 // of the generations joined, or read
	events atomic.Uint64

	quit chan struct{}
	wg   sync.WaitGroup
}

// reportEvery is how often progress is told: often enough to look alive.
const reportEvery = 50 * time.Millisecond

func newMeter(total int64, report func(Progress)) *meter {
	m := &meter{quit: make(chan struct{})}
	m.total.Store(total)
	if report != nil {
		m.wg.Go(func() { m.run(report) })
	}
	return m
}

func (m *meter) run(report func(Progress)) {
	tick := time.NewTicker(reportEvery)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			report(m.read())
		case <-m.quit:
			report(m.read())
			return
		}
	}
}

// eventBytes is about how many bytes of a trace an event takes.
const eventBytes = 6

// read returns the progress so far. Events count as they are decoded, long before
// their generation is joined, so that the bytes do not stand still meanwhile.
func (m *meter) read() Progress {
	events := m.events.Load()
	total := m.total.Load()
	done := max(m.bytes.Load(), min(int64(events)*eventBytes, total*99/100))
	return Progress{
		Done: min(done, total), Total: total,
		Generations: int(m.done.Load()), Of: int(m.of.Load()), Events: events,
	}
}

func (m *meter) generations(n int) { m.of.Store(int64(n)) }

// plan says how many generations and bytes there are to load.
func (m *meter) plan(generations int, bytes int64) {
	m.generations(generations)
	m.total.Store(bytes)
}

// joined counts a generation, sound or lost, as done.
func (m *meter) joined(bytes int64) {
	m.done.Add(1)
	m.bytes.Add(bytes)
}

// stop makes a last report and ends the reporting.
func (m *meter) stop() {
	close(m.quit)
	m.wg.Wait()
}

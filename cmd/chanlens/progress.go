package main

import (
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"chanlens/model/format"
	"chanlens/traceparse"
)

// How long loading may take before it is talked about, and how often the line is
// written anew.
const (
	progressDelay = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
)

// progressLine tells how far loading has come: one line, written over and over
// and wiped at the end.
type progressLine struct {
	name   string
	latest atomic.Pointer[traceparse.Progress]
	done   chan struct{}
	gone   sync.WaitGroup
}

// showProgress starts a line on w, which is a terminal. Call stop when all is loaded.
func showProgress(w io.Writer, name string) *progressLine {
	p := &progressLine{name: name, done: make(chan struct{})}
	p.gone.Go(func() { p.run(w) })
	return p
}

func (p *progressLine) update(now traceparse.Progress) { p.latest.Store(&now) }

// stop ends the line and wipes it.
func (p *progressLine) stop() {
	close(p.done)
	p.gone.Wait()
}

func (p *progressLine) run(w io.Writer) {
	select {
	case <-p.done:
		return
	case <-time.After(progressDelay):
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		fmt.Fprintf(w, "\r\x1b[K%s", p.text())
		select {
		case <-p.done:
			fmt.Fprint(w, "\r\x1b[K")
			return
		case <-tick.C:
		}
	}
}

func (p *progressLine) text() string {
	now := p.latest.Load()
	switch {
	case now == nil:
		return "reading " + p.name + " …"
	case now.Total == 0: // of a stream, nobody knows
		return "reading " + p.name + ": " + format.Bytes(now.Done)
	}
	return fmt.Sprintf("reading %s: %s of %s, %s events", p.name,
		format.Percent(float64(now.Done), float64(now.Total)), format.Bytes(now.Total), format.Count(now.Events))
}

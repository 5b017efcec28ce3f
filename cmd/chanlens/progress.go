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
	say    func() string // what it says; nil: how far reading is
	latest atomic.Pointer[traceparse.Progress]
	scan   atomic.Pointer[[2]int] // segments scanned, and of how many
	done   chan struct{}
	gone   sync.WaitGroup

	mu    sync.Mutex // held while w is written to
	w     io.Writer
	shown bool // the line stands on w
}

// progressOn starts a line on w if that is a terminal; the line may be nil.
func progressOn(w io.Writer, name string) *progressLine {
	if !isTerminal(w) {
		return nil
	}
	return showProgress(w, name)
}

// showProgress starts a line on w, which is a terminal. Call stop when all is loaded.
func showProgress(w io.Writer, name string) *progressLine {
	return (&progressLine{name: name, w: w}).start()
}

// sayOn starts a line on w if that is a terminal, which says what say returns at each
// moment; the line may be nil.
func sayOn(w io.Writer, say func() string) *progressLine {
	if !isTerminal(w) {
		return nil
	}
	return (&progressLine{say: say, w: w}).start()
}

func (p *progressLine) start() *progressLine {
	done := make(chan struct{})
	p.done = done
	p.gone.Go(func() { p.run(done) })
	return p
}

// update tells how far loading has come.
func (p *progressLine) update(now traceparse.Progress) {
	if p != nil {
		p.latest.Store(&now)
	}
}

// scanned tells how far the analyses have come, in segments.
func (p *progressLine) scanned(done, of int) {
	if p != nil {
		p.scan.Store(&[2]int{done, of})
	}
}

// stop ends the line and wipes it.
func (p *progressLine) stop() {
	if p != nil && p.done != nil {
		close(p.done)
		p.done = nil
		p.gone.Wait()
	}
}

func (p *progressLine) run(done chan struct{}) {
	select {
	case <-done:
		return
	case <-time.After(progressDelay):
	}
	tick := time.NewTicker(progressEvery)
	defer tick.Stop()
	for {
		p.show()
		select {
		case <-done:
			p.hide()
			return
		case <-tick.C:
		}
	}
}

func (p *progressLine) show() {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprintf(p.w, "\r\x1b[K%s", p.text())
	p.shown = true
}

// hide wipes the line until it is written anew, so that something else can be printed
// where it stands.
func (p *progressLine) hide() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

func (p *progressLine) text() string {
	now, scan := p.latest.Load(), p.scan.Load()
	switch {
	case p.say != nil:
		return p.say()
	case scan != nil:
		return fmt.Sprintf("analysing %s: %s", p.name, format.Percent(float64(scan[0]), float64(scan[1])))
	case now == nil:
		return "reading " + p.name + " …"
	case now.Total == 0: // of a stream, nobody knows
		return "reading " + p.name + ": " + format.Bytes(now.Done)
	}
	return fmt.Sprintf("reading %s: %s of %s, %s events", p.name,
		format.Percent(float64(now.Done), float64(now.Total)), format.Bytes(now.Total), format.Count(now.Events))
}

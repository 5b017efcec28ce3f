package record

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// How long a build may take before it is talked about, and how often that is told anew.
const (
	buildingDelay = 700 * time.Millisecond
	buildingEvery = 100 * time.Millisecond
)

// building tells on a terminal that a program is being built: one line, written over and
// over, and wiped for good before anything else is written there.
type building struct {
	what  string
	since time.Time
	done  chan struct{}
	gone  sync.WaitGroup

	mu    sync.Mutex // held while w is written to
	w     io.Writer
	shown bool // the line stands on w
	ended bool
}

// showBuilding starts the line on w, a terminal; w may be nil, for none.
func showBuilding(w io.Writer, what string) *building {
	b := &building{what: what, since: time.Now(), done: make(chan struct{}), w: w}
	if w == nil {
		return b
	}
	b.gone.Go(func() {
		select {
		case <-b.done:
			return
		case <-time.After(buildingDelay):
		}
		tick := time.NewTicker(buildingEvery)
		defer tick.Stop()
		for {
			b.show()
			select {
			case <-b.done:
				return
			case <-tick.C:
			}
		}
	})
	return b
}

// show writes the line. The cursor goes back to its start, so that what somebody else
// writes stands in its place.
func (b *building) show() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended {
		return
	}
	fmt.Fprintf(b.w, "\r\x1b[K%s %.1fs\r", b.what, time.Since(b.since).Seconds())
	b.shown = true
}

// Write writes what the go command has to say, in the line's place.
func (b *building) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wipe()
	return b.w.Write(p)
}

// wipe takes the line away. mu is held.
func (b *building) wipe() {
	if b.shown {
		io.WriteString(b.w, "\r\x1b[K")
		b.shown = false
	}
}

// stop takes the line away for good. It may be called again.
func (b *building) stop() {
	if b.w == nil {
		return
	}
	b.mu.Lock()
	if !b.ended {
		b.wipe()
		b.ended = true
		close(b.done)
	}
	b.mu.Unlock()
	b.gone.Wait()
}

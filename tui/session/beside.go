package session

import (
	"context"
	"time"
)

// Beside does what takes long beside the event loop, and applies in it what comes of it.
// nil: there is no event loop that would have to wait, and all is done at once.
type Beside func(do func() (apply func()))

// Do does what takes long, and applies later what comes of it.
func (b Beside) Do(do func() (apply func())) {
	if b == nil {
		do()()
		return
	}
	b(do)
}

// patience is how long the event loop waits for what mostly does not take long: so little
// that a key which asks for three such things is still answered within a frame of 16 ms.
const patience = 4 * time.Millisecond

// Soon does what may take long, and reports whether what came of it has been applied: it is
// at once if it does not take long after all, for then nobody sees that it was waited for.
func (b Beside) Soon(do func() (apply func())) bool {
	if b == nil {
		do()()
		return true
	}
	done := make(chan func(), 1)
	b(func() func() {
		done <- do()
		return func() {
			select {
			case apply := <-done:
				apply()
			default: // that was quick
			}
		}
	})
	select {
	case apply := <-done:
		apply()
		return true
	case <-time.After(patience):
		return false
	}
}

// tick is how often the screen shows how far what takes long is.
const tick = 100 * time.Millisecond

// Watch has the screen drawn now and then until what takes long is done, or ctx is.
func (b Beside) Watch(ctx context.Context, done <-chan struct{}) {
	if b == nil {
		return
	}
	b(func() func() {
		over := func() {}
		select {
		case <-done:
			return over
		case <-ctx.Done():
			return over
		case <-time.After(tick):
		}
		return func() { b.Watch(ctx, done) }
	})
}

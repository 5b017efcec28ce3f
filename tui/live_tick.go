package tui

import (
	"time"

	"chanlens/tui/keys"
)

// longestTick is how much time a tick tells of at most: where the program was stopped, or an
// editor had the terminal, what moves goes on where it was.
const longestTick = 4 * keys.TickTime

// animate sees to it that ticks come while they are wanted. It is called in the event loop.
func (l *live) animate() {
	if !l.ticks && l.top().Ticking() {
		l.ticks = true
		l.work.Go(l.keepTicking)
	}
}

// keepTicking hands ticks to the App until it wants no more, or the event loop has ended.
func (l *live) keepTicking() {
	defer l.raise()
	every := time.NewTicker(keys.TickTime)
	defer every.Stop()
	last := time.Now()
	for wanted := true; wanted; {
		select {
		case <-every.C:
		case <-l.done:
			return
		}
		ok := l.update(func() {
			now := time.Now()
			l.hand(keys.Event{Kind: keys.Tick, Elapsed: min(now.Sub(last), longestTick)})
			last = now
			wanted = l.top().Ticking()
			l.ticks = wanted
		})
		if !ok {
			return
		}
	}
}

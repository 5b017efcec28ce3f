package channel

import "chanlens/model"

// verdict is how well some waits fit one channel.
type verdict struct {
	chances  int32 // to contradict that there is one channel
	overtook int32 // waits that were overtaken by a later one of their side
	opposite int32 // waits while the other side waited too
	closed   int32 // waits that went on, or other closes, after a close
	closes   int32 // closes

	// What comes later has to fit, too.
	latest  [3]model.Time // by side: the latest start among waits that were woken in turn
	lastEnd [3]model.Time // by side: the last wake
}

// contradictions returns how often the waits did not fit.
func (v verdict) contradictions() int { return int(v.overtook + v.opposite + v.closed) }

// fits reports whether the waits may be those of one channel. A few contradictions among
// many chances are put down to the clock: the moment of a wake is taken after the channel
// is unlocked, and a thread may lose its processor in between.
func (v verdict) fits() bool { return v.contradictions() <= tolerated(int(v.chances)) }

// tolerated returns how many contradictions among so many chances are put down to the
// clock: on a busy machine with fewer processors than threads, one in 130 was seen.
func tolerated(chances int) int {
	if chances < 30 {
		return 0
	}
	return 1 + chances/200
}

const (
	// enoughChances is how many chances to contradict it make waits that nothing else
	// joins those of one channel. Each is passed by luck at most half of the time.
	enoughChances = 8
	// slack is what the moments of two goroutines may be off by. A wait begins, in the
	// trace, while its channel is locked (park_m in GOROOT/src/runtime/proc.go: traced
	// before chanparkcommit unlocks); its end is traced a moment after the unlocking.
	slack = 20_000
)

// check looks for what contradicts that some waits are on one channel. They are given
// in two orders, by start and by end. What the runtime guarantees of one channel
// (GOROOT/src/runtime/chan.go, select.go):
//
//   - Who waits on a side is woken first in, first out (waitq.enqueue, waitq.dequeue).
//     In the order of wakes, starts ascend. A select stands in the same queue.
//   - Senders and receivers never wait at one time: chansend looks for a receiver
//     before it parks, chanrecv for a sender, and so does selectgo.
//   - A close wakes all who wait, and nobody waits afterwards (closechan): a receive
//     returns at once, a send panics. There is no second close.
//
// Each wait that is woken while others of its side wait is a chance to contradict the
// first; each time the other side comes to wait, the second; each wait after a close
// would contradict the third.
func check(waits []wait, byStart, byEnd []int32) verdict {
	c := checker{waits: waits}
	i := 0
	for _, e := range byEnd {
		w := &waits[e]
		for ; i < len(byStart) && waits[byStart[i]].start < w.end; i++ {
			c.begin(&waits[byStart[i]])
		}
		c.finish(w)
	}
	return c.verdict
}

// checker is at one moment of a check.
type checker struct {
	verdict
	waits    []wait
	waiting  [3]int // by side
	last     side   // that came to wait
	both     model.Time
	latestAt [3]model.Time // when that one was woken
	burst    uint32        // of the close
	closedAt model.Time    // when it was over
}

// begin lets a wait begin.
func (c *checker) begin(w *wait) {
	if w.side == sideUnknown {
		return
	}
	c.waiting[w.side]++
	if c.waiting[w.side] == 1 {
		if c.waiting[other(w.side)] > 0 {
			c.both = w.start
		} else if c.last == other(w.side) {
			c.chances++
		}
	}
	c.last = w.side
	if c.burst != 0 && w.start > c.closedAt+slack {
		c.closed++
	}
}

// finish lets a wait end.
func (c *checker) finish(w *wait) {
	if w.byClose() {
		if c.burst != 0 && c.burst != w.burst {
			c.closed++
		}
		if c.burst != w.burst {
			c.closes++
		}
		c.burst, c.closedAt = w.burst, w.end
	}
	if w.side == sideUnknown {
		return
	}
	if c.waiting[other(w.side)] > 0 && w.end-c.both > slack {
		c.opposite++
	}
	c.waiting[w.side]--
	c.lastEnd[w.side] = w.end
	if w.burst != 0 || w.kind == model.WakeTimer {
		return
	}
	if c.waiting[w.side] > 0 {
		c.chances++
	}
	switch latest := c.latest[w.side]; {
	case w.start >= latest:
		if !w.again {
			c.latest[w.side], c.latestAt[w.side] = w.start, w.end
		}
	case w.end-c.latestAt[w.side] > slack:
		c.overtook++
	}
}

// admits reports whether a wait that is open at the end may be on the channel too: it
// was not overtaken, the other side did not wait meanwhile, and no close came.
func (v verdict) admits(s side, start model.Time) bool {
	if s == sideUnknown {
		return v.closes == 0
	}
	return v.closes == 0 && v.latest[s] <= start+slack && v.lastEnd[other(s)] <= start+slack
}

func other(s side) side { return sends + receives - s }

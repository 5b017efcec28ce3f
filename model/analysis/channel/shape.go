package channel

import (
	"iter"
	"time"

	"chanlens/model"
)

var shapeNames = [...]string{
	ShapeUnknown:       "",
	ShapeHandOff:       "hand-off",
	ShapeSlowConsumer:  "slow consumer",
	ShapeStarved:       "starved consumers",
	ShapeSignalByClose: "signal by close",
	ShapeResultOnce:    "result used once",
	ShapeTimer:         "timer",
	ShapeIdle:          "idle",
	ShapeStuck:         "stuck",
	ShapeBuffered:      "buffered",
}

// String returns the shape's name, "" if too little is seen.
func (s Shape) String() string { return shapeNames[s] }

// unevenBy is how many times as long one side must have waited to be the one that waits.
const unevenBy = 4

// shape says what the use of a channel looks like. The first rule that fits counts:
//
//	idle                nobody was ever seen to be woken, and somebody waits at the end
//	timer               all wakes are timers'
//	signal by close     no value was seen, but a close or a cancellation
//	result used once    one value on each channel, and nobody waits any more
//	slow consumer       senders waited four times as long as receivers, or more
//	starved consumers   the other way round
//	hand-off            both waited about as long
func (e *entry) shape(l *log, c *Channel) Shape {
	// A select that waits is taken for a receiver: it mostly is one.
	sent, received := c.SendWait, c.ReceiveWait+c.SelectWait
	switch {
	case c.Wakes == 0:
		return ShapeIdle
	case c.Timers == c.Wakes:
		return ShapeTimer
	case c.Sends+c.Receives+c.Selects == 0:
		return ShapeSignalByClose
	case c.Closes == 0 && c.Timers == 0 && c.Sends+c.Selects == c.Count && len(e.opens) == 0:
		return ShapeResultOnce
	case uneven(sent, received):
		return ShapeSlowConsumer
	case uneven(received, sent):
		return ShapeStarved
	}
	return ShapeHandOff
}

// MarkStuck gives the channels on which a goroutine is stuck that shape, which the use
// of a channel alone does not tell.
func (r *Result) MarkStuck(stuck iter.Seq[model.Goroutine]) {
	at := make(map[int]int, len(r.Channels))
	for i := range r.Channels {
		at[r.Channels[i].ID] = i
	}
	for g := range stuck {
		for _, id := range r.WaitsOn(g) {
			r.Channels[at[id]].Shape = ShapeStuck
		}
	}
}

func uneven(long, short time.Duration) bool { return long >= unevenBy*short }

package channel

import (
	"time"

	"chanlens/model"
)

// Result is what a trace tells of its channels and locks.
type Result struct {
	Channels []Channel // most time waited first
	Locks    []Lock    // likewise
	Pairs    []Pairing // likewise
	Omitted  int       // waits that were only counted by places: see maxWaits

	channels, locks members
}

// Pairing sums up all pairs of one kind between two places: waits on channels and
// locks that ended, and what ended them.
type Pairing struct {
	Kind     model.WakeKind  // what the waker did
	Waited   model.Operation // what the woken ones waited in; variants are joined
	Waker    model.FrameID   // where; NoFrame for a timer
	Woken    model.FrameID
	Count    int
	Wakers   int           // different goroutines
	Wokens   int           // different goroutines
	Wait     time.Duration // how long the woken ones waited, in all
	WaitP50  time.Duration
	WaitP99  time.Duration
	WaitMax  time.Duration
	Delay    time.Duration // how long they then waited for a processor, in all
	DelayP50 time.Duration
	DelayP99 time.Duration
	DelayMax time.Duration
}

// Shape is what the use of a channel looks like.
type Shape uint8

// The shapes.
const (
	ShapeUnknown       Shape = iota // too little is seen of it
	ShapeHandOff                    // one side waits about as much as the other
	ShapeSlowConsumer               // senders wait for receivers
	ShapeStarved                    // receivers wait for senders
	ShapeSignalByClose              // closed, to wake all who wait
	ShapeResultOnce                 // one value, then never again
	ShapeTimer                      // a timer sends
	ShapeIdle                       // somebody waits, and nobody was seen to come yet
	ShapeStuck                      // somebody waits for ever
)

// Use is one place at which a channel or a lock is used.
type Use struct {
	Op    model.Operation // OpSend, OpReceive, OpSelect, …; a close has WakeClose in By and OpUnknown here
	By    model.WakeKind  // what a waker did there, if it did not wait
	Site  model.FrameID
	Count int
}

// Channel is one channel, or several that cannot be told apart. Counts are of what is
// seen: operations that neither waited nor woke anybody are not in a trace.
type Channel struct {
	ID         int    // from 1, in the order of the list
	Name       string // as a person would call it
	Several    bool   // more than one channel, of one kind
	Count      int    // about how many; 1 if not Several, 0 if that is not known
	Confidence float64
	Evidence   string // sentences for people
	Shape      Shape

	Wakes                                             int           // waits that ended, each of them by one of the following
	Sends, Receives, Closes, Cancels, Timers, Selects int           // values sent and received; closes; wakes by timers, and of a select by a select
	SendWait, ReceiveWait, SelectWait                 time.Duration // open waits included
	MaxWaiting                                        int           // at any moment, on one of several
	SendersAtEnd, ReceiversAtEnd, SelectsAtEnd        int

	Uses []Use // most first
}

// Lock is one mutex, RWMutex, WaitGroup, Cond, Once or semaphore, or several that
// cannot be told apart.
type Lock struct {
	ID         int
	Name       string
	Class      model.Class
	Several    bool
	Count      int // as of a Channel
	Confidence float64
	Evidence   string

	Waits      int
	Wait       time.Duration // open ones included
	P50, P99   time.Duration
	Max        time.Duration
	MaxWaiting int
	AtEnd      int // wait when the trace ends
	Starved    int // of a Mutex: waits over 1 ms, from when on it is in starvation mode (internal/sync/mutex.go)
	Uses       []Use
}

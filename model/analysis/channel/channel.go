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
	lists           *lists // nil: no operations were recorded
}

// Pairing sums up all pairs of one kind between two places: waits on channels and
// locks that ended, and what ended them.
//
// An exact one is of recorded channels, and of values: the k-th send and the k-th receive
// of a channel, whichever of them waited. Of a buffered channel the receiver of a value is
// not always the one that woke its sender. Where nobody waited, Waited is OpUnknown, the
// waker is who sent, and there is nothing to sum up but the count. A wait that a close or
// a timer ended is an exact pair, too, and so is one whose other half was not recorded:
// with what ended it.
type Pairing struct {
	Exact    bool
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
	ShapeBuffered                   // a buffer takes all that is sent, and nobody waits
)

// Use is one place at which a channel or a lock is used.
type Use struct {
	Op    model.Operation // OpSend, OpReceive, OpSelect, …; a close has WakeClose in By and OpUnknown here
	By    model.WakeKind  // what a waker did there, if it did not wait
	Case  bool            // of an exact channel: as a case of a select
	Site  model.FrameID
	Count int
	Fails int // of an exact channel: polls there that found it not ready; not in Count
}

// Channel is one channel, or several that cannot be told apart. Counts are of what is
// seen: operations that neither waited nor woke anybody are not in a trace.
//
// If it is exact, its operations were recorded: counts are of all of them while that
// lasted, Confidence is 1, and several are told as one only because they are many, of one
// origin, and used alike.
type Channel struct {
	ID         int    // from 1, in the order of the list
	Name       string // as a person would call it
	Exact      bool
	Several    bool // more than one channel, of one kind
	Count      int  // about how many; 1 if not Several, 0 if that is not known
	Confidence float64
	Evidence   string // sentences for people
	Shape      Shape

	Wakes                                             int           // waits that ended, each of them by one of the following
	Sends, Receives, Closes, Cancels, Timers, Selects int           // values sent and received; closes; wakes by timers, and of a select by a select
	SendWait, ReceiveWait, SelectWait                 time.Duration // open waits included
	MaxWaiting                                        int           // at any moment, on one of several
	SendersAtEnd, ReceiversAtEnd, SelectsAtEnd        int

	Uses []Use // most first

	Recorded Recorded // if it is exact
}

// Recorded is what only a recording tells of a channel. Of several, it is the sum, or
// what they have in common.
type Recorded struct {
	Number     uint64         // as recorded, from 1; 0 of several, and of the nil channel
	Nil, Timer bool           // the nil channel; a timer's
	Elem       model.StringID // type of the elements
	Cap        int
	Len        int // elements at the end
	MaxLen     int // most elements at any time, in one
	Operations int // all that are over: polls that failed, too

	SendFails, ReceiveFails     int // polls
	ClosedReceives              int // of the zero value, as it was closed; not in Receives
	Panics                      int
	SendsWaited, ReceivesWaited int // of the sends and receives; those in selects, too

	Made   model.Time // NoTime: not while it was recorded; of several, the first
	Maker  model.Goroutine
	MadeAt model.FrameID
	Closed model.Time // NoTime: it was not; of several, the last
}

// Lock is one mutex, RWMutex, WaitGroup, Cond, Once or semaphore, or several that
// cannot be told apart.
type Lock struct {
	ID         int
	Name       string
	Class      model.Class
	Exact      bool // it was recorded which waits are for it, and no other lock can have come to lie at its address between them
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

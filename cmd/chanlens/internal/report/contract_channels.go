package report

// Channel is one channel, or several that cannot be told apart. A stock trace does not
// name channels: this is rebuilt from who waited where and who woke whom, and evidence
// says how. What a trace cannot tell is null.
//
// An operation is seen if it waited or if it ended another's wait. A send into a
// buffer that has room is neither, so that counts are of what is seen, and null, not
// 0, where nothing is.
//
// Of an exact channel all operations were recorded: counts are of all of them, 0 is 0, and
// confidence is 1. Of those that many were made of at one place, and that are used alike,
// several are one entry; count is exact.
type Channel struct {
	ID         int     `json:"id"`         // from 1, in the order of the list
	Name       string  `json:"name"`       // as a person would call it
	Exact      bool    `json:"exact"`      // its operations were recorded; always false in a trace of a stock runtime
	Several    bool    `json:"several"`    // more than one channel, of one kind
	Count      *int    `json:"count"`      // about how many; 1 if not several
	Confidence float64 `json:"confidence"` // from 0 to 1
	Evidence   string  `json:"evidence"`   // sentences for people
	Kind       string  `json:"kind"`       // what its use looks like: "hand-off", "slow consumer", "starved consumers", "signal by close", "result used once", "buffered", "timer", "idle", "stuck" or "unknown"
	Elem       *string `json:"elem"`       // the type of its elements; null unless exact
	Cap        *int    `json:"cap"`        // its capacity; null unless exact

	Recorded *Recorded `json:"recorded"` // null unless exact

	Sends    *int `json:"sends"`    // seen
	Receives *int `json:"receives"` // seen
	Closes   *int `json:"closes"`   // seen
	Cancels  *int `json:"cancels"`  // by which a context closed it, seen
	Timers   *int `json:"timers"`   // by which the runtime sent on it, seen
	Selects  *int `json:"selects"`  // in which it is thought to be a case, seen; which of their cases were taken is not told; of an exact channel, in which its case was taken
	Wakes    *int `json:"wakes"`    // waits on it that somebody ended

	SendWaitNS     int64 `json:"send_wait_ns"`     // waited by senders, open waits included
	RecvWaitNS     int64 `json:"recv_wait_ns"`     // waited by receivers, likewise
	SelectWaitNS   int64 `json:"select_wait_ns"`   // waited in selects, likewise
	MaxWaiting     int   `json:"max_waiting"`      // most goroutines that waited at one time, on one of several
	SendersAtEnd   int   `json:"senders_at_end"`   // wait when the trace ends
	ReceiversAtEnd int   `json:"receivers_at_end"` // likewise
	SelectsAtEnd   int   `json:"selects_at_end"`   // likewise

	Sites []Site `json:"sites"` // where it is used; most operations first
}

// Recorded is what only a recording tells of a channel; of several, the sum or what they
// have in common.
type Recorded struct {
	Number         *uint64 `json:"number"`          // of the channel in the recording, from 1; null of several and of the nil channel
	Nil            bool    `json:"nil"`             // it is the nil channel, on which everybody waits for ever
	Timer          bool    `json:"timer"`           // it is a timer's
	Len            int     `json:"len"`             // elements in the buffer at the end
	MaxLen         int     `json:"max_len"`         // most elements in the buffer, of one
	Operations     int     `json:"operations"`      // all that are over, polls that failed among them
	SendFails      int     `json:"send_fails"`      // sends that did not wait and found no room, as in a select with a default
	RecvFails      int     `json:"recv_fails"`      // receives likewise, that found nothing
	ClosedReceives int     `json:"closed_receives"` // of the zero value, as it was closed; not in receives
	Panics         int     `json:"panics"`          // sends to it, or closes, when it was closed
	SendsWaited    int     `json:"sends_waited"`    // of the sends, those in selects too
	RecvsWaited    int     `json:"recvs_waited"`    // of the receives, likewise
	MadeNS         *int64  `json:"made_ns"`         // when it was made; null before the recording
	Maker          *int64  `json:"maker"`           // the goroutine that made it, by number
	MadeAt         *Frame  `json:"made_at"`         // where
	ClosedNS       *int64  `json:"closed_ns"`       // when it was closed; null: not while it was recorded
}

// Lock is one mutex, RWMutex, WaitGroup, Cond, Once or semaphore, or several that
// cannot be told apart. Like channels, locks are rebuilt.
type Lock struct {
	ID         int     `json:"id"` // from 1, in the order of the list
	Name       string  `json:"name"`
	Class      string  `json:"class"`      // as in Wait: "mutex", "RWMutex", "WaitGroup", "Cond" or "other"
	Exact      bool    `json:"exact"`      // it was recorded which waits are for it, and no other lock can have come to lie at its address
	Several    bool    `json:"several"`    // more than one lock, of one kind
	Count      *int    `json:"count"`      // about how many; 1 if not several
	Confidence float64 `json:"confidence"` // from 0 to 1
	Evidence   string  `json:"evidence"`   // sentences for people

	Waits      int    `json:"waits"`       // seen; an operation that did not have to wait is not in a trace
	WaitNS     int64  `json:"wait_ns"`     // sum of their lengths, open ones included
	P50NS      int64  `json:"p50_ns"`      // as in Wait
	P99NS      int64  `json:"p99_ns"`      // as in Wait
	MaxNS      int64  `json:"max_ns"`      // the longest
	MaxWaiting int    `json:"max_waiting"` // most goroutines that waited at one time
	AtEnd      int    `json:"at_end"`      // wait when the trace ends
	Starved    int    `json:"starved"`     // waits of more than 1 ms, after which a sync.Mutex goes over to starvation mode
	Sites      []Site `json:"sites"`       // where it is used; most operations first
}

// Site is a line of the program that uses a channel or a lock. It has the fields of
// a [Frame]; func is "" and line 0 where the trace does not tell it.
type Site struct {
	Op    string `json:"op"` // "send", "receive", "select", "close", "cancel", "timer"; "select send" and "select receive" where that is recorded; of locks "Mutex.Lock", "WaitGroup.Wait", …, and "unlock", "done", "signal", "broadcast"
	Func  string `json:"func"`
	File  string `json:"file"`
	Line  int    `json:"line"`
	Count int    `json:"count"` // operations seen there
	Fails int    `json:"fails"` // of an exact channel: polls there that found it not ready; not in count
}

// Pair sums up all waits on channels and locks at one place that somebody at another
// ended. A wake proves neither that an item went from one to the other nor that a
// lock was got.
//
// An exact pair is of recorded channels: the waker did the k-th send or receive, and the
// woken one the k-th receive or send of the same channel. If neither of them waited, the
// waker is who sent, op is "none" and all times are 0.
type Pair struct {
	Exact      bool   `json:"exact"`
	Kind       string `json:"kind"`         // what the wakers did, as in Wake
	Op         string `json:"op"`           // what the woken ones waited in, as in Wait
	Waker      *Frame `json:"waker"`        // where; null for a timer
	Woken      *Frame `json:"woken"`        // where they waited
	Count      int    `json:"count"`        // waits that ended so
	Wakers     int    `json:"wakers"`       // different goroutines
	Wokens     int    `json:"wokens"`       // different goroutines
	WaitNS     int64  `json:"wait_ns"`      // how long the woken ones waited, in all
	WaitP50NS  int64  `json:"wait_p50_ns"`  // as in Wait
	WaitP99NS  int64  `json:"wait_p99_ns"`  // as in Wait
	WaitMaxNS  int64  `json:"wait_max_ns"`  // the longest
	DelayNS    int64  `json:"delay_ns"`     // how long they then waited for a processor, in all
	DelayP50NS int64  `json:"delay_p50_ns"` // as in Wait
	DelayP99NS int64  `json:"delay_p99_ns"` // as in Wait
	DelayMaxNS int64  `json:"delay_max_ns"` // the longest
}

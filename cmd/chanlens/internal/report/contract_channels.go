package report

// Channel is one channel, or several that cannot be told apart. A trace does not name
// channels: this is rebuilt from who waited where and who woke whom, and evidence
// says how. What a trace cannot tell is null.
//
// An operation is seen if it waited or if it ended another's wait. A send into a
// buffer that has room is neither, so that counts are of what is seen, and null, not
// 0, where nothing is.
type Channel struct {
	ID         int     `json:"id"`         // from 1, in the order of the list
	Name       string  `json:"name"`       // as a person would call it
	Exact      bool    `json:"exact"`      // the trace itself names the channel; always false in a trace of a stock runtime
	Several    bool    `json:"several"`    // more than one channel, of one kind
	Count      *int    `json:"count"`      // about how many; 1 if not several
	Confidence float64 `json:"confidence"` // from 0 to 1
	Evidence   string  `json:"evidence"`   // sentences for people
	Kind       string  `json:"kind"`       // what its use looks like: "hand-off", "slow consumer", "starved consumers", "signal by close", "result used once", "timer", "stuck" or "unknown"
	Elem       *string `json:"elem"`       // the type of its elements
	Cap        *int    `json:"cap"`        // its capacity

	Sends    *int `json:"sends"`    // seen
	Receives *int `json:"receives"` // seen
	Closes   *int `json:"closes"`   // seen
	Cancels  *int `json:"cancels"`  // by which a context closed it, seen
	Timers   *int `json:"timers"`   // by which the runtime sent on it, seen
	Selects  *int `json:"selects"`  // in which it is thought to be a case, seen; which of their cases were taken is not told
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

// Lock is one mutex, RWMutex, WaitGroup, Cond, Once or semaphore, or several that
// cannot be told apart. Like channels, locks are rebuilt.
type Lock struct {
	ID         int     `json:"id"` // from 1, in the order of the list
	Name       string  `json:"name"`
	Class      string  `json:"class"`      // as in Wait: "mutex", "RWMutex", "WaitGroup", "Cond" or "other"
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
	Op    string `json:"op"` // "send", "receive", "select", "close", "cancel", "timer"; of locks "Mutex.Lock", "WaitGroup.Wait", …, and "unlock", "done", "signal", "broadcast"
	Func  string `json:"func"`
	File  string `json:"file"`
	Line  int    `json:"line"`
	Count int    `json:"count"` // operations seen there
}

// Pair sums up all waits on channels and locks at one place that somebody at another
// ended. A wake proves neither that an item went from one to the other nor that a
// lock was got.
type Pair struct {
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

package report

// Schema names the JSON contract and its version.
const Schema = "chanlens.report/1"

// All times are nanoseconds since the start of the trace; all lengths of time
// are nanoseconds. A list is never null; a [Frame] is, where the trace does not
// tell it.

// Document is a whole report.
type Document struct {
	Schema   string    `json:"schema"`   // "chanlens.report/1"
	Trace    Trace     `json:"trace"`    // facts about the file
	Baseline *Baseline `json:"baseline"` // how the findings compare with those of an earlier report; null without one
	Findings []Finding `json:"findings"` // what is worth a person's time; most pressing first
	Blocked  []Blocked `json:"blocked"`  // every goroutine that waits when the trace ends: stuck, waiting, system; each longest first
	Channels []Channel `json:"channels"` // rebuilt from waits and wakes
	Locks    []Lock    `json:"locks"`    // likewise
	Pairs    []Pair    `json:"pairs"`    // what ended waits on channels and locks, by places
	Omitted  int       `json:"omitted"`  // waits that are in waits, but in no channel, lock or pair, for there are too many
	Waits    []Wait    `json:"waits"`    // time spent not running, by operation and place; most time first
	Wakes    []Wake    `json:"wakes"`    // who woke whom, by kind and places; most wakes first
}

// Trace is what the trace is and what of it could be read.
type Trace struct {
	File              string       `json:"file"`        // as given, or "standard input"
	GoVersion         string       `json:"go_version"`  // of the trace format, such as "1.26"
	Start             string       `json:"start"`       // wall clock at the start, RFC 3339 with nanoseconds, UTC; "" if not told (before Go 1.25)
	Bytes             int64        `json:"bytes"`       // size, decompressed
	Events            uint64       `json:"events"`      // events read
	DurationNS        int64        `json:"duration_ns"` // from the first moment to the last; an estimate if the end was not read
	FromNS            int64        `json:"from_ns"`     // the part that was read: all, unless a window was asked for
	ToNS              int64        `json:"to_ns"`
	GoroutinesCreated int          `json:"goroutines_created"` // within the trace: by a go statement, or for a thread of C that calls Go
	GoroutinesAtEnd   int          `json:"goroutines_at_end"`  // alive when the trace ends
	Processors        int          `json:"processors"`         // seen at any time
	Generations       []Generation `json:"generations"`        // in the order of the file
	Dump              string       `json:"goroutine_dump"`     // the file of the goroutine dump that it was held against; "" without one
	Lost              LostBytes    `json:"lost"`               // what could not be read
	Warnings          []string     `json:"warnings"`           // sentences for people
}

// Generation is one section of the file, about a second long.
type Generation struct {
	Number  uint64 `json:"number"` // the runtime's number for it; 1 in a trace of Go 1.21 or older
	Offset  int64  `json:"offset"` // of its first byte
	Bytes   int64  `json:"bytes"`
	StartNS int64  `json:"start_ns"`
	EndNS   int64  `json:"end_ns"`
	Events  uint64 `json:"events"`  // events read
	Lost    string `json:"lost"`    // why it could not be read; "" if it could
	Skipped bool   `json:"skipped"` // outside the window that was asked for; the times are estimates
}

// LostBytes sums up what could not be read.
type LostBytes struct {
	Generations int     `json:"generations"`
	Bytes       int64   `json:"bytes"`
	Share       float64 `json:"share"` // of the trace's bytes, from 0 to 1
}

// Blocked is one goroutine that waits when the trace ends.
type Blocked struct {
	Goroutine  int64   `json:"goroutine"`  // its number, as in a goroutine dump
	Function   string  `json:"function"`   // its entry function; "" if not told
	Op         string  `json:"op"`         // what it waits in, in the words of a goroutine dump: "chan send", "sync.Mutex.Lock"
	Verdict    string  `json:"verdict"`    // "stuck", "waiting" (for work, time, the network, …) or "system" (the runtime's own)
	Confidence float64 `json:"confidence"` // in the verdict, from 0 to 1
	Proven     bool    `json:"proven"`     // a goroutine dump taken with the trace says that it leaked
	Why        string  `json:"why"`        // the verdict's reason, a sentence for people
	Finding    *int    `json:"finding"`    // the first finding that it is part of, as an index in findings; null if there is none
	SinceNS    int64   `json:"since_ns"`   // when the wait began; 0 if before the trace
	BlockedNS  int64   `json:"blocked_ns"` // how long it has lasted
	Site       *Frame  `json:"site"`       // the line of the program that waits
	Stack      []Frame `json:"stack"`      // the whole stack, innermost call first
	CreatedAt  *Frame  `json:"created_at"` // the go statement; null if not told
}

// Wait sums up all waits in one operation at one place, also those that are
// still open when the trace ends, which count with their length so far.
//
// Counts, sums and the longest are exact. The percentiles are exact up to 2,048
// waits; of more waits they are within 1/1024 (a tenth of a percent) of the exact
// ones, above or below, and never more than max_ns. The same trace always gives the
// same numbers.
type Wait struct {
	Class   string `json:"class"`    // "send", "receive", "select", "mutex", "RWMutex", "WaitGroup", "Cond", "network", "syscall", "sleep", "runnable", "GC", "system" or "other"
	Op      string `json:"op"`       // as in Blocked; but a wait in RWMutex.Lock always is "sync.RWMutex.Lock", also behind another writer, and a wait for a processor is "runnable"
	System  bool   `json:"system"`   // of the runtime's and the tracer's own goroutines
	Site    *Frame `json:"site"`     // null for "runnable": it waits for a processor
	Count   int    `json:"count"`    // how many waits, open ones among them
	Open    int    `json:"open"`     // how many of them are open when the trace ends
	TotalNS int64  `json:"total_ns"` // sum of their lengths
	P50NS   int64  `json:"p50_ns"`   // half of them were at most this long (nearest rank; how exact is told above)
	P99NS   int64  `json:"p99_ns"`   // 99 of 100 were at most this long (nearest rank; how exact is told above)
	MaxNS   int64  `json:"max_ns"`   // the longest
}

// Wake sums up how often goroutines at one place woke goroutines at another.
type Wake struct {
	Kind   string `json:"kind"`   // what the wakers did: "send", "receive", "select", "close", "cancel", "unlock", "done", "signal", "broadcast", "switch"; or "timer", "network", "runtime", "other"
	Waker  *Frame `json:"waker"`  // where; null for a timer, the network and the runtime
	Op     string `json:"op"`     // what the woken ones waited in
	Woken  *Frame `json:"woken"`  // where they waited
	System bool   `json:"system"` // the woken ones are the runtime's or the tracer's own
	Count  int    `json:"count"`
}

// Frame is one call of a stack.
type Frame struct {
	Func string `json:"func"` // with its whole import path: "net/http.(*conn).serve"
	File string `json:"file"` // as recorded
	Line int    `json:"line"`
}

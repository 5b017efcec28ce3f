package whyprint

import "chanlens/cmd/chanlens/internal/report"

// Schema names the JSON contract and its version.
const Schema = "chanlens.why/1"

// All times are nanoseconds since the start of the trace; all lengths of time
// are nanoseconds. A list is never null; a frame, a by, a channel and a blocked are,
// where there is none.

// Document is a whole answer.
type Document struct {
	Schema    string           `json:"schema"`    // "chanlens.why/1"
	File      string           `json:"file"`      // as given, or "standard input"
	Goroutine int64            `json:"goroutine"` // asked about: its number, as in a goroutine dump
	Function  string           `json:"function"`  // its entry function; "" if not told
	AtNS      int64            `json:"at_ns"`     // the moment asked about
	FromNS    int64            `json:"from_ns"`   // what the path covers
	ToNS      int64            `json:"to_ns"`     // later than at_ns if the goroutine waited then: where that wait ended
	Stop      string           `json:"stop"`      // why it does not go further back: "start" of the trace, "birth" by nobody the trace tells of, "gap" in the trace
	Blocked   *Blocked         `json:"blocked"`   // set if the goroutine waits when the trace ends, and the path begins with that
	Steps     []Step           `json:"steps"`     // the latest first, at most --limit
	Walked    int              `json:"walked"`    // how many steps there are
	OwnNS     map[string]int64 `json:"own_ns"`    // what the goroutine did itself, by class
	SpentNS   map[string]int64 `json:"spent_ns"`  // what that came down to, by class: leaves only
	Lines     []Line           `json:"lines"`     // the same by class, operation, function and place; most time first
}

// Blocked says why the goroutine is blocked when the trace ends.
type Blocked struct {
	Verdict string `json:"verdict"` // as in a report: "stuck", "waiting" or "system"
	Why     string `json:"why"`     // a sentence for people
}

// Step is one interval of a goroutine, cut to what of it is on the path. Those that
// are not followed are leaves, which tile the path without gap or overlap.
type Step struct {
	Goroutine  int64         `json:"goroutine"`
	Function   string        `json:"function"`
	Depth      int           `json:"depth"` // how many waits were followed to come here
	FromNS     int64         `json:"from_ns"`
	ToNS       int64         `json:"to_ns"`
	DurationNS int64         `json:"duration_ns"`
	Op         string        `json:"op"`       // in the words of a goroutine dump: "running", "chan send"; "unknown" before it was created
	Class      string        `json:"class"`    // "work", "syscall", "processor", "channel", "lock", "sync", "outside" (time, network, runtime), "unborn" (not created yet) or "untold"
	Followed   bool          `json:"followed"` // no leaf: what it came down to is told by the steps behind it that are deeper
	Open       bool          `json:"open"`     // a wait that goes on when the trace ends
	Site       *report.Frame `json:"site"`     // where it waited or entered the system call; of a run, where it had come to at its end
	By         *By           `json:"by"`       // who ended the wait, or created the goroutine
	Channel    *Channel      `json:"channel"`  // that it waited on; of a select, that of the case which was taken; null where that was not recorded
}

// Channel is a channel whose operations were recorded.
type Channel struct {
	Number uint64 `json:"number"` // in the recording, as in a report; 0: the nil channel
	Name   string `json:"name"`   // what it carries, and its number
}

// By is who ended a wait, or created a goroutine.
type By struct {
	Goroutine *int64        `json:"goroutine"` // null: a timer, the network or the runtime
	Function  string        `json:"function"`
	Kind      string        `json:"kind"` // what it did: as in a report's wakes, or "create"
	Site      *report.Frame `json:"site"` // where
}

// Line sums up leaves.
type Line struct {
	Class    string        `json:"class"`
	Op       string        `json:"op"`
	Function string        `json:"function"` // of the goroutines
	Site     *report.Frame `json:"site"`     // where they waited; null for work and waits for a processor
	TotalNS  int64         `json:"total_ns"`
	Count    int           `json:"count"`
}

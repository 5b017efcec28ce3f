package finding

import (
	"time"

	"chanlens/model"
	"chanlens/model/analysis"
	"chanlens/model/analysis/channel"
	"chanlens/model/analysis/verdict"
)

// Severity says how much a finding matters.
type Severity uint8

// The severities, least first.
const (
	Info     Severity = iota // worth knowing
	Warning                  // costs time, or will
	Critical                 // somebody waits for ever, or the program is bound to fail
)

var severityNames = [...]string{Info: "info", Warning: "warning", Critical: "critical"}

// String returns the severity's name.
func (s Severity) String() string { return severityNames[s] }

// Severities returns all severities, least first.
func Severities() []Severity { return []Severity{Info, Warning, Critical} }

// Finding is one cause of trouble.
type Finding struct {
	Kind       string // of the check: "stuck-senders"
	Severity   Severity
	Title      string // one line
	Key        string // tells the same finding in another trace of the program: kind and places by function, no numbers that change
	Goroutines []model.Goroutine
	Places     []Place // the most telling first
	Spans      []Span  // when; at most a few
	Cost       time.Duration
	CostOf     string  // what Cost counts, in words: "waited by 12 goroutines"
	Confidence float64 // 0 to 1
	Why        string  // sentences for people
	Fix        string  // what usually mends it
	Lesson     string  // name of the lesson that explains it: "forgotten-sender"; "" if none does
}

// Place is a line of the program and the part it plays.
type Place struct {
	Role string // "waits", "created", "wakes", "holds", …
	Site model.FrameID
}

// Span is a time range of the trace.
type Span struct{ From, To model.Time }

// Evidence is what findings rest on.
type Evidence struct {
	Trace    *model.Trace
	Blocked  []verdict.Blocked
	Groups   []verdict.Group
	Waits    []analysis.Wait
	Wakes    []analysis.Edge
	Channels channel.Result
	Study    *Study // after the visit
}

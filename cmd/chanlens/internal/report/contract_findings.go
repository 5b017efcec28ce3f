package report

// Finding is one cause of trouble, the most pressing first.
type Finding struct {
	Kind       string  `json:"kind"`       // of the check: "stuck-senders"
	Severity   string  `json:"severity"`   // "info", "warning" or "critical"
	Title      string  `json:"title"`      // one line for people
	Key        string  `json:"key"`        // the same for the same finding in another trace of the program: no line numbers, no counts
	New        *bool   `json:"new"`        // with a baseline: not in it; null without one
	Goroutines []int64 `json:"goroutines"` // their numbers, as in a goroutine dump
	Places     []Place `json:"places"`     // the most telling first
	Spans      []Span  `json:"spans"`      // when; at most a few of many
	CostNS     int64   `json:"cost_ns"`    // what cost_of counts; 0 if it is not measured in time
	CostOf     string  `json:"cost_of"`    // in words: "waited by 12 goroutines"
	Confidence float64 `json:"confidence"` // from 0 to 1
	Why        string  `json:"why"`        // why we think so, sentences for people
	Fix        string  `json:"fix"`        // what usually mends it
	Lesson     string  `json:"lesson"`     // name of the lesson that explains it, for "chanlens learn"; "" if none does
}

// Place is a line of the program and the part it plays in a finding.
type Place struct {
	Role  string `json:"role"` // "waits", "created", "wakes", "holds", …
	Frame *Frame `json:"frame"`
}

// Span is a range of time.
type Span struct {
	FromNS int64 `json:"from_ns"`
	ToNS   int64 `json:"to_ns"`
}

// Baseline says how the findings compare with those of an earlier report. A finding is
// as before if the baseline has one of the same key that is as severe or more; of several
// of one key, as many are as the baseline has.
type Baseline struct {
	File     string        `json:"file"`      // as given
	Known    bool          `json:"known"`     // it has a report on this trace; if not, all findings are new
	New      int           `json:"new"`       // findings that are not in it
	AsBefore int           `json:"as_before"` // findings that are
	Gone     []GoneFinding `json:"gone"`      // findings of it that this trace does not have
	NewStuck int           `json:"new_stuck"` // goroutines stuck in an operation and function in which none was
}

// GoneFinding is a finding that only the baseline has.
type GoneFinding struct {
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	Title    string `json:"title"`
	Key      string `json:"key"`
}

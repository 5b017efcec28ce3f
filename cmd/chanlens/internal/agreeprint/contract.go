package agreeprint

// Schema names the JSON contract and its version.
const Schema = "chanlens.accuracy/1"

// Document is what one trace comes to, or, with no file, all of them.
type Document struct {
	Schema   string   `json:"schema"` // "chanlens.accuracy/1"
	File     string   `json:"file"`   // as given, or "standard input"; "" of the sum of all
	Pairs    Pairs    `json:"pairs"`
	Channels Channels `json:"channels"`
	Verdicts Verdicts `json:"verdicts"`
}

// Pairs is of waits on channels that ended: who ended them, and by what.
type Pairs struct {
	Waits  int    `json:"waits"`  // the following three together
	Same   int    `json:"same"`   // inferred as it was
	Unsaid int    `json:"unsaid"` // who is right; both were in a select, and which of them sent is not inferred
	Wrong  int    `json:"wrong"`
	Values int    `json:"values"` // ended with a value, of which the other half was recorded
	Direct int    `json:"direct"` // of those, who ended the wait is at the other half, too
	Misses []Miss `json:"misses"` // most first
}

// Miss is one way to be wrong about what ended waits.
type Miss struct {
	Waited string `json:"waited"` // operation
	Said   string `json:"said"`   // was inferred
	Was    string `json:"was"`    // was recorded
	Count  int    `json:"count"`
}

// Channels is of waits on channels: which of them are on one channel. Shares are from 0
// to 1; of nothing at all they are 1.
type Channels struct {
	Waits           int     `json:"waits"`             // whose channel was recorded
	Alone           int     `json:"alone"`             // of those, in entries for several channels that were not told apart
	Real            int     `json:"real"`              // channels that they are on
	Said            int     `json:"said"`              // channels that they are inferred to be on, without those alone
	Within          int     `json:"within"`            // of those said, how many hold waits of one channel only
	Precision       float64 `json:"precision"`         // of pairs of waits inferred to be on one channel, how many are
	Recall          float64 `json:"recall"`            // of pairs of waits on one channel, how many are inferred to be
	PrecisionByWait float64 `json:"precision_by_wait"` // the same as a mean over waits, so that a busy channel does not outweigh the others
	RecallByWait    float64 `json:"recall_by_wait"`
}

// Verdicts is of goroutines that wait on channels, by what was inferred of them.
type Verdicts struct {
	Agree   int     `json:"agree"`  // with what was recorded
	Judged  int     `json:"judged"` // could be held against that; all others are open
	Stuck   Verdict `json:"stuck"`
	Waiting Verdict `json:"waiting"`
}

// Verdict is of goroutines for which one verdict was inferred.
type Verdict struct {
	Reached    int `json:"reached"`     // when the trace ends: somebody live is at work with the channel
	CutOff     int `json:"cut_off"`     // all who were seen with it have ended, or are cut off themselves
	Open       int `json:"open"`        // what was recorded does not tell
	WentOn     int `json:"went_on"`     // asked before the end of the trace: it went on later
	StillWaits int `json:"still_waits"` // it did not
}

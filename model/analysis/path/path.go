package path

import (
	"time"

	"chanlens/model"
)

// Path tells what the time before a moment of a goroutine's life went into.
type Path struct {
	Goroutine model.Goroutine // asked about
	At        model.Time      // the moment asked about
	Alive     bool            // the goroutine was alive then; if not, there is nothing but the two above

	// From and To are what the path covers. To is the moment asked about; if the
	// goroutine waited then, it is where that wait ended, for who ended it explains it.
	From, To model.Time
	Stop     Stop   // why it does not go further back
	Steps    []Step // the latest first; no more than [Limits.Keep]
	Walked   int    // how many steps there are

	Own   Times  // what the goroutine asked about did itself
	Spent Times  // what that came down to
	Lines []Line // Spent by operation, function and place; most time first
}

// Duration returns how much time the path covers.
func (p *Path) Duration() time.Duration { return p.To.Sub(p.From) }

// Step is one interval of a goroutine on the path, cut to what belongs to it.
type Step struct {
	Goroutine model.Goroutine
	From, To  model.Time
	Op        model.Operation
	Class     Class
	Depth     int           // how many waits were followed to come here
	Stack     model.StackID // where it waited or entered the system call; of a run, where it had come to at To

	// Followed: it is no leaf, and what it came down to is told by the deeper steps
	// behind it.
	Followed bool
	Open     bool // the wait goes on when the trace ends

	// Who ended the wait, or created the goroutine if Class is [Unborn].
	Woken bool
	By    model.Goroutine // NoGoroutine: a timer, the network, the runtime, or not told
	Kind  model.WakeKind
	There model.StackID // what By did it at
}

// Duration returns how long the step took.
func (s *Step) Duration() time.Duration { return s.To.Sub(s.From) }

// Stop says why a path does not go further back.
type Stop uint8

// The reasons to stop.
const (
	AtStart  Stop = iota // of the trace
	AtBirth              // of a goroutine of which the trace does not tell who created it
	AtGap                // what was before could not be read, or was not asked for, or is not told
	AtLimit              // [Limits.Walk]
	AtCancel             // the context was done
)

var stops = [...]struct{ word, place string }{
	AtStart:  {"start", "the start of the trace"},
	AtBirth:  {"birth", "where it was created, by nobody that the trace tells of"},
	AtGap:    {"gap", "what the trace does not tell"},
	AtLimit:  {"limit", "as far as was looked"},
	AtCancel: {"cancel", "as far as there was time to look"},
}

// String returns a word for the reason.
func (s Stop) String() string { return stops[s].word }

// Place says where that is, after "back to".
func (s Stop) Place() string { return stops[s].place }

// Limits say how far to go. Zero fields are no limit.
type Limits struct {
	Keep int // steps of the path that are returned; the sums are of all
	Walk int // steps that are looked at

	// Progress, if it is not nil, is told now and then where the walk has come to.
	Progress func(at model.Time)
}

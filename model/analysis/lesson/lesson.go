package lesson

import (
	"chanlens/model"
	"chanlens/model/analysis/moment"
)

// Lesson is a text that leads through a trace, step by step.
type Lesson struct {
	Title string
	About string   // one line, for lists
	Next  string   // name of the lesson that follows from this one; "" if none does
	Rules []string // IDs of package rule
	Finds []string // kinds of findings that the trace must produce
	May   []string // kinds that it may produce as well, since timing decides
	Steps []Step   // at least one: the introduction

	lines map[string]int // of the keys of the block lesson
}

// Step is what the learner sees at a time.
type Step struct {
	Title  string // "" of the introduction
	Body   []Block
	Ask    *Question // nil: nothing is asked
	Show   Show
	Claims []Claim
	Line   int // of the file, from 1
}

// BlockKind says what a block of text is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota // one line, however it is wrapped in the file
	Item                       // of a list, likewise, without its mark
	Code                       // lines as they are
)

// Block is a piece of text. Marks within it (`code`, **bold**) are kept as written,
// except in Code, which has none.
type Block struct {
	Kind BlockKind
	Text string
}

// Question is what the learner is asked.
type Question struct {
	Text    string
	Choices []string // 2 to 5
	Right   int      // index of the right choice
	After   []Block  // the text after the answer
}

// Show says what of the trace a step shows.
type Show struct {
	At    *moment.Query // nil: nothing moves
	Then  *moment.Query // where to go when the question is answered; may be nil
	To    *moment.Query // another moment: the range from At to To is shown; may be nil
	View  string        // one of [Views]; "": as in the step before
	Frame string        // function on the moment's stack whose line is lit; "": the innermost of the program
	Span  model.Time    // how much is shown around the moment; 0: what holds it, and the wait it belongs to
	All   bool          // all of the trace is shown
	Edges bool          // what happens before what is drawn: the chain from At to To, or all in what is shown if To is nil
	Line  int           // of the file, from 1; 0: there is no block
}

// Views are the names of the views that a step can show.
var Views = []string{"timeline", "player", "findings", "channels", "goroutines", "locks", "waits", "flame", "graph"}

// Fault is something in a lesson that cannot be read, or does not agree with its trace.
type Fault struct {
	Line int    // of the file, from 1
	Msg  string // what is wrong, and what to do
}

package proof

import "chanlens/model"

// Dump is what a goroutine dump lists.
type Dump struct {
	Goroutines []Goroutine // each number once
	// Profile says that it is a goroutine-leak profile: who is not marked as leaked was
	// looked at and found not to be.
	Profile bool
	// Whole says that nothing shows it to be a part only. A dump of a single goroutine is
	// taken for a part even so.
	Whole bool
}

// Goroutine is one goroutine of a dump.
type Goroutine struct {
	ID     model.GoID
	State  string // in the words of [model.Operation.DumpWords]
	Leaked bool   // the program found that nothing can end its wait
	// Frames are innermost first. Goroutines with the same stack should share them.
	Frames []model.Frame
	Elided int // if not 0: before Frames[Elided], frames were left out
}

package godump

import "time"

// Dump is what one file lists.
type Dump struct {
	// Goroutines stand in the order of the file. Each number is there once: if it is
	// listed more than once, the last time counts.
	Goroutines []Goroutine
	// Profile says that this is a goroutine-leak profile: the program looked for leaks just
	// before, and who is not marked as leaked was not.
	Profile bool
	// Leaks says that the program looked for leaks at some time before: this is a
	// goroutine-leak profile, or somebody is marked as leaked.
	Leaks bool
	// Cut says that the file ends amid a goroutine, so that others may be missing.
	Cut bool
	// Repeated is how many times a goroutine was listed again.
	Repeated int
}

// Goroutine is one goroutine of a dump.
type Goroutine struct {
	ID     int64
	State  string        // as the runtime calls it: "chan receive", "running"
	Leaked bool          // it waits for what nobody who could end the wait can reach
	Waited time.Duration // whole minutes; 0 for less, and for who is leaked or does not wait
	Frames []Frame       // innermost first; shared, and not to be changed
	Elided int           // if not 0: before Frames[Elided], frames were left out
	// CreatedBy is where the go statement is; its Func is "" if that is not told.
	CreatedBy Frame
	Creator   int64 // the goroutine that ran it; 0 if that is not told, as before Go 1.21
}

// Frame is a call: the function, and the line it is at.
type Frame struct {
	Func string // "main.(*server).serve"; generic ones as "main.Map[...]"; "panic" for runtime.gopanic
	File string
	Line int // 0 if not told
}

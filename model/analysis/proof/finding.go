package proof

// Kind is what a dump says of a wait.
type Kind uint8

// The kinds.
const (
	// Unmentioned: the dump says nothing of this wait.
	Unmentioned Kind = iota
	// Proven: it is the same wait in the dump, and the goroutine is leaked: nothing that
	// can run holds what it waits for.
	Proven
	// Reachable: it is the same wait in a goroutine-leak profile, and not leaked: something
	// that can run still holds what it waits for, though it may never act on it.
	Reachable
	// Persisting: it is the same wait in the dump, and whether it is leaked was not looked at.
	Persisting
	// Moved: the dump is later than the wait's start and shows the goroutine elsewhere, so
	// that the wait ended.
	Moved
	// Gone: the dump is later than the trace's end and lists all goroutines but this: it
	// ended.
	Gone

	// NumKinds is the number of kinds there are.
	NumKinds = int(Gone) + 1
)

var kindNames = [NumKinds]string{"unmentioned", "proven", "reachable", "persisting", "moved", "gone"}

// String returns the kind's name.
func (k Kind) String() string { return kindNames[k] }

// Alive reports whether the wait ended after all.
func (k Kind) Alive() bool { return k == Moved || k == Gone }

// NotListed stands for "no goroutine of the dump".
const NotListed int32 = -1

// Finding is what a dump says of one blocked goroutine.
type Finding struct {
	Kind   Kind
	Listed int32 // index of the goroutine in the dump, or NotListed
}

// Result is what a dump says of a trace.
type Result struct {
	Findings []Finding // by index of the blocked goroutine
	Agree    int       // goroutines of the dump that are the trace's own
	Differ   int       // goroutines of the dump that have no more than the number in common with the trace's
	Early    bool      // the dump was taken before the trace ended; if neither, that is not known
	Late     bool      // the dump was taken after the trace ended
}

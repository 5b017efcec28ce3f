package profile

import "chanlens/model"

// Totals sums up all goroutines of a profile.
type Totals struct {
	Time  model.Share           // by class
	Began [model.NumClasses]int // intervals that began in the range, as far as the trace tells when they did
	Ended [model.NumClasses]int // intervals that ended in the range
	Wakes int                   // of goroutines that waited, by whomever

	Alive   int // goroutines that lived at some time of the range
	Ran     int // of those, how many ran in it
	AtEnd   int // how many are alive when it ends
	Created int // by a go statement in the range
	Exited  int // ended in the range
}

func (a *Totals) join(b *Totals) {
	for c := range a.Time {
		a.Time[c] += b.Time[c]
		a.Began[c] += b.Began[c]
		a.Ended[c] += b.Ended[c]
	}
	a.Wakes += b.Wakes
	a.Alive += b.Alive
	a.Ran += b.Ran
	a.AtEnd += b.AtEnd
	a.Created += b.Created
	a.Exited += b.Exited
}

// WaitCounts returns how many waits, in the sense of [IsWait], began and ended in the range.
func (a *Totals) WaitCounts() (began, ended int) {
	for c := range a.Began {
		if IsWait(model.Class(c)) {
			began += a.Began[c]
			ended += a.Ended[c]
		}
	}
	return began, ended
}

// IsWait reports whether a goroutine in an operation of a class waits for something
// other than a processor or a system call.
func IsWait(c model.Class) bool { return c > model.ClassSyscall }

// Waited returns the time of a share that is waiting, in the sense of [IsWait].
func Waited(s *model.Share) model.Time {
	var sum model.Time
	for _, d := range s[model.ClassSyscall+1:] {
		sum += d
	}
	return sum
}

package verdict

import (
	"cmp"
	"slices"
)

// Prove makes a goroutine one that is proven leaked.
func (b *Blocked) Prove() {
	b.Verdict, b.Confidence, b.Proven = Stuck, 1, true
}

// Acquit makes a stuck goroutine one that is not, for a cause that is certain. What was
// not stuck stays as it is.
func (b *Blocked) Acquit(cause Cause) {
	if b.Verdict == Stuck {
		b.Verdict, b.Confidence, b.Cause = Waiting, 1, cause
	}
}

// Sort returns blocked goroutines in the order of [Study.Judge], after some verdicts
// have changed.
func Sort(all []Blocked) []Blocked {
	slices.SortFunc(all, func(a, b Blocked) int { return cmp.Compare(a.Goroutine, b.Goroutine) })
	return inOrder(all)
}

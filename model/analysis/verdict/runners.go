package verdict

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// followStuck turns a wait for a test into a fault if that test is stuck itself,
// and so on outwards: a test framework's goroutine waits for those it created.
// The list is in the order of goroutines.
func followStuck(t *model.Trace, all []Blocked) {
	var runners []int32
	for i := range all {
		if all[i].Cause == CauseTests {
			runners = append(runners, int32(i))
		}
	}
	for changed := len(runners) > 0; changed; {
		changed = false
		for n, child := range stuckChildren(t, all, runners) {
			if b := &all[runners[n]]; b.Verdict == Waiting && child >= 0 {
				b.Verdict, b.Cause, b.other, b.Confidence = Stuck, CauseChild, all[child].Goroutine, all[child].Confidence
				changed = true
			}
		}
	}
}

// stuckChildren returns, for each of the runners, which goroutine that it created is
// stuck, or -1.
func stuckChildren(t *model.Trace, all []Blocked, runners []int32) []int {
	children := make([]int, len(runners))
	for n := range children {
		children[n] = -1
	}
	for i := range all {
		if all[i].Verdict != Stuck {
			continue
		}
		creator := t.Goroutine(all[i].Goroutine).Creator
		n, ok := slices.BinarySearchFunc(runners, creator, func(i int32, g model.Goroutine) int {
			return cmp.Compare(all[i].Goroutine, g)
		})
		if ok {
			children[n] = i
		}
	}
	return children
}

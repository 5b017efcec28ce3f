package analysis

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// followStuck turns a wait for a test into a fault if that test is stuck itself,
// and so on outwards: a test framework's goroutine waits for those it created.
// The list is in the order of goroutines.
func followStuck(t *model.Trace, all []Blocked, residence []cause) {
	runners := testRunners(all, residence)
	for changed := len(runners) > 0; changed; {
		changed = false
		for n, child := range stuckChildren(t, all, runners) {
			if b := &all[runners[n]]; b.Verdict == Waiting && child != model.NoGoroutine {
				b.Verdict, b.cause, b.child = Stuck, becauseOfChild, child
				changed = true
			}
		}
	}
}

// testRunners returns the indexes of those that wait in the test framework.
func testRunners(all []Blocked, residence []cause) []int32 {
	var runners []int32
	for i := range all {
		if b := &all[i]; b.Verdict == Waiting && residence[b.Stack] == becauseOfTests {
			runners = append(runners, int32(i))
		}
	}
	return runners
}

// stuckChildren returns, for each of the runners, a goroutine it created that is
// stuck, or NoGoroutine.
func stuckChildren(t *model.Trace, all []Blocked, runners []int32) []model.Goroutine {
	children := make([]model.Goroutine, len(runners))
	for n := range children {
		children[n] = model.NoGoroutine
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
			children[n] = all[i].Goroutine
		}
	}
	return children
}

// Package crash carries a panic from the goroutine that it happens in to the one that
// waits for it.
//
// A panic that nobody recovers ends the process on the spot. But somebody may have to
// give a terminal back first, and that one is reached only through the goroutines that
// wait. So all that works beside others on behalf of the UI hands its panics over.
//
// What comes in: functions that may panic. What goes out: the same panic, with the
// stack of the first place, in the goroutine that called [Group.Wait] or [Raise].
//
// It imports nothing of this module.
package crash

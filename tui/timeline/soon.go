package timeline

import "time"

// patience is how long the event loop waits for what may take no longer: less than a
// person sees.
const patience = 5 * time.Millisecond

// soon does what may take long beside the event loop, if there is one, and applies in it
// what comes of it: at once if that comes soon.
func (v *View) soon(do func() (apply func())) {
	if v.s.Shell.Beside == nil {
		do()()
		return
	}
	applied := false // touched by the event loop only
	early := make(chan func(), 1)
	v.s.Shell.Beside(func() func() {
		apply := do()
		early <- apply
		return func() {
			if !applied {
				applied = true
				apply()
			}
		}
	})
	select {
	case apply := <-early:
		applied = true
		apply()
	case <-time.After(patience):
	}
}

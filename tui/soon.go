package tui

import "time"

// soon does what may take long beside the event loop, and applies what comes of it: at
// once if it does not take long after all, for then nobody sees that it was waited for.
func (a *App) soon(do func() (apply func())) {
	if a.beside == nil {
		do()()
		return
	}
	done := make(chan func(), 1)
	a.beside(func() func() {
		done <- do()
		return func() {
			select {
			case apply := <-done:
				apply()
			default: // that was quick
			}
		}
	})
	select {
	case apply := <-done:
		apply()
	case <-time.After(fetchPatience):
	}
}

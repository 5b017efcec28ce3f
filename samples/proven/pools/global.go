package pools

import "chanlens/samples/proven"

// encoders belongs to the whole program, which never closes it.
var encoders *Pool

// A pool in a global variable was busy when the program began, and has been
// idle for a long time. It is never closed, yet anybody can still use it: its
// workers only wait.
func global(stop func()) {
	encoders = NewPool(2)
	for range 6 {
		encode(1)
	}
	for range 6 {
		proven.Pause(50) // the program has other things to do now
	}
	stop()
}

func encode(ms int) {
	done := make(chan struct{})
	encoders.Submit(func() { proven.Pause(ms); close(done) })
	<-done
}

func init() {
	proven.Healthy("pool-global-long-idle", "worker pool in a global, used long ago", global)
}

package programs

import "chanlens/samples/proven"

// An eventLoop runs functions one after the other in a goroutine of its own, so
// that what they touch needs no lock.
type eventLoop struct {
	calls chan func()
	state int
}

func newLoop() *eventLoop {
	l := &eventLoop{calls: make(chan func())}
	go func() {
		for f := range l.calls {
			f()
		}
	}()
	return l
}

// do runs f in the loop and waits until it is done.
func (l *eventLoop) do(f func()) {
	done := make(chan struct{})
	l.calls <- func() { f(); close(done) }
	<-done
}

func (l *eventLoop) add(n int) { l.do(func() { l.state += n }) }

// A loop has nothing to do, and is ended later.
func loopIdle(stop func()) {
	l := newLoop()
	defer close(l.calls)
	for n := range 4 {
		l.add(n)
	}
	proven.Pause(80)
	stop()
}

// The loop is in a slow function. One who called it waits for the end of that,
// two more for their turn.
func loopSlow(stop func()) {
	l := newLoop()
	done := make(chan bool)
	for range 3 {
		go func() {
			l.do(func() { proven.Pause(90) })
			done <- true
		}()
	}
	proven.Pause(40)
	stop()
	for range 3 {
		<-done
	}
	close(l.calls)
}

// A function in the loop calls the loop: it waits for itself. Two others who
// have called it since are stuck behind.
func loopInLoop(stop func()) {
	l := newLoop()
	other := newLoop()
	go l.do(func() { l.add(1) })
	proven.Pause(5)
	go l.add(2)
	go l.add(3)
	other.add(4)
	proven.Pause(55)
	stop()
	close(other.calls)
}

func init() {
	proven.Healthy("loop-idle", "event loop, idle", loopIdle)
	proven.Healthy("loop-slow", "event loop in a slow call", loopSlow)
	proven.Leaking("loop-in-loop", "event loop that calls itself, another one idle", 4, loopInLoop)
}

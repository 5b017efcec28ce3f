package record

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
	"time"
)

// How a program is asked to end after --for: how long its trace may take to be written
// then, and how long each signal may take to be heeded before the next one.
const (
	writing = 250 * time.Millisecond
	heeding = 5 * time.Second
)

// relay stands between the signals that reach us and what we run. Those of the terminal's
// keys reach the whole process group, so what we run has them already; we only outlive
// it. Others are passed on.
type relay struct {
	limit time.Duration // how long programs may run; 0: for ever
	done  chan struct{}

	mu       sync.Mutex
	command  *os.Process   // the go command, if it has been started
	programs []*os.Process // that record, including those that have ended
	got      os.Signal     // the last that asked to end, if any
	expired  bool          // a program was ended because its time was over
}

// startRelay begins to pass signals on. Call stop when all that was run has ended.
func startRelay(limit time.Duration) *relay {
	r := &relay{limit: limit, done: make(chan struct{})}
	heard := slices.DeleteFunc(append([]os.Signal{os.Interrupt}, passedOn...), signal.Ignored)
	if len(heard) == 0 {
		return r // to name none means all
	}
	got := make(chan os.Signal, 8)
	signal.Notify(got, heard...)
	go func() {
		defer signal.Stop(got)
		for {
			select {
			case s := <-got:
				r.pass(s)
			case <-r.done:
				return
			}
		}
	}()
	return r
}

func (r *relay) stop() { close(r.done) }

// pass takes note of a signal and sends it on, unless the terminal did. While programs
// run it is for them; the go command, which waits for them, sees how they end.
func (r *relay) pass(s os.Signal) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.got = s
	if fromTerminal(s) {
		return
	}
	reached := false
	for _, p := range r.programs {
		reached = p.Signal(s) == nil || reached
	}
	if !reached && r.command != nil {
		r.command.Signal(s)
	}
}

// runsCommand says that the go command has been started.
func (r *relay) runsCommand(p *os.Process) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.command = p
}

// runs says that a program that records has been started. Its time begins now. One that
// comes after we were told to end must not stay.
func (r *relay) runs(p *os.Process) {
	r.mu.Lock()
	r.programs = append(r.programs, p)
	late := r.got != nil && r.command != nil
	r.mu.Unlock()
	switch {
	case late:
		p.Kill()
	case r.limit > 0:
		go r.endLater(p)
	}
}

// endLater ends a program when its time is over, ever more firmly.
func (r *relay) endLater(p *os.Process) {
	if !r.sleep(r.limit + writing) {
		return
	}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, os.Kill} {
		r.mu.Lock() // whoever sees that the program has ended is to know why
		err := sendEnd(p, s)
		r.expired = r.expired || err == nil
		r.mu.Unlock()
		if err != nil {
			return // it has ended
		}
		if !r.sleep(heeding) {
			return
		}
	}
}

// sleep waits, and reports whether there is still something to wait for.
func (r *relay) sleep(d time.Duration) bool {
	select {
	case <-time.After(d):
		return true
	case <-r.done:
		return false
	}
}

// told returns the last signal that asked us to end, and whether a program was ended
// because its time was over.
func (r *relay) told() (got os.Signal, expired bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.got, r.expired
}

package wire

import (
	"errors"
	"fmt"
)

// What is wrong with events that contradict one another.
var (
	errNoGoroutine = errors.New("an event of a goroutine on a thread that runs none")
	errNoProc      = errors.New("an event of a processor on a thread that has none")
	errNoThread    = errors.New("an event of a thread without one")
	errHasG        = errors.New("a goroutine starts on a thread that runs one")
	errNotRunning  = errors.New("an event of a running goroutine that does not run")
	errNotSyscall  = errors.New("a goroutine leaves a system call that it is not in")
	errExists      = errors.New("a goroutine is created that exists")
)

// advance lets a thread's event happen, if the states of goroutines, processors and
// threads admit it now. It returns false if it must wait for events of other
// threads, and an error if it can never happen.
//
// What an event does to these states, and when it must wait, is told at each
// handler of GOROOT/src/internal/trace/order.go.
func (d *Decoder) advance(c *cursor) (bool, error) {
	at := place{none, none, none}
	if c.thread != none {
		t := &d.threads[c.thread]
		t.seen = true
		at = place{c.thread, t.p, t.g}
	}
	switch c.kind {
	case evGoStart:
		return d.goStart(c, at)
	case evGoStop, evGoBlock, evGoDestroy:
		return true, d.goStop(c, at)
	case evGoUnblock:
		return d.goUnblock(c, at)
	case evGoSyscallBegin:
		return true, d.goSyscallBegin(c, at)
	case evGoSyscallEnd:
		return true, d.goSyscallEnd(c, at)
	case evGoSyscallBlocked:
		return d.goSyscallBlocked(c, at)
	case evGoCreate, evGoCreateBlocked:
		return true, d.goCreate(c, at)
	case evGoStatus, evGoStatusStack:
		return true, d.goStatus(c, at)
	case evGoSwitch, evGoSwitchDestroy:
		return d.goSwitch(c, at)
	case evGoCreateSyscall:
		return true, d.goCreateSyscall(c, at)
	case evGoDestroySyscall:
		return true, d.goDestroySyscall(c, at)
	case evProcStart:
		return d.procStart(c, at)
	case evProcStop:
		return true, d.procStop(c, at)
	case evProcSteal:
		return d.procSteal(c, at)
	case evProcStatus:
		return true, d.procStatus(c)
	case evHeapAlloc, evHeapGoal, evProcsChange:
		return true, d.metric(c, at)
	case evGCActive, evGCBegin, evGCEnd:
		return d.collection(c, at)
	case evGCSweepActive, evGCSweepBegin, evGCSweepEnd:
		return true, d.sweep(c, at)
	case evSTWBegin, evSTWEnd, evMarkAssistActive, evMarkAssistBegin, evMarkAssistEnd:
		return true, d.goRange(c, at)
	case evUserTaskBegin, evUserTaskEnd:
		return true, d.userTask(c, at)
	case evUserRegionBegin, evUserRegionEnd:
		return true, d.userRegion(c, at)
	case evUserLog, evGoLabel:
		return true, d.userNote(c, at)
	}
	if c.kind >= evExperimental && c.kind <= evExperimentalEnd {
		if at.thread == none {
			return false, errNoThread
		}
		d.event(c.at)
		return true, nil
	}
	return false, fmt.Errorf("event %d among those of a thread", c.kind)
}

// running returns the goroutine that runs at a place, with its processor.
func (d *Decoder) running(at place) (*goroutine, error) {
	if err := d.user(at); err != nil {
		return nil, err
	}
	g := &d.goroutines.all[at.g]
	if !g.alive || g.status != goRunning {
		return nil, errNotRunning
	}
	return g, nil
}

// user holds that a thread, a processor and a goroutine are at a place.
func (d *Decoder) user(at place) error {
	switch {
	case at.thread == none:
		return errNoThread
	case at.p == none:
		return errNoProc
	case at.g == none:
		return errNoGoroutine
	}
	return nil
}

// ready returns a goroutine by number if it is in a state and seq comes next for it.
func (d *Decoder) ready(id uint64, in status, seq uint64) *goroutine {
	place := d.goroutines.find(id)
	if place == none {
		return nil
	}
	g := &d.goroutines.all[place]
	if !g.alive || g.status != in || seq != g.seq+1 {
		return nil
	}
	return g
}

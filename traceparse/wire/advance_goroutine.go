package wire

import (
	"errors"

	"chanlens/model"
)

// goStart: a runnable goroutine starts running.
func (d *Decoder) goStart(c *cursor, at place) (bool, error) {
	place := d.goroutines.find(c.args[0])
	if place == none {
		return false, nil
	}
	g := &d.goroutines.all[place]
	if !g.alive || g.status != goRunnable || c.args[1] != g.seq+1 {
		return false, nil
	}
	switch {
	case at.thread == none:
		return false, errNoThread
	case at.p == none:
		return false, errNoProc
	case at.g != none:
		return false, errHasG
	}
	g.status, g.seq = goRunning, c.args[1]
	d.threads[at.thread].g = place
	d.g.Run(d.event(c.at), g.local, d.where(at))
	return true, nil
}

// goStop: the running goroutine blocks, yields, or ends.
func (d *Decoder) goStop(c *cursor, at place) error {
	g, err := d.running(at)
	if err != nil {
		if errors.Is(err, errNoGoroutine) && d.unnamedPreemption(c) {
			d.event(c.at)
			return nil
		}
		return err
	}
	d.threads[at.thread].g = none
	if c.kind == evGoDestroy {
		g.alive = false
		d.forget(at.g)
		d.g.End(d.event(c.at), g.local, d.where(at))
		return nil
	}
	to := model.StateRunnable
	g.status = goRunnable
	if c.kind == evGoBlock {
		to = model.StateWaiting
		g.status = goWaiting
	}
	reason, err := d.reason(c.args[0])
	if err != nil {
		return err
	}
	stack, err := d.stack(c.args[1])
	if err != nil {
		return err
	}
	d.g.Stop(d.event(c.at), g.local, to, reason, stack, d.where(at))
	return nil
}

// unnamedPreemption reports whether an event is the first word of a thread in a
// generation before Go 1.26, by which the goroutine that it ran is preempted without
// being named. preemptPark (GOROOT/src/runtime/proc.go) parted the two before it wrote
// the event, so that the goroutine's status was not written in front of it; other threads
// tell of it from then on. Since Go 1.26 the event comes first.
func (d *Decoder) unnamedPreemption(c *cursor) bool {
	if d.version >= 26 || c.kind != evGoBlock || c.args[1] != 0 {
		return false
	}
	reason, err := d.reason(c.args[0])
	return err == nil && reason == model.ReasonPreempted
}

// goUnblock: a waiting goroutine becomes runnable. Anything may do that, also a
// thread that runs no goroutine.
func (d *Decoder) goUnblock(c *cursor, at place) (bool, error) {
	g := d.ready(c.args[0], goWaiting, c.args[1])
	if g == nil {
		return false, nil
	}
	g.status, g.seq = goRunnable, c.args[1]
	stack, err := d.stack(c.args[2])
	if err != nil {
		return false, err
	}
	d.g.Wake(d.event(c.at), g.local, d.localOf(at.g), stack)
	return true, nil
}

// goSwitch: the running goroutine hands its processor to another one, and blocks
// or ends. These are three events: the other one is woken, this one stops, the
// other one starts.
func (d *Decoder) goSwitch(c *cursor, at place) (bool, error) {
	g, err := d.running(at)
	if err != nil {
		return false, err
	}
	next := d.goroutines.find(c.args[0])
	if next == none {
		return false, nil
	}
	other := &d.goroutines.all[next]
	if !other.alive || other.status != goWaiting || c.args[1] != other.seq+1 {
		return false, nil
	}
	w := d.where(at)
	d.g.Wake(d.event(c.at), other.local, d.localOf(at.g), model.NoStack)
	if c.kind == evGoSwitch {
		g.status = goWaiting
		d.g.Stop(d.event(c.at), g.local, model.StateWaiting, model.ReasonNone, model.NoStack, w)
	} else {
		g.alive = false
		d.forget(at.g)
		d.g.End(d.event(c.at), g.local, w)
	}
	other.status, other.seq = goRunning, c.args[1]
	d.threads[at.thread].g = next
	d.g.Run(d.event(c.at), other.local, w)
	return true, nil
}

// goCreate: a go statement, or iter.Pull, whose goroutine is created blocked.
func (d *Decoder) goCreate(c *cursor, at place) error {
	switch {
	case at.thread == none:
		return errNoThread
	case at.p == none:
		return errNoProc
	}
	if at.g != none {
		if g := &d.goroutines.all[at.g]; g.alive && g.status != goRunning {
			return errNotRunning
		}
	}
	status, to := goRunnable, model.StateRunnable
	if c.kind == evGoCreateBlocked {
		status, to = goWaiting, model.StateWaiting
	}
	place := d.create(c.args[0], status)
	if place == none {
		return errExists
	}
	start, err := d.stack(c.args[1])
	if err != nil {
		return err
	}
	stack, err := d.stack(c.args[2])
	if err != nil {
		return err
	}
	d.g.Create(d.event(c.at), d.goroutines.all[place].local, to, start, d.localOf(at.g), stack)
	return nil
}

// goStatus: the state of a goroutine, told once in each generation. It may have been
// so since the generation's start, or be the first word of a thread about the
// goroutine that it runs.
func (d *Decoder) goStatus(c *cursor, at place) error {
	id, thread, status := c.args[0], c.args[1], uint8(c.args[2])
	if int(status) >= len(states) {
		return errors.New("a goroutine in an unknown state")
	}
	place := d.goroutines.find(id)
	if place != none && d.goroutines.all[place].alive {
		g := &d.goroutines.all[place]
		if g.status != status {
			return errors.New("a goroutine in another state than its events say")
		}
		g.seq = 0
	} else {
		if place = d.create(id, status); place == none {
			return errExists
		}
	}
	switch status {
	case goRunning:
		if at.thread != none {
			d.threads[at.thread].g = place
		}
	case goSyscall:
		if err := d.bindSyscall(place, thread, at); err != nil {
			return err
		}
	}
	stack := model.NoStack
	if c.kind == evGoStatusStack {
		var err error
		if stack, err = d.stack(c.args[3]); err != nil {
			return err
		}
	}
	d.g.Status(d.event(c.at), d.goroutines.all[place].local, states[status], model.ReasonNone, stack)
	return nil
}

// bindSyscall binds a goroutine to the thread on which it is in a system call:
// this one, or one that has been there for the whole generation.
func (d *Decoder) bindSyscall(g int32, thread uint64, at place) error {
	if thread == noThreadID {
		return errors.New("a goroutine in a system call without a thread")
	}
	if at.thread != none && d.threads[at.thread].id == thread {
		d.threads[at.thread].g = g
		return nil
	}
	t := &d.threads[d.threadAt(thread)]
	if t.seen && t.g != g {
		return errors.New("a goroutine in a system call on a thread that runs another one")
	}
	t.seen, t.g = true, g
	return nil
}

// goSyscallBegin: the running goroutine enters a system call. It keeps its processor
// for now.
func (d *Decoder) goSyscallBegin(c *cursor, at place) error {
	g, err := d.running(at)
	if err != nil {
		return err
	}
	p := &d.procs[at.p]
	if c.args[0] != p.seq+1 {
		return errors.New("a system call out of order")
	}
	g.status = goSyscall
	p.status, p.seq = procSyscall, c.args[0]
	stack, err := d.stack(c.args[1])
	if err != nil {
		return err
	}
	d.g.Stop(d.event(c.at), g.local, model.StateSyscall, model.ReasonNone, stack, d.where(at))
	return nil
}

// inSyscall returns the goroutine at a place, which is in a system call.
func (d *Decoder) inSyscall(at place) (*goroutine, error) {
	if at.thread == none {
		return nil, errNoThread
	}
	if at.g == none {
		return nil, errNoGoroutine
	}
	g := &d.goroutines.all[at.g]
	if !g.alive || g.status != goSyscall {
		return nil, errNotSyscall
	}
	return g, nil
}

// goSyscallEnd: a goroutine returns from a system call that kept its processor.
func (d *Decoder) goSyscallEnd(c *cursor, at place) error {
	g, err := d.inSyscall(at)
	if err != nil {
		return err
	}
	if at.p == none {
		return errNoProc
	}
	p := &d.procs[at.p]
	if p.status != procSyscall {
		return errors.New("a system call ends on a processor that is in none")
	}
	g.status, p.status = goRunning, procRunning
	d.g.Run(d.event(c.at), g.local, d.where(at))
	return nil
}

// goSyscallBlocked: a goroutine returns from a system call without its processor. It
// waits until that is gone.
func (d *Decoder) goSyscallBlocked(c *cursor, at place) (bool, error) {
	if at.p != none && d.procs[at.p].status == procSyscall {
		return false, nil
	}
	g, err := d.inSyscall(at)
	if err != nil {
		return false, err
	}
	g.status = goRunnable
	d.threads[at.thread].g = none
	d.g.Ready(d.event(c.at), g.local)
	return true, nil
}

// goCreateSyscall: a thread of C calls Go. Its goroutine is created in a system call.
func (d *Decoder) goCreateSyscall(c *cursor, at place) error {
	switch {
	case at.thread == none:
		return errNoThread
	case at.g != none:
		return errHasG
	}
	place := d.create(c.args[0], goSyscall)
	if place == none {
		return errExists
	}
	d.threads[at.thread].g = place
	d.g.Create(d.event(c.at), d.goroutines.all[place].local, model.StateSyscall, model.NoStack, model.NoLocal, model.NoStack)
	return nil
}

// goDestroySyscall: a call from C returns. Its processor, if it has one left, is as
// good as stolen: the thread's number may be used for another one.
func (d *Decoder) goDestroySyscall(c *cursor, at place) error {
	g, err := d.inSyscall(at)
	if err != nil {
		return err
	}
	g.alive = false
	d.forget(at.g)
	t := &d.threads[at.thread]
	t.g = none
	w := d.where(at)
	if at.p != none {
		p := &d.procs[at.p]
		if p.status != procSyscall {
			return errors.New("a call from C ends on a processor that is in no system call")
		}
		p.status = procAbandoned
		d.bind(at.thread, none)
		d.tellProc(d.event(c.at), p, false, model.Nowhere)
	}
	d.g.End(d.event(c.at), g.local, w)
	return nil
}

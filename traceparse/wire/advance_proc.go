package wire

import (
	"errors"

	"chanlens/model"
)

// tellProc tells the model that a processor starts or stops.
func (d *Decoder) tellProc(at model.Time, p *proc, running bool, w model.Where) {
	if p.number != model.NoProc {
		d.g.ProcState(at, int64(p.id), running, w)
	}
}

// procStart: a thread starts an idle processor.
func (d *Decoder) procStart(c *cursor, at place) (bool, error) {
	i, ok := d.procOf[c.args[0]]
	if !ok {
		return false, nil
	}
	p := &d.procs[i]
	if p.status != procIdle || c.args[1] != p.seq+1 || at.p != none {
		return false, nil // in a system call, the thread may not know yet that it lost its own
	}
	if at.thread == none {
		return false, errNoThread
	}
	p.status, p.seq = procRunning, c.args[1]
	d.bind(at.thread, i)
	w := d.where(at)
	w.Proc = p.number
	d.tellProc(d.event(c.at), p, true, w)
	return true, nil
}

// procStop: a thread stops its processor.
func (d *Decoder) procStop(c *cursor, at place) error {
	switch {
	case at.thread == none:
		return errNoThread
	case at.p == none:
		return errNoProc
	}
	p := &d.procs[at.p]
	if p.status != procRunning && p.status != procSyscall {
		return errors.New("a processor stops that is idle")
	}
	p.status = procIdle
	d.bind(at.thread, none)
	d.tellProc(d.event(c.at), p, false, model.Nowhere)
	return nil
}

// procSteal: a thread takes the processor of one that is in a system call.
func (d *Decoder) procSteal(c *cursor, at place) (bool, error) {
	i, ok := d.procOf[c.args[0]]
	if !ok {
		return false, nil
	}
	p := &d.procs[i]
	if (p.status != procSyscall && p.status != procAbandoned) || c.args[1] != p.seq+1 {
		return false, nil
	}
	if at.thread == none {
		return false, errNoThread
	}
	before := p.status
	p.status, p.seq = procIdle, c.args[1]
	if before == procAbandoned { // whose it was is not known any more
		d.event(c.at)
		d.g.ProcStatus(int64(p.id), false)
		return true, nil
	}
	from, ok := d.threadOf[c.args[2]]
	if !ok || !d.threads[from].seen {
		return false, errors.New("a processor is stolen from an unknown thread")
	}
	if d.threads[from].p != i {
		return false, errors.New("a processor is stolen from a thread that does not have it")
	}
	d.bind(from, none)
	d.tellProc(d.event(c.at), p, false, model.Nowhere)
	return true, nil
}

// procStatus: the state of a processor, told once in each generation.
func (d *Decoder) procStatus(c *cursor) error {
	id, status := c.args[0], procStatus(c.args[1])
	if status > procAbandoned {
		return errors.New("a processor in an unknown state")
	}
	i, ok := d.procOf[id]
	if !ok {
		i = d.addProc(id, status)
	} else {
		p := &d.procs[i]
		switch {
		case status == procAbandoned && p.status == procSyscall: // nothing is lost: its thread is known
			status = procSyscall
			if p.threads == 0 {
				return errors.New("a processor about to be stolen from no thread")
			}
		case status != p.status:
			return errors.New("a processor in another state than its events say")
		}
		p.seq = 0
	}
	if told := procStatus(c.args[1]); c.thread != none && (told == procRunning || told == procSyscall) {
		d.bind(c.thread, i)
	}
	d.event(c.at)
	d.g.ProcStatus(int64(id), status == procRunning || status == procSyscall)
	return nil
}

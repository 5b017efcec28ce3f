package wire

import "chanlens/model"

// procStatus is the state of a processor, as the runtime numbers it.
type procStatus = uint8

// The states of processors. Source: tracev2.ProcStatus.
const (
	procRunning   procStatus = 1
	procIdle      procStatus = 2
	procSyscall   procStatus = 3
	procAbandoned procStatus = 4 // in a system call, of a thread that has moved on
)

// proc is what the order needs to know of a processor.
type proc struct {
	id       uint64
	seq      uint64
	number   model.Proc
	threads  int32 // that it is bound to
	status   procStatus
	sweeping bool
}

// thread is what the order needs to know of a thread.
type thread struct {
	id     uint64
	g      int32 // goroutine bound to it: place in Decoder.goroutines, or none
	p      int32 // processor bound to it: place in Decoder.procs, or none
	handle model.Thread
	named  bool // handle is known
	seen   bool // it has tried to do something, or another thread has told of it
}

// threadAt returns the place of a thread by the system's number.
func (d *Decoder) threadAt(id uint64) int32 {
	if place, ok := d.threadOf[id]; ok {
		return place
	}
	place := int32(len(d.threads))
	d.threadOf[id] = place
	d.threads = append(d.threads, thread{id: id, g: none, p: none})
	return place
}

// addProc adds a processor.
func (d *Decoder) addProc(id uint64, s procStatus) int32 {
	place := int32(len(d.procs))
	d.procOf[id] = place
	p := proc{id: id, status: s, number: model.NoProc}
	if id <= model.MaxProc {
		p.number = model.Proc(id)
	}
	d.procs = append(d.procs, p)
	return place
}

// bind binds a thread to a processor, or to none.
func (d *Decoder) bind(thread, p int32) {
	t := &d.threads[thread]
	if t.p != none {
		d.procs[t.p].threads--
	}
	if t.p = p; p != none {
		d.procs[p].threads++
	}
}

// place is where an event happened: what is bound to its thread.
type place struct {
	thread, p, g int32
}

// where returns the processor and thread of a place for the model.
func (d *Decoder) where(at place) model.Where {
	w := model.Nowhere
	if at.thread != none {
		t := &d.threads[at.thread]
		if !t.named {
			t.handle, t.named = d.g.Where(-1, int64(t.id)).Thread, true
		}
		w.Thread = t.handle
	}
	if at.p != none {
		w.Proc = d.procs[at.p].number
	}
	return w
}

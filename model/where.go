package model

import "math"

// Where is the processor and the thread an event came from.
type Where struct {
	Proc   Proc
	Thread Thread
}

// Nowhere is the place of an event that has neither processor nor thread.
var Nowhere = Where{NoProc, NoThread}

// Where interns the processor and thread of an event, by the runtime's numbers;
// negative numbers stand for none.
func (g *Generation) Where(proc, thread int64) Where {
	w := Where{NoProc, g.threads.intern(thread)}
	if proc >= 0 && proc <= MaxProc {
		w.Proc = Proc(proc)
	}
	return w
}

// threadTable gives threads small numbers.
type threadTable struct {
	byID map[int64]Thread
	ids  []int64
	last Thread // the one asked for before: events come in runs
}

func (t *threadTable) intern(id int64) Thread {
	if id < 0 {
		return NoThread
	}
	if int(t.last) < len(t.ids) && t.ids[t.last] == id {
		return t.last
	}
	if n, ok := t.byID[id]; ok {
		t.last = n
		return n
	}
	if len(t.ids) >= int(NoThread) {
		return NoThread
	}
	n := Thread(len(t.ids))
	t.byID[id] = n
	t.ids = append(t.ids, id)
	return n
}

// packWhere puts a processor and a thread in one column.
func packWhere(w Where) uint32 { return uint32(uint16(w.Proc))<<16 | uint32(w.Thread) }

func unpackWhere(x uint32) Where { return Where{Proc(x >> 16), Thread(x)} }

const nobody = math.MaxUint32 // in the column who: neither processor, thread nor waker

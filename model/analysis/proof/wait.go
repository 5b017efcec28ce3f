package proof

import (
	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// likeness says whether two descriptions are of the same thing.
type likeness uint8

const (
	unclear likeness = iota
	alike
	unlike
)

// compareWait compares a wait with what a goroutine of the dump does.
func (c *comparison) compareWait(b *verdict.Blocked, g *Goroutine) likeness {
	where := c.compareStacks(b.Stack, g)
	switch {
	case where == unlike:
		return unlike
	case busy[g.State]:
		return unlike
	case where == unclear || !sameState(b.Op, g.State):
		return unclear
	}
	return alike
}

// busy are the states in which a goroutine does not wait.
var busy = map[string]bool{"running": true, "runnable": true, "syscall": true}

// judged are the states of which the runtime's search for leaks says something. Source:
// internalBlocked in GOROOT/src/runtime/mgcmark.go, and the order of the reasons in
// runtime2.go; a test holds the table against that.
var judged = map[string]bool{
	"chan receive (nil chan)": true,
	"chan send (nil chan)":    true,
	"select (no cases)":       true,
	"select":                  true,
	"chan receive":            true,
	"chan send":               true,
	"sync.Cond.Wait":          true,
	"sync.Mutex.Lock":         true,
	"sync.RWMutex.RLock":      true,
	"sync.RWMutex.Lock":       true,
	"sync.WaitGroup.Wait":     true,
}

// sameState reports whether a dump may call an operation so. The stack says the rest.
func sameState(op model.Operation, state string) bool {
	if op.DumpWords() == state {
		return true
	}
	switch op.Class() {
	case model.ClassMutex, model.ClassRWMutex, model.ClassWaitGroup:
		return state == "semacquire" // there were no words of their own in older releases
	}
	switch op {
	case model.OpSynctest:
		return state == "synctest.Run"
	case model.OpWaiting, model.OpSystem, model.OpSemacquire:
		return true // the trace does not tell more
	}
	return false
}

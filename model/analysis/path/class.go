package path

import (
	"time"

	"chanlens/model"
)

// Class says what kind of time a step is.
type Class uint8

// The classes.
const (
	Untold    Class = iota // the trace does not tell
	Work                   // ran
	Syscall                // was in a system call
	Processor              // was ready, and waited for a processor
	Channel                // waited in a send, receive or select
	Lock                   // waited for a Mutex, RWMutex or Once
	Sync                   // waited for a WaitGroup, a Cond and the like
	Outside                // waited for time, the network or the runtime
	Unborn                 // did not exist yet

	// NumClasses is the number of classes there are.
	NumClasses = int(Unborn) + 1
)

var classNames = [NumClasses]struct{ word, label string }{
	Untold:    {"untold", "not told"},
	Work:      {"work", "work"},
	Syscall:   {"syscall", "system calls"},
	Processor: {"processor", "waits for a processor"},
	Channel:   {"channel", "channels"},
	Lock:      {"lock", "locks"},
	Sync:      {"sync", "WaitGroups and the like"},
	Outside:   {"outside", "time, network and runtime"},
	Unborn:    {"unborn", "before it existed"},
}

// String returns the class's name, a word.
func (c Class) String() string { return classNames[c].word }

// Label says what kind of time it is, for people.
func (c Class) Label() string { return classNames[c].label }

// classes says which class an operation belongs to by itself.
var classes = [model.NumClasses]Class{
	model.ClassUnknown:   Untold,
	model.ClassRunning:   Work,
	model.ClassRunnable:  Processor,
	model.ClassSyscall:   Syscall,
	model.ClassSend:      Channel,
	model.ClassReceive:   Channel,
	model.ClassSelect:    Channel,
	model.ClassMutex:     Lock,
	model.ClassRWMutex:   Lock,
	model.ClassWaitGroup: Sync,
	model.ClassCond:      Sync,
	model.ClassNetwork:   Outside,
	model.ClassSleep:     Outside,
	model.ClassGC:        Outside,
	model.ClassSystem:    Outside,
	model.ClassOther:     Sync,
}

// fromOutside reports whether a wake comes from outside the program. The waker that
// the trace names, if any, is only who happened to look for timers or the network.
func fromOutside(k model.WakeKind) bool {
	return k == model.WakeTimer || k == model.WakeNetwork || k == model.WakeRuntime
}

// Times is an amount of time by class.
type Times [NumClasses]time.Duration

// Total returns the sum.
func (t *Times) Total() time.Duration {
	var sum time.Duration
	for _, d := range t {
		sum += d
	}
	return sum
}

// Order returns the classes that have any time, most time first.
func (t *Times) Order() []Class {
	var order []Class
	for c, d := range t {
		if d <= 0 {
			continue
		}
		i := len(order)
		order = append(order, Class(c))
		for ; i > 0 && t[order[i-1]] < d; i-- {
			order[i], order[i-1] = order[i-1], order[i]
		}
	}
	return order
}

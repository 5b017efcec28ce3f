package filter

import (
	"strings"

	"chanlens/model"
)

// opMask says of each operation whether it is meant.
type opMask [model.NumOperations]bool

// word is a value from a list, and the operations it stands for.
type word struct {
	name, doc string
	other     string // another name that is understood, such as that of a goroutine dump
	ops       opMask
}

// states are the values of state: the classes, and what joins some of them.
var states = func() []word {
	docs := [model.NumClasses]string{
		model.ClassRunning:   "on a processor",
		model.ClassRunnable:  "ready to run, waits for a processor",
		model.ClassSyscall:   "in a system call",
		model.ClassSend:      "sends on a channel",
		model.ClassReceive:   "receives from a channel",
		model.ClassSelect:    "in a select",
		model.ClassMutex:     "waits for a sync.Mutex or sync.Once",
		model.ClassRWMutex:   "waits for a sync.RWMutex",
		model.ClassWaitGroup: "in WaitGroup.Wait",
		model.ClassCond:      "in Cond.Wait",
		model.ClassNetwork:   "waits for the network poller",
		model.ClassSleep:     "in time.Sleep",
		model.ClassGC:        "waits for the garbage collector",
		model.ClassSystem:    "the runtime's own, idle",
		model.ClassOther:     "blocked in some other way",
	}
	order := []model.Class{
		model.ClassSend, model.ClassReceive, model.ClassSelect, model.ClassMutex, model.ClassRWMutex,
		model.ClassWaitGroup, model.ClassCond, model.ClassNetwork, model.ClassSleep, model.ClassGC,
		model.ClassSystem, model.ClassOther, model.ClassSyscall, model.ClassRunning, model.ClassRunnable,
	}
	var list []word
	for _, c := range order {
		list = append(list, word{
			name: strings.ToLower(c.String()), doc: docs[c],
			ops: mask(func(op model.Operation) bool { return op.Class() == c }),
		})
	}
	return append(list,
		word{name: "blocked", doc: "waits for anything but a processor or a system call", ops: mask(model.Operation.Blocked)},
		word{name: "waiting", doc: "does not run: blocked, ready to run or in a system call", ops: mask(waits)})
}()

// operations are the values of op.
var operations = func() []word {
	var list []word
	for op := range model.Operation(model.NumOperations) {
		if op.State() == model.StateUnknown {
			continue
		}
		list = append(list, word{
			name: strings.ReplaceAll(op.String(), " ", "-"), other: op.DumpWords(),
			doc: op.DumpWords() + " in a goroutine dump",
			ops: mask(func(o model.Operation) bool { return o == op }),
		})
	}
	return list
}()

// mask marks the operations for which is holds, but never what the trace does not tell.
func mask(is func(model.Operation) bool) (m opMask) {
	for op := range model.Operation(model.NumOperations) {
		m[op] = op.State() != model.StateUnknown && is(op)
	}
	return m
}

// waits reports whether a goroutine in an operation does not run.
func waits(op model.Operation) bool { return op.State() != model.StateRunning }

// named returns what a word stands for; several operations may share a dump's words.
func named(words []word, name string) (m opMask, ok bool) {
	spoken := strings.ReplaceAll(name, " ", "-")
	for _, w := range words {
		if strings.EqualFold(w.name, spoken) {
			return w.ops, true
		}
	}
	for _, w := range words {
		if w.other != "" && strings.EqualFold(w.other, name) {
			for op := range w.ops {
				m[op] = m[op] || w.ops[op]
			}
			ok = true
		}
	}
	return m, ok
}

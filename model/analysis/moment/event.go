package moment

import "chanlens/model"

// Event is what a query asks for.
type Event uint8

// The events.
const (
	Send Event = iota
	Receive
	Close
	Make
	Default
	Select
	Panic
	Start
	Exit
	Go
	Lock
	Wait
	Sleep
	Syscall
	Run
	Runnable
	WaitGroupWait
	CondWait
	Region
	Task
	Log
	Trace

	numEvents = int(Trace) + 1
)

// clauses is a set of kinds of clauses.
type clauses uint16

// The kinds of clauses.
const (
	clauseOn clauses = 1 << iota
	clauseBy
	clauseOf
	clauseIn
	clauseAt
	clauseWaits
	clauseNever
	clausePanics
	clauseClosed // or not
	clauseLong   // longer than, shorter than
	clauseNear   // after, before

	common  = clauseBy | clauseIn | clauseAt | clauseNear
	ofChan  = common | clauseOn
	ofSpan  = common | clauseLong
	endless = clauseNever | clauseLong
)

// eventRow is what there is to say of an event.
type eventRow struct {
	name, plural string
	takes        clauses
	named        bool // a name in quotes stands behind it

	// Of an interval of a goroutine's life: whether that is one. For what is done to
	// channels, this counts where operations were not recorded.
	is func(model.Operation) bool
}

// events is the one table of events.
var events = [numEvents]eventRow{
	Send: {name: "send", plural: "sends", takes: ofChan | endless | clauseWaits | clausePanics,
		is: func(op model.Operation) bool { return op == model.OpSend || op == model.OpSendNil }},
	Receive: {name: "receive", plural: "receives", takes: ofChan | endless | clauseWaits | clauseClosed,
		is: func(op model.Operation) bool { return op == model.OpReceive || op == model.OpReceiveNil }},
	Close:   {name: "close", plural: "closes", takes: ofChan | clauseOf | clausePanics},
	Make:    {name: "make", plural: "makes", takes: ofChan | clauseOf},
	Default: {name: "default", plural: "defaults", takes: ofChan},
	Select: {name: "select", plural: "selects", takes: ofChan | endless | clauseWaits | clausePanics | clauseClosed,
		is: func(op model.Operation) bool { return op == model.OpSelect || op == model.OpSelectEmpty }},
	Panic: {name: "panic", plural: "panics", takes: ofChan},
	Start: {name: "start", plural: "starts", takes: common | clauseOf},
	Exit:  {name: "exit", plural: "exits", takes: common | clauseOf},
	Go:    {name: "go", plural: "go-statements", takes: common | clauseOf},
	Lock: {name: "lock", plural: "locks", takes: ofChan | endless,
		is: func(op model.Operation) bool {
			return op.Class() == model.ClassMutex || op.Class() == model.ClassRWMutex
		}},
	Wait:     {name: "wait", plural: "waits", takes: ofChan | endless, is: model.Operation.Blocked},
	Sleep:    {name: "sleep", plural: "sleeps", takes: ofSpan | clauseNever, is: func(op model.Operation) bool { return op == model.OpSleep }},
	Syscall:  {name: "syscall", plural: "syscalls", takes: ofSpan | clauseNever, is: inState(model.StateSyscall)},
	Run:      {name: "run", plural: "runs", takes: ofSpan, is: inState(model.StateRunning)},
	Runnable: {name: "runnable", plural: "runnables", takes: ofSpan, is: inState(model.StateRunnable)},
	WaitGroupWait: {name: "wg-wait", plural: "wg-waits", takes: ofChan | endless,
		is: func(op model.Operation) bool { return op == model.OpWaitGroupWait }},
	CondWait: {name: "cond-wait", plural: "cond-waits", takes: ofChan | endless,
		is: func(op model.Operation) bool { return op == model.OpCondWait }},
	Region: {name: "region", plural: "regions", takes: ofSpan | clauseNever, named: true},
	Task:   {name: "task", plural: "tasks", takes: ofSpan | clauseNever, named: true},
	Log:    {name: "log", plural: "logs", takes: common, named: true},
	Trace:  {name: "trace", plural: "trace"},
}

// String returns the event as a query writes it: "send", "cond-wait".
func (e Event) String() string { return events[e].name }

// ofChannel reports whether the event is something done to channels.
func (e Event) ofChannel() bool {
	switch e {
	case Send, Receive, Close, Default, Select, Panic:
		return true
	}
	return false
}

// Synchronizes reports whether the event is an operation that can order what goroutines do:
// on a channel, or a wait for another goroutine.
func (e Event) Synchronizes() bool {
	switch e {
	case Lock, Wait, WaitGroupWait, CondWait:
		return true
	}
	return e.ofChannel()
}

func inState(s model.State) func(model.Operation) bool {
	return func(op model.Operation) bool { return op.State() == s }
}

// eventNamed returns the event with a name, in the singular or the plural.
func eventNamed(name string) (Event, bool) {
	for e := range events {
		if name == events[e].name || name == events[e].plural {
			return Event(e), true
		}
	}
	return 0, false
}

// eventNames returns the names of all events.
func eventNames() []string {
	names := make([]string, numEvents)
	for e := range events {
		names[e] = events[e].name
	}
	return names
}

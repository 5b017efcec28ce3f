package analysis

import "chanlens/model"

// Verdict says whether a goroutine that is blocked at the end is a fault.
type Verdict uint8

// The verdicts, by how much they ask for attention.
const (
	NoVerdict Verdict = iota
	// Stuck goroutines wait for another goroutine that has not come.
	Stuck
	// Waiting goroutines wait for something that comes by itself or from outside:
	// time, the network, a signal, a test's end, the garbage collector.
	Waiting
	// System goroutines are the runtime's and the tracer's own.
	System
)

var verdicts = [...]Verdict{Stuck, Waiting, System}

var verdictNames = [...]string{NoVerdict: "", Stuck: "stuck", Waiting: "waiting", System: "system"}

// String returns the verdict's name.
func (v Verdict) String() string { return verdictNames[v] }

// operations says of each wait whether it is a fault by itself, how a sentence
// names it, and what has not happened. An operation that is not here is no wait
// of a program.
var operations = [model.NumOperations]struct {
	verdict Verdict
	in      string // "waits …"
	because string
}{
	model.OpSend:          {Stuck, "in a send", "nobody received"},
	model.OpSendNil:       {Stuck, "in a send", "the channel is nil, so it waits for ever"},
	model.OpReceive:       {Stuck, "in a receive", "nobody sent or closed the channel"},
	model.OpReceiveNil:    {Stuck, "in a receive", "the channel is nil, so it waits for ever"},
	model.OpSelect:        {Stuck, "in a select", "none of its cases could go on"},
	model.OpSelectEmpty:   {Stuck, "in a select", "it has no cases, so it waits for ever"},
	model.OpMutexLock:     {Stuck, "in Mutex.Lock", "it did not get the lock"},
	model.OpOnceDo:        {Stuck, "in Once.Do", "the first call did not return"},
	model.OpRWMutexQueue:  {Stuck, "in RWMutex.Lock", "it did not get the lock"},
	model.OpRWMutexLock:   {Stuck, "in RWMutex.Lock", "readers did not unlock"},
	model.OpRWMutexRLock:  {Stuck, "in RWMutex.RLock", "it did not get the lock"},
	model.OpWaitGroupWait: {Stuck, "in WaitGroup.Wait", "the counter did not come to zero"},
	model.OpCondWait:      {Stuck, "in Cond.Wait", "no signal reached it"},
	model.OpSemacquire:    {Stuck, "for a semaphore", "nobody released it"},
	model.OpNetwork:       {Waiting, "for the network", "data or a connection comes from outside"},
	model.OpSleep:         {Waiting, "in a sleep", "time ends it"},
	model.OpCoroutine:     {Waiting, "in an iterator", "it goes on when the next value is asked for"},
	model.OpSynctest:      {Waiting, "in synctest", "it goes on when all others in its bubble are blocked"},
	model.OpGCAssist:      {Waiting, "in a mark assist", "the garbage collector ends it"},
	model.OpGCWait:        {Waiting, "for the garbage collection", "its end ends it"},
	model.OpWeakToStrong:  {Waiting, "to use a weak pointer", "the garbage collector ends it"},
	model.OpSuspended:     {Waiting, "", "the runtime stopped it and lets it go on by itself"},
	model.OpDebugCall:     {Waiting, "for a debugger's call", "the debugger ends it"},
	model.OpWaiting:       {Waiting, "", "the trace does not tell for what"},
}

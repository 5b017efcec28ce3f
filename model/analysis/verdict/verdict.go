package verdict

import "chanlens/model"

// Verdict says whether a goroutine that is blocked at the end is a fault.
type Verdict uint8

// The verdicts, by how much they ask for attention.
const (
	None Verdict = iota
	// Stuck goroutines wait for another goroutine, and nothing is left in the trace
	// that would wake them.
	Stuck
	// Waiting goroutines wait for something that comes by itself or from outside
	// (time, the network, a signal), or for a goroutine that may still come.
	Waiting
	// System goroutines are the runtime's and the tracer's own.
	System
)

var verdicts = [...]Verdict{Stuck, Waiting, System}

var verdictNames = [...]string{None: "", Stuck: "stuck", Waiting: "waiting", System: "system"}

// String returns the verdict's name.
func (v Verdict) String() string { return verdictNames[v] }

// family is what is alike about operations when evidence is weighed.
type family uint8

const (
	familyNone family = iota // it waits for no other goroutine, or for ever
	familySend
	familyReceive // and select
	familyLock
	familyGroup // WaitGroup
	familyCond
	numFamilies
)

// operations says of each wait what it waits for, how a sentence names it, and what
// has not happened. An operation that is not here is no wait of a program.
var operations = [model.NumOperations]struct {
	verdict Verdict // whatever the evidence; None: it depends on the others
	family  family
	in      string // "waits …"
	because string
}{
	model.OpSend:          {None, familySend, "in a send", "nobody received"},
	model.OpSendNil:       {Stuck, familyNone, "in a send", "the channel is nil, so it waits for ever"},
	model.OpReceive:       {None, familyReceive, "in a receive", "nobody sent or closed the channel"},
	model.OpReceiveNil:    {Stuck, familyNone, "in a receive", "the channel is nil, so it waits for ever"},
	model.OpSelect:        {None, familyReceive, "in a select", "none of its cases could go on"},
	model.OpSelectEmpty:   {Stuck, familyNone, "in a select", "it has no cases, so it waits for ever"},
	model.OpMutexLock:     {None, familyLock, "in Mutex.Lock", "it did not get the lock"},
	model.OpOnceDo:        {None, familyLock, "in Once.Do", "the first call did not return"},
	model.OpRWMutexQueue:  {None, familyLock, "in RWMutex.Lock", "it did not get the lock"},
	model.OpRWMutexLock:   {None, familyLock, "in RWMutex.Lock", "readers did not unlock"},
	model.OpRWMutexRLock:  {None, familyLock, "in RWMutex.RLock", "it did not get the lock"},
	model.OpWaitGroupWait: {None, familyGroup, "in WaitGroup.Wait", "the counter did not come to zero"},
	model.OpCondWait:      {None, familyCond, "in Cond.Wait", "no signal reached it"},
	model.OpSemacquire:    {None, familyLock, "for a semaphore", "nobody released it"},
	model.OpNetwork:       {Waiting, familyNone, "for the network", "data or a connection comes from outside"},
	model.OpSleep:         {Waiting, familyNone, "in a sleep", "time ends it"},
	model.OpCoroutine:     {Waiting, familyNone, "in an iterator", "it goes on when the next value is asked for"},
	model.OpSynctest:      {Waiting, familyNone, "in synctest", "it goes on when all others in its bubble are blocked"},
	model.OpGCAssist:      {Waiting, familyNone, "in a mark assist", "the garbage collector ends it"},
	model.OpGCWait:        {Waiting, familyNone, "for the garbage collection", "its end ends it"},
	model.OpWeakToStrong:  {Waiting, familyNone, "to use a weak pointer", "the garbage collector ends it"},
	model.OpSuspended:     {Waiting, familyNone, "", "the runtime stopped it and lets it go on by itself"},
	model.OpDebugCall:     {Waiting, familyNone, "for a debugger's call", "the debugger ends it"},
	model.OpWaiting:       {Waiting, familyNone, "", "the trace does not tell for what"},
}

package model

// Operation is what a goroutine does during an interval: it runs, is ready to
// run, is in a system call, or waits in one particular way.
type Operation uint8

// The operations. A wait is named for what the goroutine asked for.
const (
	OpUnknown       Operation = iota // the trace does not tell
	OpRunning                        // on a processor
	OpRunnable                       // woken or created, waits for a processor
	OpPreempted                      // taken off its processor, waits for one
	OpYielded                        // gave its processor up (runtime.Gosched), waits for one
	OpSyscall                        // in a system call
	OpSend                           // c <- v
	OpSendNil                        // c <- v on a nil channel: for ever
	OpReceive                        // <-c, also with ok and as range
	OpReceiveNil                     // <-c on a nil channel: for ever
	OpSelect                         // select with cases
	OpSelectEmpty                    // select {}: for ever
	OpMutexLock                      // (*sync.Mutex).Lock
	OpOnceDo                         // (*sync.Once).Do, while another goroutine runs the function
	OpRWMutexQueue                   // (*sync.RWMutex).Lock, behind another writer
	OpRWMutexLock                    // (*sync.RWMutex).Lock, until the readers are done
	OpRWMutexRLock                   // (*sync.RWMutex).RLock
	OpWaitGroupWait                  // (*sync.WaitGroup).Wait
	OpCondWait                       // (*sync.Cond).Wait
	OpSemacquire                     // a semaphore of the runtime, by none of the above
	OpNetwork                        // the network poller: sockets, pipes, files that can be polled
	OpSleep                          // time.Sleep
	OpCoroutine                      // the other side of iter.Pull runs
	OpSynctest                       // testing/synctest: Wait, or Run until its bubble is done
	OpGCAssist                       // wait for work in a mark assist
	OpGCWait                         // wait until the garbage collection ends
	OpGCWorker                       // an idle garbage collection worker
	OpGCSweep                        // the background sweeper
	OpGCScavenge                     // the background scavenger
	OpWeakToStrong                   // wait to turn a weak pointer into a strong one
	OpForceGC                        // the goroutine that forces periodic collections
	OpFinalizer                      // the goroutine that runs finalizers
	OpCleanup                        // a goroutine that runs cleanups
	OpTraceReader                    // the goroutine that reads the trace out
	OpMaxProcs                       // the goroutine that adapts GOMAXPROCS to cgroup limits
	OpSystem                         // another goroutine of the runtime
	OpDebugCall                      // a debugger's call
	OpSuspended                      // stopped by the runtime, as to scan its stack
	OpWaiting                        // waits, and the trace does not tell for what

	opEnded // marks the end of a goroutine's life; never seen outside the package

	// NumOperations is the number of operations there are.
	NumOperations = int(opEnded)
)

// State is the scheduler's view of a goroutine.
type State uint8

// The states.
const (
	StateUnknown State = iota
	StateRunning
	StateRunnable
	StateSyscall
	StateWaiting
)

// Class groups operations as a person does who looks for lost time. Tables sum
// by class, and the timeline colours by class.
type Class uint8

// The classes.
const (
	ClassUnknown Class = iota
	ClassRunning
	ClassRunnable
	ClassSyscall
	ClassSend
	ClassReceive
	ClassSelect
	ClassMutex
	ClassRWMutex
	ClassWaitGroup
	ClassCond
	ClassNetwork
	ClassSleep
	ClassGC
	ClassSystem
	ClassOther

	// NumClasses is the number of classes there are.
	NumClasses = int(ClassOther) + 1
)

type operationRow struct {
	dump  string
	label string
	state State
	class Class
}

// operations is the one table that says what each operation is called and where
// it belongs. Dump words are those of waitReasonStrings in GOROOT/src/runtime/runtime2.go,
// as a goroutine dump of Go 1.26 prints them; labels are ours, for people.
var operations = [NumOperations]operationRow{
	OpUnknown:       {"unknown", "unknown", StateUnknown, ClassUnknown},
	OpRunning:       {"running", "running", StateRunning, ClassRunning},
	OpRunnable:      {"runnable", "runnable", StateRunnable, ClassRunnable},
	OpPreempted:     {"runnable", "preempted", StateRunnable, ClassRunnable},
	OpYielded:       {"runnable", "yielded", StateRunnable, ClassRunnable},
	OpSyscall:       {"syscall", "system call", StateSyscall, ClassSyscall},
	OpSend:          {"chan send", "send", StateWaiting, ClassSend},
	OpSendNil:       {"chan send (nil chan)", "send on nil channel", StateWaiting, ClassSend},
	OpReceive:       {"chan receive", "receive", StateWaiting, ClassReceive},
	OpReceiveNil:    {"chan receive (nil chan)", "receive on nil channel", StateWaiting, ClassReceive},
	OpSelect:        {"select", "select", StateWaiting, ClassSelect},
	OpSelectEmpty:   {"select (no cases)", "select {}", StateWaiting, ClassSelect},
	OpMutexLock:     {"sync.Mutex.Lock", "Mutex.Lock", StateWaiting, ClassMutex},
	OpOnceDo:        {"sync.Mutex.Lock", "Once.Do", StateWaiting, ClassMutex},
	OpRWMutexQueue:  {"sync.Mutex.Lock", "RWMutex.Lock queue", StateWaiting, ClassRWMutex},
	OpRWMutexLock:   {"sync.RWMutex.Lock", "RWMutex.Lock", StateWaiting, ClassRWMutex},
	OpRWMutexRLock:  {"sync.RWMutex.RLock", "RWMutex.RLock", StateWaiting, ClassRWMutex},
	OpWaitGroupWait: {"sync.WaitGroup.Wait", "WaitGroup.Wait", StateWaiting, ClassWaitGroup},
	OpCondWait:      {"sync.Cond.Wait", "Cond.Wait", StateWaiting, ClassCond},
	OpSemacquire:    {"semacquire", "semaphore", StateWaiting, ClassOther},
	OpNetwork:       {"IO wait", "network", StateWaiting, ClassNetwork},
	OpSleep:         {"sleep", "sleep", StateWaiting, ClassSleep},
	OpCoroutine:     {"coroutine", "coroutine", StateWaiting, ClassOther},
	OpSynctest:      {"synctest.Wait", "synctest", StateWaiting, ClassOther},
	OpGCAssist:      {"GC assist wait", "GC assist", StateWaiting, ClassGC},
	OpGCWait:        {"wait until GC ends", "wait for GC", StateWaiting, ClassGC},
	OpGCWorker:      {"GC worker (idle)", "GC worker idle", StateWaiting, ClassSystem},
	OpGCSweep:       {"GC sweep wait", "sweeper idle", StateWaiting, ClassSystem},
	OpGCScavenge:    {"GC scavenge wait", "scavenger idle", StateWaiting, ClassSystem},
	OpWeakToStrong:  {"GC weak to strong wait", "weak pointer", StateWaiting, ClassGC},
	OpForceGC:       {"force gc (idle)", "force GC idle", StateWaiting, ClassSystem},
	OpFinalizer:     {"finalizer wait", "finalizer idle", StateWaiting, ClassSystem},
	OpCleanup:       {"cleanup wait", "cleanup idle", StateWaiting, ClassSystem},
	OpTraceReader:   {"trace reader (blocked)", "trace reader", StateWaiting, ClassSystem},
	OpMaxProcs:      {"GOMAXPROCS updater (idle)", "GOMAXPROCS idle", StateWaiting, ClassSystem},
	OpSystem:        {"system goroutine wait", "system", StateWaiting, ClassSystem},
	OpSuspended:     {"preempted", "suspended", StateWaiting, ClassOther},
	OpDebugCall:     {"debug call", "debug call", StateWaiting, ClassOther},
	OpWaiting:       {"waiting", "waiting", StateWaiting, ClassOther},
}

// DumpWords returns the operation in the words of a goroutine dump, such as
// "chan send" or "sync.Mutex.Lock".
func (o Operation) DumpWords() string { return o.row().dump }

// String returns a short label for people, such as "send" or "Mutex.Lock".
func (o Operation) String() string { return o.row().label }

// State returns the scheduler's view of the operation.
func (o Operation) State() State { return o.row().state }

// Class returns the class the operation belongs to.
func (o Operation) Class() Class { return o.row().class }

// Blocked reports whether a goroutine in this operation waits for something
// other than a processor or a system call.
func (o Operation) Blocked() bool { return o.State() == StateWaiting }

// Canonical joins the variants of an operation that a person takes for one: all waits
// for a processor are OpRunnable, and a writer's behind another one OpRWMutexLock.
func (o Operation) Canonical() Operation {
	switch o {
	case OpPreempted, OpYielded:
		return OpRunnable
	case OpRWMutexQueue:
		return OpRWMutexLock
	}
	return o
}

func (o Operation) row() *operationRow {
	if int(o) >= NumOperations {
		o = OpUnknown
	}
	return &operations[o]
}

var classNames = [NumClasses]string{
	ClassUnknown:   "unknown",
	ClassRunning:   "running",
	ClassRunnable:  "runnable",
	ClassSyscall:   "syscall",
	ClassSend:      "send",
	ClassReceive:   "receive",
	ClassSelect:    "select",
	ClassMutex:     "mutex",
	ClassRWMutex:   "RWMutex",
	ClassWaitGroup: "WaitGroup",
	ClassCond:      "Cond",
	ClassNetwork:   "network",
	ClassSleep:     "sleep",
	ClassGC:        "GC",
	ClassSystem:    "system",
	ClassOther:     "other",
}

// String returns the class's name, such as "send" or "RWMutex".
func (c Class) String() string {
	if int(c) >= NumClasses {
		c = ClassUnknown
	}
	return classNames[c]
}

var stateNames = [...]string{
	StateUnknown:  "unknown",
	StateRunning:  "running",
	StateRunnable: "runnable",
	StateSyscall:  "syscall",
	StateWaiting:  "waiting",
}

// String returns the state's name.
func (s State) String() string { return stateNames[s] }

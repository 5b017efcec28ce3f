package detail

import "chanlens/model"

// meanings says in plain words what a goroutine does in each operation.
var meanings = [model.NumOperations]string{
	model.OpUnknown:       "the trace does not tell",
	model.OpRunning:       "runs on a processor",
	model.OpRunnable:      "is ready and waits for a processor",
	model.OpPreempted:     "was taken off its processor and waits for one",
	model.OpYielded:       "gave its processor up and waits for one",
	model.OpSyscall:       "is in a system call",
	model.OpSend:          "waits to send on a channel",
	model.OpSendNil:       "sends on a nil channel: blocks for ever",
	model.OpReceive:       "waits to receive from a channel",
	model.OpReceiveNil:    "receives from a nil channel: blocks for ever",
	model.OpSelect:        "waits for one of the cases of a select",
	model.OpSelectEmpty:   "a select without cases: blocks for ever",
	model.OpMutexLock:     "waits for a Mutex that another goroutine holds",
	model.OpOnceDo:        "waits until another goroutine's Once.Do is done",
	model.OpRWMutexQueue:  "waits for an RWMutex, behind another writer",
	model.OpRWMutexLock:   "waits until the readers of an RWMutex are done",
	model.OpRWMutexRLock:  "waits to read-lock an RWMutex that a writer wants",
	model.OpWaitGroupWait: "waits until a WaitGroup comes to zero",
	model.OpCondWait:      "waits for a Cond's signal",
	model.OpSemacquire:    "waits for a semaphore of the runtime",
	model.OpNetwork:       "waits for the network, a pipe or a file",
	model.OpSleep:         "sleeps",
	model.OpCoroutine:     "waits for the other side of an iterator",
	model.OpSynctest:      "waits for its synctest bubble",
	model.OpGCAssist:      "helps the garbage collector and waits for work",
	model.OpGCWait:        "waits until the garbage collection ends",
	model.OpGCWorker:      "an idle garbage collection worker",
	model.OpGCSweep:       "the background sweeper, idle",
	model.OpGCScavenge:    "the background scavenger, idle",
	model.OpWeakToStrong:  "waits to turn a weak pointer into a strong one",
	model.OpForceGC:       "forces periodic collections, idle",
	model.OpFinalizer:     "runs finalizers, idle",
	model.OpCleanup:       "runs cleanups, idle",
	model.OpMaxProcs:      "adapts GOMAXPROCS to the container's limits, idle",
	model.OpSuspended:     "was stopped by the runtime, as to scan its stack",
	model.OpTraceReader:   "reads the trace out",
	model.OpSystem:        "a goroutine of the runtime, idle",
	model.OpDebugCall:     "waits for a debugger's call",
	model.OpWaiting:       "waits, and the trace does not tell for what",
}

// Meaning says in plain words what a goroutine does in an operation.
func Meaning(op model.Operation) string {
	if int(op) >= len(meanings) {
		op = model.OpUnknown
	}
	return meanings[op]
}

// deeds says what a waker did, after "which" or "it".
var deeds = map[model.WakeKind]string{
	model.WakeOther:     "woke it",
	model.WakeSend:      "sent on the channel",
	model.WakeReceive:   "received from the channel",
	model.WakeSelect:    "sent or received in a select",
	model.WakeClose:     "closed the channel",
	model.WakeCancel:    "cancelled the context",
	model.WakeUnlock:    "released the lock",
	model.WakeDone:      "brought the WaitGroup to zero",
	model.WakeSignal:    "signalled the Cond",
	model.WakeBroadcast: "broadcast on the Cond",
	model.WakeTimer:     "a timer fired",
	model.WakeNetwork:   "the network poller: data or a connection came",
	model.WakeRuntime:   "the runtime woke it",
	model.WakeSwitch:    "switched to the other side of the iterator",
}

// Deed says in plain words what a waker did.
func Deed(k model.WakeKind) string {
	if s, ok := deeds[k]; ok {
		return s
	}
	return k.String()
}

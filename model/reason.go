package model

// Reason is why the runtime says a goroutine stopped.
type Reason uint8

// The reasons. Their texts are those of traceBlockReasonStrings and
// traceGoStopReasonStrings in GOROOT/src/runtime/traceruntime.go; a test holds
// the table against that file.
const (
	ReasonNone Reason = iota
	ReasonUnspecified
	ReasonForever
	ReasonNetwork
	ReasonSelect
	ReasonCondWait
	ReasonSync
	ReasonChanSend
	ReasonChanReceive
	ReasonGCAssist
	ReasonGCSweep
	ReasonSystem
	ReasonPreempted
	ReasonDebugCall
	ReasonUntilGCEnds
	ReasonSleep
	ReasonWeakToStrong
	ReasonSynctest
	ReasonGosched
	ReasonUnknown // a text this table does not know

	numReasons = int(ReasonUnknown) + 1
)

var reasonTexts = [numReasons]string{
	ReasonNone:         "",
	ReasonUnspecified:  "unspecified",
	ReasonForever:      "forever",
	ReasonNetwork:      "network",
	ReasonSelect:       "select",
	ReasonCondWait:     "sync.(*Cond).Wait",
	ReasonSync:         "sync",
	ReasonChanSend:     "chan send",
	ReasonChanReceive:  "chan receive",
	ReasonGCAssist:     "GC mark assist wait for work",
	ReasonGCSweep:      "GC background sweeper wait",
	ReasonSystem:       "system goroutine wait",
	ReasonPreempted:    "preempted",
	ReasonDebugCall:    "wait for debug call",
	ReasonUntilGCEnds:  "wait until GC ends",
	ReasonSleep:        "sleep",
	ReasonWeakToStrong: "GC weak to strong wait",
	ReasonSynctest:     "synctest",
	ReasonGosched:      "runtime.Gosched",
	ReasonUnknown:      "unknown reason",
}

// ParseReason returns the reason with the given text, or ReasonUnknown.
func ParseReason(text string) Reason {
	// A switch on strings compares lengths first, which makes this several times
	// faster than a map; it is called for every block.
	switch text {
	case "":
		return ReasonNone
	case "chan receive":
		return ReasonChanReceive
	case "select":
		return ReasonSelect
	case "sync":
		return ReasonSync
	case "network":
		return ReasonNetwork
	case "chan send":
		return ReasonChanSend
	case "preempted":
		return ReasonPreempted
	case "sleep":
		return ReasonSleep
	}
	for r, s := range reasonTexts[:ReasonUnknown] {
		if s == text {
			return Reason(r)
		}
	}
	return ReasonUnknown
}

// String returns the reason's text as it stands in a trace.
func (r Reason) String() string {
	if int(r) >= numReasons {
		r = ReasonUnknown
	}
	return reasonTexts[r]
}

// waitOperation tells what a waiting goroutine waits in. The reason is what the
// runtime recorded as it blocked (ReasonNone in a status event, which repeats a
// state without its reason); prim is what its stack's leaf frames show.
//
// The reason decides where it is exact; the stack where the reason is coarse
// ("sync" is any lock) or missing.
func waitOperation(reason Reason, prim primitive) Operation {
	switch reason {
	case ReasonForever:
		switch prim {
		case primSend:
			return OpSendNil
		case primReceive:
			return OpReceiveNil
		case primBlock:
			return OpSelectEmpty
		}
	case ReasonChanSend:
		return OpSend
	case ReasonChanReceive:
		return OpReceive
	case ReasonSelect:
		return OpSelect
	case ReasonCondWait:
		return OpCondWait
	case ReasonNetwork:
		return OpNetwork
	case ReasonSleep:
		return OpSleep
	case ReasonGCAssist:
		return OpGCAssist
	case ReasonUntilGCEnds:
		return OpGCWait
	case ReasonGCSweep:
		return OpGCSweep
	case ReasonWeakToStrong:
		return OpWeakToStrong
	case ReasonSynctest:
		return OpSynctest
	case ReasonDebugCall:
		return OpDebugCall
	case ReasonPreempted:
		return OpSuspended
	}
	op := OpUnknown
	if int(prim) < len(primitiveWaits) {
		op = primitiveWaits[prim]
	}
	switch {
	case reason == ReasonSync && !isLock(op):
		return OpSemacquire // the runtime waits for a lock of its own on the way
	case op != OpUnknown:
		return op
	case reason == ReasonSystem:
		return OpSystem
	}
	return OpWaiting
}

// isLock reports whether an operation waits for one of package sync's semaphores.
func isLock(op Operation) bool {
	switch op.Class() {
	case ClassMutex, ClassRWMutex, ClassWaitGroup, ClassCond:
		return true
	}
	return false
}

// primitiveWaits maps what a stack shows to the wait it means.
var primitiveWaits = [...]Operation{
	primSend:          OpSend,
	primReceive:       OpReceive,
	primSelect:        OpSelect,
	primBlock:         OpSelectEmpty,
	primMutexLock:     OpMutexLock,
	primRWMutexQueue:  OpRWMutexQueue,
	primRWMutexLock:   OpRWMutexLock,
	primRWMutexRLock:  OpRWMutexRLock,
	primOnce:          OpOnceDo,
	primWaitGroupWait: OpWaitGroupWait,
	primCondWait:      OpCondWait,
	primSemacquire:    OpSemacquire,
	primNetwork:       OpNetwork,
	primSleep:         OpSleep,
	primCoroutine:     OpCoroutine,
	primSynctest:      OpSynctest,
	primGCAssist:      OpGCAssist,
	primGCWorker:      OpGCWorker,
	primGCSweep:       OpGCSweep,
	primGCScavenge:    OpGCScavenge,
	primForceGC:       OpForceGC,
	primFinalizer:     OpFinalizer,
	primCleanup:       OpCleanup,
	primTraceReader:   OpTraceReader,
	primMaxProcs:      OpMaxProcs,
	primWeakToStrong:  OpWeakToStrong,
}

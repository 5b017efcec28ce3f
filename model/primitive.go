package model

import "strings"

// primitive is what the innermost known function of a stack shows its goroutine
// to be doing: the blocking or waking half of an operation.
type primitive uint8

const (
	primNone primitive = iota
	primSend
	primReceive
	primSelect
	primBlock // runtime.block: select {}
	primMutexLock
	primMutexUnlock
	primRWMutexQueue // RWMutex.Lock, in the Mutex that queues its writers
	primRWMutexLock
	primRWMutexUnlock
	primRWMutexRLock
	primRWMutexRUnlock
	primOnce
	primWaitGroupWait
	primWaitGroupDone
	primCondWait
	primCondSignal
	primCondBroadcast
	primSemacquire
	primNetwork
	primSleep
	primSyscall
	primCancel
	primCoroutine
	primSynctest
	primGCAssist
	primGCWorker
	primGCSweep
	primGCScavenge
	primForceGC
	primFinalizer
	primCleanup
	primTraceReader
	primMaxProcs
	primWeakToStrong
)

// primitives names the functions that stand for an operation when they are found
// at the leaf of a stack. Traces of Go 1.11 to 1.26 are covered; a function that
// an older or newer release inlines away is caught by its callers, which are
// listed too. Source: GOROOT/src/runtime/{chan,select,sema,proc,mgc*,mfinal}.go,
// GOROOT/src/sync and internal/sync.
var primitives = map[string]primitive{
	"runtime.chansend":                         primSend,
	"runtime.chansend1":                        primSend,
	"runtime.selectnbsend":                     primSend,
	"runtime.reflect_chansend":                 primSend,
	"reflect.chansend":                         primSend,
	"reflect.chansend0":                        primSend,
	"runtime.chanrecv":                         primReceive,
	"runtime.chanrecv1":                        primReceive,
	"runtime.chanrecv2":                        primReceive,
	"runtime.selectnbrecv":                     primReceive,
	"runtime.selectnbrecv2":                    primReceive,
	"runtime.reflect_chanrecv":                 primReceive,
	"reflect.chanrecv":                         primReceive,
	"runtime.selectgo":                         primSelect,
	"runtime.reflect_rselect":                  primSelect,
	"reflect.rselect":                          primSelect,
	"runtime.block":                            primBlock,
	"sync.(*Mutex).Lock":                       primMutexLock,
	"sync.(*Mutex).lockSlow":                   primMutexLock,
	"internal/sync.(*Mutex).Lock":              primMutexLock,
	"internal/sync.(*Mutex).lockSlow":          primMutexLock,
	"sync.(*Mutex).Unlock":                     primMutexUnlock,
	"sync.(*Mutex).unlockSlow":                 primMutexUnlock,
	"internal/sync.(*Mutex).Unlock":            primMutexUnlock,
	"internal/sync.(*Mutex).unlockSlow":        primMutexUnlock,
	"sync.(*RWMutex).Lock":                     primRWMutexLock,
	"sync.(*RWMutex).Unlock":                   primRWMutexUnlock,
	"sync.(*RWMutex).RLock":                    primRWMutexRLock,
	"sync.(*RWMutex).RUnlock":                  primRWMutexRUnlock,
	"sync.(*RWMutex).rUnlockSlow":              primRWMutexRUnlock,
	"sync.(*Once).doSlow":                      primOnce,
	"sync.(*Once).Do":                          primOnce,
	"sync.(*WaitGroup).Wait":                   primWaitGroupWait,
	"sync.(*WaitGroup).Done":                   primWaitGroupDone,
	"sync.(*WaitGroup).Add":                    primWaitGroupDone,
	"sync.(*Cond).Wait":                        primCondWait,
	"sync.(*Cond).Signal":                      primCondSignal,
	"sync.(*Cond).Broadcast":                   primCondBroadcast,
	"runtime.semacquire":                       primSemacquire,
	"runtime.semacquire1":                      primSemacquire,
	"internal/poll.runtime_pollWait":           primNetwork,
	"runtime.netpollblock":                     primNetwork,
	"time.Sleep":                               primSleep,
	"runtime.timeSleep":                        primSleep,
	"context.(*cancelCtx).cancel":              primCancel,
	"context.(*timerCtx).cancel":               primCancel,
	"runtime.coroswitch":                       primCoroutine,
	"runtime.coroswitch_m":                     primCoroutine,
	"runtime.corostart":                        primCoroutine,
	"runtime.synctestWait":                     primSynctest,
	"runtime.synctestRun":                      primSynctest,
	"internal/synctest.Wait":                   primSynctest,
	"internal/synctest.Run":                    primSynctest,
	"runtime.gcAssistAlloc":                    primGCAssist,
	"runtime.gcParkAssist":                     primGCAssist,
	"runtime.gcBgMarkWorker":                   primGCWorker,
	"runtime.bgsweep":                          primGCSweep,
	"runtime.bgscavenge":                       primGCScavenge,
	"runtime.forcegchelper":                    primForceGC,
	"runtime.runfinq":                          primFinalizer,
	"runtime.runFinalizers":                    primFinalizer,
	"runtime.updateMaxProcsGoroutine":          primMaxProcs,
	"runtime.runCleanups":                      primCleanup,
	"runtime.(*cleanupQueue).dequeue":          primCleanup,
	"runtime/trace.Start.func1":                primTraceReader,
	"runtime.traceReader":                      primTraceReader,
	"runtime.ReadTrace":                        primTraceReader,
	"runtime.readTrace0":                       primTraceReader,
	"runtime.getOrAddWeakHandle":               primWeakToStrong,
	"internal/weak.runtime_makeStrongFromWeak": primWeakToStrong,
}

// leafPrimitive looks for the innermost known function of a stack, given leaf
// first by function name. It stops at the first frame of ordinary code, so that
// a caller further out cannot be mistaken for the operation.
func leafPrimitive(n int, fn func(i int) string) primitive {
	for i := range n {
		name := fn(i)
		if p, ok := primitives[name]; ok {
			return outerPrimitive(p, i, n, fn)
		}
		if !implementsPrimitives(name) {
			return primNone
		}
	}
	return primNone
}

// outerPrimitive refines a semaphore or a Mutex found at frame i by the function
// that uses it: a Mutex inside a Once or an RWMutex is that Once's or RWMutex's.
func outerPrimitive(p primitive, i, n int, fn func(i int) string) primitive {
	for i++; i < n && implementsPrimitives(fn(i)); i++ {
		q := primitives[fn(i)]
		switch {
		case q == primNone || q == p:
			continue
		case p == primSemacquire:
			p = q
		case p == primMutexLock && q == primOnce:
			return primOnce
		case p == primMutexLock && q == primRWMutexLock:
			return primRWMutexQueue
		default:
			return p
		}
	}
	return p
}

// implementsPrimitives reports whether a function belongs to the packages that
// the blocking operations are made of.
func implementsPrimitives(fn string) bool {
	switch pkg := PackageOf(fn); pkg {
	case "runtime", "sync", "reflect", "time", "syscall", "runtime/trace", "context":
		return true
	default:
		return strings.HasPrefix(pkg, "internal/")
	}
}

// PackageOf returns the import path in a function's name as the runtime writes it:
// "net/http" for "net/http.(*conn).serve".
func PackageOf(fn string) string {
	slash := strings.LastIndexByte(fn, '/')
	// A generic's type arguments may hold slashes, after the function's own name.
	if b := strings.IndexByte(fn, '['); b >= 0 && slash > b {
		slash = strings.LastIndexByte(fn[:b], '/')
	}
	dot := strings.IndexByte(fn[slash+1:], '.')
	if dot < 0 {
		return fn
	}
	return fn[:slash+1+dot]
}

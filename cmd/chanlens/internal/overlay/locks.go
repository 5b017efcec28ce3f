package overlay

import "slices"

// locks records for which lock a goroutine is about to wait, as lock.go.txt says:
// what a trace tells of a wait is only how, where and by whom it ends.
//
// The events stand where the runtime puts a goroutine into a queue, with the
// queue locked: each has its wait, and a lock that nobody waits for costs
// nothing. Who holds a lock is not recorded. It takes an event at each Lock and
// Unlock, whether anybody waits or not: 16 bytes and 400 ns for a pair that takes
// 20 (Go 1.26). But who ends a wait is in every trace, and of a Mutex or
// an RWMutex that is who held it.
var locks = part{
	name:  "locks",
	edits: slices.Concat(semaphores, conds),
	added: []added{{"lock.go.txt", "runtime/zchanlens_lock.go"}},
	layouts: []layout{
		{file: "sync/mutex.go", typ: "Mutex", fields: "state int32; sema uint32", span: span{until: 23}},
		{file: "sync/mutex.go", typ: "Mutex", fields: "_ noCopy; mu isync.Mutex", span: span{since: 24}},
		{file: "internal/sync/mutex.go", typ: "Mutex", fields: "state int32; sema uint32", span: span{since: 24}},
		{file: "sync/rwmutex.go", typ: "RWMutex", fields: "w Mutex; writerSem uint32; readerSem uint32"},
		{file: "sync/waitgroup.go", typ: "WaitGroup", fields: "noCopy noCopy; state atomic.Uint64; sema uint32"},
		{file: "sync/cond.go", typ: "Cond", fields: "noCopy noCopy; L Locker; notify notifyList"},
	},
}

const semaFile = "runtime/sema.go"

// The runtime's own semaphores, which are not profiled, are left out: they stop
// the world, and start and stop the tracer itself.
var semaphores = in(semaFile, "semacquire1",
	edit{anchor: "root.queue(addr, s, lifo)", match: texts("root.queue(addr, s, lifo)"),
		text: "if profile != 0 && traceEnabled() { chanlensLockWait(addr, reason) }"},
)

var conds = in(semaFile, "notifyListWait",
	edit{anchor: "call of acquireSudog", match: calls("acquireSudog"),
		text: writes("chanlensCondWait(l)")},
)

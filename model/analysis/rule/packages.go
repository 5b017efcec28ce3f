package rule

const pkg = "https://pkg.go.dev/"

// packages are the rules that the documentation of packages states, and those of other
// pages.
var packages = []Rule{
	{
		"pkg/sync.Mutex", "an Unlock comes before a later Lock",
		"In the terminology of the Go memory model, the n'th call to Mutex.Unlock “synchronizes before” the m'th call to Mutex.Lock for any n < m.",
		pkg + "sync#Mutex",
	},
	{
		"pkg/sync.Mutex.Lock", "a Lock of what is locked waits",
		"If the lock is already in use, the calling goroutine blocks until the mutex is available.",
		pkg + "sync#Mutex.Lock",
	},
	{
		"pkg/sync.Mutex.Unlock", "a locked Mutex does not know who holds it",
		"A locked Mutex is not associated with a particular goroutine. It is allowed for one goroutine to lock a Mutex and then arrange for another goroutine to unlock it.",
		pkg + "sync#Mutex.Unlock",
	},
	{
		"pkg/internal/sync.Mutex", "after a millisecond in vain, a waiter is handed the lock",
		"In starvation mode ownership of the mutex is directly handed off from the unlocking goroutine to the waiter at the front of the queue.",
		"https://go.dev/src/internal/sync/mutex.go",
	},
	{
		"pkg/sync.RWMutex", "a writer that waits holds up new readers",
		"If any goroutine calls RWMutex.Lock while the lock is already held by one or more readers, concurrent calls to RWMutex.RLock will block until the writer has acquired (and released) the lock, to ensure that the lock eventually becomes available to the writer.",
		pkg + "sync#RWMutex",
	},
	{
		"pkg/sync.WaitGroup", "a Done comes before the Wait that it ends returns",
		"In the terminology of the Go memory model, a call to Done \"synchronizes before\" the return of any Wait call that it unblocks.",
		pkg + "sync#WaitGroup.Done",
	},
	{
		"pkg/sync.WaitGroup.Add", "an Add from zero must come before the Wait",
		"Note that calls with a positive delta that occur when the counter is zero must happen before a Wait.",
		pkg + "sync#WaitGroup.Add",
	},
	{
		"pkg/sync.WaitGroup.Go", "the return of a function run by Go comes before the Wait that it ends returns",
		"In the terminology of the Go memory model, the return from f \"synchronizes before\" the return of any Wait call that it unblocks.",
		pkg + "sync#WaitGroup.Go",
	},
	{
		"pkg/sync.Cond", "a Signal or Broadcast comes before the Wait that it ends returns",
		"In the terminology of the Go memory model, Cond arranges that a call to Cond.Broadcast or Cond.Signal “synchronizes before” any Wait call that it unblocks.",
		pkg + "sync#Cond",
	},
	{
		"pkg/sync.Cond.Wait", "wait for a condition in a loop",
		"Because c.L is not locked while Wait is waiting, the caller typically cannot assume that the condition is true when Wait returns. Instead, the caller should Wait in a loop:",
		pkg + "sync#Cond.Wait",
	},
	{
		"pkg/sync.Cond.Signal", "a Signal without a waiter does nothing",
		"Signal wakes one goroutine waiting on c, if there is any.",
		pkg + "sync#Cond.Signal",
	},
	{
		"pkg/sync.Cond.Broadcast", "a Broadcast wakes all that wait",
		"Broadcast wakes all goroutines waiting on c.",
		pkg + "sync#Cond.Broadcast",
	},
	{
		"pkg/sync.Once", "one call of Do runs the function, the others wait for it",
		"In the terminology of the Go memory model, the return from f “synchronizes before” the return from any call of once.Do(f).",
		pkg + "sync#Once",
	},
	{
		"pkg/sync/atomic", "an atomic operation comes before one that observes it",
		"In the terminology of the Go memory model, if the effect of an atomic operation A is observed by atomic operation B, then A “synchronizes before” B.",
		pkg + "sync/atomic",
	},
	{
		"pkg/context", "a context is canceled with all that are derived from it",
		"A Context may be canceled to indicate that work done on its behalf should stop. A Context with a deadline is canceled after the deadline passes. When a Context is canceled, all Contexts derived from it are also canceled.",
		pkg + "context",
	},
	{
		"pkg/context.CancelFunc", "a cancel does not wait for the work to stop",
		"A CancelFunc tells an operation to abandon its work. A CancelFunc does not wait for the work to stop.",
		pkg + "context#CancelFunc",
	},
	{
		"pkg/context.WithCancel", "a cancel that is never called leaks",
		"Canceling this context releases resources associated with it, so code should call cancel as soon as the operations running in this Context complete.",
		pkg + "context#WithCancel",
	},
	{
		"pkg/time.After", "After makes a timer that sends once",
		"After waits for the duration to elapse and then sends the current time on the returned channel. It is equivalent to NewTimer(d).C.",
		pkg + "time#After",
	},
	{
		"pkg/time.NewTimer", "a timer sends after the duration at the earliest",
		"NewTimer creates a new Timer that will send the current time on its channel after at least duration d.",
		pkg + "time#NewTimer",
	},
	{
		"pkg/time.NewTicker", "a ticker drops ticks for slow receivers",
		"The ticker will adjust the time interval or drop ticks to make up for slow receivers.",
		pkg + "time#NewTicker",
	},
	{
		"pkg/time.Ticker.Stop", "Stop ends the ticks and does not close the channel",
		"Stop turns off a ticker. After Stop, no more ticks will be sent. Stop does not close the channel, to prevent a concurrent goroutine reading from the channel from seeing an erroneous \"tick\".",
		pkg + "time#Ticker.Stop",
	},
	{
		"pkg/time.Sleep", "a sleep lasts at least as long as asked",
		"Sleep pauses the current goroutine for at least the duration d.",
		pkg + "time#Sleep",
	},
	{
		"pkg/runtime.GOMAXPROCS", "how many goroutines run at one time",
		"GOMAXPROCS sets the maximum number of CPUs that can be executing simultaneously and returns the previous setting.",
		pkg + "runtime#GOMAXPROCS",
	},
	{
		"pkg/runtime/trace", "what an execution trace captures",
		"The execution trace captures a wide range of execution events such as goroutine creation/blocking/unblocking, syscall enter/exit/block, GC-related events, changes of heap size, processor start/stop, etc.",
		pkg + "runtime/trace",
	},
	{
		"pkg/errgroup", "the first error cancels the group's Context",
		"The derived Context is canceled the first time a function passed to Go returns a non-nil error or the first time Wait returns, whichever occurs first.",
		pkg + "golang.org/x/sync/errgroup#WithContext",
	},
	{
		"pkg/singleflight", "callers that come together share one call",
		"If a duplicate comes in, the duplicate caller waits for the original to complete and receives the same results.",
		pkg + "golang.org/x/sync/singleflight#Group.Do",
	},
	{
		"doc/race_detector", "the race detector finds what happens, not what could",
		"The race detector only finds races that happen at runtime, so it can't find races in code paths that are not executed.",
		"https://go.dev/doc/articles/race_detector",
	},
}

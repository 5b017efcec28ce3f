package rule

const refMem = "https://go.dev/ref/mem#"

// memory are the rules of the Go memory model.
var memory = []Rule{
	{
		"mem/happens-before", "what happens before what",
		"The happens before relation is defined as the transitive closure of the union of the sequenced before and synchronized before relations.",
		refMem + "model",
	},
	{
		"mem/init", "init functions complete before main.main starts",
		"The completion of all init functions is synchronized before the start of the function main.main.",
		refMem + "init",
	},
	{
		"mem/go", "a go statement comes before its goroutine starts",
		"The go statement that starts a new goroutine is synchronized before the start of the goroutine's execution.",
		refMem + "go",
	},
	{
		"mem/exit", "the exit of a goroutine comes before nothing",
		"The exit of a goroutine is not guaranteed to be synchronized before any event in the program.",
		refMem + "goexit",
	},
	{
		"mem/chan-send", "a send comes before its receive completes",
		"A send on a channel is synchronized before the completion of the corresponding receive from that channel.",
		refMem + "chan",
	},
	{
		"mem/chan-close", "a close comes before a receive that finds the channel closed",
		"The closing of a channel is synchronized before a receive that returns a zero value because the channel is closed.",
		refMem + "chan",
	},
	{
		"mem/chan-unbuffered", "a receive from an unbuffered channel comes before its send completes",
		"A receive from an unbuffered channel is synchronized before the completion of the corresponding send on that channel.",
		refMem + "chan",
	},
	{
		"mem/chan-cap", "the kth receive comes before the k+Cth send completes",
		"The kth receive from a channel with capacity C is synchronized before the completion of the k+Cth send on that channel.",
		refMem + "chan",
	},
	{
		"mem/chan-semaphore", "a buffered channel can count",
		"It allows a counting semaphore to be modeled by a buffered channel: the number of items in the channel corresponds to the number of active uses, the capacity of the channel corresponds to the maximum number of simultaneous uses, sending an item acquires the semaphore, and receiving an item releases the semaphore.",
		refMem + "chan",
	},
	{
		"mem/lock", "an Unlock comes before a later Lock returns",
		"For any sync.Mutex or sync.RWMutex variable l and n < m, call n of l.Unlock() is synchronized before call m of l.Lock() returns.",
		refMem + "locks",
	},
	{
		"mem/rwlock", "an Unlock comes before an RLock that follows it, and an RUnlock before the next Lock returns",
		"For any call to l.RLock on a sync.RWMutex variable l, there is an n such that the nth call to l.Unlock is synchronized before the return from l.RLock, and the matching call to l.RUnlock is synchronized before the return from call n+1 to l.Lock.",
		refMem + "locks",
	},
	{
		"mem/trylock", "a TryLock that fails orders nothing",
		"An unsuccessful call has no synchronizing effect at all.",
		refMem + "locks",
	},
	{
		"mem/once", "the function of a Once completes before any Do returns",
		"The completion of a single call of f() from once.Do(f) is synchronized before the return of any call of once.Do(f).",
		refMem + "once",
	},
	{
		"mem/atomic", "an atomic operation comes before one that observes it",
		"If the effect of an atomic operation A is observed by atomic operation B, then A is synchronized before B.",
		refMem + "atomic",
	},
	{
		"mem/race", "what a data race is",
		"A data race is defined as a write to a memory location happening concurrently with another read or write to that same location, unless all the accesses involved are atomic data accesses as provided by the sync/atomic package.",
		refMem + "overview",
	},
	{
		"mem/drf-sc", "without data races, goroutines run as if one after the other",
		"In the absence of data races, Go programs behave as if all the goroutines were multiplexed onto a single processor.",
		refMem + "overview",
	},
	{
		"mem/race-read", "what a read may observe in a data race",
		"Otherwise, each read of a single-word-sized or sub-word-sized memory location must observe a value actually written to that location (perhaps by a concurrent executing goroutine) and not yet overwritten.",
		refMem + "overview",
	},
	{
		"mem/busy-wait", "waiting in a loop for a variable to change is no synchronization",
		"Another incorrect idiom is busy waiting for a value",
		refMem + "badsync",
	},
}

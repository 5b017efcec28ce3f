// Locks waits for locks of every kind under garbage collection, records it, and says
// in the trace, by messages of its own, what each goroutine is about to lock or give
// up: the truth that the recorded waits are held against.
//
//	locks TRACE SEED OPERATIONS
//
// A message names the locks that the goroutine may wait for, or end waits for, until
// its next one: for each "KIND ADDRESS SERIAL". Locks are replaced by new ones all the time, so that their
// addresses are used again; a SERIAL is not.
package main

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"runtime/trace"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// A lock is one of each kind, that lie at different addresses.
type lock struct {
	serial int64
	mutex  sync.Mutex
	rw     sync.RWMutex
	group  sync.WaitGroup
	cond   sync.Cond
	once   sync.Once
	queued int // signals of cond that are not taken yet; under mutex
}

var serials atomic.Int64

func newLock() *lock {
	l := &lock{serial: serials.Add(1)}
	l.cond.L = &l.mutex
	return l
}

// locks are those in use.
var locks [4]atomic.Pointer[lock]

func main() {
	file, err := os.Create(os.Args[1])
	check(err)
	seed, err := strconv.ParseInt(os.Args[2], 10, 64)
	check(err)
	operations, err := strconv.Atoi(os.Args[3])
	check(err)
	for i := range locks {
		locks[i].Store(newLock())
	}
	check(trace.Start(file))
	work(seed, operations)
	trace.Stop()
	check(file.Close())
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func work(seed int64, operations int) {
	var all sync.WaitGroup
	for i := 0; i < 12; i++ {
		r := rand.New(rand.NewSource(seed<<8 + int64(i)))
		all.Add(1)
		go func() {
			for n := 0; n < operations; n++ {
				one(r, locks[r.Intn(len(locks))].Load())
				if r.Intn(200) == 0 {
					locks[r.Intn(len(locks))].Store(newLock())
					runtime.GC()
				}
			}
			say(name{"waitgroup", unsafe.Pointer(&all), 0})
			all.Done()
		}()
	}
	say(name{"waitgroup", unsafe.Pointer(&all), 0})
	all.Wait()
}

// A name tells one lock.
type name struct {
	kind   string
	at     unsafe.Pointer
	serial int64
}

// say writes a message. It waits for no lock itself, as package fmt may.
func say(names ...name) {
	var text []byte
	for _, n := range names {
		text = append(append(text, n.kind...), " 0x"...)
		text = strconv.AppendUint(text, uint64(uintptr(n.at)), 16)
		text = append(strconv.AppendInt(append(text, ' '), n.serial, 10), ' ')
	}
	trace.Log(context.Background(), "locks", string(text))
}

func one(r *rand.Rand, l *lock) {
	mutex := name{"mutex", unsafe.Pointer(&l.mutex), l.serial}
	cond := name{"cond", unsafe.Pointer(&l.cond), l.serial}
	group := name{"waitgroup", unsafe.Pointer(&l.group), l.serial}
	// Writers queue at the Mutex that an RWMutex begins with.
	write := []name{{"rwmutex-w", unsafe.Pointer(&l.rw), l.serial}, {"mutex", unsafe.Pointer(&l.rw), l.serial}}
	either := append([]name{{"rwmutex-r", unsafe.Pointer(&l.rw), l.serial}}, write...)
	switch r.Intn(6) {
	case 0:
		say(mutex)
		l.mutex.Lock()
		hold(r)
		say(mutex)
		l.mutex.Unlock()
	case 1:
		say(write...)
		l.rw.Lock()
		hold(r)
		say(either...)
		l.rw.Unlock()
	case 2:
		say(either[0])
		l.rw.RLock()
		hold(r)
		say(either...)
		l.rw.RUnlock()
	case 3:
		if l.serial%2 == 0 {
			wait(r, l, mutex, cond)
		} else {
			signal(r, l, mutex, cond)
		}
	case 4:
		g := &lock{serial: serials.Add(1)} // one use alone
		group = name{"waitgroup", unsafe.Pointer(&g.group), g.serial}
		g.group.Add(1)
		go func() {
			hold(rand.New(rand.NewSource(1)))
			say(group)
			g.group.Done()
		}()
		say(group)
		g.group.Wait()
	case 5:
		once := name{"mutex", unsafe.Pointer(uintptr(unsafe.Pointer(&l.once)) + onceMutex), l.serial}
		say(once)
		l.once.Do(func() { hold(r); hold(r); say(once) })
	}
}

// onceMutex is where a Once has its Mutex.
const onceMutex = unsafe.Sizeof(atomic.Uint32{})

// wait waits for the signal of a helper.
func wait(r *rand.Rand, l *lock, mutex, cond name) {
	go func() { signal(rand.New(rand.NewSource(int64(l.serial))), l, mutex, cond) }()
	say(mutex)
	l.mutex.Lock()
	for l.queued == 0 {
		say(cond, mutex) // gives up the mutex and gets it back
		l.cond.Wait()
	}
	l.queued--
	say(mutex)
	l.mutex.Unlock()
}

func signal(r *rand.Rand, l *lock, mutex, cond name) {
	hold(r)
	say(mutex)
	l.mutex.Lock()
	l.queued++
	say(cond)
	l.cond.Signal()
	say(mutex)
	l.mutex.Unlock()
}

// hold takes a while, awake or asleep.
func hold(r *rand.Rand) {
	switch r.Intn(4) {
	case 0:
		time.Sleep(time.Duration(r.Intn(100)) * time.Microsecond)
	case 1:
		runtime.Gosched()
	}
}

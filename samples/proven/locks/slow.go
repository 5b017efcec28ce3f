package locks

import (
	"net"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/proven"
)

// A store is held for a long time by one who sleeps under the lock. Three more
// wait for it.
func slowHolder(stop func()) {
	s := &store{values: make(map[string]int)}
	var clients sync.WaitGroup
	clients.Go(s.compact)
	proven.Pause(10)
	for _, k := range []string{"a", "b", "c"} {
		clients.Go(func() { s.put(k, 1) })
	}
	proven.Pause(60)
	stop()
	clients.Wait()
}

type store struct {
	mu     sync.Mutex
	values map[string]int
}

func (s *store) compact() {
	s.mu.Lock()
	defer s.mu.Unlock()
	proven.Pause(200)
}

func (s *store) put(k string, v int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.values[k] = v
}

// The holder of a lock computes, and two wait.
func busyHolder(stop func()) {
	var mu sync.Mutex
	var done sync.WaitGroup
	primes := 0
	for range 3 {
		done.Go(func() {
			mu.Lock()
			defer mu.Unlock()
			busy.For(90 * time.Millisecond)
			primes++
		})
	}
	proven.Pause(45)
	stop()
	done.Wait()
}

// A reader is slow, so a writer waits, and behind it more readers.
func slowReader(stop func()) {
	var t table
	var all sync.WaitGroup
	all.Go(func() { t.scan(150) })
	proven.Pause(5)
	all.Go(func() { t.insert("x") })
	proven.Pause(5)
	for range 3 {
		all.Go(func() { t.scan(1) })
	}
	proven.Pause(30)
	stop()
	all.Wait()
}

type table struct {
	mu   sync.RWMutex
	rows []string
}

func (t *table) scan(ms int) int {
	t.mu.RLock()
	defer t.mu.RUnlock()
	proven.Pause(ms)
	return len(t.rows)
}

func (t *table) insert(row string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows = append(t.rows, row)
}

// A lock is held over a read from a connection. The answer has not come yet.
func heldOverIO(stop func()) {
	near, far := net.Pipe()
	l := &link{conn: near}
	var users sync.WaitGroup
	for range 3 {
		users.Go(func() { l.ask() })
	}
	go func() {
		b := make([]byte, 1)
		for {
			if _, err := far.Read(b); err != nil {
				return
			}
			proven.Pause(70)
			far.Write(b)
		}
	}()
	proven.Pause(100)
	stop()
	users.Wait()
	near.Close()
}

type link struct {
	mu   sync.Mutex
	conn net.Conn
}

func (l *link) ask() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := []byte{'?'}
	if _, err := l.conn.Write(b); err != nil {
		return err
	}
	_, err := l.conn.Read(b)
	return err
}

// A lock is held by main, in a critical section that goes on after the
// recording. Those who wait for it are fine.
func heldByMain(stop func()) {
	var mu sync.Mutex
	var others sync.WaitGroup
	mu.Lock()
	for i := range 4 {
		others.Go(func() {
			proven.Pause(i)
			mu.Lock()
			mu.Unlock()
		})
	}
	proven.Pause(15)
	stop()
	mu.Unlock()
	others.Wait()
}

func init() {
	proven.Healthy("lock-slow-holder", "waiting for a holder that sleeps", slowHolder)
	proven.Healthy("lock-busy-holder", "waiting for a holder that computes", busyHolder)
	proven.Healthy("rwlock-slow-reader", "writer behind a slow reader, readers behind it", slowReader)
	proven.Healthy("lock-over-io", "lock held over a slow read", heldOverIO)
	proven.Healthy("lock-held-by-main", "lock held by main", heldByMain)
}

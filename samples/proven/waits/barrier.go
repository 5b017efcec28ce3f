package waits

import (
	"sync"

	"chanlens/samples/proven"
)

// A barrier lets its parties go on when all of them have arrived.
type barrier struct {
	mu      sync.Mutex
	missing int
	all     chan struct{}
}

func newBarrier(parties int) *barrier {
	return &barrier{missing: parties, all: make(chan struct{})}
}

func (b *barrier) arrive() {
	b.mu.Lock()
	if b.missing--; b.missing == 0 {
		close(b.all)
	}
	b.mu.Unlock()
	<-b.all
}

// Four solvers wait for the fifth, which is on its way.
func oneOnItsWay(stop func()) {
	b := newBarrier(5)
	var solvers sync.WaitGroup
	for i := range 5 {
		solvers.Go(func() {
			proven.Pause(i * i * 8)
			b.arrive()
		})
	}
	proven.Pause(90)
	stop()
	solvers.Wait()
}

// A barrier for five, and only four parties.
func oneMissing(stop func()) {
	solve(4)
	proven.Pause(55)
	stop()
}

func solve(n int) {
	b := newBarrier(n + 1)
	for i := range n {
		go func() {
			proven.Pause(i)
			b.arrive()
		}()
	}
}

// Two stations hand a parcel on, and each waits for the other in its own way. It
// is still with main, which hands it in later.
func handOver(stop func()) {
	parcel := make(chan int)
	delivered := relay(parcel)
	proven.Pause(20)
	stop()
	parcel <- 1
	<-delivered
}

func relay(parcel <-chan int) <-chan int {
	between, delivered := make(chan int), make(chan int, 1)
	go func() { between <- <-parcel }()
	go func() {
		select {
		case n := <-between:
			delivered <- n
		case between <- 0: // the other does not take it
		}
	}()
	return delivered
}

// Two ask each other first, and neither answers.
func bothAsk(stop func()) {
	introduce()
	proven.Pause(400)
	stop()
}

func introduce() {
	a, b := make(chan string), make(chan string)
	go talk(a, b)
	go talk(b, a)
}

func talk(mine <-chan string, theirs chan<- string) {
	theirs <- "how are you?"
	<-mine
}

func init() {
	proven.Healthy("barrier-on-its-way", "barrier with one party on its way", oneOnItsWay)
	proven.Leaking("barrier-one-missing", "barrier for one party too many", 4, oneMissing)
	proven.Healthy("hand-over", "stations wait for a parcel main has", handOver)
	proven.Leaking("both-ask", "two who wait for each other", 2, bothAsk)
}

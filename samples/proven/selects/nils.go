package selects

import "chanlens/samples/proven"

// A plugin gets its channels from its configuration, and one was not made.
type plugin struct {
	events chan string
	quit   chan struct{}
}

func (p *plugin) run() {
	for e := range p.events {
		_ = e
	}
}

func (p *plugin) feed() { p.events <- "started" }

// Receive from and send to a channel that is nil.
func nilChannel(stop func()) {
	p := &plugin{quit: make(chan struct{})}
	go p.run()
	go p.feed()
	proven.Pause(30)
	stop()
	close(p.quit)
}

// A select in which both channels are nil, because both inputs have ended.
func noLiveCase(stop func()) {
	join([]int{1, 2}, []int{3})
	proven.Pause(45)
	stop()
}

func join(a, b []int) {
	ca, cb := make(chan int), make(chan int)
	go send(a, ca)
	go send(b, cb)
	go func() {
		for {
			select {
			case _, ok := <-ca:
				if !ok {
					ca = nil
				}
			case _, ok := <-cb:
				if !ok {
					cb = nil
				}
			} // and it does not look whether both are nil
		}
	}()
}

func send(values []int, c chan<- int) {
	defer close(c)
	for _, v := range values {
		c <- v
	}
}

// One input has ended and its channel is nil, the other one is still open.
func oneLiveCase(stop func()) {
	ended, open := make(chan int), make(chan int)
	done := make(chan int)
	go func() { done <- collect(ended, open) }()
	ended <- 1
	close(ended)
	open <- 2
	proven.Pause(55)
	stop()
	close(open)
	<-done
}

func collect(a, b <-chan int) (sum int) {
	for a != nil || b != nil {
		select {
		case n, ok := <-a:
			if sum += n; !ok {
				a = nil
			}
		case n, ok := <-b:
			if sum += n; !ok {
				b = nil
			}
		}
	}
	return sum
}

// A goroutine was to keep the program alive, and is not needed for that.
func emptySelect(stop func()) {
	go func() {
		select {}
	}()
	proven.Pause(10)
	stop()
}

func init() {
	proven.Leaking("nil-channel", "nil channel", 2, nilChannel)
	proven.Leaking("select-no-live-case", "select with nil channels only", 1, noLiveCase)
	proven.Healthy("select-one-live-case", "select with a nil channel and a live one", oneLiveCase)
	proven.Leaking("select-empty", "select without a case", 1, emptySelect)
}

package results

import "chanlens/samples/proven"

// A future computes a value and holds it, in a send, until it is asked for.
type future struct{ value chan int }

func async(f func() int) *future {
	p := &future{make(chan int)}
	go func() { p.value <- f() }()
	return p
}

func (p *future) get() int { return <-p.value }

// Four values are ready and wait to be taken, which happens in the end. A send
// without a receiver is not always forgotten.
func futuresHeld(stop func()) {
	var parts []*future
	for i := range 4 {
		parts = append(parts, async(func() int { proven.Pause(i); return i * i }))
	}
	proven.Pause(115)
	stop()
	for _, p := range parts {
		p.get()
	}
}

// A plan asks for a price in three shops, all at one place, and then takes only
// the price of the first into account.
func futuresMixed(stop func()) {
	first := shopping([]int{30, 20, 10})
	proven.Pause(60)
	stop()
	first.get()
}

func shopping(prices []int) *future {
	var offers []*future
	for _, p := range prices {
		offers = append(offers, async(func() int { proven.Pause(2); return p }))
	}
	return offers[0]
}

func init() {
	proven.Healthy("futures-held", "senders whose value is taken later", futuresHeld)
	proven.Leaking("futures-mixed", "futures at one place, one of them in use", 2, futuresMixed)
}

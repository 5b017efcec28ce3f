package results

import (
	"sync"

	"chanlens/samples/proven"
)

// A parcel is acknowledged by its receiver.
type parcel struct {
	weight int
	ack    chan bool
}

// A carrier drops what is too heavy, without an answer.
func carry(parcels <-chan parcel) {
	for p := range parcels {
		if p.weight > 20 {
			continue
		}
		proven.Pause(p.weight)
		p.ack <- true
	}
}

// Senders wait for answers: of one the parcel was dropped, the parcels of the
// others are under way or still to be fetched.
func acks(stop func()) {
	parcels := make(chan parcel)
	go carry(parcels)
	var sent sync.WaitGroup
	go post(parcels, 50, nil)
	proven.Pause(3)
	for _, w := range []int{18, 19, 20} {
		sent.Add(1)
		go post(parcels, w, &sent)
	}
	proven.Pause(12)
	stop()
	sent.Wait()
	close(parcels)
}

func post(to chan<- parcel, weight int, sent *sync.WaitGroup) {
	p := parcel{weight, make(chan bool)}
	to <- p
	<-p.ack
	if sent != nil {
		sent.Done()
	}
}

// All parcels are light, and four senders wait.
func acksComing(stop func()) {
	parcels := make(chan parcel, 2)
	go carry(parcels)
	var sent sync.WaitGroup
	sent.Add(4)
	for _, w := range []int{17, 18, 19, 20} {
		go post(parcels, w, &sent)
	}
	proven.Pause(28)
	stop()
	sent.Wait()
	close(parcels)
}

func init() {
	proven.Leaking("ack-missing", "answers at one place, one will never come", 1, acks)
	proven.Healthy("ack-coming", "answers that come later", acksComing)
}

package queues

import (
	"sync"

	"chanlens/samples/internal/busy"
	"chanlens/samples/proven"
	"time"
)

// Three sensors are faster than the disk, and wait in their sends while the
// consumer sleeps between two writes.
func pressureSleeping(stop func()) {
	pressure(stop, func() { proven.Pause(150) })
}

// The same, but the consumer computes when the recording ends.
func pressureComputing(stop func()) {
	pressure(stop, func() { busy.For(150 * time.Millisecond) })
}

func pressure(stop func(), write func()) {
	samples := make(chan float64, 2)
	var sensors sync.WaitGroup
	for i := range 3 {
		sensors.Go(func() { sensor(float64(i), samples) })
	}
	go func() { sensors.Wait(); close(samples) }()

	written := make(chan int)
	go func() {
		n := 0
		for range samples {
			if n++; n < 4 {
				write()
			}
		}
		written <- n
	}()
	proven.Pause(180)
	stop()
	<-written
}

func sensor(offset float64, out chan<- float64) {
	for i := range 8 {
		out <- offset + float64(i)
	}
}

func init() {
	proven.Healthy("queue-back-pressure-sleep", "senders wait for a sleeping consumer", pressureSleeping)
	proven.Healthy("queue-back-pressure-busy", "senders wait for a computing consumer", pressureComputing)
}

package pipelines

import "chanlens/samples/proven"

// Three stages are in the middle of their work, all in a send, because the last
// one is slow: it sleeps when the recording ends.
func midWork(stop func()) {
	out := apply(inc, apply(double, numbers(6)))
	sum := make(chan int)
	go func() {
		total := 0
		for n := range out {
			proven.Pause(40)
			total += n
		}
		sum <- total
	}()
	proven.Pause(105)
	stop()
	<-sum
}

// The source is slow, and everybody else waits to receive.
func slowSource(stop func()) {
	out := merge(apply(slow, numbers(3)), apply(slow, numbers(2)), numbers(4))
	sum := make(chan int)
	go func() { sum <- total(out) }()
	proven.Pause(70)
	stop()
	<-sum
}

func slow(n int) int {
	proven.Pause(50)
	return n
}

func total(in <-chan int) (sum int) {
	for n := range in {
		sum += n
	}
	return sum
}

// The receiver has taken two values and holds the pipeline while it does
// something else. All stages are blocked in sends, and go on later.
func held(stop func()) {
	out := apply(inc, apply(double, apply(inc, numbers(9))))
	_, _ = <-out, <-out
	proven.Pause(300)
	stop()
	total(out)
}

func init() {
	proven.Healthy("pipeline-mid-work", "stages behind a slow one", midWork)
	proven.Healthy("pipeline-slow-source", "stages after a slow source, merged", slowSource)
	proven.Healthy("pipeline-held", "stages whose receiver comes back later", held)
}

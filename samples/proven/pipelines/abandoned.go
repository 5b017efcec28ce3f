package pipelines

import "chanlens/samples/proven"

// The receiver breaks off, and stage after stage is stuck behind it.
func abandoned(stop func()) {
	find(7)
	proven.Pause(35)
	stop()
}

func find(want int) bool {
	for n := range apply(inc, apply(double, apply(double, numbers(50)))) {
		if n > want {
			return n == want
		}
	}
	return false
}

// One pipeline was abandoned, the other one, made of the same functions, is
// read on later.
func abandonedAndHeld(stop func()) {
	out := apply(double, numbers(8))
	<-out
	find(3)
	proven.Pause(90)
	stop()
	total(out)
}

// A merge of three sources was abandoned. The sources and the forwarders are in
// sends, and the goroutine that would close the output waits for them.
func mergeAbandoned(stop func()) {
	peek()
	proven.Pause(25)
	stop()
}

func peek() int {
	return <-merge(numbers(10), numbers(20), apply(inc, numbers(30)))
}

func init() {
	proven.Leaking("pipeline-abandoned", "chain of stuck senders", 4, abandoned)
	proven.Leaking("pipeline-abandoned-and-held", "pipelines, one abandoned and one held", 4, abandonedAndHeld)
	proven.Leaking("merge-abandoned", "fan-in abandoned by its receiver", 8, mergeAbandoned)
}

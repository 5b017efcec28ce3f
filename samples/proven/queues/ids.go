package queues

import "chanlens/samples/proven"

// ids hands out numbers, one for each receive.
func ids(first int) <-chan int {
	c := make(chan int)
	go func() {
		for id := first; ; id++ {
			c <- id
		}
	}()
	return c
}

type registry struct {
	next  <-chan int
	names map[int]string
}

func (r *registry) add(name string) { r.names[<-r.next] = name }

// A generator is blocked in its send until somebody needs the next number. The
// registry that holds it goes on after the recording.
func idsOnDemand(stop func()) {
	r := &registry{ids(100), make(map[int]string)}
	r.add("north")
	r.add("south")
	proven.Pause(75)
	stop()
	r.add("east")
}

// A function looks for the first number that fits and breaks off. The
// generator keeps sending for a loop that has ended.
func idsAbandoned(stop func()) {
	firstSquare(50)
	proven.Pause(10)
	stop()
}

func firstSquare(from int) int {
	for n := range ids(from) {
		for root := 1; root*root <= n; root++ {
			if root*root == n {
				return n
			}
		}
	}
	return 0
}

// Generators at the same place: one belongs to a registry in use, two were
// abandoned by a break.
func idsMixed(stop func()) {
	r := &registry{ids(0), make(map[int]string)}
	for _, from := range []int{10, 20} {
		firstSquare(from)
		r.add("found one")
	}
	proven.Pause(130)
	stop()
	r.add("done")
}

func init() {
	proven.Healthy("ids-on-demand", "generator that sends when asked", idsOnDemand)
	proven.Leaking("ids-abandoned", "generator abandoned by a break", 1, idsAbandoned)
	proven.Leaking("ids-kept-and-abandoned", "generators at one place, one in use", 2, idsMixed)
}

package waits

import (
	"sync"

	"chanlens/samples/proven"
)

// A download waits for its parts, which sleep or have not begun to.
func partsWorking(stop func()) {
	finished := make(chan int)
	go download([]int{5, 120, 90}, finished)
	proven.Pause(50)
	stop()
	<-finished
}

func download(parts []int, finished chan<- int) {
	var all sync.WaitGroup
	for _, ms := range parts {
		all.Add(1)
		go func() {
			defer all.Done()
			proven.Pause(ms)
		}()
	}
	all.Wait()
	finished <- len(parts)
}

// One is counted that never starts.
func oneTooMany(stop func()) {
	go process([]string{"a", "b", "c"})
	proven.Pause(45)
	stop()
}

func process(items []string) {
	var all sync.WaitGroup
	all.Add(len(items))
	for i := range items[1:] {
		go func() {
			defer all.Done()
			proven.Pause(i)
		}()
	}
	all.Wait()
}

// A worker returns early, and skips Done. Who waits for the group is stuck, and
// also who waits for that.
func skippedDone(stop func()) {
	report()
	proven.Pause(85)
	stop()
}

func report() {
	var sections sync.WaitGroup
	lines := make(chan string)
	for _, title := range []string{"intro", "", "end"} {
		sections.Add(1)
		go write(title, lines, &sections)
	}
	go func() {
		sections.Wait()
		close(lines)
	}()
	go func() {
		for range lines {
		}
	}()
}

func write(title string, lines chan<- string, sections *sync.WaitGroup) {
	if title == "" {
		return
	}
	lines <- title
	sections.Done()
}

func init() {
	proven.Healthy("group-working", "WaitGroup whose members work", partsWorking)
	proven.Leaking("group-one-too-many", "WaitGroup with an Add too many", 1, oneTooMany)
	proven.Leaking("group-skipped-done", "Done skipped, and a range behind it", 2, skippedDone)
}

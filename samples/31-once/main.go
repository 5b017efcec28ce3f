// Once demonstrates four goroutines that need the same value, which is made a
// single time.
//
// In the timeline the first user loads the settings, in a region of its own. The
// other users come while it is at it. They are blocked in Once.Do until the
// settings are there, and none of them loads again. A later call of Do returns
// at once.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"time"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const (
	ms    = time.Millisecond
	users = 4
)

// settings are loaded by whoever needs them first.
type settings struct {
	once    sync.Once
	loading chan struct{} // closed when loading begins
	lang    string
}

func (s *settings) language() string {
	s.once.Do(s.load)
	return s.lang
}

func (s *settings) load() {
	defer trace.StartRegion(context.Background(), "load").End()
	close(s.loading)
	time.Sleep(30 * ms) // a slow disk
	s.lang = "Esperanto"
}

func user(s *settings, all *sync.WaitGroup) {
	defer all.Done()
	for range 2 { // the second time, all is there
		lang := s.language()
		trace.Log(context.Background(), "settings", "has "+lang)
		busy.For(2 * ms)
	}
}

func main() {
	defer capture.Start()()

	s := &settings{loading: make(chan struct{})}
	var all sync.WaitGroup
	all.Add(users)
	go user(s, &all)
	<-s.loading // so that the first is seen to be first
	for range users - 1 {
		go user(s, &all)
	}
	all.Wait()
	fmt.Println("language:", s.language())
}

// Singleflight demonstrates requests for the same thing that share one answer.
//
// In the timeline the first of four handle goroutines asks the database, in a
// region of its own. The others want the same while that is under way: they are
// blocked until its answer comes, and take it as theirs. Unlike a Once, a Group
// keeps no answers: a later request asks the database again.
package main

import (
	"context"
	"fmt"
	"runtime/trace"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"chanlens/samples/internal/capture"
)

const (
	ms      = time.Millisecond
	waiters = 3
)

// A store answers from a database, which it asks once for those that come together.
type store struct {
	group  singleflight.Group
	asking chan struct{} // sent to when the database is asked
}

func (s *store) price(of string) (price int, shared bool) {
	v, _, shared := s.group.Do(of, s.query)
	return v.(int), shared
}

func (s *store) query() (any, error) {
	defer trace.StartRegion(context.Background(), "query").End()
	s.asking <- struct{}{}
	time.Sleep(50 * ms) // a slow database
	return 7, nil
}

func handle(s *store, all *sync.WaitGroup) {
	defer all.Done()
	price, shared := s.price("tea")
	fmt.Println("tea costs", price, "shared:", shared)
}

func main() {
	defer capture.Start()()

	s := &store{asking: make(chan struct{})}
	var all sync.WaitGroup
	all.Add(1 + waiters)
	go handle(s, &all)
	<-s.asking // so that the first is seen to be first
	for range waiters {
		go handle(s, &all)
	}
	all.Wait()

	all.Add(1)
	go handle(s, &all) // alone
	<-s.asking
	all.Wait()
}

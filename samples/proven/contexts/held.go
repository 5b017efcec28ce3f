package contexts

import (
	"context"
	"sync"
	"time"

	"chanlens/samples/proven"
)

// A worker waits for work or for the end of its context. Its parent has both in
// hand.
func held(stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	work := make(chan string)
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() { refresh(ctx, work) })
	}
	work <- "index"
	proven.Pause(50)
	stop()
	cancel()
	workers.Wait()
}

func refresh(ctx context.Context, work <-chan string) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-work:
			proven.Pause(2)
		}
	}
}

// Nobody has the cancel function any more, but the context has a deadline: the
// timer will end those who wait.
func deadline(stop func()) {
	spawnUntil(3 * time.Second)
	proven.Pause(120)
	stop()
}

func spawnUntil(limit time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	context.AfterFunc(ctx, cancel)
	for range 3 {
		go task(ctx)
	}
}

// A tree of contexts: main has the root, each service has one below it, and each
// of its tasks one below that.
func tree(stop func()) {
	root, shutdown := context.WithCancel(context.Background())
	var all sync.WaitGroup
	for _, tasks := range []int{1, 2, 3} {
		all.Go(func() { service(root, tasks) })
	}
	proven.Pause(20)
	stop()
	shutdown()
	all.Wait()
}

func service(ctx context.Context, tasks int) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var running sync.WaitGroup
	for i := range tasks {
		running.Go(func() { task(context.WithValue(ctx, tag("task"), i)) })
	}
	running.Wait()
}

type tag string

func task(ctx context.Context) error {
	<-ctx.Done()
	return context.Cause(ctx)
}

func init() {
	proven.Healthy("context-held", "select on a context and on work", held)
	proven.Healthy("context-deadline", "context that a timer ends", deadline)
	proven.Healthy("context-tree", "contexts below contexts", tree)
}

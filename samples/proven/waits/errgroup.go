package waits

import (
	"context"
	"errors"
	"sync"

	"chanlens/samples/proven"
)

// A group runs functions and keeps the first error; it then cancels the rest.
type group struct {
	running sync.WaitGroup
	once    sync.Once
	err     error
	cancel  context.CancelFunc
}

func withContext(ctx context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	return &group{cancel: cancel}, ctx
}

func (g *group) start(f func() error) {
	g.running.Go(func() {
		if err := f(); err != nil {
			g.once.Do(func() { g.err = err; g.cancel() })
		}
	})
}

func (g *group) wait() error {
	g.running.Wait()
	g.cancel()
	return g.err
}

// A crawl is under way: one lists, one fetches and sleeps, and the caller waits.
func groupAtWork(stop func()) {
	done := make(chan error)
	go func() { done <- crawl(context.Background()) }()
	proven.Pause(70)
	stop()
	<-done
}

func crawl(ctx context.Context) error {
	g, ctx := withContext(ctx)
	links := make(chan int)
	g.start(func() error {
		defer close(links)
		for i := range 6 {
			select {
			case links <- i:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	})
	g.start(func() error {
		for range links {
			proven.Pause(30)
		}
		return nil
	})
	return g.wait()
}

// The one who lists does not look at the context. When the fetcher fails, the
// other is stuck in its send, and the caller in its wait.
func groupLeak(stop func()) {
	go carelessCrawl(context.Background())
	proven.Pause(35)
	stop()
}

func carelessCrawl(ctx context.Context) error {
	g, ctx := withContext(ctx)
	links := make(chan int)
	g.start(func() error {
		defer close(links)
		for i := range 6 {
			links <- i
		}
		return ctx.Err()
	})
	g.start(func() error {
		for i := range links {
			if i == 2 {
				return errors.New("not found")
			}
		}
		return nil
	})
	return g.wait()
}

func init() {
	proven.Healthy("errgroup-working", "error group at work", groupAtWork)
	proven.Leaking("errgroup-leak", "error group with a member that ignores its context", 2, groupLeak)
}

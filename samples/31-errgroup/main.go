// Errgroup demonstrates goroutines that are started as a group, fail as a group,
// and are waited for as a group.
//
// In the timeline four goroutines fetch pages. One page is missing, and its fetch
// returns an error. That cancels the context of the group: the other fetches are
// in the middle of a wait, end it at once, and return. Wait returns when the last
// one has, with the first error.
package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"chanlens/samples/internal/busy"
	"chanlens/samples/internal/capture"
)

const ms = time.Millisecond

var errMissing = errors.New("page is missing")

// A page is there after some time, or found missing.
type page struct {
	name    string
	takes   time.Duration
	missing bool
}

var pages = []page{
	{name: "start", takes: 10 * ms},
	{name: "news", takes: 40 * ms, missing: true},
	{name: "maps", takes: 5000 * ms},
	{name: "music", takes: 5000 * ms},
}

func fetch(ctx context.Context, p page) error {
	select {
	case <-time.After(p.takes):
	case <-ctx.Done():
		return fmt.Errorf("%s: %w", p.name, ctx.Err())
	}
	if p.missing {
		return fmt.Errorf("%s: %w", p.name, errMissing)
	}
	busy.For(2 * ms)
	return nil
}

func fetchAll(ctx context.Context) error {
	g, ctx := errgroup.WithContext(ctx)
	for _, p := range pages {
		g.Go(func() error { return fetch(ctx, p) })
	}
	return g.Wait()
}

func main() {
	defer capture.Start()()

	err := fetchAll(context.Background())
	fmt.Println("the first error:", err)
}

package main

import (
	"context"
	"fmt"
	"os"

	"chanlens/model"
	"chanlens/tui"
)

// bugs are UIs in which something of ours goes wrong, by where it does.
var bugs = map[string]tui.Options{
	"loading": {Load: func(context.Context, tui.Watcher) (*model.Trace, error) { panic("a bug in loading") }},
	"showing": {Load: showsNothing},
	"drawing": {Load: func(context.Context, tui.Watcher) (*model.Trace, error) { return nil, badError{} }},
}

// showsNothing hands over a part of a trace that is none, and waits.
func showsNothing(ctx context.Context, to tui.Watcher) (*model.Trace, error) {
	to.Partial(nil)
	<-ctx.Done()
	return nil, ctx.Err()
}

// badError is an error that cannot be drawn.
type badError struct{}

func (badError) Error() string { panic("a bug in drawing") }

// withBug is the program chanlens-with-bug: it runs the UI of a name among bugs.
func withBug() {
	opt, ok := bugs[os.Args[1]]
	if !ok {
		fmt.Fprintln(os.Stderr, "no such bug")
		os.Exit(3)
	}
	opt.Name = "bug"
	fmt.Println("the UI has ended:", tui.Run(context.Background(), opt))
}

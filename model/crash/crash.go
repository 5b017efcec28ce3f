package crash

import (
	"errors"
	"fmt"
	"runtime/debug"

	"golang.org/x/sync/errgroup"
)

// crash is a panic as an error.
type crash struct {
	what  any
	stack []byte
}

func (c crash) Error() string { return fmt.Sprintf("%v\n\n%s", c.what, c.stack) }

// Into makes an error of a panic in the function that defers it. [Raise] knows it.
func Into(err *error) {
	if p := recover(); p != nil {
		*err = crash{p, debug.Stack()}
	}
}

// Raise panics again, with what was said and the stack, if an error is from [Into].
func Raise(err error) {
	if c, ok := errors.AsType[crash](err); ok {
		panic(c.Error())
	}
}

// Group is goroutines that are waited for together. The zero value has none.
type Group struct{ work errgroup.Group }

// Go calls a function in a goroutine of its own.
func (g *Group) Go(f func()) {
	g.work.Go(func() (err error) {
		defer Into(&err)
		f()
		return nil
	})
}

// Limit lets no more than n of the functions be at work; Go then waits.
func (g *Group) Limit(n int) { g.work.SetLimit(n) }

// Wait waits for all of them. If one has panicked, it panics.
func (g *Group) Wait() { Raise(g.work.Wait()) }

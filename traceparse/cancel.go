package traceparse

import (
	"context"
	"io"
	"os"
)

// await runs f, which may block for ever, and returns what it returns, or ctx's
// error as soon as ctx is done. What f returns after that goes to drop.
func await[T any](ctx context.Context, f func() (T, error), drop func(T)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result)
	go func() {
		var r result
		r.value, r.err = f()
		select {
		case done <- r:
		case <-ctx.Done():
			if r.err == nil {
				drop(r.value)
			}
		}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

// openFile opens a file to read. A named pipe that nobody writes to yet holds it
// until somebody does, or ctx is done.
func openFile(ctx context.Context, path string) (*os.File, error) {
	return await(ctx, func() (*os.File, error) { return os.Open(path) }, func(f *os.File) { f.Close() })
}

// interruptible is a reader whose reads end when ctx is done. One that blocks is
// left behind then, with the buffer it was given.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i *interruptible) Read(p []byte) (int, error) {
	if err := i.ctx.Err(); err != nil {
		return 0, err
	}
	return await(i.ctx, func() (int, error) { return i.r.Read(p) }, func(int) {})
}

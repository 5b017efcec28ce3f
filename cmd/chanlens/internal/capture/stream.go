package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"time"
)

// What ends a recording before the server does.
var (
	errStalled     = errors.New("the server sends nothing any more")
	errInterrupted = errors.New("interrupted")
)

// stream asks for the trace and writes it to out as it comes. The error is why nothing of
// it was written.
func (j *Job) stream(ctx context.Context, c *client, out *part, progress func(int64)) (Result, error) {
	began := time.Now()
	live, end := context.WithCancelCause(context.WithoutCancel(ctx))
	defer end(nil)
	stalls := time.AfterFunc(j.For+j.patience, func() { end(errStalled) })
	defer stalls.Stop()
	stop := context.AfterFunc(ctx, func() {
		if c.hangUp() {
			select {
			case <-live.Done():
				return
			case <-time.After(j.hangup):
			}
		}
		end(errInterrupted)
	})
	defer stop()

	resp, err := c.get(live, j.target.at("trace", "seconds", strconv.FormatFloat(j.For.Seconds(), 'f', -1, 64)))
	if err != nil {
		return Result{}, j.unanswered(ctx, live, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return Result{}, j.refused(resp)
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(resp.Body, head)
	switch {
	case err != nil && ctx.Err() != nil:
		return Result{}, ctx.Err()
	case err != nil && n == 0:
		return Result{}, j.unanswered(ctx, live, err)
	case !isTrace(head[:n]):
		return Result{}, j.noTrace(resp, head[:n])
	}
	w := &counted{to: out, tell: func(bytes int64) {
		if progress != nil {
			progress(bytes)
		}
		stalls.Reset(max(0, j.For-time.Since(began)) + j.patience)
	}}
	if _, err = w.Write(head); err == nil {
		_, err = io.Copy(w, resp.Body)
	}
	r := Result{Bytes: w.bytes, Took: time.Since(began)}
	switch {
	case w.err != nil && w.bytes <= headSize:
		return Result{}, fmt.Errorf("cannot write: %w", w.err)
	case w.err != nil:
		r.Cut = fmt.Errorf("cannot write: %w", w.err)
	case err != nil:
		r.Cut = j.cut(ctx, live, err, r.Took)
	}
	return r, nil
}

// counted tells how much has been written, and remembers what failed.
type counted struct {
	to    io.Writer
	bytes int64
	tell  func(bytes int64)
	err   error
}

func (c *counted) Write(b []byte) (int, error) {
	n, err := c.to.Write(b)
	c.bytes, c.err = c.bytes+int64(n), err
	c.tell(c.bytes)
	return n, err
}

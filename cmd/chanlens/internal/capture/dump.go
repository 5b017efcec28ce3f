package capture

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
)

// dumpHandlers are the handlers that list goroutines, the one that tells most first. A
// server knows goroutineleak from Go 1.26 on, if it was built with
// GOEXPERIMENT=goroutineleakprofile.
var dumpHandlers = []struct {
	name  string
	leaks bool
}{
	{"goroutineleak", true},
	{"goroutine", false},
}

// takeDump takes a goroutine dump and notes it in the result. The error is why there is none.
// That the trace was interrupted does not keep it from being taken.
func (j *Job) takeDump(ctx context.Context, c *client, r *Result) error {
	if j.noDump {
		return nil
	}
	if ctx.Err() != nil {
		c.http.CloseIdleConnections() // nothing more can be sent on the one that was hung up
		ctx = context.WithoutCancel(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, j.patience)
	defer cancel()
	var failed error
	for _, h := range dumpHandlers {
		err := j.saveDump(ctx, c, h.name)
		if err == nil {
			r.Dump, r.Leaks = DumpName(j.File), h.leaks
			return nil
		}
		if failed = err; ctx.Err() != nil {
			break
		}
	}
	switch {
	case errors.Is(failed, context.DeadlineExceeded):
		return fmt.Errorf("the server did not send one within %v", j.patience)
	case errors.Is(failed, context.Canceled):
		return errInterrupted
	}
	return failed
}

// saveDump writes what a handler lists to the file beside the trace.
func (j *Job) saveDump(ctx context.Context, c *client, handler string) error {
	resp, err := c.get(ctx, j.target.at(handler, "debug", "2"))
	if err != nil {
		return j.unanswered(ctx, ctx, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("the server says %s", resp.Status)
	}
	body := bufio.NewReader(resp.Body)
	if head, _ := body.Peek(len(dumpMagic)); !isDump(head) {
		return errors.New("what the server sent is none")
	}
	out, err := create(DumpName(j.File))
	if err != nil {
		return err
	}
	defer out.discard()
	if _, err := io.Copy(out, body); err != nil {
		return err
	}
	return out.keep()
}

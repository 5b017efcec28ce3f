package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"sync"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/traceparse"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"
)

// reportLines prints a line for each of several traces.
//
//  1. As many traces are examined at a time as there are processors, and as fit into
//     the memory that is allowed: each takes of it what its size lets expect.
//  2. What is kept of a trace is its line, so that the number of traces does not matter.
//  3. The lines are printed in the order of the files, each as soon as those before it
//     are.
//
// A file that cannot be examined says so in its line, and does not keep others from
// theirs.
func reportLines(cmd *cobra.Command, w io.Writer, files []string, p *printer) (fails bool, failed error) {
	ctx, cancel := context.WithCancel(cmd.Context())
	defer cancel()
	line := progressOn(cmd.ErrOrStderr(), fmt.Sprintf("%d traces", len(files)))
	defer line.stop()
	lines := report.NewLines(w, files, p.baselines != nil, p.options)
	b := &batch{cmd: cmd, printer: p, memory: newShared(p.load.Memory), outcomes: make([]outcome, len(files))}
	b.progress = newShares(files, line)
	errs := make([]error, len(files))
	b.tell = func(i int) error {
		o := &b.outcomes[i]
		fails = fails || o.fails
		errs[i] = o.err
		line.hide()
		warnDump(cmd.ErrOrStderr(), o.dump)
		if o.lost != "" {
			fmt.Fprintf(cmd.ErrOrStderr(), "chanlens: %s: warning: %s\n", files[i], o.lost)
		}
		return lines.Print(o.line)
	}
	if err := b.run(ctx, files); err != nil {
		if cmd.Context().Err() != nil {
			return false, cmd.Context().Err()
		}
		return false, outputError{err}
	}
	line.stop()
	next := []string{"All of them in full:  chanlens report --full …"}
	if worst := files[lines.Worst()]; worst != "-" {
		next = append([]string{"One of them in full:  chanlens report " + fileWord(worst)}, next...)
	}
	if err := lines.End(next); err != nil {
		return false, outputError{err}
	}
	return fails, errors.Join(errs...)
}

// batch examines many traces.
type batch struct {
	cmd      *cobra.Command
	printer  *printer
	memory   *shared
	progress *shares
	tell     func(i int) error // called for every trace, in order
	mu       sync.Mutex
	outcomes []outcome
	told     int
}

// outcome is what came of one trace.
type outcome struct {
	line  report.Line
	fails bool
	lost  string // what of it could not be read
	dump  report.Dump
	err   error
	done  bool
}

// run examines all files. It returns an error only if nothing more can be printed.
func (b *batch) run(ctx context.Context, files []string) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, file := range files {
		if ctx.Err() != nil {
			break
		}
		group.Go(func() error {
			o := b.one(ctx, i, file)
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return b.finish(i, o)
		})
	}
	return group.Wait()
}

// finish notes what came of a trace, and tells of all whose turn it is.
func (b *batch) finish(i int, o outcome) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.outcomes[i] = o
	for b.told < len(b.outcomes) && b.outcomes[b.told].done {
		if err := b.tell(b.told); err != nil {
			return err
		}
		b.told++
	}
	return nil
}

// one examines one trace.
func (b *batch) one(ctx context.Context, i int, file string) outcome {
	o := outcome{done: true}
	err := b.examine(ctx, i, file, &o)
	if err != nil {
		o.err = err
		o.line = report.Line{Err: errors.New(strings.TrimPrefix(err.Error(), file+": "))}
	}
	return o
}

// examine fills in what comes of a trace; the error is why that is nothing.
func (b *batch) examine(ctx context.Context, i int, file string, o *outcome) error {
	memory, release, err := b.memory.take(ctx, sizeOf(file))
	if err != nil {
		return err
	}
	defer release()
	defer b.progress.done(i)
	src, err := open(ctx, file, b.cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer src.close()
	opt := b.printer.load
	opt.Memory, opt.Progress = memory, func(p traceparse.Progress) { b.progress.loaded(i, p) }
	r, err := b.printer.examine(ctx, src, opt, func(done, of int) { b.progress.scanned(i, done, of) })
	if err != nil {
		return err
	}
	o.line, o.lost, o.dump = r.Line(), report.Lost(r.Trace.Info()), r.Dump
	o.fails, o.err = b.printer.fails(src, r)
	return nil
}

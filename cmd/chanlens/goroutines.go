package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"chanlens/model"
	"chanlens/model/analysis/proof"
	"chanlens/traceparse/godump"

	"github.com/spf13/cobra"
)

// howToDump stands behind an error about a file that is no goroutine dump.
const howToDump = `Take one right after the trace, from the same process: from /debug/pprof/goroutineleak?debug=2 of net/http/pprof (Go 1.26 or later, built with GOEXPERIMENT=goroutineleakprofile), from /debug/pprof/goroutine?debug=2, or by SIGQUIT.`

// noDump is the value of --goroutines that wants no dump, also if one lies beside the trace.
const noDump = "none"

// addGoroutinesFlag adds the flag that names a goroutine dump taken with the trace.
func addGoroutinesFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "goroutines", "", "hold blocked goroutines against this goroutine `dump`, taken right after the trace (…/goroutineleak?debug=2); none: also not against FILE.goroutines (default that, if it is there)")
	if err := cmd.MarkFlagFilename("goroutines"); err != nil {
		panic(err) // no such flag
	}
}

// namedDump reads the goroutine dump that --goroutines names.
func namedDump(ctx context.Context, file string) (*proof.Dump, error) {
	switch file {
	case "":
		return nil, errors.New("--goroutines: the file name is empty; is it a shell variable that is not set?")
	case "-":
		return nil, errors.New("--goroutines: a goroutine dump cannot come from standard input; give a file")
	}
	dump, err := loadDump(ctx, file)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, godump.ErrNotDump):
		return nil, fmt.Errorf("--goroutines %s: %w\n%s", file, err, howToDump)
	case err != nil:
		return nil, fmt.Errorf("--goroutines %s: %w", file, err)
	}
	return dump, nil
}

// loadDump reads a goroutine dump. It gives up when ctx is done, also on a pipe that
// nobody writes to. Errors do not name the file.
func loadDump(ctx context.Context, file string) (*proof.Dump, error) {
	type result struct {
		dump *godump.Dump
		err  error
	}
	done := make(chan result, 1)
	go func() {
		d, err := readDump(file)
		done <- result{d, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			return nil, plainly(r.err)
		}
		return proofDump(r.dump), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func readDump(file string) (*godump.Dump, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if fi, err := f.Stat(); err == nil && fi.IsDir() {
		return nil, errors.New("it is a directory")
	}
	return godump.Parse(f)
}

// plainly says what is wrong with a file, without its name.
func plainly(err error) error {
	path, ofFile := errors.AsType[*fs.PathError](err)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("there is no such file")
	case ofFile:
		return path.Err
	}
	return err
}

// proofDump turns a dump into what package proof takes. Goroutines with the same stack
// share it still.
func proofDump(d *godump.Dump) *proof.Dump {
	out := &proof.Dump{Goroutines: make([]proof.Goroutine, len(d.Goroutines)), Profile: d.Profile, Whole: !d.Cut}
	stacks := make(map[*godump.Frame][]model.Frame)
	for i, g := range d.Goroutines {
		out.Goroutines[i] = proof.Goroutine{ID: model.GoID(g.ID), State: g.State, Leaked: g.Leaked, Elided: g.Elided}
		if len(g.Frames) == 0 {
			continue
		}
		frames, ok := stacks[&g.Frames[0]]
		if !ok {
			frames = make([]model.Frame, len(g.Frames))
			for k, f := range g.Frames {
				frames[k] = model.Frame(f)
			}
			stacks[&g.Frames[0]] = frames
		}
		out.Goroutines[i].Frames = frames
	}
	return out
}

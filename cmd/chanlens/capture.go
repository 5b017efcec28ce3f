package main

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"chanlens/cmd/chanlens/internal/capture"
	"chanlens/model/format"

	"github.com/spf13/cobra"
)

// captureFlags are the flags of recording from a live program. What they share with other
// ways to record is not among them.
type captureFlags struct {
	url      string
	header   []string
	insecure bool
	dump     bool
}

func addCaptureFlags(cmd *cobra.Command, f *captureFlags) {
	flags := cmd.Flags()
	flags.StringVar(&f.url, "url", "", "record the program that serves net/http/pprof at this `address`: localhost:6060, https://host/debug/pprof/")
	flags.StringArrayVarP(&f.header, "header", "H", nil, "with --url: send this `header`, such as \"Authorization: Bearer $TOKEN\"; may be repeated")
	flags.BoolVarP(&f.insecure, "insecure", "k", false, "with --url: take any certificate")
	flags.BoolVar(&f.dump, "dump", true, "with --url: take a goroutine dump, too, at the end")
	completeWords(cmd, "url")
	completeWords(cmd, "header")
}

// captureURL records a trace from a live program for some time (0: as the URL says, or the
// usual) into a file ("": named after the host), and opens it if view says so.
func captureURL(cmd *cobra.Command, f *captureFlags, length time.Duration, output string, view bool) error {
	job, err := capture.Prepare(capture.Options{
		URL: f.url, For: length, Header: f.header, Insecure: f.insecure, Output: output, NoDump: !f.dump,
	})
	if err != nil {
		return err
	}
	stderr := cmd.ErrOrStderr()
	fmt.Fprintf(stderr, "chanlens: recording %v of %s to %s; Ctrl-C ends it\n", job.For, job.From, job.File)
	progress := newCaptureProgress(cmd.Context(), job.For)
	line := sayOn(stderr, progress.String)
	r, err := job.Run(cmd.Context(), progress.bytes.Store)
	line.stop()
	if err != nil {
		return err
	}
	fmt.Fprintf(stderr, "chanlens: %s: %s in %s%s\n", job.File, format.Bytes(r.Bytes), format.Duration(r.Took), dumpTaken(r))
	if r.NoDump != nil {
		fmt.Fprintf(stderr, "chanlens: warning: there is no goroutine dump beside it: %v\n", r.NoDump)
	}
	if r.Cut != nil {
		return fmt.Errorf("%s: the trace is not whole: %w\nWhat it has can be seen: chanlens %s", job.File, r.Cut, fileWord(job.File))
	}
	if view && cmd.Context().Err() == nil {
		return openRecorded(cmd, job.File)
	}
	fmt.Fprintf(stderr, "Open it: chanlens %s\n", fileWord(job.File))
	return nil
}

// openRecorded opens a trace as "chanlens FILE" does.
func openRecorded(cmd *cobra.Command, file string) error {
	root := newRoot()
	root.SetArgs([]string{"view", fileName(file)})
	root.SetIn(cmd.InOrStdin())
	root.SetOut(cmd.OutOrStdout())
	root.SetErr(cmd.ErrOrStderr())
	return root.ExecuteContext(cmd.Context())
}

// dumpTaken says which goroutine dump there is of what was recorded.
func dumpTaken(r capture.Result) string {
	switch {
	case r.Dump == "":
		return ""
	case r.Leaks:
		return ", and a goroutine-leak profile beside it"
	}
	return ", and a goroutine dump beside it"
}

// captureProgress says how far a recording is.
type captureProgress struct {
	began time.Time
	of    time.Duration
	bytes atomic.Int64
	done  <-chan struct{} // the recording is to end
}

func newCaptureProgress(ctx context.Context, of time.Duration) *captureProgress {
	return &captureProgress{began: time.Now(), of: of, done: ctx.Done()}
}

func (p *captureProgress) String() string {
	got := format.Bytes(p.bytes.Load())
	select {
	case <-p.done:
		return "ending the trace: " + got
	default:
	}
	if elapsed := time.Since(p.began); elapsed < p.of {
		return fmt.Sprintf("recording: %.0fs of %v, %s", elapsed.Seconds(), p.of, got)
	}
	return "receiving what is left: " + got
}

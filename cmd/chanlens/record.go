package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"chanlens/cmd/chanlens/internal/record"

	"github.com/spf13/cobra"
)

func newRecord() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "record [flags] -- COMMAND ARGS...",
		Short: "Run a program and record what its channels do, or record a live one",
		Long: `Record runs a Go program as it is, and records every channel operation in it, in
an execution trace. The command behind "--" is what you would type without record:
go run, go test, go build, go install, or a program that record has built.

It builds with the Go that the command would use (1.22 or newer) and a runtime that
says what channels do: edits of your own Go's sources, in its flag -overlay. Nothing
of yours or of Go's is changed. The first build with a Go takes some seconds longer.

The trace is written to -o, or to a file in this folder that is named after the
program; go test writes one for each package. A trace there is overwritten; any other
file is not. The program has standard input and output for itself. Exit code and
signals are its own; if a signal ends it, the code is 128 and the signal's number, as
in a shell. What go run would print about the exit code is not printed.

A program that was built so runs as ever unless it is recorded. CHANLENS_TRACE=FILE in
its environment records it without us: %p in FILE stands for the process id, %n for the
program's name.

With --url, it takes a trace as Go itself writes it from a live program that serves
net/http/pprof, and a goroutine dump right after, which it stores beside the trace, as
FILE.goroutines. Whatever opens the trace then holds blocked goroutines against the
dump: stuck turns into proven, or is taken back. The dump is a goroutine-leak profile
where the program has one (Go 1.26 or later, built with
GOEXPERIMENT=goroutineleakprofile; it runs a garbage collection), and else lists who
waits where. The address is that of the program, or of any of its handlers. Ctrl-C ends
the trace before its time, and keeps it.

Exit codes: the program's own; 2 if it could not be run. With --url 0, or 2 if there is
no trace or it is not whole.`,
		Example: `  chanlens record -- go run .
  chanlens record --view -- go run ./cmd/app -listen :8080
  chanlens record -o slow.trace -- go test ./pkg -run TestSlow
  chanlens record --for 10s -- go run ./cmd/server
  chanlens record -- go build -o app ./cmd/app
  chanlens record -- ./app
  CHANLENS_TRACE=/tmp/%n.%p.trace ./app
  chanlens record --url localhost:6060
  chanlens record --url localhost:6060 --for 30s -o slow.trace --view
  chanlens record --url https://host/debug/pprof/ -H "Authorization: Bearer $TOKEN"`,
		ValidArgsFunction: completeAnything,
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("url") {
				return recordURL(cmd, args, &flags)
			}
			return recordCommand(cmd, args, &flags)
		},
	}
	cmd.Flags().SetInterspersed(false) // what comes behind the command's name is its own
	f := cmd.Flags()
	f.StringVarP(&flags.output, "output", "o", "", "write the trace to this `file`")
	f.DurationVar(&flags.limit, "for", 0, "end the program after this `time`, such as 10s: by an interrupt, and after 5s more by force; the exit code is 0. With --url: how long the trace is (default as the address says, or 5s)")
	f.BoolVar(&flags.view, "view", false, "open the trace when the program has ended")
	f.BoolVar(&flags.stock, "stock", false, "record no channel operations: a trace as Go itself writes it")
	f.BoolVar(&flags.polls, "polls", true, "record operations that could not proceed and had a default, too")
	addCaptureFlags(cmd, &flags.live)
	completeWords(cmd, "for", "5s", "10s", "30s")
	return cmd
}

// recordFlags are the flags of record.
type recordFlags struct {
	output string
	limit  time.Duration
	view   bool
	stock  bool
	polls  bool
	live   captureFlags
}

// recordURL records a live program.
func recordURL(cmd *cobra.Command, args []string, flags *recordFlags) error {
	switch f := cmd.Flags(); {
	case len(args) > 0:
		return usageError(cmd, fmt.Sprintf("--url records a program that runs already; %q would start one", args[0]))
	case f.Changed("stock"), f.Changed("polls"):
		return usageError(cmd, "--url records a program as it is; --stock and --polls are for those that are started")
	case f.Changed("for") && flags.limit <= 0:
		return usageError(cmd, fmt.Sprintf("--for %v: a trace takes longer than that", flags.limit))
	}
	return captureURL(cmd, &flags.live, flags.limit, flags.output, flags.view)
}

// exitStatus is the exit code of a program that was run, which has itself said what it had
// to say.
type exitStatus int

func (e exitStatus) Error() string { return fmt.Sprintf("exit code %d", int(e)) }

func recordCommand(cmd *cobra.Command, args []string, flags *recordFlags) error {
	for _, name := range []string{"header", "insecure", "dump"} {
		if cmd.Flags().Changed(name) {
			return usageError(cmd, "--"+name+" goes with --url")
		}
	}
	if cmd.Flags().Changed("for") && flags.limit < time.Millisecond {
		return usageError(cmd, fmt.Sprintf("--for %v: no time to record anything", flags.limit))
	}
	if cmd.Flags().Changed("output") && flags.output == "" {
		return errors.New("-o: the file name is empty; is it a shell variable that is not set?")
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("cannot find chanlens itself: %w", err)
	}
	lent.Store(true) // Ctrl-C is the program's
	res, err := record.Run(cmd.Context(), record.Options{
		Command: args, Output: flags.output, Limit: flags.limit, Stock: flags.stock, NoPolls: !flags.polls,
		Stdin: cmd.InOrStdin(), Stdout: cmd.OutOrStdout(), Stderr: cmd.ErrOrStderr(),
		Terminal: isTerminal(cmd.ErrOrStderr()) && os.Getenv("TERM") != "dumb",
		Self:     []string{self}, Word: fileWord,
	})
	lent.Store(false)
	if err != nil {
		return err
	}
	if flags.view && len(res.Traces) > 0 {
		if err := openRecorded(cmd, res.Traces[0]); err != nil {
			return err
		}
	}
	if res.Code != 0 {
		return exitStatus(res.Code)
	}
	return nil
}

// newRecordHook is what the go command starts in place of a program that is recorded.
func newRecordHook() *cobra.Command {
	return &cobra.Command{
		Use:                record.HookCommand,
		Hidden:             true,
		DisableFlagParsing: true,
		RunE: func(_ *cobra.Command, args []string) error {
			code, err := record.Hook(args)
			if err == nil && code != 0 {
				return exitStatus(code)
			}
			return err
		},
	}
}

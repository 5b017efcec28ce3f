package main

import (
	"time"

	"github.com/spf13/cobra"
)

func newRecord() *cobra.Command {
	var from captureFlags
	var length time.Duration
	var output string
	var view bool
	cmd := &cobra.Command{
		Use:   "record --url ADDRESS",
		Short: "Record a trace of a live program",
		Long: `Record takes a trace from a live program that serves net/http/pprof, and a
goroutine dump right after, which it stores beside the trace, as FILE.goroutines.
Whatever opens the trace then holds blocked goroutines against the dump: stuck turns
into proven, or is taken back. The dump is a goroutine-leak profile where the program
has one (Go 1.26 or later, built with GOEXPERIMENT=goroutineleakprofile; it runs a
garbage collection), and else lists who waits where.

The address is that of the program, or of any of its handlers: localhost:6060,
http://host:6060/debug/pprof/trace?seconds=5, https://user:password@host/prefix.

Ctrl-C ends the trace before its time, and keeps it. A file that is there is
overwritten if it is a trace.

Exit codes: 0 fine, 2 there is no trace, or it is not whole.`,
		Example: `  chanlens record --url localhost:6060
  chanlens record --url localhost:6060 --for 30s -o slow.trace --view
  chanlens record --url https://host/debug/pprof/ -H "Authorization: Bearer $TOKEN"`,
		Args:              maximumArgs(0),
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !cmd.Flags().Changed("url") {
				return usageError(cmd, "say whom to record: --url localhost:6060")
			}
			if cmd.Flags().Changed("for") && length <= 0 {
				return usageError(cmd, "--for "+length.String()+": a trace takes longer than that")
			}
			return captureURL(cmd, &from, length, output, view)
		},
	}
	f := cmd.Flags()
	f.DurationVar(&length, "for", 0, "how long, such as 10s (default as the address says, or 5s)")
	f.StringVarP(&output, "output", "o", "", "write the trace to this file (default named after the host)")
	f.BoolVar(&view, "view", false, "open the trace when it is there")
	addCaptureFlags(cmd, &from)
	completeWords(cmd, "for", "5s", "10s", "30s")
	return cmd
}

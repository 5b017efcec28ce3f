package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot builds the command tree.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "chanlens [FILE]",
		Short: "Show what goroutines and channels did, from a Go execution trace",
		Long: `Chanlens opens Go execution traces (runtime/trace) and shows what goroutines
and channels did: who waited where, for how long, who woke whom, and who still
waits at the end.

Without a file it opens a sample: a program that forgets some of its senders.
"-" reads a trace from standard input; gzip and zstd are recognised.
If standard output is no terminal, the text report is printed instead.

Record a trace with one of
  go test -trace trace.out ./your/package
  curl -o trace.out 'http://localhost:6060/debug/pprof/trace?seconds=5'
  trace.Start(f); defer trace.Stop()     (package runtime/trace)

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 bad input or usage.`,
		Example: `  chanlens                          open the sample
  chanlens trace.out                open a trace
  chanlens report trace.out         print a report
  curl -s "$URL" | chanlens -       open a trace as it comes`,
		Args:              maximumArgs(1),
		ValidArgsFunction: completeTraces,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return view(cmd, "", "")
			}
			return hintCommand(cmd, args[0], view(cmd, args[0], ""))
		},
	}
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return usageError(cmd, err.Error()) })
	root.AddCommand(newView(), newReport(), newSnapshot(), newSample())
	return root
}

// usageError says what is wrong with a command line, and where to look.
func usageError(cmd *cobra.Command, what string) error {
	return fmt.Errorf("%s\nRun \"%s --help\" for its arguments and flags.", what, cmd.CommandPath())
}

// maximumArgs accepts up to n arguments.
func maximumArgs(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) <= n {
			return nil
		}
		return usageError(cmd, fmt.Sprintf("%q is one argument too many", args[n]))
	}
}

// minimumArgs asks for n arguments or more.
func minimumArgs(n int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= n {
			return nil
		}
		return usageError(cmd, "no trace file given")
	}
}

// hintCommand adds to an error about a file whose name looks like a mistyped
// command what the user may have meant.
func hintCommand(root *cobra.Command, name string, err error) error {
	if err == nil || strings.ContainsAny(name, "./") {
		return err
	}
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return fmt.Errorf("%w\nDid you mean the command %q?", err, near[0])
	}
	return err
}

// version tells the module's version, the Go release it was built with, and the
// commit, as far as the binary knows them.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "(unknown)"
	}
	return describeBuild(info)
}

func describeBuild(info *debug.BuildInfo) string {
	v := info.Main.Version
	if v == "" {
		v = "(devel)"
	}
	notes := []string{info.GoVersion}
	settings := make(map[string]string)
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if commit := settings["vcs.revision"]; commit != "" {
		commit = commit[:min(len(commit), 12)]
		if settings["vcs.modified"] == "true" {
			commit += " with changes"
		}
		notes = append(notes, "commit "+commit)
	}
	return v + " (" + strings.Join(notes, ", ") + ")"
}

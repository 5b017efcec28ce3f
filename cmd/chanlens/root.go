package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// newRoot builds the command tree.
func newRoot() *cobra.Command {
	var flags viewFlags
	root := &cobra.Command{
		Use:   "chanlens [FILE]",
		Short: "Show what goroutines and channels did, from a Go execution trace",
		Long: `Chanlens opens Go execution traces (runtime/trace) and shows what goroutines
and channels did: who waited where, for how long, who woke whom, and who still
waits at the end.

Without a file it opens a sample: a program that forgets some of its senders.
"-" reads a trace from standard input; gzip and zstd are recognised.
If standard output is no terminal, the text report is printed instead.

Record a trace of all that channels do with
  chanlens record -- go run .
  chanlens record -- go test ./your/package
or a trace as Go itself writes it with one of
  go test -trace trace.out ./your/package
  chanlens record --url localhost:6060   (a live program with net/http/pprof)
  trace.Start(f); defer trace.Stop()     (package runtime/trace)

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 bad input or usage.`,
		Example: `  chanlens                          open the sample
  chanlens trace.out                open a trace
  chanlens record -- go run .       run a program and record it
  chanlens learn                    learn from recorded programs
  chanlens report trace.out         print a report
  chanlens diff old.out new.out     say what differs between two traces
  chanlens --from 12s --to 15s trace.out
  curl -s "$URL" | chanlens -       open a trace as it comes`,
		Args:              rootArgs,
		ValidArgsFunction: completeAnything,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		RunE:              func(cmd *cobra.Command, args []string) error { return view(cmd, args, &flags) },
	}
	addViewFlags(root, &flags)
	root.SuggestionsMinimumDistance = 2
	root.SetFlagErrorFunc(flagError)
	root.AddCommand(newView(), newRecord(), newLearn(), newReport(), newDiff(), newWhy(), newExplain(), newSnapshot(), newAccuracy(), newSample(), newRecordHook())
	refuseHelpOnNothing(root)
	return root
}

// rootArgs accepts one argument, a file. What is none may be a mistyped command.
func rootArgs(root *cobra.Command, args []string) error {
	if err := noCommand(root, args); err != nil {
		return err
	}
	return maximumArgs(1)(root, args)
}

// flagError says what is wrong with a flag; but a flag behind a mistyped command
// is not what is wrong.
func flagError(cmd *cobra.Command, err error) error {
	if !cmd.HasParent() {
		if err := noCommand(cmd, cmd.Flags().Args()); err != nil {
			return err
		}
	}
	return usageError(cmd, err.Error())
}

// noCommand complains about a first argument that is no file, but a word that may
// be meant as a command.
func noCommand(root *cobra.Command, args []string) error {
	if len(args) == 0 || args[0] == "" || args[0] == "-" || strings.ContainsAny(args[0], `./\`) {
		return nil
	}
	if _, err := os.Stat(args[0]); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return suggest(root, args[0], args[0]+": there is no such file or command")
}

// suggest adds to an error about a command which one may be meant.
func suggest(root *cobra.Command, name, what string) error {
	if near := root.SuggestionsFor(name); len(near) > 0 {
		return fmt.Errorf("%s\nDid you mean the command %q?", what, near[0])
	}
	return usageError(root, what)
}

// refuseHelpOnNothing makes help on a command that does not exist an error.
func refuseHelpOnNothing(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	help, _, err := root.Find([]string{"help"})
	if err != nil {
		panic(err)
	}
	help.Args = func(_ *cobra.Command, args []string) error {
		if _, rest, err := root.Find(args); err != nil || len(rest) > 0 {
			name := strings.Join(args, " ")
			return suggest(root, name, fmt.Sprintf("there is no command %q", name))
		}
		return nil
	}
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

// oneFromStdin refuses to read several of the traces from standard input.
func oneFromStdin(cmd *cobra.Command, args []string) error {
	if i := slices.Index(args, "-"); i >= 0 && slices.Contains(args[i+1:], "-") {
		return usageError(cmd, "only one of the traces can come from standard input")
	}
	return nil
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

package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"chanlens/cmd/chanlens/internal/diffprint"
	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/compare"
	"chanlens/model/analysis/examine"
	"chanlens/traceparse"

	"github.com/spf13/cobra"
)

// diffOptions are the flags of the diff command.
type diffOptions struct {
	format string
	output string
	width  int
	load   loadFlags
	dumps  string
}

func newDiff() *cobra.Command {
	var opt diffOptions
	cmd := &cobra.Command{
		Use:   "diff BEFORE AFTER",
		Short: "Say what differs between two traces of a program",
		Long: `Diff compares two traces of a program, such as of two versions, or of a quiet and a
busy hour. It prints which findings are new or gone, and which places, channels,
locks and groups of goroutines wait longer or shorter, more or less often, appeared
or went; the largest effect first.

Waits are judged by their distribution (median and 99th percentile) and by their
number per second, so that the traces need not be of the same length. What may be
chance is left out. "→" stands between numbers that differ, "≈" between those that
differ by chance at most.

Places are the same by function and operation, and in their order where a function has
several: lines may move. "-" reads standard input.

With --format json a diff is one line of JSON ("schema": "chanlens.diff/1").

Exit codes: 0 fine, also if the traces differ; 2 bad input or usage.`,
		Example: `  chanlens diff before.trace after.trace
  chanlens diff --format markdown old.trace new.trace >> "$GITHUB_STEP_SUMMARY"
  chanlens diff --format json old.trace new.trace | jq '.waits[] | select(.verdict == "longer")'
  chanlens diff --from 20% old.trace new.trace    # without the start of both`,
		Args:              twoTraces,
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return diff(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "text", "how to print: text, json or markdown")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	f.IntVar(&opt.width, "width", 0, "width of the text in cells (default the terminal's, $COLUMNS, or 100)")
	addLoadFlags(cmd, &opt.load)
	f.StringVar(&opt.dumps, "goroutines", "", "none: do not hold traces against the goroutine dumps beside them, FILE.goroutines")
	completeWords(cmd, "goroutines", noDump)
	completeWords(cmd, "format", "text", "json", "markdown")
	return cmd
}

// twoTraces asks for exactly two arguments.
func twoTraces(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) < 2:
		return usageError(cmd, "diff takes two traces: the one before, and the one after")
	case len(args) > 2:
		return maximumArgs(2)(cmd, args)
	}
	return oneFromStdin(cmd, args)
}

// diff compares two traces. It takes one after the other, so that both may take all of
// the memory that is allowed.
func diff(cmd *cobra.Command, files []string, opt diffOptions) error {
	form, err := report.ParseFormat(opt.format)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	load, err := opt.load.options()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if cmd.Flags().Changed("goroutines") && opt.dumps != noDump {
		return usageError(cmd, fmt.Sprintf("--goroutines %s: each trace has a dump of its own, beside it; there is only none", opt.dumps))
	}
	if err := protectInputs(opt.output, files, cmd.InOrStdin()); err != nil {
		return err
	}
	var sources []*source
	for _, file := range files { // both, before the work on the first begins
		src, err := open(cmd.Context(), file, cmd.InOrStdin())
		if err != nil {
			return err
		}
		defer src.close()
		sources = append(sources, src)
	}
	var digests []*compare.Digest
	for _, src := range sources {
		d, err := digest(cmd, src, load, dumpChoice{none: opt.dumps == noDump})
		if err != nil {
			return err
		}
		digests = append(digests, d)
	}
	return withOutput(cmd, opt.output, func(w io.Writer) error {
		width := opt.width
		if width == 0 {
			width = terminalWidth(w)
		}
		err := printDiff(w, form, compare.Compare(digests[0], digests[1]), diffprint.Options{
			Width: width, Color: wantColor(w), Next: afterDiff(files),
		})
		if err != nil {
			return outputError{err}
		}
		return nil
	})
}

// digest loads a trace and keeps of it what is compared.
func digest(cmd *cobra.Command, src *source, opt traceparse.Options, dumps dumpChoice) (*compare.Digest, error) {
	line := progressOn(cmd.ErrOrStderr(), src.name)
	defer line.stop()
	opt.Progress = line.update
	t, err := src.load(cmd.Context(), opt)
	if err != nil {
		return nil, err
	}
	exam, dump := examine.Options{Progress: line.scanned, Source: newProgram().text}, dumps.of(cmd.Context(), src)
	dump.into(&exam)
	result, err := examine.All(cmd.Context(), t, exam)
	if err != nil {
		return nil, err
	}
	if err := t.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", src.name, err)
	}
	line.stop()
	warnLost(cmd.ErrOrStderr(), t)
	said := dump.inReport()
	said.LeftOut = cmp.Or(said.LeftOut, result.Foreign)
	warnDump(cmd.ErrOrStderr(), said)
	d := compare.Summarize(result)
	d.Dump = said.Used()
	return d, nil
}

func printDiff(w io.Writer, form report.Format, d *compare.Diff, opt diffprint.Options) error {
	switch form {
	case report.JSON:
		return diffprint.JSON(w, d)
	case report.Markdown:
		return diffprint.Markdown(w, d)
	}
	return diffprint.Text(w, d, opt)
}

// afterDiff says what to do next with two traces.
func afterDiff(files []string) []string {
	if slices.Contains(files, "-") {
		return nil
	}
	return []string{"One of them in full:  chanlens report " + fileWord(files[1])}
}

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/examine"
	"chanlens/traceparse"

	"github.com/spf13/cobra"
)

// reportOptions are the flags of the report command.
type reportOptions struct {
	format string
	failOn string
	output string
	width  int
	load   loadFlags
}

// failOnLevels are the values of --fail-on.
var failOnLevels = []string{"never", "stuck"}

func newReport() *cobra.Command {
	var opt reportOptions
	cmd := &cobra.Command{
		Use:   "report FILE…",
		Short: "Print what a person needs first of a trace",
		Long: `Report prints, for each trace file in turn: what the trace is, which goroutines
are blocked when it ends and whether they are stuck, where goroutines spent most
time waiting (waits that are open at the end included), and who woke whom.

"-" reads standard input. A file that cannot be read is reported on standard
error; the others are still printed, and the exit code is 2.

With --format json each report is one line of JSON ("schema":
"chanlens.report/1"), so several files make JSON Lines. Times in it are
nanoseconds since the start of the trace.

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 bad input or usage.`,
		Example: `  chanlens report trace.out
  chanlens report --format json trace.out | jq '.blocked[] | select(.verdict == "stuck")'
  chanlens report --format markdown -o report.md trace.out
  chanlens report --fail-on stuck *.trace    # exits 1 if anything is stuck
  chanlens report --from 12s --to 15s trace.out
  chanlens report --memory 512MB huge.out    # decodes again what does not fit`,
		Args:              minimumArgs(1),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return reportFiles(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "text", "how to print: text, json or markdown")
	f.StringVar(&opt.failOn, "fail-on", "never", "exit 1 if there is such a finding: never or stuck")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	f.IntVar(&opt.width, "width", 0, "width of the text in cells (default the terminal's, $COLUMNS, or 100)")
	addLoadFlags(cmd, &opt.load)
	completeWords(cmd, "format", "text", "json", "markdown")
	completeWords(cmd, "fail-on", failOnLevels...)
	return cmd
}

// reportFiles reports on each file in turn, and goes on after one that cannot be read.
func reportFiles(cmd *cobra.Command, files []string, opt reportOptions) error {
	form, err := report.ParseFormat(opt.format)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if !slices.Contains(failOnLevels, opt.failOn) {
		return usageError(cmd, fmt.Sprintf("no finding %q to fail on: there are %s", opt.failOn, strings.Join(failOnLevels, ", ")))
	}
	load, err := opt.load.options()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if err := protectInputs(opt.output, files, cmd.InOrStdin()); err != nil {
		return err
	}
	return withOutput(cmd, opt.output, func(w io.Writer) error {
		p := printing(w, form, opt.width, load)
		p.needEnd = opt.failOn == "stuck"
		var failed error
		stuck := 0
		for _, file := range files {
			n, err := reportFile(cmd, w, file, p)
			if cmd.Context().Err() != nil || isOutputError(err) {
				return err
			}
			if err != nil {
				failed = errors.Join(failed, err)
				continue
			}
			stuck += n
			p.printed++
		}
		if failed == nil && stuck > 0 && opt.failOn == "stuck" {
			return errFindings
		}
		return failed
	})
}

// printer says how to print reports.
type printer struct {
	load    traceparse.Options // how to load them
	format  report.Format
	options report.Options
	printed int  // how many were
	needEnd bool // --fail-on asks how they end
}

// printing takes width (if it is not 0) and colours from where the report goes.
func printing(w io.Writer, form report.Format, width int, load traceparse.Options) *printer {
	if width == 0 {
		width = terminalWidth(w)
	}
	return &printer{load: load, format: form, options: report.Options{Width: width, Color: wantColor(w)}}
}

// reportFile prints the report on one trace and returns how many goroutines are stuck.
func reportFile(cmd *cobra.Command, w io.Writer, file string, p *printer) (stuck int, err error) {
	src, err := open(cmd.Context(), file, cmd.InOrStdin())
	if err != nil {
		return 0, err
	}
	defer src.close()
	return reportSource(cmd, w, src, p)
}

// reportSource loads a trace and prints the report on it.
func reportSource(cmd *cobra.Command, w io.Writer, src *source, p *printer) (stuck int, err error) {
	stderr := cmd.ErrOrStderr()
	line := progressOn(stderr, src.name)
	defer line.stop()
	opt := p.load
	opt.Progress = line.update
	t, err := src.load(cmd.Context(), opt)
	if err != nil {
		return 0, err
	}
	result := examine.All(cmd.Context(), t, line.scanned)
	line.stop()
	if result == nil {
		return 0, cmd.Context().Err()
	}
	r := report.New(result)
	if err := t.Err(); err != nil {
		return 0, fmt.Errorf("%s: %w", src.name, err)
	}
	warnLost(stderr, t)
	p.options.Next = src.next
	if p.printed > 0 && p.format != report.JSON {
		fmt.Fprintln(w) // a failure comes back from Print, too
	}
	if err := r.Print(w, p.format, p.options); err != nil {
		return 0, outputError{err}
	}
	if p.needEnd && !r.EndKnown() {
		return 0, fmt.Errorf("%s: whether anything is stuck when it ends is not known, for --to leaves out its end; leave --to or --fail-on out", src.name)
	}
	return r.Stuck(), nil
}

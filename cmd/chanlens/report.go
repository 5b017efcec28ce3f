package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/proof"
	"chanlens/traceparse"

	"github.com/spf13/cobra"
)

// reportOptions are the flags of the report command.
type reportOptions struct {
	format   string
	failOn   string
	baseline string
	output   string
	width    int
	full     bool
	load     loadFlags
	exam     examineFlags
}

func newReport() *cobra.Command {
	var opt reportOptions
	cmd := &cobra.Command{
		Use:   "report FILE…",
		Short: "Print what a person needs first of a trace",
		Long: `Report prints what is worth a person's time in a trace: the findings, each with
what it cost, why we think so and what usually mends it; then which goroutines are
stuck, the channels and locks, where goroutines spent most time waiting (waits that
are open at the end included), and who woke whom.

Of several files it prints a line each, and a total; with --full one report after
the other. "-" reads standard input. A file that cannot be read is reported on
standard error; the others are still printed, and the exit code is 2.

With --format json each report is one line of JSON ("schema":
"chanlens.report/1"), so several files make JSON Lines. Times in it are
nanoseconds since the start of the trace.

--baseline takes such JSON from before. A finding is new if the report on the trace
of the same name (or the only report) has none of the same "key" that is as severe.
Then --fail-on counts only what is new.

--fail-on   exits 1 if
  stuck     a goroutine is stuck when the trace ends
  critical  there is a critical finding
  warning   there is a critical finding or a warning

Exit codes: 0 fine, 1 findings at or above --fail-on, 2 bad input or usage.`,
		Example: `  chanlens report trace.out
  chanlens report --format json trace.out | jq '.findings[] | select(.severity == "critical")'
  chanlens report --format markdown -o report.md trace.out
  chanlens report --fail-on warning *.trace  # exits 1 if one of them has a warning
  chanlens report --format json -o old.json *.trace
  chanlens report --baseline old.json --fail-on warning *.trace  # … a new one
  chanlens report --goroutines leaks.txt trace.out   # what the collector proved leaked
  chanlens report --from 12s --to 15s trace.out
  chanlens report --memory 512MB huge.out    # decodes again what does not fit`,
		Args:              cobra.MatchAll(minimumArgs(1), oneFromStdin),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return reportFiles(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "text", "how to print: text, json or markdown")
	f.StringVar(&opt.failOn, "fail-on", "never", "exit 1 if there is such a finding: never, stuck, critical or warning")
	f.StringVar(&opt.baseline, "baseline", "", "an earlier JSON report: tell what is new since then, and let --fail-on count only that")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	f.IntVar(&opt.width, "width", 0, "width of the text in cells (default the terminal's, $COLUMNS, or 100)")
	f.BoolVar(&opt.full, "full", false, "print whole reports also of several files")
	addExamineFlags(cmd, &opt.exam)
	addLoadFlags(cmd, &opt.load)
	if err := cmd.MarkFlagFilename("baseline", "json"); err != nil {
		panic(err) // no such flag
	}
	completeWords(cmd, "format", "text", "json", "markdown")
	completeWords(cmd, "fail-on", levelNames()...)
	return cmd
}

// levelNames are the values of --fail-on.
func levelNames() []string {
	var names []string
	for _, l := range report.Levels {
		names = append(names, string(l))
	}
	return names
}

// reportFiles reports on each file in turn, and goes on after one that cannot be read.
func reportFiles(cmd *cobra.Command, files []string, opt reportOptions) error {
	p, err := opt.printer()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if err := protectInputs(opt.output, append([]string{opt.baseline}, files...), cmd.InOrStdin()); err != nil {
		return err
	}
	if cmd.Flags().Changed("baseline") {
		if p.baselines, err = readBaselines(opt.baseline); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("goroutines") && opt.exam.dump != noDump && len(files) > 1 {
		return usageError(cmd, "--goroutines goes with one trace, that of the same process")
	}
	if p.exam, _, p.dumps, err = opt.exam.options(cmd); err != nil {
		return err
	}
	return withOutput(cmd, opt.output, func(w io.Writer) error {
		p.onto(w, opt.width)
		var failed error
		var fails bool
		if len(files) > 1 && p.format == report.Text && !opt.full {
			fails, failed = reportLines(cmd, w, files, p)
		} else {
			fails, failed = reportInTurn(cmd, w, files, p)
		}
		if failed == nil && fails {
			return errFindings
		}
		return failed
	})
}

// reportInTurn prints whole reports, one after the other.
func reportInTurn(cmd *cobra.Command, w io.Writer, files []string, p *printer) (fails bool, failed error) {
	for _, file := range files {
		found, err := reportFile(cmd, w, file, p)
		if cmd.Context().Err() != nil || isOutputError(err) {
			return false, err
		}
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		fails = fails || found
		p.printed++
	}
	return fails, failed
}

// printer says how to print reports.
type printer struct {
	load      traceparse.Options // how to load them
	format    report.Format
	options   report.Options
	baselines *report.Baselines // or nil
	exam      examine.Options
	dumps     dumpChoice
	failOn    report.Level
	printed   int // how many were
}

// printer returns what the flags say of printing. It says at once what is wrong with
// them whatever the trace.
func (opt *reportOptions) printer() (*printer, error) {
	form, err := report.ParseFormat(opt.format)
	if err != nil {
		return nil, err
	}
	level, err := report.ParseLevel(opt.failOn)
	if err != nil {
		return nil, err
	}
	load, err := opt.load.options()
	if err != nil {
		return nil, err
	}
	return &printer{load: load, format: form, failOn: level}, nil
}

// printing takes width (if it is not 0) and colours from where the report goes.
func printing(w io.Writer, form report.Format, width int, load traceparse.Options) *printer {
	p := &printer{load: load, format: form, failOn: report.Never}
	p.onto(w, width)
	return p
}

// onto takes width (if it is not 0) and colours from where the report goes.
func (p *printer) onto(w io.Writer, width int) {
	if width == 0 {
		width = terminalWidth(w)
	}
	p.options = report.Options{Width: width, Color: wantColor(w)}
}

// reportFile prints the report on one trace and tells whether that is a failure.
func reportFile(cmd *cobra.Command, w io.Writer, file string, p *printer) (fails bool, err error) {
	src, err := open(cmd.Context(), file, cmd.InOrStdin())
	if err != nil {
		return false, err
	}
	defer src.close()
	return reportSource(cmd, w, src, p)
}

// reportSource loads a trace, prints the report on it, and tells whether that is a
// failure.
func reportSource(cmd *cobra.Command, w io.Writer, src *source, p *printer) (fails bool, err error) {
	line := progressOn(cmd.ErrOrStderr(), src.name)
	defer line.stop()
	opt := p.load
	opt.Progress = line.update
	r, err := p.examine(cmd.Context(), src, opt, line.scanned)
	if err != nil {
		return false, err
	}
	line.stop()
	warnLost(cmd.ErrOrStderr(), r.Trace)
	warnDump(cmd.ErrOrStderr(), r.Dump)
	p.options.Next = src.next
	if p.printed > 0 && p.format != report.JSON {
		fmt.Fprintln(w) // a failure comes back from Print, too
	}
	if err := r.Print(w, p.format, p.options); err != nil {
		return false, outputError{err}
	}
	return p.fails(src, r)
}

// examine loads a trace and gathers the report on it.
func (p *printer) examine(ctx context.Context, src *source, opt traceparse.Options, scanned func(done, of int)) (*report.Report, error) {
	t, err := src.load(ctx, opt)
	if err != nil {
		return nil, err
	}
	exam, dump := p.exam, p.dumps.of(ctx, src)
	dump.into(&exam)
	exam.Progress = scanned
	result, err := examine.All(ctx, t, exam)
	if errors.Is(err, proof.ErrForeign) {
		return nil, fmt.Errorf("%s: %w", src.name, err)
	}
	if err != nil {
		return nil, err
	}
	if err := t.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", src.name, err)
	}
	r := report.New(result)
	r.Dump = dump.inReport()
	r.Dump.LeftOut = cmp.Or(r.Dump.LeftOut, result.Foreign)
	if p.baselines != nil {
		r.HoldAgainst(p.baselines.For(src.name))
	}
	return r, nil
}

// fails tells whether --fail-on takes a report for a failure.
func (p *printer) fails(src *source, r *report.Report) (bool, error) {
	if p.failOn != report.Never && !r.EndKnown() {
		return false, fmt.Errorf("%s: whether anything is stuck when it ends is not known, for --to leaves out its end; leave --to or --fail-on out", src.name)
	}
	return r.Fails(p.failOn), nil
}

// readBaselines reads the file that --baseline names.
func readBaselines(name string) (*report.Baselines, error) {
	if name == "" {
		return nil, errors.New("--baseline: the file name is empty; is it a shell variable that is not set?")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, explain(name, err)
	}
	defer f.Close()
	return report.ReadBaselines(name, f)
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"chanlens/cmd/chanlens/internal/agreeprint"
	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model/analysis/agreement"
	"chanlens/traceparse"

	"github.com/spf13/cobra"
)

// accuracyOptions are the flags of the accuracy command.
type accuracyOptions struct {
	format  string
	output  string
	width   int
	moments int
}

func newAccuracy() *cobra.Command {
	var opt accuracyOptions
	cmd := &cobra.Command{
		Use:   "accuracy FILE...",
		Short: "Hold what is inferred of channels against what was recorded",
		Long: `Accuracy says how good inference from a stock trace is, on your own program. It
takes traces whose channel operations were recorded, reads each of them once with
these and once as if there were none, and compares:

pairs      of each wait on a channel that ended: who ended it, and by what
channels   which waits are on one channel. Precision: of all pairs of waits that are
           inferred to be on one channel, how many are. Recall: of all pairs of waits
           on one channel, how many are inferred to be. A busy channel has most of the
           pairs; by wait is the mean over waits instead. An entry for several
           channels that were not told apart claims nothing: such waits count as on a
           channel each.
verdicts   of goroutines that wait: is it stuck? Held against who was seen with the
           channel, when the trace ends, and against what happened later, at some
           moments before. Only what is decided by that counts.

What was not recorded, as waits from before the recording, is left out. "-" reads
standard input. Each trace is held in memory twice.

With --format json there is one line of JSON for each trace, and one for their sum
("schema": "chanlens.accuracy/1").

Exit codes: 0 fine, 2 bad input or usage.`,
		Example: `  chanlens accuracy app.trace
  chanlens accuracy *.trace
  chanlens accuracy --format json app.trace | jq '.pairs.misses'
  chanlens view --inferred app.trace   # the same trace, as if it were a stock one`,
		Args:              cobra.MatchAll(minimumArgs(1), oneFromStdin),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return accuracy(cmd, args, opt)
		},
	}
	f := cmd.Flags()
	f.StringVar(&opt.format, "format", "text", "how to print: text, json or markdown")
	f.StringVarP(&opt.output, "output", "o", "", "write to this file instead of standard output")
	f.IntVar(&opt.width, "width", 0, "width of the text in cells (default the terminal's, $COLUMNS, or 100)")
	f.IntVar(&opt.moments, "moments", 4, "ask for verdicts at so many moments before the end, too; each reads the trace up to there")
	completeWords(cmd, "format", "text", "json", "markdown")
	return cmd
}

// maxMoments is how many moments there may be.
const maxMoments = 1000

// accuracy prints how far what is inferred from traces agrees with what was recorded. A
// trace that cannot be used is an error, and the others are still told of.
func accuracy(cmd *cobra.Command, files []string, opt accuracyOptions) error {
	form, err := report.ParseFormat(opt.format)
	if err != nil {
		return usageError(cmd, err.Error())
	}
	if opt.moments < 0 || opt.moments > maxMoments {
		return usageError(cmd, fmt.Sprintf("--moments %d: it is from 0 to %d", opt.moments, maxMoments))
	}
	if err := protectInputs(opt.output, files, cmd.InOrStdin()); err != nil {
		return err
	}
	var lines []agreeprint.Line
	var failed error
	for _, file := range files {
		a, err := agreementOf(cmd, file, opt.moments)
		if cmd.Context().Err() != nil {
			return cmd.Context().Err()
		}
		if err != nil {
			failed = errors.Join(failed, err)
			continue
		}
		lines = append(lines, a)
	}
	if len(lines) == 0 {
		return failed
	}
	return errors.Join(failed, withOutput(cmd, opt.output, func(w io.Writer) error {
		width := opt.width
		if width == 0 {
			width = terminalWidth(w)
		}
		if err := agreeprint.Print(w, lines, form, agreeprint.Options{Width: width, Color: wantColor(w)}); err != nil {
			return outputError{err}
		}
		return nil
	}))
}

// howToRecordChannels stands behind an error about a trace without channel operations.
const howToRecordChannels = `Record one that has them: chanlens record -- go run ./your/program`

// agreementOf loads a trace with and without its channel operations, and compares.
func agreementOf(cmd *cobra.Command, file string, moments int) (agreeprint.Line, error) {
	src, err := open(cmd.Context(), file, cmd.InOrStdin())
	if err != nil {
		return agreeprint.Line{}, err
	}
	defer src.close()
	line := progressOn(cmd.ErrOrStderr(), src.name)
	defer line.stop()
	ctx := cmd.Context()
	opt := traceparse.Options{Progress: line.update}
	recorded, err := src.load(ctx, opt)
	if err != nil {
		return agreeprint.Line{}, err
	}
	opt.Inferred = true
	stock, err := src.load(ctx, opt)
	if err != nil {
		return agreeprint.Line{}, err
	}
	a, err := agreement.Of(ctx, recorded, stock)
	switch {
	case errors.Is(err, agreement.ErrNotRecorded):
		return agreeprint.Line{}, fmt.Errorf("%s: %w\n%s", src.name, err, howToRecordChannels)
	case err != nil:
		return agreeprint.Line{}, fmt.Errorf("%s: %w", src.name, err)
	}
	var asked agreement.Asked
	for _, n := range agreement.Moments(stock, moments) {
		opt.Generations = n
		part, err := src.load(ctx, opt)
		if err != nil {
			return agreeprint.Line{}, err
		}
		a.Earlier(ctx, recorded, part, &asked)
	}
	line.stop()
	warnLost(cmd.ErrOrStderr(), recorded)
	return agreeprint.Line{File: src.name, Agreement: a}, context.Cause(ctx)
}

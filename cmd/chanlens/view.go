package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/traceparse"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

func newView() *cobra.Command {
	var flags viewFlags
	cmd := &cobra.Command{
		Use:   "view [FILE]",
		Short: "Open a trace in the terminal UI",
		Long: `View opens a trace in the terminal UI; "-" reads it from standard input. Without
a file it opens the sample. If standard output is no terminal, the text report
is printed instead. NO_COLOR in the environment turns colours off, unless --theme
says which to have.

It shows what it has read so far at once, and first the part that is looked at.
A trace that takes more memory than --memory allows is read again in parts as
they are looked at.`,
		Example: `  chanlens view trace.out
  chanlens view --view waits trace.out
  chanlens view --from 12s --to 15s trace.out
  chanlens view --goroutine 23 --at 1.2034s --span 4ms trace.out
  chanlens view --filter "state=send wait>10ms" trace.out
  chanlens view --theme light trace.out
  gunzip < trace.gz | chanlens view -`,
		Args:              maximumArgs(1),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			return view(cmd, args, &flags)
		},
	}
	addViewFlags(cmd, &flags)
	return cmd
}

// viewFlags are the flags of a command that opens a trace in the UI.
type viewFlags struct {
	load  loadFlags
	exam  examineFlags
	look  lookFlags
	start startFlags
}

func addViewFlags(cmd *cobra.Command, f *viewFlags) {
	addLoadFlags(cmd, &f.load)
	addExamineFlags(cmd, &f.exam)
	addLookFlags(cmd, &f.look)
	addStartFlags(cmd, &f.start)
	addStateFlag(cmd)
}

// addViewFlag adds the flag that chooses the first view.
func addViewFlag(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "view", "", "view to start with: "+strings.Join(tui.ViewNames(), ", "))
	completeWords(cmd, "view", tui.ViewNames()...)
}

// view opens a trace, or the sample if none is named, in the UI.
func view(cmd *cobra.Command, files []string, flags *viewFlags) error {
	opt, err := flags.load.options()
	if err != nil {
		return usageError(cmd, err.Error())
	}
	exam, source, dumps, err := flags.exam.options(cmd)
	if err != nil {
		return err
	}
	ui := tui.Options{Examine: exam, Source: source}
	if err := errors.Join(flags.look.set(cmd, &ui, nil), flags.start.set(cmd, &ui)); err != nil {
		return err
	}
	src, err := openOptional(cmd, files)
	if err != nil {
		return err
	}
	src.command = append(src.command, flags.load.words(cmd)...)
	defer src.close()
	return viewSource(cmd, src, dumps, opt, ui)
}

// viewSource shows a trace in the UI, or its report if there is no screen for it.
func viewSource(cmd *cobra.Command, src *source, dumps dumpChoice, opt traceparse.Options, ui tui.Options) error {
	w := cmd.OutOrStdout()
	dumb := os.Getenv("TERM") == "dumb"
	if isTerminal(w) && !dumb {
		dump := dumps.of(cmd.Context(), src)
		dump.into(&ui.Examine)
		ui.Dump = dump.onScreen()
		return runUI(cmd, src, opt, ui)
	}
	if isTerminal(w) {
		fmt.Fprintln(cmd.ErrOrStderr(), `chanlens: TERM=dumb: this terminal cannot show the timeline; here is "chanlens report" instead`)
	}
	p := printing(w, report.Text, 0, opt)
	p.exam, p.dumps = ui.Examine, dumps
	_, err := reportSource(cmd, w, src, p)
	return err
}

// runUI opens and loads a trace behind the UI. Input that is no trace ends the UI,
// and is told on the plain terminal.
func runUI(cmd *cobra.Command, src *source, opt traceparse.Options, ui tui.Options) error {
	ctx, leave := context.WithCancel(cmd.Context())
	defer leave()
	var unopened error
	ui.Load = func(ctx context.Context, to tui.Watcher) (*model.Trace, error) {
		progress := func(p traceparse.Progress) { to.Progress(tui.Progress(p)) }
		if unopened = src.begin(ctx, progress); unopened != nil {
			leave()
			return nil, unopened
		}
		opt := opt
		opt.Progress, opt.Partial, opt.Focus = progress, to.Partial, to.Focus
		return src.load(ctx, opt)
	}
	remember(cmd, src, &ui)
	ui.Lessons = newShelf(cmd, opt.Memory).lessons()
	ui.Name, ui.Command, ui.Edit = src.name, src.command, edit
	err := tui.Run(ctx, ui)
	switch {
	case errors.Is(err, tui.ErrTerminal):
		return fmt.Errorf("%w\n\"chanlens report\" prints what it can tell without one.", err)
	case unopened != nil && !errors.Is(unopened, context.Canceled):
		return unopened
	case err == nil:
		return cmd.Context().Err() // a signal ended the UI, if anything did but the user
	case errors.Is(err, context.Canceled) && cmd.Context().Err() == nil:
		return nil // the user left while the trace was loading
	}
	return err
}

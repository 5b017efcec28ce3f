package main

import (
	"context"
	"errors"
	"strings"

	"chanlens/cmd/chanlens/internal/report"
	"chanlens/model"
	"chanlens/traceparse"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

func newView() *cobra.Command {
	var name string
	cmd := &cobra.Command{
		Use:   "view [FILE]",
		Short: "Open a trace in the terminal UI",
		Long: `View opens a trace in the terminal UI; "-" reads it from standard input. Without
a file it opens the sample. If standard output is no terminal, the text report
is printed instead. NO_COLOR in the environment turns colours off.`,
		Example: `  chanlens view trace.out
  chanlens view --view blocked trace.out
  gunzip < trace.gz | chanlens view -`,
		Args:              maximumArgs(1),
		ValidArgsFunction: completeTraces,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkView(cmd, name); err != nil {
				return err
			}
			return view(cmd, append(args, "")[0], name)
		},
	}
	addViewFlag(cmd, &name)
	return cmd
}

// addViewFlag adds the flag that chooses the first view.
func addViewFlag(cmd *cobra.Command, name *string) {
	cmd.Flags().StringVar(name, "view", "", "view to start with: "+strings.Join(tui.ViewNames(), ", "))
	completeWords(cmd, "view", tui.ViewNames()...)
}

// view opens a trace by name, or the sample for "", in the UI.
func view(cmd *cobra.Command, file, viewName string) error {
	src, err := open(file, cmd.InOrStdin())
	if err != nil {
		return err
	}
	defer src.close()
	return viewSource(cmd, src, viewName)
}

// viewSource shows a trace in the UI, or its report if there is no screen.
func viewSource(cmd *cobra.Command, src *source, viewName string) error {
	w := cmd.OutOrStdout()
	if !isTerminal(w) {
		_, err := reportSource(cmd, w, src, printing(w, report.Text, 0))
		return err
	}
	err := tui.Run(cmd.Context(), tui.Options{Name: src.name, Load: src.loader(), View: viewName})
	if errors.Is(err, context.Canceled) && cmd.Context().Err() == nil {
		return nil // the user left while the trace was loading
	}
	return err
}

// loader returns what loads the trace behind the UI's progress screen.
func (s *source) loader() tui.Loader {
	return func(ctx context.Context, report func(tui.Progress)) (*model.Trace, error) {
		return s.load(ctx, func(p traceparse.Progress) { report(tui.Progress(p)) })
	}
}

package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"chanlens/samples"
	"chanlens/traceparse"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

func newSample() *cobra.Command {
	var output string
	var source bool
	var load loadFlags
	var look lookFlags
	var start startFlags
	cmd := &cobra.Command{
		Use:   "sample [NAME]",
		Short: "List the sample traces, or open one",
		Long: `Sample lists the traces that are part of chanlens, each recorded from a small
program that shows one way in which goroutines work together, or fail to.
With a name, or its number, it opens that one like a file.`,
		Example: `  chanlens sample                           list them
  chanlens sample 04                        open one
  chanlens sample --source 04               print its program
  chanlens sample -o pool.trace worker-pool write its trace to a file`,
		Args: maximumArgs(1),
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return sampleNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				if output != "" || source {
					return usageError(cmd, "say which sample")
				}
				return listSamples(cmd.OutOrStdout())
			}
			s, ok := samples.Lookup(args[0])
			if !ok {
				return usageError(cmd, fmt.Sprintf("no sample %q: there are %s", args[0], strings.Join(sampleNames(), ", ")))
			}
			var ui tui.Options
			if err := errors.Join(look.set(cmd, &ui, nil), start.set(cmd, &ui)); err != nil {
				return err
			}
			opt, err := load.options()
			if err != nil {
				return usageError(cmd, err.Error())
			}
			ui.Command = load.words(cmd)
			return useSample(cmd, s, output, source, opt, ui)
		},
	}
	addLoadFlags(cmd, &load)
	addLookFlags(cmd, &look)
	addStartFlags(cmd, &start)
	addStateFlag(cmd)
	cmd.Flags().StringVarP(&output, "output", "o", "", "write the trace (or, with --source, the program) to this file")
	cmd.Flags().BoolVar(&source, "source", false, "print the program that the sample was recorded from")
	return cmd
}

// useSample opens a sample, or writes out its trace or its program.
func useSample(cmd *cobra.Command, s samples.Sample, output string, source bool, opt traceparse.Options, ui tui.Options) error {
	if source || output != "" {
		content, err := s.Trace, error(nil)
		switch {
		case source:
			content = []byte(s.Source)
		case content == nil:
			content, err = s.Exact()
		}
		if err != nil {
			return err
		}
		return withOutput(cmd, output, func(w io.Writer) error {
			_, err := w.Write(content)
			return err
		})
	}
	src, err := openSample(s)
	if err != nil {
		return err
	}
	defer src.close()
	src.command = append(src.command, ui.Command...)
	p := newProgram()
	ui.Source, ui.Examine.Source = p, p.text
	return viewSource(cmd, src, dumpChoice{}, opt, ui)
}

func listSamples(w io.Writer) error {
	width := 0
	for _, s := range samples.All() {
		width = max(width, len(s.Name))
	}
	var b strings.Builder
	b.WriteString("Each was recorded from a small program that demonstrates …\n")
	for _, s := range samples.All() {
		fmt.Fprintf(&b, "  %-*s  %s\n", width, s.Name, s.Title)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func sampleNames() []string {
	var names []string
	for _, s := range samples.All() {
		names = append(names, s.Name)
	}
	return names
}

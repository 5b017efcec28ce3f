package main

import (
	"chanlens/model/analysis/examine"

	"github.com/spf13/cobra"
)

// examineFlags are the flags of every command that examines one trace.
type examineFlags struct {
	dump string
}

func addExamineFlags(cmd *cobra.Command, f *examineFlags) { addGoroutinesFlag(cmd, &f.dump) }

// options returns what the flags say of examining. The source of the program is not
// among them: it depends on the trace.
func (f *examineFlags) options(cmd *cobra.Command) (opt examine.Options, err error) {
	if cmd.Flags().Changed("goroutines") {
		opt.Dump, err = loadDump(cmd.Context(), f.dump)
	}
	return opt, err
}

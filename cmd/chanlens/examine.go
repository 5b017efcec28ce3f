package main

import (
	"chanlens/model/analysis/examine"

	"github.com/spf13/cobra"
)

// examineFlags are the flags of every command that examines one trace.
type examineFlags struct {
	dump string
	dirs []string // of sources
}

func addExamineFlags(cmd *cobra.Command, f *examineFlags) {
	addGoroutinesFlag(cmd, &f.dump)
	addSourceFlag(cmd, &f.dirs)
}

// options returns what the flags say of examining: the program whose source they say where
// to find, and the goroutine dump that a trace is held against.
func (f *examineFlags) options(cmd *cobra.Command) (opt examine.Options, p *program, dumps dumpChoice, err error) {
	p, err = programIn(cmd, f.dirs)
	if err != nil {
		return opt, nil, dumps, err
	}
	opt.Source = p.text
	dumps, err = chooseDump(cmd, f.dump)
	return opt, p, dumps, err
}

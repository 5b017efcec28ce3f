package main

import "github.com/spf13/cobra"

// completeTraces completes the names of trace files, as they are usually called.
func completeTraces(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"trace", "out", "gz", "zst"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeWords completes the values of a flag that takes one of a few words.
func completeWords(cmd *cobra.Command, flag string, words ...string) {
	complete := func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // no such flag
	}
}

// completeAnything lets the shell complete files of any name, where commands are
// completed, too: a filter by name would keep those away.
func completeAnything(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

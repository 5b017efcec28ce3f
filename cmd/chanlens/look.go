package main

import (
	"fmt"
	"os"
	"strings"

	"chanlens/tui"
	"chanlens/tui/theme"

	"github.com/spf13/cobra"
)

// lookFlags say what the UI looks like.
type lookFlags struct {
	theme  string
	colors string
	ascii  bool
}

func addLookFlags(cmd *cobra.Command, f *lookFlags) {
	flags := cmd.Flags()
	flags.StringVar(&f.theme, "theme", "", "what it looks like: "+strings.Join(theme.Names(), ", ")+` (default "dark", or "mono" under NO_COLOR)`)
	flags.StringVar(&f.colors, "colors", "auto", "how many colours the terminal has: "+strings.Join(theme.DepthNames(), ", "))
	flags.BoolVar(&f.ascii, "ascii", false, "draw with ASCII only (default: if the locale has no UTF-8; --ascii=false never)")
	completeWords(cmd, "theme", theme.Names()...)
	completeWords(cmd, "colors", theme.DepthNames()...)
}

// set puts into the options of the UI what the flags say. Where they say nothing of
// the theme, it is otherwise; nil leaves it to the environment.
func (f *lookFlags) set(cmd *cobra.Command, opt *tui.Options, otherwise *theme.Theme) error {
	env := theme.In(os.Getenv)
	t, ascii := env, env.ASCII
	if otherwise != nil {
		t = otherwise
	}
	if f.theme != "" {
		var ok bool
		if t, ok = theme.ByName(f.theme); !ok {
			return usageError(cmd, fmt.Sprintf("no theme %q: there are %s", f.theme, strings.Join(theme.Names(), ", ")))
		}
	}
	if cmd.Flags().Changed("ascii") {
		ascii = f.ascii
	}
	depth, ok := theme.DepthByName(f.colors)
	if !ok {
		return usageError(cmd, fmt.Sprintf("no number of colours %q: there are %s", f.colors, strings.Join(theme.DepthNames(), ", ")))
	}
	opt.Theme, opt.Colors = t.InASCII(ascii), depth
	return nil
}

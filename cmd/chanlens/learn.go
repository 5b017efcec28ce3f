package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/format"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

func newLearn() *cobra.Command {
	var flags learnFlags
	cmd := &cobra.Command{
		Use:   "learn [LESSON]",
		Short: "Learn how goroutines and channels work, from recorded programs",
		Long: `Learn lists the lessons, and how far you are in each. With a name, or the number of its
sample, it opens that one: its text stands beside the recording of a program, and leads
through it step by step. Now and then it asks what will come, before it shows it. All of
the screen can be used meanwhile, as on any trace. If standard output is no terminal, the
lesson is printed for reading, as with --text.

A folder is a lesson of your own (write it as ./NAME if there is a lesson NAME):
  *.go              the program
  lesson.md         the text; "go doc chanlens/model/analysis/lesson" has its form
  lesson.trace      a recording: chanlens record -o lesson.trace -- go run -trimpath .
The recording may be compressed (lesson.trace.gz, .zst), or be called otherwise if it is
the only one. --check holds the text against the recording.

Exit codes: 0 fine, 2 bad input, or a lesson that --check finds fault with.`,
		Example: `  chanlens learn                              list them
  chanlens learn forgotten-sender             open one
  chanlens learn --text forgotten-sender      print it for reading
  chanlens learn --text --step 3 nil-channel  from the third step on
  chanlens learn ./my-lesson                  open one of your own
  chanlens learn --check ./my-lesson          hold its text against its recording
  chanlens learn --reset                      forget how far you are`,
		ValidArgsFunction: completeLessons,
		RunE:              func(cmd *cobra.Command, args []string) error { return learn(cmd, args, &flags) },
	}
	f := cmd.Flags()
	f.BoolVar(&flags.text, "text", false, "print the lesson for reading")
	f.IntVar(&flags.step, "step", 0, "begin at the step of this `number`; 1 is the introduction (default 1 with --text, else as far as you were)")
	f.BoolVar(&flags.check, "check", false, "hold lessons against their recordings, and say what does not agree")
	f.BoolVar(&flags.all, "all", false, "with --check: all that are part of chanlens")
	f.BoolVar(&flags.reset, "reset", false, "forget how far you are, in a lesson or in all of them")
	cmd.MarkFlagsMutuallyExclusive("text", "check", "reset")
	cmd.MarkFlagsMutuallyExclusive("step", "check")
	cmd.MarkFlagsMutuallyExclusive("step", "reset")
	addMemoryFlag(cmd, &flags.memory)
	addLookFlags(cmd, &flags.look)
	addStateFlag(cmd)
	completeWords(cmd, "step")
	return cmd
}

// learnFlags are the flags of learn.
type learnFlags struct {
	text, check, all, reset bool
	step                    int
	memory                  int64
	look                    lookFlags
}

// completeLessons completes the names of lessons; folders, too, as the shell does it.
func completeLessons(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return lessons.Names(), cobra.ShellCompDirectiveDefault
}

func learn(cmd *cobra.Command, args []string, flags *learnFlags) error {
	switch {
	case flags.check:
		return checkLessons(cmd, args, flags)
	case flags.all:
		return usageError(cmd, "--all goes with --check")
	case len(args) > 1:
		return usageError(cmd, fmt.Sprintf("%q is one argument too many", args[1]))
	case flags.reset:
		return forgetLessons(cmd, args)
	case len(args) == 0 && (flags.text || cmd.Flags().Changed("step")):
		return usageError(cmd, "say which lesson")
	case len(args) == 0:
		return listLessons(cmd)
	}
	var look tui.Options
	if err := flags.look.set(cmd, &look, nil); err != nil {
		return err
	}
	l, err := lessons.Open(args[0])
	if err != nil {
		return err
	}
	tellTaken(cmd.ErrOrStderr(), args[0], l)
	if last := len(l.Text.Steps); cmd.Flags().Changed("step") && (flags.step < 1 || flags.step > last) {
		return usageError(cmd, fmt.Sprintf("--step %d: the lesson has steps 1 to %d", flags.step, last))
	}
	if w := cmd.OutOrStdout(); flags.text || !isTerminal(w) || os.Getenv("TERM") == "dumb" {
		return readLesson(cmd, l, flags)
	}
	return openInUI(cmd, l, flags, look)
}

// tellTaken says which lesson was taken if there is one of chanlens and a folder of that name.
func tellTaken(stderr io.Writer, arg string, l *lessons.Lesson) {
	if info, err := os.Stat(arg); l.Sample == nil || err != nil || !info.IsDir() {
		return
	}
	fmt.Fprintf(stderr, "chanlens: %s is the lesson of chanlens; .%c%s is the folder here\n", page.Clean(arg), filepath.Separator, page.Clean(arg))
}

// openInUI opens a lesson beside its recording, in a theme.
func openInUI(cmd *cobra.Command, l *lessons.Lesson, flags *learnFlags, look tui.Options) error {
	src, err := openLesson(cmd.Context(), l)
	if err != nil {
		return err
	}
	defer src.close()
	ui := newShelf(cmd, flags.memory).options(l)
	if cmd.Flags().Changed("step") {
		ui.Lesson.Step = flags.step - 1
	}
	ui.Theme, ui.Colors = look.Theme, look.Colors
	load := loadFlags{memory: flags.memory}
	opt, err := load.options()
	if err != nil {
		return err
	}
	return runUI(cmd, src, opt, ui)
}

// forgetLessons forgets how far the user is, in one lesson or in all.
func forgetLessons(cmd *cobra.Command, args []string) error {
	key := ""
	if len(args) > 0 {
		l, err := lessons.Open(args[0])
		if err != nil {
			return err
		}
		key = l.Key
	}
	store := openState(cmd)
	n := store.ForgetLessons(key)
	if note := store.Note(); strings.HasPrefix(note, "not ") {
		return errors.New("how far you are in lessons is " + note)
	}
	_, err := fmt.Fprintf(cmd.OutOrStdout(), "Forgot how far you were in %s.\n", format.Plural(n, "lesson"))
	return err
}

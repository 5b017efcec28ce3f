package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model/analysis/lesson"
	"chanlens/model/format"

	"github.com/spf13/cobra"
)

// checkLessons holds lessons against their recordings. Faults are lines "file:line: …" on
// standard output, as editors and CI read them.
func checkLessons(cmd *cobra.Command, args []string, flags *learnFlags) error {
	switch {
	case flags.all && len(args) > 0:
		return usageError(cmd, fmt.Sprintf("--all takes no names, such as %q", args[0]))
	case flags.all:
		args = lessons.Names()
	case len(args) == 0:
		return usageError(cmd, "say which lessons to check, or --all")
	}
	faults := 0
	var errs []error
	for _, arg := range args {
		n, err := checkLesson(cmd, arg, flags.memory)
		if isOutputError(err) || cmd.Context().Err() != nil {
			return err
		}
		faults += n
		errs = append(errs, err)
	}
	if faults > 0 {
		errs = append(errs, fmt.Errorf("%s in %s", format.Plural(faults, "fault"), format.Plural(len(args), "lesson")))
	}
	return errors.Join(errs...)
}

// checkLesson holds one lesson against its recording, and returns how many faults it has.
func checkLesson(cmd *cobra.Command, arg string, memory int64) (faults int, err error) {
	w := cmd.OutOrStdout()
	l, err := lessons.Open(arg)
	if text, ok := errors.AsType[*lesson.Error](err); ok {
		return printFaults(w, text.Name, text.Faults)
	}
	if err != nil {
		return 0, err
	}
	tellTaken(cmd.ErrOrStderr(), arg, l)
	s, err := study(cmd.Context(), l, memory)
	if err != nil {
		return 0, err
	}
	found := l.Text.Verify(s.finder, s.result)
	if l.Dir != "" && !hasProgram(l.Dir) {
		found = append(found, lesson.Fault{Line: 1, Msg: "there is no *.go file beside it; put the program there, so that its lines can be shown"})
	}
	found = append(found, nextFaults(l)...)
	if len(found) > 0 {
		return printFaults(w, l.File, found)
	}
	claims := 0
	for _, step := range l.Text.Steps {
		claims += len(step.Claims)
	}
	if _, err := fmt.Fprintf(w, "%s: %s, %s, all hold\n", page.Clean(l.Name), format.Plural(len(l.Text.Steps), "step"), format.Plural(claims, "claim")); err != nil {
		return 0, outputError{err}
	}
	return 0, nil
}

// nextFaults says what is wrong with the lesson that is to follow.
func nextFaults(l *lessons.Lesson) []lesson.Fault {
	if next := l.Text.Next; next != "" && !filepath.IsAbs(next) && !slices.Contains(lessons.Names(), next) {
		return []lesson.Fault{{Line: 1, Msg: fmt.Sprintf("next: there is no lesson %q, and no such folder beside this one; \"chanlens learn\" lists the lessons", next)}}
	}
	return nil
}

// printFaults writes faults, each in a line of its own, and returns how many there are.
func printFaults(w io.Writer, file string, faults []lesson.Fault) (int, error) {
	for _, f := range faults {
		if _, err := fmt.Fprintf(w, "%s:%d: %s\n", page.Clean(file), f.Line, page.Clean(f.Msg)); err != nil {
			return 0, outputError{err}
		}
	}
	return len(faults), nil
}

// hasProgram reports whether there are Go files in a folder.
func hasProgram(dir string) bool {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	return err == nil && len(files) > 0
}

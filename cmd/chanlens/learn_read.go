package main

import (
	"context"
	"os"

	"chanlens/cmd/chanlens/internal/lessonprint"
	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/page"
	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/moment"
	"chanlens/traceparse"
	"chanlens/tui"
	"chanlens/tui/theme"

	"github.com/spf13/cobra"
)

// The width of a lesson that is read, in cells: where nobody says it, and at most.
const (
	readWidth     = 80
	readWidthMost = 100
)

// readLesson prints a lesson for reading.
func readLesson(cmd *cobra.Command, l *lessons.Lesson, flags *learnFlags) error {
	s, err := study(cmd.Context(), l, flags.memory)
	if err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	width := terminalWidth(w)
	if width == 0 {
		width = readWidth
	}
	look := theme.In(os.Getenv)
	board := tui.NewBoard(cmd.Context(), s.trace, examine.Options{Source: s.program.text}, theme.Mono.InASCII(look.ASCII))
	r := lessonprint.Reading{
		Lesson: l.Text, Trace: s.trace, Finder: s.finder, Source: s.program.text, ASCII: look.ASCII, Edge: board.Edge,
		Board: func(m moment.Moment, hidden bool, width int) []string {
			at := m.At
			if !hidden {
				at = m.Set()
			}
			return board.Draw(m.Goroutine, at, hidden, m.Chans(), width)
		},
	}
	if err := r.Print(page.New(w, min(width, readWidthMost), wantColor(w)), max(flags.step-1, 0)); err != nil {
		return outputError{err}
	}
	return nil
}

// studied is the recording of a lesson, loaded and examined.
type studied struct {
	trace   *model.Trace
	result  *examine.Result
	finder  *moment.Finder
	program *program
}

// study loads and examines the recording of a lesson.
func study(ctx context.Context, l *lessons.Lesson, memory int64) (*studied, error) {
	src, err := openLesson(ctx, l)
	if err != nil {
		return nil, err
	}
	defer src.close()
	s := studied{program: lessonProgram(l)}
	if s.trace, err = src.load(ctx, traceparse.Options{Memory: memory}); err != nil {
		return nil, err
	}
	if s.result, err = examine.All(ctx, s.trace, examine.Options{Source: s.program.text}); err != nil {
		return nil, err
	}
	s.finder = moment.NewFinder(s.trace, &s.result.Channels)
	return &s, s.trace.Err()
}

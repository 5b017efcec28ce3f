package main

import (
	"context"
	"time"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/state"
	"chanlens/traceparse"
	"chanlens/tui"

	"github.com/spf13/cobra"
)

// shelf gives lessons to the UI, and keeps how far the user is in them.
type shelf struct {
	store  *state.Store
	memory int64 // what a trace may take, in bytes
}

func newShelf(cmd *cobra.Command, memory int64) *shelf { return &shelf{openState(cmd), memory} }

// lessons returns what the UI opens lessons by.
func (s *shelf) lessons() *tui.Lessons { return &tui.Lessons{List: s.list, Open: s.open} }

// list returns the lessons of the course, and how far the user is in each.
func (s *shelf) list() []tui.LessonInfo {
	reached := s.store.Lessons()
	course, _ := lessons.Course() // what cannot be read is not listed
	var all []tui.LessonInfo
	for _, c := range course {
		for _, t := range c.Topics {
			for _, l := range t.Lessons {
				p := within(reached[l.Key], l)
				all = append(all, tui.LessonInfo{Topic: t.Title, Name: l.Name, Title: l.Text.Title,
					Step: p.Step, Steps: len(l.Text.Steps), Done: p.Done})
			}
		}
	}
	return all
}

// within returns progress in a lesson that may have become shorter since.
func within(p state.Progress, l *lessons.Lesson) state.Progress {
	p.Step = min(max(p.Step, 0), len(l.Text.Steps)-1)
	return p
}

// open returns what shows a lesson.
func (s *shelf) open(ctx context.Context, name string) (tui.Options, error) {
	l, err := lessons.Open(name)
	if err != nil {
		return tui.Options{}, err
	}
	opt := s.options(l)
	src, err := openLesson(ctx, l)
	if err != nil {
		return tui.Options{}, err
	}
	opt.Name, opt.Command = src.name, src.command
	defer src.close()
	opt.Trace, err = src.load(ctx, traceparse.Options{Memory: s.memory})
	return opt, err
}

// options returns what the UI is to know of a lesson, but for its trace.
func (s *shelf) options(l *lessons.Lesson) tui.Options {
	begin := within(s.store.Lessons()[l.Key], l)
	if begin.Done {
		begin.Step = 0
	}
	p := lessonProgram(l)
	opt := tui.Options{Source: p, Lesson: &tui.Lesson{Text: l.Text, Name: l.Name, Step: begin.Step,
		Keep: func(step int, done bool) {
			s.store.SaveLesson(l.Key, state.Progress{Step: step, Done: done, Used: time.Now().UTC()})
		}}}
	opt.Examine.Source = p.text
	return opt
}

// lessonProgram returns the source of the program that a lesson is of.
func lessonProgram(l *lessons.Lesson) *program {
	if l.Dir != "" {
		return newProgram(l.Dir)
	}
	return newProgram()
}

// openLesson opens the recording of a lesson.
func openLesson(ctx context.Context, l *lessons.Lesson) (*source, error) {
	if l.Sample == nil {
		src, err := open(ctx, l.Trace, nil)
		if err != nil {
			return nil, err
		}
		src.name, src.command = "lesson "+l.Name, []string{"chanlens", "learn", fileName(l.Name)}
		return src, nil
	}
	recording := l.Sample.Recording
	name := "lesson " + l.Name
	in, err := traceparse.FromBytes(name, recording)
	if err != nil {
		return nil, err
	}
	return &source{name: name, input: in, command: []string{"chanlens", "learn", l.Name},
		key: func() string { return state.KeyOfBytes(recording, int64(len(recording))) }}, nil
}

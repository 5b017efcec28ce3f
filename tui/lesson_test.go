package tui

import (
	"context"
	"errors"
	"os"
	"testing"

	"chanlens/model"
	"chanlens/model/analysis/lesson"
	"chanlens/tui/golden"
	"chanlens/tui/keys"
	"chanlens/tui/session"
	"chanlens/tui/theme"
)

// fixtureLesson reads a lesson from testdata.
func fixtureLesson(t testing.TB, name string) *lesson.Lesson {
	t.Helper()
	file := "testdata/" + name + ".md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	l, err := lesson.Parse(file, text)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lessonsOf are two lessons, of which the one that follows cannot be opened but for a trace.
func lessonsOf(text *lesson.Lesson, trace *model.Trace) *Lessons {
	return &Lessons{
		List: func() []LessonInfo {
			return []LessonInfo{
				{Topic: "forgotten senders", Name: "forgotten-senders", Title: text.Title, Step: 2, Steps: len(text.Steps)},
				{Topic: "forgotten senders", Name: "forgotten-senders-fixed", Title: "The same, with room", Steps: 4},
				{Topic: "channels", Name: "nil-channel", Title: "A channel that is nil", Steps: 5, Done: true},
			}
		},
		Open: func(_ context.Context, name string) (Options, error) {
			if name == "nil-channel" {
				return Options{}, errors.New("its recording is gone")
			}
			return Options{Name: name + ".trace", Trace: trace, Lesson: &Lesson{Text: text, Name: name}}, nil
		},
	}
}

// openLesson returns an App that shows a lesson from a step on.
func openLesson(text *lesson.Lesson, trace *model.Trace, th *theme.Theme, w, h, step int) *App {
	a := NewApp(Options{
		Name: "forgotten-senders.trace", Theme: th, Lessons: lessonsOf(text, trace),
		Lesson: &Lesson{Text: text, Name: "forgotten-senders", Step: step},
	})
	a.Handle(keys.Event{Kind: keys.Resize, X: w, Y: h})
	a.Open(session.Open(trace))
	return a
}

// TestLessonScreens compares the screens of a lesson with pictures a person checked.
func TestLessonScreens(t *testing.T) {
	scene, text := fixture(t, "scene"), fixtureLesson(t, "lesson")
	for _, c := range []struct {
		name   string
		w, h   int
		theme  *theme.Theme
		step   int
		script string
	}{
		{"lesson-160x45", 160, 45, theme.Colour, 0, ""},
		{"lesson-100x30", 100, 30, theme.Colour, 0, ""},
		{"lesson-80x24", 80, 24, theme.Colour, 0, ""},
		{"lesson-80x24-mono", 80, 24, theme.Mono, 0, ""},
		{"lesson-40x10", 40, 10, theme.Colour, 0, ""},
		{"lesson-step-160x45", 160, 45, theme.Colour, 1, ""},
		{"lesson-asks-160x45", 160, 45, theme.Colour, 2, ""},
		{"lesson-asks-100x30", 100, 30, theme.Colour, 2, ""},
		{"lesson-asks-80x24-mono", 80, 24, theme.Mono, 2, "<Enter>"},
		{"lesson-hint-160x45", 160, 45, theme.Colour, 2, "<Enter>"},
		{"lesson-wrong-160x45", 160, 45, theme.Colour, 2, "c"},
		{"lesson-right-160x45", 160, 45, theme.Colour, 2, "cb"},
		{"lesson-covered-160x45", 160, 45, theme.Colour, 2, "3"},
		{"lesson-view-120x36", 120, 36, theme.Colour, 1, "<Tab>j"},
		{"lesson-last-160x45", 160, 45, theme.Colour, 4, ""},
		{"lesson-last-80x24", 80, 24, theme.Colour, 4, ""},
		{"lesson-list-100x30", 100, 30, theme.Colour, 1, "E"},
		{"lesson-list-filter-100x30", 100, 30, theme.Colour, 1, "Eroom"},
	} {
		t.Run(c.name, func(t *testing.T) {
			script, err := keys.Parse(c.script)
			if err != nil {
				t.Fatal(err)
			}
			golden.Check(t, c.name, Play(openLesson(text, scene, c.theme, c.w, c.h, c.step), script))
		})
	}
}

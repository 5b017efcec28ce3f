package tui

import (
	"context"

	"chanlens/model/analysis/lesson"
)

// Lesson is a lesson that is shown beside the views of its trace.
type Lesson struct {
	Text *lesson.Lesson
	Name string // by which [Lessons] open it
	Step int    // where to begin, from 0
	// Keep takes how far the learner is: the furthest step, and whether the end was reached. It
	// is called in the event loop whenever that changes; may be nil.
	Keep func(step int, done bool)
}

// Lessons are those that can be opened from within.
type Lessons struct {
	// List returns all of them, those of a topic one after the other.
	List func() []LessonInfo
	// Open returns what shows a lesson. It may take long, and gives up soon after ctx is done.
	// Theme, Colors and Lessons of what it returns are not used: they stay as they are.
	Open func(ctx context.Context, name string) (Options, error)
}

// LessonInfo is a line in the list of lessons.
type LessonInfo struct {
	Topic, Name, Title string
	Step, Steps        int // how far the learner is: steps that were reached, from 0, of how many
	Done               bool
}

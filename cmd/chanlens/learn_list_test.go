package main

import (
	"testing"
	"time"

	"chanlens/cmd/chanlens/internal/lessons"
	"chanlens/cmd/chanlens/internal/state"
	"chanlens/model/analysis/lesson"
)

// What the list says of a lesson, and which one it says to go on with.
func TestProgressInLessons(t *testing.T) {
	three := &lesson.Lesson{Steps: make([]lesson.Step, 3)}
	a, b := &lessons.Lesson{Name: "a", Key: "a", Text: three}, &lessons.Lesson{Name: "b", Key: "b", Text: three}
	course := []lessons.Chapter{
		{Title: "one", Topics: []lessons.Topic{{Title: "of one", Lessons: []*lessons.Lesson{a}}}},
		{Title: "two", Topics: []lessons.Topic{{Title: "of two", Lessons: []*lessons.Lesson{b}}}},
	}
	noon := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	begun := func(step int, after time.Duration) state.Progress {
		return state.Progress{Step: step, Used: noon.Add(after)}
	}
	done := state.Progress{Step: 2, Done: true, Used: noon}
	tests := []struct {
		reached map[string]state.Progress
		word    string // of a
		next    string
	}{
		{nil, "", "Begin:  chanlens learn a"},
		{map[string]state.Progress{"a": begun(0, 0)}, "step 1 of 3", "Go on:  chanlens learn a"},
		{map[string]state.Progress{"a": begun(7, 0)}, "step 3 of 3", "Go on:  chanlens learn a"}, // it has become shorter
		{map[string]state.Progress{"a": begun(1, 0), "b": begun(1, 1)}, "step 2 of 3", "Go on:  chanlens learn b"},
		{map[string]state.Progress{"a": done}, "✓ done", "Next:  chanlens learn b"},
		{map[string]state.Progress{"a": done, "b": done}, "✓ done", "All 2 lessons are done."},
	}
	for _, tt := range tests {
		if got := progressWord(tt.reached, a, false); got != tt.word {
			t.Errorf("%v: %q, want %q", tt.reached, got, tt.word)
		}
		if got := whatNext(course, tt.reached); got != tt.next {
			t.Errorf("%v: %q, want %q", tt.reached, got, tt.next)
		}
	}
	if got := progressWord(map[string]state.Progress{"a": done}, a, true); got != "done" {
		t.Errorf("in ASCII: %q", got)
	}
}

package tui

import (
	"slices"
	"testing"

	"chanlens/model/analysis/lesson"
	"chanlens/tui/session"
)

// A step of a lesson can show each view that there is, and no other.
func TestLessonViews(t *testing.T) {
	var names []string
	for _, v := range newViews(session.Open(fixture(t, "scene"))) {
		names = append(names, v.Name())
		if !slices.Contains(lesson.Views, v.Name()) {
			t.Errorf("package lesson knows no view %q", v.Name())
		}
	}
	for _, name := range lesson.Views {
		if !slices.Contains(names, name) {
			t.Errorf("there is no view %q, which package lesson knows", name)
		}
	}
}

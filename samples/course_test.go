package samples

import (
	"fmt"
	"testing"
)

// TestCourse holds that every sample stands once in the course.
func TestCourse(t *testing.T) {
	chapter := map[string]string{}
	for _, c := range Course() {
		for _, name := range c.Lessons {
			if _, ok := Lookup(name); !ok {
				t.Errorf("course.go: %s: there is no folder of the lesson %q", c.Title, name)
			}
			if other := chapter[name]; other != "" {
				t.Errorf("course.go: %q stands in %q and in %q", name, other, c.Title)
			}
			chapter[name] = c.Title
		}
	}
	for _, s := range All() {
		if chapter[s.LessonName()] == "" {
			t.Errorf("course.go: %q stands in no chapter", s.LessonName())
		}
	}
}

// topics is the number of the last sample: the first nine, and then one for each of 22 topics.
const topics = 31

// TestComplete holds that every topic has its sample, and every sample its lesson.
func TestComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range All() {
		seen[s.Name[:2]] = true
		if s.Lesson == "" || s.Recording == nil {
			t.Errorf("%s: %s or %s is missing", s.Name, lessonFile, recordingFile)
		}
	}
	for n := range topics {
		if number := fmt.Sprintf("%02d", n+1); !seen[number] {
			t.Errorf("there is no sample %s", number)
		}
	}
}

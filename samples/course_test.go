package samples

import (
	"fmt"
	"testing"
)

// TestCourse holds that every sample stands once in the course, and that samples with a
// number beyond those of the first nine are on the same topic as all others that have it.
func TestCourse(t *testing.T) {
	topic, numbered := map[string]string{}, map[string]string{}
	for _, c := range Course() {
		for _, on := range c.Topics {
			for _, name := range on.Lessons {
				s, ok := Lookup(name)
				if !ok {
					t.Errorf("course.go: %s: there is no folder of the lesson %q", on.Title, name)
					continue
				}
				if other := topic[name]; other != "" {
					t.Errorf("course.go: %q stands in %q and in %q", name, other, on.Title)
				}
				topic[name] = on.Title
				number := s.Name[:2]
				if other := numbered[number]; other != "" && other != on.Title {
					t.Errorf("course.go: samples %s are in %q and in %q", number, other, on.Title)
				}
				numbered[number] = on.Title
			}
		}
	}
	for _, s := range All() {
		if topic[s.LessonName()] == "" {
			t.Errorf("course.go: %q stands in no topic", s.LessonName())
		}
	}
}

// lastNumber is that of the last sample: the first nine, and then one for each of 22 topics.
const lastNumber = 31

// TestComplete holds that every topic has its sample, and every sample its lesson.
func TestComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range All() {
		seen[s.Name[:2]] = true
		if s.Lesson == "" || s.Recording == nil {
			t.Errorf("%s: %s or %s is missing", s.Name, lessonFile, recordingFile)
		}
	}
	for n := range lastNumber {
		if number := fmt.Sprintf("%02d", n+1); !seen[number] {
			t.Errorf("there is no sample %s", number)
		}
	}
}

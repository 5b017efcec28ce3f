package lessons

import (
	"slices"
	"testing"

	"chanlens/samples"
)

// TestCourse holds that every lesson is in the course under its name, and that each name
// opens it.
func TestCourse(t *testing.T) {
	course, err := Course()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range course {
		for _, l := range c.Lessons() {
			names = append(names, l.Name)
			for _, arg := range []string{l.Name, l.Sample.Name} {
				if got, err := Open(arg); err != nil || got.Name != l.Name || got.Key != l.Key {
					t.Errorf("%s opens %+v, %v", arg, got, err)
				}
			}
		}
	}
	if !slices.Equal(names, Names()) {
		t.Errorf("the course has %v, the names are %v", names, Names())
	}
	for _, s := range samples.All() {
		if s.Lesson != "" && !slices.Contains(names, s.LessonName()) {
			t.Errorf("%s is not in the course", s.Name)
		}
	}
}

// TestUnknown holds what is said of lessons that there are not.
func TestUnknown(t *testing.T) {
	tests := []struct{ arg, want string }{
		{"", "the name of the lesson is empty; is it a shell variable that is not set?"},
		{"forgoten-sender", "there is no lesson or folder \"forgoten-sender\"\nDid you mean the lesson \"forgotten-sender\"?"},
		{"quantum", "there is no lesson or folder \"quantum\"\n\"chanlens learn\" lists the lessons."},
		{"./quantum", "./quantum: there is no such folder"},
		{"doc.go", "doc.go is a file; a lesson is a folder with lesson.md, a recording and the program\nGive the folder."},
	}
	for _, tt := range tests {
		if _, err := Open(tt.arg); err == nil || err.Error() != tt.want {
			t.Errorf("Open(%q): %v, want %s", tt.arg, err, tt.want)
		}
	}
}

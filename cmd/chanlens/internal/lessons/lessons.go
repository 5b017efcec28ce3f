package lessons

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"chanlens/model/analysis/lesson"
	"chanlens/model/near"
	"chanlens/samples"
)

// Lesson is a lesson that is at hand.
type Lesson struct {
	Name string // what "chanlens learn" opens it by: "forgotten-sender", or its folder
	Key  string // what it is known by another day
	File string // of its text, for messages
	Text *lesson.Lesson
	// Where the recording is: one of these.
	Sample *samples.Sample // part of chanlens
	Trace  string          // a file in Dir
	Dir    string          // the folder of a lesson that is no part of chanlens, with its program
}

// Chapter is a part of the course.
type Chapter struct {
	Title  string
	Topics []Topic
}

// Topic is what some lessons have in common.
type Topic struct {
	Title   string
	Lessons []*Lesson
}

// Lessons returns the lessons of all topics of a chapter.
func (c *Chapter) Lessons() []*Lesson {
	var all []*Lesson
	for _, t := range c.Topics {
		all = append(all, t.Lessons...)
	}
	return all
}

// Course returns the lessons that are part of chanlens, in the order to learn them in. The
// error tells of those that cannot be read; the others are returned all the same.
func Course() ([]Chapter, error) {
	var course []Chapter
	var errs []error
	for _, c := range samples.Course() {
		chapter := Chapter{Title: c.Title}
		for _, t := range c.Topics {
			topic, err := readTopic(t)
			errs = append(errs, err)
			if len(topic.Lessons) > 0 {
				chapter.Topics = append(chapter.Topics, topic)
			}
		}
		course = append(course, chapter)
	}
	return course, errors.Join(errs...)
}

// readTopic reads the lessons of a topic. The error tells of those that cannot be read.
func readTopic(t samples.Topic) (Topic, error) {
	topic := Topic{Title: t.Title}
	var errs []error
	for _, name := range t.Lessons {
		l, err := Open(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		topic.Lessons = append(topic.Lessons, l)
	}
	return topic, errors.Join(errs...)
}

// Names returns the names of the lessons that are part of chanlens, in the order of the
// course.
func Names() []string {
	var names []string
	for _, c := range samples.Course() {
		for _, t := range c.Topics {
			names = append(names, t.Lessons...)
		}
	}
	return names
}

// Open returns the lesson of a name, of a number, or in a folder.
func Open(arg string) (*Lesson, error) {
	if s, ok := lookup(arg); ok {
		return ofSample(s)
	}
	if info, err := os.Stat(arg); err == nil && info.IsDir() {
		return inFolder(arg)
	} else if err == nil {
		return nil, fmt.Errorf("%s is a file; a lesson is a folder with lesson.md, a recording and the program\nGive the folder.", arg)
	}
	return nil, unknown(arg)
}

// lookup finds the sample of a lesson. A number alone is the first that has one.
func lookup(arg string) (samples.Sample, bool) {
	for _, s := range samples.All() {
		if s.Lesson != "" && s.AnswersTo(arg) {
			return s, true
		}
	}
	return samples.Sample{}, false
}

func ofSample(s samples.Sample) (*Lesson, error) {
	file := "samples/" + s.Name + "/lesson.md"
	text, err := lesson.Parse(file, []byte(s.Lesson))
	if err != nil {
		return nil, err
	}
	return &Lesson{Name: s.LessonName(), Key: s.LessonName(), File: file, Text: text, Sample: &s}, nil
}

// unknown says that there is no such lesson, and which may be meant.
func unknown(arg string) error {
	switch {
	case arg == "":
		return errors.New("the name of the lesson is empty; is it a shell variable that is not set?")
	case strings.ContainsAny(arg, `/\`):
		return fmt.Errorf("%s: there is no such folder", arg)
	}
	if name, ok := near.Name(arg, Names()); ok {
		return fmt.Errorf("there is no lesson or folder %q\nDid you mean the lesson %q?", arg, name)
	}
	return fmt.Errorf("there is no lesson or folder %q\n\"chanlens learn\" lists the lessons.", arg)
}

package samples

import "slices"

// A Chapter is a part of the course.
type Chapter struct {
	Title   string
	Lessons []string // names of lessons, in the order to learn them in
}

// Course returns the chapters in the order to learn them in. Every sample is in one.
func Course() []Chapter { return slices.Clone(course) }

var course = []Chapter{
	{"Goroutines and channels", []string{
		"unbuffered-handoff",
		"buffered-handoff",
		"nil-channel",
	}},
	{"When it goes wrong", []string{
		"forgotten-sender",
	}},
	{"Patterns", []string{
		"select-timeout",
		"pipeline-cancel",
		"worker-pool",
	}},
	{"Locks and memory", []string{
		"mutex-contention",
		"deadlock-cycle",
	}},
	{"Under load", nil},
}

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
		"goroutines",
		"goroutines-waiting",
		"unbuffered-handoff",
		"delivery",
		"delivery-fixed",
		"buffered-handoff",
		"capacity",
		"channel-states",
		"nil-channel",
		"nil-channel-fixed",
		"wait-for-task",
		"wait-for-result",
		"close-broadcast",
		"stop-signals",
		"stop-signals-fixed",
	}},
	{"When it goes wrong", []string{
		"forgotten-sender",
		"forgotten-sender-fixed",
		"timeout-sender",
		"timeout-sender-fixed",
		"early-return",
		"early-return-fixed",
		"abandoned-receiver",
		"abandoned-receiver-fixed",
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

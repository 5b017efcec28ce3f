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
		"incomplete-work",
		"incomplete-work-fixed",
		"shutdown-timeout",
	}},
	{"Patterns", []string{
		"do-it-yourself",
		"do-it-yourself-fixed",
		"hidden-goroutine",
		"hidden-goroutine-fixed",
		"select-order",
		"select-default",
		"select-signal",
		"select-signal-fixed",
		"select-priority",
		"select-priority-fixed",
		"select-timeout",
		"time-after-loop",
		"time-after-loop-fixed",
		"ticker-slow",
		"ticker-stop",
		"ticker-stop-fixed",
		"pipeline-cancel",
		"pipeline-leak",
		"pipeline-leak-fixed",
		"fan-in",
		"bounded",
		"worker-pool",
		"pool-buffered",
		"pool-buffered-fixed",
		"pool-drop",
		"pool-semaphore",
		"pool-semaphore-fixed",
		"context-tree",
		"context-leak",
		"context-leak-fixed",
	}},
	{"Locks and memory", []string{
		"mutex-contention",
		"deadlock-cycle",
	}},
	{"Under load", nil},
}

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

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
		"mutex-contention-fixed",
		"rwmutex",
		"convoy",
		"convoy-fixed",
		"atomic",
		"starvation",
		"deadlock-cycle",
		"deadlock-cycle-fixed",
		"self-deadlock",
		"self-deadlock-fixed",
		"lock-and-channel",
		"lock-and-channel-fixed",
		"waitgroup-add",
		"waitgroup-add-fixed",
		"waitgroup-done",
		"waitgroup-done-fixed",
		"cond-lost-signal",
		"cond-lost-signal-fixed",
		"data-race",
		"data-race-fixed",
	}},
	{"Under load", []string{
		"goroutine-explosion",
		"goroutine-explosion-fixed",
		"once",
		"errgroup",
		"singleflight",
		"broadcast",
		"rate",
	}},
}

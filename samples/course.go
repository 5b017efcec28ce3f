package samples

import "slices"

// A Chapter is a part of the course.
type Chapter struct {
	Title  string
	Topics []Topic // in the order to learn them in
}

// A Topic is what some lessons have in common. Their samples share a number.
type Topic struct {
	Title   string
	Lessons []string // names, in the order to learn them in
}

// Course returns the chapters in the order to learn them in. Every sample is in one.
func Course() []Chapter { return slices.Clone(course) }

var course = []Chapter{
	{"Goroutines and channels", []Topic{
		{"Concurrency is not parallelism", []string{
			"goroutines",
			"goroutines-waiting",
		}},
		{"Without a buffer: the guarantee of delivery", []string{
			"unbuffered-handoff",
			"delivery", "delivery-fixed",
		}},
		{"With a buffer: the guarantee comes later", []string{
			"buffered-handoff",
			"capacity",
		}},
		{"Nil, open, closed", []string{
			"channel-states",
			"nil-channel", "nil-channel-fixed",
		}},
		{"Signals with data", []string{
			"wait-for-task",
			"wait-for-result",
		}},
		{"Signals without data", []string{
			"close-broadcast",
			"stop-signals", "stop-signals-fixed",
		}},
	}},
	{"When it goes wrong", []Topic{
		{"The forgotten sender", []string{
			"forgotten-sender", "forgotten-sender-fixed",
			"timeout-sender", "timeout-sender-fixed",
			"early-return", "early-return-fixed",
		}},
		{"The abandoned receiver", []string{
			"abandoned-receiver", "abandoned-receiver-fixed",
		}},
		{"Incomplete work", []string{
			"incomplete-work", "incomplete-work-fixed",
			"shutdown-timeout",
		}},
	}},
	{"Patterns", []Topic{
		{"Leave concurrency to the caller", []string{
			"do-it-yourself", "do-it-yourself-fixed",
			"hidden-goroutine", "hidden-goroutine-fixed",
		}},
		{"Select", []string{
			"select-order",
			"select-default",
			"select-signal", "select-signal-fixed",
			"select-priority", "select-priority-fixed",
		}},
		{"Timeouts, timers and tickers", []string{
			"select-timeout",
			"time-after-loop", "time-after-loop-fixed",
			"ticker-slow",
			"ticker-stop", "ticker-stop-fixed",
		}},
		{"Pipelines, fan-out and fan-in", []string{
			"pipeline-cancel",
			"pipeline-leak", "pipeline-leak-fixed",
			"fan-in",
			"bounded",
		}},
		{"Worker pools", []string{
			"worker-pool",
			"pool-buffered", "pool-buffered-fixed",
			"pool-drop",
			"pool-semaphore", "pool-semaphore-fixed",
		}},
		{"Contexts", []string{
			"context-tree",
			"context-leak", "context-leak-fixed",
		}},
	}},
	{"Locks and memory", []Topic{
		{"Contention", []string{
			"mutex-contention", "mutex-contention-fixed",
			"rwmutex",
			"convoy", "convoy-fixed",
			"atomic",
		}},
		{"Starvation", []string{
			"starvation", "starvation-fixed",
		}},
		{"Deadlock", []string{
			"deadlock-cycle", "deadlock-cycle-fixed",
			"self-deadlock", "self-deadlock-fixed",
			"missing-unlock", "missing-unlock-fixed",
			"lock-and-channel", "lock-and-channel-fixed",
		}},
		{"WaitGroup and Cond", []string{
			"waitgroup-add", "waitgroup-add-fixed",
			"waitgroup-done", "waitgroup-done-fixed",
			"cond-lost-signal", "cond-lost-signal-fixed",
			"cond-if", "cond-if-fixed",
		}},
		{"Data races, and what happens before what", []string{
			"data-race", "data-race-fixed",
		}},
	}},
	{"Under load", []Topic{
		{"More requests than can be served", []string{
			"goroutine-explosion", "goroutine-explosion-fixed",
			"churn", "churn-fixed",
		}},
		{"Once, errgroup, singleflight, broadcast, rate", []string{
			"once",
			"errgroup",
			"singleflight",
			"broadcast",
			"herd", "herd-fixed",
			"rate",
		}},
	}},
}

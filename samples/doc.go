// Package samples holds small programs that each demonstrate one way in which
// goroutines work together, or fail to, what was recorded when each of them ran, and
// what there is to learn from it.
//
// A sample is a folder NN-name:
//
//	main.go          the program; its package comment says what it demonstrates, and titles
//	                 are taken from there
//	lesson.trace.gz  a run of it with every channel operation, by "chanlens record"
//	lesson.md        the lesson, written for that recording (package model/analysis/lesson)
//	recorded.trace   the first nine only: a run of it as Go itself records it
//
// All of it is part of the binary, so chanlens has something to show without a trace of
// the user's own. Folders with the same number are on the same topic; a name that ends in
// -fixed is the program without the fault of the one before it. [Course] puts the lessons
// in an order to learn them in.
//
// To see a program run, and to record again what was edited, in this folder:
//
//	go run ./04-worker-pool -trace out.trace
//	go run ./internal/record worker-pool         some of the recordings
//	go generate                                  all recordings and traces
//
// A recording says of which source it is, and so a test finds those that are stale.
//
// The package imports nothing but the standard library and knows nothing of the form of a
// trace or of a lesson.
package samples

package lesson

import (
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/moment"
)

// Fault is something in a lesson that does not agree with its trace.
type Fault struct {
	Line int // of the file, from 1
	Msg  string
}

// Verify holds claims, queries, rules and findings against a trace.
func (l *Lesson) Verify(f *moment.Finder, r *examine.Result) []Fault { return nil }

package finding

import (
	"slices"

	"chanlens/model"
)

// A test drives what it tests as hard as it can, or makes it wait on purpose, and a
// benchmark is there to keep the machine busy. What time that costs is worth knowing,
// and no fault.

// inTest reports whether a goroutine, or who started it, or who started that one, runs
// for package testing.
func (e *evidence) inTest(g model.Goroutine) bool {
	t := e.Trace
	for range maxAncestors {
		if g == model.NoGoroutine {
			return false
		}
		info := t.Goroutine(g)
		if slices.ContainsFunc(t.Stack(info.CreatedAt), e.isTesting) {
			return true
		}
		g = info.Creator
	}
	return false
}

// maxAncestors is how far back who started whom is followed.
const maxAncestors = 32

func (e *evidence) isTesting(f model.FrameID) bool {
	return model.PackageOf(e.Trace.Frame(f).Func) == "testing"
}

// placeInTest reports whether those who wait at a place do so for a test.
func (e *evidence) placeInTest(p *place) bool {
	if slices.ContainsFunc(e.Trace.Stack(p.stack), e.isTesting) {
		return true
	}
	for _, g := range p.goroutines.all() {
		if !e.inTest(g) {
			return false
		}
	}
	return true
}

// isTest reports whether the trace is that of tests or benchmarks.
func (e *evidence) isTest() bool {
	t := e.Trace
	for s := range t.NumStacks() {
		frames := t.Stack(model.StackID(s + 1))
		if slices.ContainsFunc(frames[max(len(frames)-2, 0):], e.isTesting) {
			return true // it begins in testing.tRunner, or in testing.(*M).Run behind main.main
		}
	}
	return false
}

// forTest makes a finding about a test's own time one that is worth knowing.
func (f *Finding) forTest() {
	if f.Severity > Info {
		f.Severity = Info
		f.Why += " This is in a test or a benchmark, which may do so on purpose."
	}
}

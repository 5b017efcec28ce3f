package session

import (
	"testing"

	"chanlens/model"
	"chanlens/tui/viewtest"
)

// later is an event loop of which tests turn the crank.
type later struct{ jobs []func() (apply func()) }

func (l *later) beside(do func() (apply func())) { l.jobs = append(l.jobs, do) }

// perSum is how many jobs sums take: one makes them, and one has the screen drawn meanwhile.
const perSum = 2

// finish does the jobs that were begun first, and applies what comes of them.
func (l *later) finish() {
	for range perSum {
		do := l.jobs[0]
		l.jobs = l.jobs[1:]
		do()()
	}
}

// TestSumUp holds when sums are made, of what, and that what was asked for meanwhile comes
// in the end.
func TestSumUp(t *testing.T) {
	s := Open(viewtest.Fixture(t, "scene"))
	loop := &later{}
	s.Shell.Beside = loop.beside
	wanted, taken := false, 0
	s.UseSums(func() bool { return wanted }, func() { taken++ })
	s.SumUp()
	if of, current := s.Sums(); of != nil || current || len(loop.jobs) > 0 {
		t.Fatal("sums are made though nobody wants them")
	}
	wanted = true
	s.SumUp()
	s.SumUp()
	if len(loop.jobs) != perSum {
		t.Fatalf("%d jobs", len(loop.jobs))
	}
	loop.finish()
	if of, current := s.Sums(); of == nil || !current || taken != 1 || of.To != s.Trace.End() {
		t.Fatalf("sums %v, current %v, taken %d times", of, current, taken)
	}

	s.Chosen = Range{0, 30e6}
	s.SumUp()
	if of, current := s.Sums(); of == nil || current {
		t.Error("the sums of before are gone, or pass for those of the range")
	}
	s.Chosen = Range{40e6, 30e6} // while those are being made
	s.SumUp()
	loop.finish()
	if taken != 1 || len(loop.jobs) != perSum {
		t.Fatalf("what was given up was taken, or nothing else begun: %d times, %d jobs", taken, len(loop.jobs))
	}
	loop.finish()
	if of, current := s.Sums(); !current || of.From != 40e6 || taken != 2 {
		t.Errorf("sums from %d, current %v, taken %d times", of.From, current, taken)
	}

	s.Only = even{}
	s.SumUp()
	loop.finish()
	if of, _ := s.Sums(); of.Alive != 4 {
		t.Errorf("%d goroutines pass the filter", of.Alive)
	}
}

// even lets through goroutines with an even handle.
type even struct{}

func (even) Has(g model.Goroutine) bool { return g%2 == 0 }
func (even) Len() int                   { return 4 }

// TestSumsOfAnotherTrace holds that sums of a trace that was replaced are not shown.
func TestSumsOfAnotherTrace(t *testing.T) {
	s := Open(viewtest.Fixture(t, "scene"))
	s.UseSums(func() bool { return true }, func() {})
	s.SumUp()
	if _, current := s.Sums(); !current {
		t.Fatal("without an event loop sums are not there at once")
	}
	s.Renew(Open(viewtest.Fixture(t, "findings")).Survey)
	if of, current := s.Sums(); of != nil || current {
		t.Error("the sums of another trace are shown")
	}
	s.SumUp()
	if of, current := s.Sums(); !current || of.Stuck != 4 {
		t.Error("there are no sums of the new one")
	}
}

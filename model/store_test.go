package model

import (
	"errors"
	"strings"
	"testing"
)

// limited builds a trace of two generations that may take so many bytes.
func limited(t *testing.T, bytes int64, source Source) *Trace {
	t.Helper()
	b := NewBuilder(Info{})
	b.Limit(bytes, bytes, source)
	at := Time(1)
	for number := range uint64(3) {
		g := NewGeneration(GenerationInfo{Number: number + 1, Start: at})
		g.Event(at)
		l := g.Goroutine(7)
		for i := range Time(100) {
			at += 10
			g.Event(at)
			switch {
			case i == 0:
				g.Status(at, l, StateRunning, ReasonNone, NoStack)
			case i%2 == 1:
				g.Stop(at, l, StateWaiting, ReasonSleep, NoStack, Nowhere)
			default:
				g.Run(at, l, Nowhere)
			}
		}
		at++
		g.Finish(at)
		b.Add(g)
	}
	return b.Seal()
}

// Where not even what is always in memory fits, the trace says so.
func TestTooLittleMemory(t *testing.T) {
	never := func(GenerationInfo) (*Generation, error) { return nil, errors.New("not asked for") }
	if w := limited(t, 1, never).Info().Warnings; len(w) != 1 || !strings.Contains(w[0], "more memory than is allowed") {
		t.Errorf("warnings %q", w)
	}
	if w := limited(t, 1<<20, never).Info().Warnings; len(w) != 0 {
		t.Errorf("warnings %q, though all fits", w)
	}
}

// If a segment cannot be decoded again, nothing is known of it, and the trace says why.
func TestSourceFails(t *testing.T) {
	gone := errors.New("the file is gone")
	tr := limited(t, 1, func(GenerationInfo) (*Generation, error) { return nil, gone })
	iv, ok := tr.IntervalAt(0, 500)
	if !ok || iv.Op != OpUnknown {
		t.Errorf("%+v %v, want an unknown interval", iv, ok)
	}
	if !errors.Is(tr.Err(), gone) {
		t.Errorf("error %v, want %v", tr.Err(), gone)
	}
}

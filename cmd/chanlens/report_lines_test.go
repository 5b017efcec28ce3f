package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"chanlens/samples"
)

// Traces share the memory that there is, each by its size.
func TestShared(t *testing.T) {
	s := newShared(1e9)
	for size, want := range map[int64]int64{
		0:     leastMemory,
		1e6:   leastMemory,
		100e6: memoryPerTrace + 100e6*memoryPerByte,
		10e9:  1e9,
		-1:    1e9, // unknown
	} {
		got, release, err := s.take(t.Context(), size)
		if err != nil || got != want {
			t.Errorf("a file of %d may take %d, %v; want %d", size, got, err, want)
		}
		release()
	}
	if got, _, err := newShared(noMemoryLimit).take(t.Context(), 10e9); got != noMemoryLimit || err != nil {
		t.Errorf("without a limit, a file may take %d, %v", got, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	_, release, err := s.take(ctx, 10e9)
	if err != nil {
		t.Fatal(err)
	}
	defer release()
	cancel()
	if _, _, err := s.take(ctx, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v from waiting after the end, want context.Canceled", err)
	}
}

// In whatever order traces are done, they are told of in theirs.
func TestBatchTellsInOrder(t *testing.T) {
	var told []int
	b := &batch{outcomes: make([]outcome, 100), tell: func(i int) error { told = append(told, i); return nil }}
	var wg sync.WaitGroup
	for i := range b.outcomes {
		wg.Go(func() {
			if err := b.finish(i, outcome{done: true}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if len(told) != 100 || !slices.IsSorted(told) {
		t.Errorf("told of %v", told)
	}
}

// Many traces in little memory print the same lines as one after the other.
func TestManyTraces(t *testing.T) {
	dir := t.TempDir()
	args := []string{"report", "--memory", "128MB", "--width", "200"}
	for i := range 30 {
		s := samples.Stock()[i%len(samples.Stock())]
		file := filepath.Join(dir, fmt.Sprintf("%02d.trace", i))
		if err := os.WriteFile(file, s.Trace, 0o666); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	code, first, stderr := chanlens(t, nil, args...)
	if code != exitOK || stderr != "" || strings.Count(first, ".trace ") != 30 {
		t.Fatalf("code %d, stderr %q:\n%s", code, stderr, first)
	}
	for range 3 {
		if _, again, _ := chanlens(t, nil, args...); again != first {
			t.Fatalf("another time it prints\n%s\ninstead of\n%s", again, first)
		}
	}
}

// A writer that fails ends the work on many traces.
func TestManyWriteError(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "s.trace")
	if err := os.WriteFile(file, samples.Default().Trace, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"report", file, file, file}, {"diff", file, file}} {
		var stderr strings.Builder
		code := run(args, strings.NewReader(""), fullDisk{}, &stderr)
		if code != exitBadInput || !strings.Contains(stderr.String(), "cannot write: no space left") {
			t.Errorf("%v: code %d, stderr %q", args[0], code, stderr.String())
		}
	}
}

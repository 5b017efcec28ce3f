package main

import (
	"context"
	"os"
	"strings"
	"sync"

	"chanlens/traceparse"

	"golang.org/x/sync/semaphore"
)

// shared is memory that several traces share.
type shared struct {
	all int64 // noMemoryLimit: as much as they want
	of  *semaphore.Weighted
}

func newShared(all int64) *shared {
	return &shared{all: all, of: semaphore.NewWeighted(all)}
}

// A trace takes up to this much memory for each of its bytes: a busy one has an event
// in 5 to 6, and takes up to 28 for that. What a file does not tell, as of compressed
// ones, counts as a lot.
const (
	memoryPerByte  = 6
	memoryUnknown  = 1 << 30
	memoryPerTrace = 16 << 20 // besides
)

// take waits for the memory that a file of a size may take, and returns how much of it
// there is for this one.
func (s *shared) take(ctx context.Context, size int64) (memory int64, release func(), err error) {
	if s.all == noMemoryLimit {
		return noMemoryLimit, func() {}, nil
	}
	want := int64(memoryUnknown)
	if size >= 0 {
		want = memoryPerTrace + memoryPerByte*size
	}
	want = min(max(want, leastMemory), s.all)
	if err := s.of.Acquire(ctx, want); err != nil {
		return 0, nil, err
	}
	return want, func() { s.of.Release(want) }, nil
}

// sizeOf returns the size of a file, -1 if that tells nothing of how much is in it, and 0
// if there is no such file.
func sizeOf(file string) int64 {
	if file == "-" || strings.HasSuffix(file, ".gz") || strings.HasSuffix(file, ".zst") {
		return -1
	}
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// shares adds up how far the work on several traces has come, each counted by its size.
type shares struct {
	line *progressLine
	size []int64 // by trace
	all  int64   // of them

	mu   sync.Mutex
	made []int64 // of the size, by trace
	sum  int64   // of made
}

// loadPart is the part of the work on a trace, of 100, that loading it is.
const loadPart = 60

func newShares(files []string, line *progressLine) *shares {
	s := &shares{line: line, size: make([]int64, len(files)), made: make([]int64, len(files))}
	for i, f := range files {
		s.size[i] = max(sizeOf(f), 1)
		s.all += s.size[i]
	}
	return s
}

func (s *shares) loaded(i int, p traceparse.Progress) {
	if p.Total > 0 {
		s.set(i, loadPart*p.Done/p.Total)
	}
}

func (s *shares) scanned(i, done, of int) {
	s.set(i, loadPart+int64((100-loadPart)*done/of))
}

func (s *shares) done(i int) { s.set(i, 100) }

// set notes that so much of 100 is done of a trace.
func (s *shares) set(i int, percent int64) {
	if s.line == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	before := s.made[i]
	s.made[i] = s.size[i] * percent / 100
	s.sum += s.made[i] - before
	s.line.scanned(int(s.sum), int(s.all))
}

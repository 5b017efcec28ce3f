//go:build unix

package traceparse

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"chanlens/samples"
)

// A spooled input leaves nothing behind, even when the process is killed: its
// file has no name.
func TestSpoolHasNoName(t *testing.T) {
	dir := tempDir(t)
	in, err := Open(t.Context(), "-", bytes.NewReader(samples.Default().Trace), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	isEmpty(t, dir)
}

// A named pipe that nobody writes to can be given up.
func TestOpenNamedPipeCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip(err)
	}
	if !Streams(path, nil) {
		t.Error("a named pipe does not stream")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	returnsSoon(t, func() {
		if _, err := Open(ctx, path, nil, nil); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("error %v, want that time is up", err)
		}
	})
	// Let the goroutine that is left behind go.
	fd, err := syscall.Open(path, syscall.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	syscall.Close(fd)
}

//go:build unix

package overlay

import (
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// idleWays are the ways of testdata/idle to wait without being dead.
var idleWays = []string{
	"sleep", "sleep of another goroutine", "after", "after func", "ticker", "context",
	"mutex held by a sleeper", "listener", "child process", "standard input", "signal",
	"system call", "finalizer", "collector at work", "main is gone", "bubble",
}

// A program that waits for what is no goroutine is not dead, however long.
func TestIdle(t *testing.T) {
	builds(t, "idle", func(t *testing.T, b build) {
		for _, way := range idleWays {
			t.Run(way, func(t *testing.T) {
				t.Parallel()
				for range *stressRuns {
					cmd := exec.Command(b.recorded, way)
					cmd.Env = append(cmd.Environ(), "CHANLENS_TRACE="+filepath.Join(t.TempDir(), "trace"))
					if way == "standard input" {
						cmd.Stdin = slowInput(t)
					}
					out, err := cmd.CombinedOutput()
					if strings.Contains(string(out), "invalid memory address") && way == "bubble" {
						t.Skip("this Go has no bubbles")
					}
					if err != nil {
						t.Fatalf("%v\n%s", err, out)
					}
				}
			})
		}
	})
}

// slowInput is an input of one line, which comes late.
func slowInput(t *testing.T) io.Reader {
	t.Helper()
	cmd := exec.Command("sh", "-c", "sleep 0.9; echo line")
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Wait() })
	return pipe
}

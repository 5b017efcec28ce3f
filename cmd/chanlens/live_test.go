package main

import (
	"bufio"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chanlens/cmd/chanlens/internal/capture"
)

// liveProgram builds and starts testdata/live, with leak profiles or without. It returns the
// lines that it prints.
func liveProgram(t *testing.T, leaks bool) *bufio.Scanner {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program")
	}
	if _, err := exec.LookPath("go"); err != nil {
		t.Skip(err)
	}
	binary := filepath.Join(t.TempDir(), "live.exe")
	build := exec.Command("go", "build", "-o", binary, "./testdata/live")
	build.Env = os.Environ()
	if leaks {
		build.Env = append(build.Env, "GOEXPERIMENT=goroutineleakprofile")
	}
	if out, err := build.CombinedOutput(); err != nil {
		if leaks {
			t.Skipf("this Go builds no leak profile: %s", out)
		}
		t.Fatalf("%v: %s", err, out)
	}
	program := exec.Command(binary)
	stdout, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		program.Process.Kill()
		program.Wait()
	})
	return bufio.NewScanner(stdout)
}

// line returns the next line that a program prints.
func line(t *testing.T, lines *bufio.Scanner) string {
	t.Helper()
	if !lines.Scan() {
		t.Fatal("the program ended: ", lines.Err())
	}
	return lines.Text()
}

// What a live program leaks is proven by the profile taken with its trace.
func TestRecordLive(t *testing.T) {
	for name, tt := range map[string]struct {
		leaks bool
		want  []string // of the report
	}{
		"leak profile": {true, []string{"held against out.trace.goroutines, a goroutine-leak profile", "STUCK AT THE END: 10 goroutines, 10 proven to have leaked"}},
		"plain dump":   {false, []string{"held against out.trace.goroutines, a goroutine dump"}},
	} {
		t.Run(name, func(t *testing.T) {
			lines := liveProgram(t, tt.leaks)
			t.Chdir(t.TempDir())
			code, stdout, stderr := chanlens(t, nil, "record", "--url", line(t, lines), "--for", "200ms", "-o", "out.trace", "--view")
			if code != exitOK {
				t.Fatalf("code %d: %s", code, stderr)
			}
			for _, want := range tt.want {
				if !strings.Contains(stdout, want) {
					t.Errorf("want %s\n%s", want, stdout)
				}
			}
		})
	}
}

// The handler of net/http/pprof ends a trace before its time and sends all of it, when
// whoever asked hangs up.
func TestRecordLiveInterrupted(t *testing.T) {
	lines := liveProgram(t, false)
	file := filepath.Join(t.TempDir(), "out.trace")
	job, err := capture.Prepare(capture.Options{URL: line(t, lines), For: time.Hour, Output: file})
	if err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	defer interrupt()
	go func() {
		lines.Scan() // the request
		interrupt()
	}()
	r, err := job.Run(ctx, nil)
	if err != nil || r.Cut != nil || r.NoDump != nil {
		t.Fatal(err, r.Cut, r.NoDump)
	}
	if code, stdout, stderr := chanlens(t, nil, "report", file); code != exitOK || stderr != "" {
		t.Errorf("code %d, stderr %s\n%s", code, stderr, stdout)
	}
}

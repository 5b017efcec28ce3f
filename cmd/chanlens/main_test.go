package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"chanlens/samples"
	"chanlens/traceparse"
)

// chanlens runs a command line and returns what it wrote.
func chanlens(t *testing.T, stdin []byte, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, bytes.NewReader(stdin), &out, &errs)
	return code, out.String(), errs.String()
}

// Every sample can be opened, and what it demonstrates can be seen.
func TestSamples(t *testing.T) {
	for _, s := range samples.Stock() {
		code, stdout, stderr := chanlens(t, nil, "sample", s.Name)
		if code != 0 || stderr != "" {
			t.Errorf("%s: code %d, stderr %q", s.Name, code, stderr)
		}
		stuck := strings.Contains(stdout, "STUCK AT THE END")
		want := s.Name == "01-forgotten-sender" || s.Name == "08-deadlock-cycle" || s.Name == "09-nil-channel"
		if stuck != want {
			t.Errorf("%s: stuck is %v, want %v:\n%s", s.Name, stuck, want, stdout)
		}
	}
}

func TestStdin(t *testing.T) {
	code, stdout, stderr := chanlens(t, samples.Default().Trace, "-")
	if code != 0 || stderr != "" || !strings.HasPrefix(stdout, "standard input: ") {
		t.Errorf("code %d, stderr %q, stdout %.80q", code, stderr, stdout)
	}
}

// A writer that fails, as a full disk does.
type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteErrorIsReported(t *testing.T) {
	for _, format := range []string{"text", "json", "markdown"} {
		var stderr bytes.Buffer
		in := bytes.NewReader(samples.Default().Trace)
		code := run([]string{"report", "--format", format, "-"}, in, fullDisk{}, &stderr)
		if code != exitBadInput || !strings.Contains(stderr.String(), "cannot write: no space left") {
			t.Errorf("%s: code %d, stderr %q", format, code, stderr.String())
		}
	}
}

// Loading stops when its context does.
func TestLoadCancelled(t *testing.T) {
	src, err := openSample(samples.Default())
	if err != nil {
		t.Fatal(err)
	}
	defer src.close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := src.load(ctx, traceparse.Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
}

func TestComplain(t *testing.T) {
	var b bytes.Buffer
	complain(&b, errors.Join(errors.New("a.trace: bad\nDo this."), fmt.Errorf("b.trace: worse")))
	want := "chanlens: a.trace: bad\n\tDo this.\nchanlens: b.trace: worse\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestParseSize(t *testing.T) {
	for _, s := range []string{"", "80", "80x", "x24", "0x24", "80x-1", "80x24x1", "5000x24", "axb"} {
		if w, h, err := parseSize(s); err == nil {
			t.Errorf("parseSize(%q) = %d, %d, want an error", s, w, h)
		}
	}
	if w, h, err := parseSize("160x45"); w != 160 || h != 45 || err != nil {
		t.Errorf("parseSize(160x45) = %d, %d, %v", w, h, err)
	}
}

func TestFileWord(t *testing.T) {
	for in, want := range map[string]string{
		"x.trace":   "x.trace",
		"-x.trace":  "./-x.trace",
		"-a b":      "'./-a b'",
		"a/-x":      "a/-x",
		"--version": "./--version",
	} {
		if got := fileWord(in); got != want {
			t.Errorf("fileWord(%q) = %s, want %s", in, got, want)
		}
	}
}

func TestDescribeBuild(t *testing.T) {
	info := &debug.BuildInfo{GoVersion: "go1.26.1", Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"},
	}}
	if got, want := describeBuild(info), "(devel) (go1.26.1, commit 0123456789ab with changes)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	info = &debug.BuildInfo{GoVersion: "go1.26.1", Main: debug.Module{Version: "v1.2.3"}}
	if got, want := describeBuild(info), "v1.2.3 (go1.26.1)"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// The progress line keeps quiet at first, and leaves nothing behind.
func TestProgressLine(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b bytes.Buffer
		p := showProgress(&b, "t.trace")
		p.update(traceparse.Progress{Done: 17e6, Total: 34e6, Events: 1234567})
		time.Sleep(progressDelay - 1)
		p.stop()
		if b.Len() != 0 {
			t.Errorf("wrote %q before its time", b.String())
		}

		p = showProgress(&b, "t.trace")
		p.update(traceparse.Progress{Done: 17e6, Total: 34e6, Events: 1234567})
		time.Sleep(progressDelay + progressEvery/2)
		p.stop()
		want := "\r\x1b[Kreading t.trace: 50.0% of 34.0 MB, 1.23 M events\r\x1b[K"
		if b.String() != want {
			t.Errorf("got %q, want %q", b.String(), want)
		}

		// Nobody knows how long a stream is.
		p = &progressLine{name: "standard input"}
		p.update(traceparse.Progress{Done: 12e6})
		if got, want := p.text(), "reading standard input: 12.0 MB"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

package capture

import (
	"strings"
	"testing"
	"time"
)

// Addresses as people paste them.
func TestTarget(t *testing.T) {
	const usual = "http://localhost:6060/debug/pprof"
	for _, tt := range []struct{ in, base string }{
		{"localhost:6060", usual},
		{" localhost:6060/\n", usual},
		{":6060", usual},
		{"http://localhost:6060", usual},
		{"localhost:6060/debug", usual},
		{"localhost:6060/debug/pprof", usual},
		{"localhost:6060/debug/pprof/", usual},
		{"localhost:6060/debug/pprof/trace", usual},
		{"http://localhost:6060/debug/pprof/trace?seconds=5", usual},
		{"http://localhost:6060/debug/pprof/goroutine?debug=2#top", usual},
		{"http://localhost:6060/debug/pprof/profile?seconds=5", usual},
		{"https://host", "https://host/debug/pprof"},
		{"https://host/team/app", "https://host/team/app/debug/pprof"},
		{"https://host/team/app/debug/pprof/trace", "https://host/team/app/debug/pprof"},
		{"https://host/a%2Fb/debug/pprof/", "https://host/a%2Fb/debug/pprof"},
		{"https://host/internal/pprof", "https://host/internal/pprof"},
		{"https://host/internal/trace", "https://host/internal"},
		{"https://me:secret@host", "https://me:secret@host/debug/pprof"},
		{"[::1]:6060", "http://[::1]:6060/debug/pprof"},
	} {
		got, err := parseTarget(tt.in)
		if err != nil || got.base != tt.base {
			t.Errorf("%q: got %s, %v, want %s", tt.in, got.base, err, tt.base)
		}
		if strings.Contains(got.shown, "secret") {
			t.Errorf("%q: shows the password: %s", tt.in, got.shown)
		}
	}
}

func TestTargetQuery(t *testing.T) {
	got, err := parseTarget("host/debug/pprof/trace?token=x&seconds=2.5&debug=1")
	if err != nil {
		t.Fatal(err)
	}
	if got.seconds != 2500*time.Millisecond {
		t.Errorf("%v, want 2.5s", got.seconds)
	}
	if a, want := got.at("goroutine", "debug", "2"), "http://host/debug/pprof/goroutine?debug=2&token=x"; a != want {
		t.Errorf("got %s, want %s", a, want)
	}
}

func TestTargetErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                          "is it a shell variable that is not set?",
		"ftp://host":                "there are http and https",
		"unix:///run/app.sock":      "there are http and https",
		"http://":                   "names no host",
		"http://host:port":          "is no address",
		"http://me:secret@ho st":    "is no address",
		"host/trace?seconds=five":   "seconds=five is no length of time",
		"host/trace?seconds=0":      "seconds=0 is no length of time",
		"host/trace?seconds=NaN":    "seconds=NaN is no length of time",
		"host/trace?seconds=1e300":  "seconds=1e300 is no length of time",
		"http://me:secret@host:1:2": "is no address",
	} {
		_, err := parseTarget(in)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got %v, want %s", in, err, want)
		}
	}
}

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"localhost:6060":   "localhost-6060.trace",
		"https://a.b.c":    "a.b.c.trace",
		"http://[::1]:606": "1--606.trace",
	} {
		got, err := parseTarget(in)
		if err != nil || got.fileName() != want {
			t.Errorf("%s: got %s, %v, want %s", in, got.fileName(), err, want)
		}
	}
}

func TestHeader(t *testing.T) {
	h, err := parseHeader([]string{"Authorization: Bearer a:b", "X-A:1", "x-a: 2"})
	if err != nil || h.Get("Authorization") != "Bearer a:b" || len(h["X-A"]) != 2 {
		t.Errorf("%v, %v", h, err)
	}
	for _, line := range []string{"secret", ": secret", "a b: secret", ""} {
		if _, err := parseHeader([]string{line}); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: got %v", line, err)
		}
	}
}

// How long a trace is says the option, or else the address.
func TestPrepareFor(t *testing.T) {
	for _, tt := range []struct {
		url  string
		in   time.Duration
		want time.Duration
	}{
		{"host", 0, DefaultFor},
		{"host/trace?seconds=7", 0, 7 * time.Second},
		{"host/trace?seconds=7", time.Second, time.Second},
	} {
		j, err := Prepare(Options{URL: tt.url, For: tt.in, Output: t.TempDir() + "/x"})
		if err != nil || j.For != tt.want {
			t.Errorf("%s for %v: %v, %v, want %v", tt.url, tt.in, j.For, err, tt.want)
		}
	}
	if _, err := Prepare(Options{URL: "host", For: -1}); err == nil {
		t.Error("no error of a negative length")
	}
}

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

const dumps = "../../traceparse/godump/testdata/"

func TestLoadDump(t *testing.T) {
	d, err := loadDump(t.Context(), dumps+"leak.txt")
	if err != nil {
		t.Fatal(err)
	}
	leaked := 0
	for _, g := range d.Goroutines {
		if g.Leaked {
			leaked++
		}
	}
	if len(d.Goroutines) != 27 || leaked != 23 || !d.Profile || !d.Whole {
		t.Errorf("%d goroutines, %d leaked, profile=%v whole=%v", len(d.Goroutines), leaked, d.Profile, d.Whole)
	}
}

func TestLoadDumpErrors(t *testing.T) {
	for _, tt := range []struct{ file, want string }{
		{"", "the file name is empty"},
		{"-", "cannot come from standard input"},
		{filepath.Join(t.TempDir(), "missing"), "missing: there is no such file"},
		{t.TempDir(), "it is a directory"},
		{dumps + "leak-counts.txt", "take it with /debug/pprof/goroutineleak?debug=2 instead of debug=1\nTake one right after the trace"},
		{dumps + "leak.pb.gz", "it looks like a profile in pprof's binary form"},
		{dumps + "stuck.trace", "it is an execution trace"},
	} {
		_, err := namedDump(t.Context(), tt.file)
		if err == nil || !strings.HasPrefix(err.Error(), "--goroutines") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.file, err, tt.want)
		}
	}
}

func TestGoroutinesFlag(t *testing.T) {
	var file string
	cmd := &cobra.Command{Use: "x"}
	addGoroutinesFlag(cmd, &file)
	if err := cmd.ParseFlags([]string{"--goroutines", "leak.txt"}); err != nil || file != "leak.txt" {
		t.Errorf("%q, %v", file, err)
	}
}

//go:build unix

package overlay

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What a process has around it is what stock has, and what befalls the file
// befalls the recording alone.
func TestSurroundings(t *testing.T) {
	builds(t, "surroundings", func(t *testing.T, b build) {
		for _, tt := range []struct {
			name    string
			way     string
			file    string   // in a folder of its own; "": trace
			options string   // of CHANLENS_TRACE_OPTIONS
			errors  string   // the one line on standard error; PATH stands for the file
			last    string   // what the trace says last; "": it is not looked at
			has     []string // files that there are then; * stands for a number
		}{
			{name: "environment", way: "environment", options: "nopolls", has: []string{"trace"}},
			{name: "names", way: "descriptors", file: "%n-%p-%%-%x", has: []string{"program.exe-*-%-%x"}},
			{name: "no such folder", way: "descriptors", file: "none/trace", errors: "chanlens: cannot create PATH\n"},
			{name: "closes all descriptors", way: "close all", last: "last", has: []string{"trace"}},
			{name: "for", way: "for", options: "later,for=100", last: "last", has: []string{"trace"}},
		} {
			t.Run(tt.name, func(t *testing.T) {
				dir := t.TempDir()
				if tt.file == "" {
					tt.file = "trace"
				}
				path := filepath.Join(dir, tt.file)
				if err := os.WriteFile(filepath.Join(dir, "trace"), make([]byte, 1<<20), 0o644); err != nil && len(tt.has) > 0 {
					t.Fatal(err)
				}
				stock := start{program: b.stock, args: []string{tt.way}, env: []string{"KEPT=kept"}}.run(t)
				got := start{program: b.recorded, args: []string{tt.way}, env: []string{"CHANLENS_TRACE=" + path, "CHANLENS_TRACE_OPTIONS=" + tt.options, "KEPT=kept"}}.run(t)
				stock.err = strings.Replace(tt.errors, "PATH", path, 1) + stock.err
				got.alike(t, stock)
				for _, pattern := range tt.has {
					if found, _ := filepath.Glob(filepath.Join(dir, pattern)); len(found) != 1 {
						t.Errorf("there are %v like %s", found, pattern)
					}
				}
				if tt.last == "" {
					return
				}
				all := entries(t, path)
				if len(all) == 0 || all[len(all)-1].message != tt.last {
					t.Errorf("the trace ends otherwise than with %s: %v", tt.last, all[max(0, len(all)-3):])
				}
			})
		}
		t.Run("full disk", func(t *testing.T) {
			if runtime.GOOS != "linux" {
				t.Skip("/dev/full is of Linux")
			}
			stock := start{program: b.stock, args: []string{"descriptors"}}.run(t)
			got := start{program: b.recorded, args: []string{"descriptors"}, env: []string{"CHANLENS_TRACE=/dev/full"}}.run(t)
			got.alike(t, stock)
		})
	})
}

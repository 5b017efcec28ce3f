package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chanlens/samples"
)

// The output never overwrites the file that standard input is read from.
func TestOutputSparesStandardInput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.trace")
	if err := os.WriteFile(path, samples.Default().Trace, 0o666); err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"report", "snapshot"} {
		stdin, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		var stdout, stderr bytes.Buffer
		code := run([]string{command, "-o", path, "-"}, stdin, &stdout, &stderr)
		stdin.Close()
		if code != exitBadInput || !strings.Contains(stderr.String(), "would be overwritten") {
			t.Errorf("%s: code %d, stderr %q", command, code, stderr.String())
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(data, samples.Default().Trace) {
			t.Fatalf("%s leaves %d bytes", command, len(data))
		}
	}
}

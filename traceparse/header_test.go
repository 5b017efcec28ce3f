package traceparse

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/exp/trace"
)

// header returns a trace's first bytes.
func header(v version) []byte {
	h := make([]byte, headerSize)
	copy(h, fmt.Sprintf("go %v trace", v))
	return h
}

// The versions known here are those that the decoder knows.
func TestKnownVersions(t *testing.T) {
	for v := version(1); v < 100; v++ {
		_, err := trace.NewReader(strings.NewReader(string(header(v))))
		supported := err == nil || !strings.Contains(err.Error(), "unsupported trace version")
		if supported != slices.Contains(known, v) {
			t.Errorf("Go %v: the decoder supports it: %v (%v)", v, supported, err)
		}
	}
}

func TestVersionsThatCannotBeRead(t *testing.T) {
	for v, want := range map[version]string{
		5:  "Go 1.5, is too old; record the trace with Go 1.11 or later",
		10: "Go 1.10, is too old; record the trace with Go 1.11 or later",
		12: "Go 1.12, which no release of Go writes",
		24: "Go 1.24, which no release of Go writes",
		27: "it has the format of Go 1.27, and this chanlens knows those up to Go 1.26; update chanlens",
	} {
		_, err := FromBytes("x", header(v))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Go %v: got %v, want %q", v, err, want)
		}
		// How to record a trace is no help with one that is too new or too old.
		if noTrace := v == 12 || v == 24; errors.Is(err, ErrNotTrace) != noTrace {
			t.Errorf("Go %v: %v: no trace: %v, want %v", v, err, !noTrace, noTrace)
		}
	}
}

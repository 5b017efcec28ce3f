package overlay

import (
	"fmt"
	"strconv"
	"strings"
)

// oldest is the first minor release that has the tracer that is edited here.
const oldest = 22

// newest stands for a version that cannot be read: a Go built from its sources.
const newest = 1 << 20

// minor reads the 26 out of "go1.26.8", "go1.26rc1" or "devel go1.26-abc".
func minor(goVersion string) (int, error) {
	_, rest, ok := strings.Cut(goVersion, "go1.")
	if !ok {
		return newest, nil
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	n, err := strconv.Atoi(rest[:end])
	if err != nil {
		return newest, nil
	}
	if n < oldest {
		return 0, fmt.Errorf("%s is too old to record channel operations: that needs Go 1.%d or newer", goVersion, oldest)
	}
	return n, nil
}

package tui

import (
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"chanlens/model"
)

// stages returns the trace of the fixture stages of which the generations with
// the given numbers, which follow each other, are there, and the others are not, for
// a reason. If the reason is that they are not read yet, the trace is partial.
func stages(t testing.TB, why model.Absence, there ...uint64) *model.Trace {
	t.Helper()
	trace := parse(t, stagesText(t, why, there...))
	if err := model.Check(trace); err != nil {
		t.Fatal(err)
	}
	return trace
}

// stagesText is that trace in its text form.
func stagesText(t testing.TB, why model.Absence, there ...uint64) string {
	t.Helper()
	src, err := os.ReadFile("testdata/stages.txt")
	if err != nil {
		t.Fatal(err)
	}
	absent := map[model.Absence]string{model.Pending: "pending", model.Skipped: "skipped"}[why]
	var kept strings.Builder
	keep := true
	for line := range strings.Lines(string(src)) {
		if rest, ok := strings.CutPrefix(line, "generation "); ok {
			number, _, _ := strings.Cut(rest, " ")
			n, _ := strconv.ParseUint(number, 10, 64)
			if keep = slices.Contains(there, n); !keep {
				kept.WriteString(absent + " " + rest)
			}
		}
		if keep {
			kept.WriteString(line)
		}
	}
	return kept.String()
}

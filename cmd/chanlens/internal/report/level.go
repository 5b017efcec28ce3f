package report

import (
	"fmt"
	"strings"

	"chanlens/model/analysis/finding"
)

// Level is what of a report counts as a failure.
type Level string

// The levels, by how much they let pass.
const (
	Never    Level = "never"
	Stuck    Level = "stuck"    // a goroutine is stuck when the trace ends
	Critical Level = "critical" // there is a critical finding
	Warning  Level = "warning"  // there is a critical finding or a warning
)

// Levels are all levels, the usual one first.
var Levels = []Level{Never, Stuck, Critical, Warning}

// ParseLevel returns the level of that name.
func ParseLevel(name string) (Level, error) {
	names := make([]string, len(Levels))
	for i, l := range Levels {
		if string(l) == name {
			return l, nil
		}
		names[i] = string(l)
	}
	return "", fmt.Errorf("no finding %q to fail on: there are %s", name, strings.Join(names, ", "))
}

// Fails reports whether there is something at or above a level. With a baseline only
// what is new counts.
func (r *Report) Fails(l Level) bool {
	switch l {
	case Stuck:
		if r.held != nil {
			return r.held.newStuck > 0
		}
		return r.Stuck() > 0
	case Critical:
		return r.has(finding.Critical)
	case Warning:
		return r.has(finding.Warning)
	}
	return false
}

func (r *Report) has(least finding.Severity) bool {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Severity >= least && r.fresh(f) {
			return true
		}
	}
	return false
}

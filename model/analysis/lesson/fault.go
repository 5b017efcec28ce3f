package lesson

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is all that is wrong with the text of a lesson.
type Error struct {
	Name   string // of the file
	Faults []Fault
}

// maxFaults is how many faults are told: with more of them, it is no lesson.
const maxFaults = 40

// Error implements error: a line for each fault, "name:line: what is wrong; what to do".
func (e *Error) Error() string {
	var b strings.Builder
	for i, f := range e.Faults {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%s:%d: %s", e.Name, f.Line, f.Msg)
	}
	return b.String()
}

// faults collects what is wrong.
type faults []Fault

func (f *faults) add(line int, format string, args ...any) {
	if len(*f) < maxFaults {
		*f = append(*f, Fault{line, fmt.Sprintf(format, args...)})
	}
}

// sorted returns the faults in the order of lines.
func (f faults) sorted() []Fault {
	slices.SortStableFunc(f, func(a, b Fault) int { return cmp.Compare(a.Line, b.Line) })
	return f
}

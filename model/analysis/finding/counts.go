package finding

import (
	"strings"

	"chanlens/model/format"
)

// Counts is how many findings there are of each severity.
type Counts [len(severityNames)]int

// Count counts findings by severity.
func Count(list []Finding) Counts {
	var counts Counts
	for i := range list {
		counts[list[i].Severity]++
	}
	return counts
}

// Total returns how many findings there are.
func (c Counts) Total() int { return c[Info] + c[Warning] + c[Critical] }

// String writes the counts: "1 critical, 2 warnings, 3 for information".
func (c Counts) String() string {
	var parts []string
	for s := Critical; ; s-- {
		if c[s] > 0 {
			parts = append(parts, c.Part(s))
		}
		if s == Info {
			return strings.Join(parts, ", ")
		}
	}
}

// Part writes one of the counts: "2 warnings".
func (c Counts) Part(s Severity) string {
	switch n := c[s]; s {
	case Critical:
		return format.Count(uint64(n)) + " critical"
	case Warning:
		return format.Plural(n, "warning")
	default:
		return format.Count(uint64(n)) + " for information"
	}
}

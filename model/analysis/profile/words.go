package profile

import (
	"fmt"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// Summary returns sentences for people that say what the range holds: one on its
// length, one on goroutines, one on waits, and one on what of it is missing, if any is.
func (p *Profile) Summary() []string {
	span := time.Duration(p.To - p.From)
	began, ended := p.WaitCounts()
	lines := []string{
		fmt.Sprintf("%s: goroutines lived %s and ran %s in it, all together", format.Duration(span),
			format.Duration(time.Duration(p.Time.Total())), format.Duration(time.Duration(p.Time[model.ClassRunning]))),
		fmt.Sprintf("%s alive, %s ran, %s created, %s ended, %s alive at its end", format.Plural(p.Alive, "goroutine"),
			count(p.Ran), count(p.Created), count(p.Exited), count(p.AtEnd)),
		fmt.Sprintf("%s began, %s ended, %s", format.Plural(began, "wait"), count(ended), format.Plural(p.Wakes, "wake")),
	}
	if p.Missing > 0 {
		lines = append(lines, fmt.Sprintf("%s of it is not in the trace, or not loaded", format.Duration(time.Duration(p.Missing))))
	}
	if p.Omitted.Places > 0 {
		lines = append(lines, fmt.Sprintf("%s with %s in %s are left out", format.Plural(p.Omitted.Places, "place"),
			format.Duration(time.Duration(p.Omitted.Time)), format.Plural(p.Omitted.Waits, "wait")))
	}
	return lines
}

func count(n int) string { return format.Count(uint64(n)) }

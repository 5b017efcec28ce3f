package channel

import (
	"slices"

	"chanlens/model"
)

// ticks reports whether the ends of some waits lie at a steady pace, as a ticker's do: a
// number of periods apart from one another, where the shortest gap or that in the middle
// is taken for the period. A timer that is made, or set anew, for each wait goes off so
// long after that began, whenever it was.
func (l *log) ticks(p *part) bool {
	var gaps []model.Time
	for i, n := range p.byEnd[1:] {
		gaps = append(gaps, l.waits[n].end-l.waits[p.byEnd[i]].end)
	}
	sorted := slices.Sorted(slices.Values(gaps))
	return fitPeriod(gaps, sorted[0]) || fitPeriod(gaps, sorted[len(sorted)/2])
}

// fitPeriod reports whether half of the gaps are about as long as some periods. On a busy
// machine many ticks are late; by luck, a quarter fits.
func fitPeriod(gaps []model.Time, period model.Time) bool {
	fit := 0
	for _, gap := range gaps {
		if off := gap % max(period, 1); min(off, period-off) <= period/8 {
			fit++
		}
	}
	return 2*fit >= len(gaps)
}

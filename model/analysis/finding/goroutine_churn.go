package finding

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

var goroutineChurn = Check{
	Kind:  "goroutine-churn",
	Title: "{n|goroutine was|goroutines were} started in {where} for {work} of work each",
	Doc: "Very many goroutines are started at one place for very little work: to start and end one " +
		"costs about as much as it does. It is cheap, but not free.",
	Severity: Info,
	Fix: "Do the work in place, or give several pieces of it to one goroutine: a pool of workers that " +
		"take it from a channel in batches.",
	Lesson: "churn",
	run:    findChurn,
}

// Thresholds of goroutines that come and go.
const (
	// churnMin is how many, and churnRate how many a second, make it worth a line:
	// at 1 µs each that is a thousandth of a processor.
	churnMin  = 1000
	churnRate = 1000
	// churnWork is how long the median of them runs at most: ten times what it takes
	// to start and end one.
	churnWork = 10 * model.Time(time.Microsecond)
	// churnStart is what it takes to start and end a goroutine, and churnWarning the
	// share of all running time that goes that way for a warning.
	churnStart   = model.Time(time.Microsecond)
	churnWarning = 0.1
)

func findChurn(c *Check, e *evidence) []Finding {
	if e.Study == nil {
		return nil
	}
	e.Study.join()
	births := e.births()
	var found []Finding
	for site, l := range e.Study.lives {
		if l.n < churnMin || float64(l.n) < churnRate*e.span().Sub(0).Seconds() || l.median() > churnWork || site == model.NoFrame {
			continue
		}
		n := births[site]
		f := c.finding(l.n, "where", where(e.Trace, site), "work", format.Duration((l.ran / model.Time(l.n)).Sub(0)))
		f.Places = []Place{{"created", site}}
		f.Goroutines, f.Spans = []model.Goroutine{n.example}, []Span{{n.first, n.last}}
		f.Cost, f.CostOf = l.delay.Sub(0), "between the go statement and the first step"
		f.Why = fmt.Sprintf("They ran for %s on average, half of them for less than %s, and waited %s on average until they ran.",
			format.Duration((l.ran / model.Time(l.n)).Sub(0)), format.Duration(l.median().Sub(0)), format.Duration((l.delay / model.Time(l.n)).Sub(0)))
		if cost := churnStart * model.Time(l.n); shareOf(cost, e.Study.load.running) >= churnWarning {
			f.Severity = Warning
		}
		if e.inTest(n.example) {
			f.forTest()
		}
		found = append(found, f)
	}
	slices.SortFunc(found, func(a, b Finding) int { return cmp.Compare(a.Places[0].Site, b.Places[0].Site) })
	return found
}

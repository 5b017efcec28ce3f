package compare

import (
	"cmp"
	"slices"
	"time"

	"chanlens/model"
)

// Diff is what differs between two traces.
type Diff struct {
	Before, After *Digest

	Waits      []Place // the largest effect first
	Locks      []Place // likewise
	Channels   []Channel
	Goroutines []Place // by what runs and what creates it; lengths are lives
	Findings   Findings

	Compared Compared
}

// Compared is how much was compared, whether it differs or not.
type Compared struct{ Waits, Locks, Channels, Goroutines int }

// Verdict says in what way something differs.
type Verdict uint8

// The verdicts.
const (
	Alike     Verdict = iota
	Appeared          // only the later trace has it
	Went              // only the earlier one has
	Longer            // its median or its 99th percentile is larger
	Shorter           // likewise
	Mixed             // one of them is larger, the other smaller
	MoreOften         // as long as before, and more in a second
	LessOften         // likewise
	Reshaped          // a channel looks different
)

var verdictNames = [...]string{
	Alike: "alike", Appeared: "new", Went: "gone", Longer: "longer", Shorter: "shorter",
	Mixed: "mixed", MoreOften: "more often", LessOften: "less often", Reshaped: "other use",
}

// String returns the verdict in words.
func (v Verdict) String() string { return verdictNames[v] }

// Place is a place that waits, a lock, or a group of goroutines, in both traces.
type Place struct {
	Verdict Verdict
	What    string      // the operation, the class of the lock, or the function that the goroutines run
	Name    string      // of a lock
	At      model.Frame // in the later trace, if that has it; where goroutines are created
	WasAt   model.Frame // in the earlier trace
	Before  Stats
	After   Stats

	Median, Tail, Rate, AtEnd Change // which of the numbers differ

	Effect time.Duration // per second of trace, by which the places are ranked
}

// Compare says what differs between an earlier and a later trace.
//
//  1. Find what is the same in both, by name (align.go, channels.go).
//  2. Judge each: is the difference more than noise (noise.go)?
//  3. Rank what differs by its effect.
func Compare(before, after *Digest) *Diff {
	d := &Diff{Before: before, After: after}
	d.Waits, d.Compared.Waits = d.places(before.waits, after.waits, LeastTime)
	d.Locks, d.Compared.Locks = d.places(before.locks, after.locks, LeastTime)
	d.Goroutines, d.Compared.Goroutines = d.places(before.goroutines, after.goroutines, 0)
	d.Goroutines = slices.DeleteFunc(d.Goroutines, func(x Place) bool { // one life tells little
		return max(x.Before.Count, x.After.Count) < LeastWaits
	})
	d.Channels, d.Compared.Channels = d.channels()
	d.Findings = findings(before.findings, after.findings)
	return d
}

// None reports whether nothing differs.
func (d *Diff) None() bool {
	return len(d.Waits)+len(d.Locks)+len(d.Channels)+len(d.Goroutines)+len(d.Findings.New)+len(d.Findings.Gone) == 0
}

// places compares items, and returns those that differ and how many were compared.
func (d *Diff) places(before, after []item, least time.Duration) ([]Place, int) {
	var differ []Place
	pairs := pairUp(before, after)
	for _, p := range pairs {
		if place := d.place(p); d.judge(&place, least) != Alike {
			differ = append(differ, place)
		}
	}
	slices.SortStableFunc(differ, func(a, b Place) int {
		return cmp.Or(-cmp.Compare(max(a.Effect, -a.Effect), max(b.Effect, -b.Effect)), cmp.Compare(a.At.Func, b.At.Func))
	})
	return differ, len(pairs)
}

func (d *Diff) place(p pair) Place {
	var x Place
	if p.before != nil {
		x.What, x.Name, x.At, x.WasAt, x.Before = p.before.what, p.before.name, p.before.at, p.before.at, p.before.Stats
	}
	if p.after != nil {
		x.What, x.Name, x.At, x.After = p.after.what, p.after.name, p.after.at, p.after.Stats
	}
	return x
}

// judge says in what way a place differs. least is the time that has to be spent there
// in a second of one of the traces.
func (d *Diff) judge(x *Place, least time.Duration) Verdict {
	was, is := d.Before.Waited(x.Before.Total), d.After.Waited(x.After.Total)
	if max(was, is) < least {
		return Alike
	}
	x.Effect = is - was
	x.Rate = judgeRate(x.Before.Count, x.After.Count, d.Before.Length.Seconds(), d.After.Length.Seconds())
	x.AtEnd = judgeRate(x.Before.AtEnd, x.After.AtEnd, 1, 1)
	few := max(x.Before.Count, x.After.Count) < LeastWaits && max(was, is) < FewTime
	switch {
	case x.Before.Count == 0 && !few:
		x.Verdict = Appeared
	case x.After.Count == 0 && !few:
		x.Verdict = Went
	case x.Before.Count > 0 && x.After.Count > 0:
		x.Median, x.Tail = judgeMedian(x.Before, x.After, max(was, is)), judgeTail(x.Before, x.After)
		x.Verdict = x.lengths()
		d.effect(x)
	}
	return x.Verdict
}

// lengths says how a place that both traces have differs.
func (x *Place) lengths() Verdict {
	switch {
	case x.Median*x.Tail < 0:
		return Mixed
	case x.Median+x.Tail > 0:
		return Longer
	case x.Median+x.Tail < 0:
		return Shorter
	case x.Rate > 0 || x.AtEnd > 0:
		return MoreOften
	case x.Rate < 0 || x.AtEnd < 0:
		return LessOften
	}
	return Alike
}

// effect lets a place that waits twice as long but half as often, as one does that
// waits all the time, count with what the length alone changes.
func (d *Diff) effect(x *Place) {
	rate := min(d.Before.PerSecond(x.Before.Measured), d.After.PerSecond(x.After.Measured))
	longer := x.After.mean() - x.Before.mean()
	if by := time.Duration(rate * float64(longer)); max(by, -by) > max(x.Effect, -x.Effect) {
		x.Effect = by
	}
}

func (s Stats) mean() time.Duration { return s.Total / time.Duration(max(s.Measured, 1)) }

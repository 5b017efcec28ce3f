package agreement

import (
	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// Verdicts counts goroutines that wait on channels by whether they are taken for stuck,
// and what the recording says of that. Nil channels are left out.
//
// What is true is known for certain only of those that went on: they were not stuck. So
// the question is also asked at earlier moments, of the trace up to there (see
// [Agreement.Earlier]).
//
// When the trace ends, the recording tells who could still come to what a goroutine waits
// on, as far as that was seen: who made the channel or used it. It is reached if one of
// those is live, and still in the call in which it did; or if it is a timer's. It is cut
// off if others were seen with its channels, and all of these have ended, or wait on
// channels that are cut off themselves. In between it is open: somebody live was seen
// with it, but left that call, and may or may not have kept the channel; or nobody but
// itself was seen with it.
type Verdicts struct {
	AtEnd   [numSaid][numReach]int
	Earlier [numSaid][numFates]int
}

// Said is what was inferred.
type Said int

// What may be inferred.
const (
	SaidStuck Said = iota
	SaidWaiting
	numSaid
)

// Reach is who can come to what a goroutine waits on, as far as recorded.
type Reach int

// Who can come.
const (
	Reached Reach = iota
	CutOff
	ReachOpen
	numReach
)

// Fate is what became of a goroutine that waited at an earlier moment.
type Fate int

// What may become of it.
const (
	WentOn Fate = iota
	StillWaits
	numFates
)

func (v *Verdicts) add(o Verdicts) {
	for said := range numSaid {
		for i, n := range o.AtEnd[said] {
			v.AtEnd[said][i] += n
		}
		for i, n := range o.Earlier[said] {
			v.Earlier[said][i] += n
		}
	}
}

// Judged returns how many verdicts can be held against something, and how many of those
// agree with it: at the end those that are reached or cut off, and at earlier moments
// those that went on. That a goroutine waits still proves nothing.
func (v *Verdicts) Judged() (agree, all int) {
	end, before := v.AtEnd, v.Earlier
	agree = end[SaidStuck][CutOff] + end[SaidWaiting][Reached] + before[SaidWaiting][WentOn]
	return agree, agree + end[SaidStuck][Reached] + end[SaidWaiting][CutOff] + before[SaidStuck][WentOn]
}

// verdictsOf compares verdicts when the trace ends.
func verdictsOf(recorded *model.Trace, waits []wait, blocked []verdict.Blocked) Verdicts {
	var v Verdicts
	open := make(map[model.Goroutine]*wait)
	for i := range waits {
		if w := &waits[i]; w.stock.Open && !onNil(w.on) {
			open[w.stock.Goroutine] = w
		}
	}
	reach := reachOf(recorded, open)
	for i := range blocked {
		b := &blocked[i]
		if said, ok := saidOf(b); ok && open[b.Goroutine] != nil {
			v.AtEnd[said][reach[b.Goroutine]]++
		}
	}
	return v
}

func saidOf(b *verdict.Blocked) (Said, bool) {
	switch b.Verdict {
	case verdict.Stuck:
		return SaidStuck, true
	case verdict.Waiting:
		return SaidWaiting, true
	}
	return 0, false
}

func onNil(on []model.ChanOp) bool {
	for _, op := range on {
		if op.Chan != model.NilChan {
			return false
		}
	}
	return true
}

// Package gap tells which stretches of a trace are not there: not read yet, or
// outside the window that was asked for.
//
// What comes in: a sealed model.Trace, which has segments without rows for what is
// absent. What goes out: its gaps, in time order. A lost generation is no gap: it
// stays away, and the trace says so in its warnings.
//
// Package gap imports model only.
package gap

import (
	"sort"

	"chanlens/model"
)

// Gap is a stretch of a trace that is not there, and why.
type Gap struct {
	Start, End model.Time
	Why        model.Absence
}

// Of returns the gaps of a trace, in time order; neighbours of one kind are one gap.
func Of(t *model.Trace) []Gap {
	var list []Gap
	for _, s := range t.Segments() {
		info := s.Info()
		if info.Absent == model.Present || info.Start >= info.End {
			continue
		}
		if n := len(list); n > 0 && list[n-1].End >= info.Start && list[n-1].Why == info.Absent {
			list[n-1].End = info.End
			continue
		}
		list = append(list, Gap{info.Start, info.End, info.Absent})
	}
	return list
}

// Around returns the gap that holds a moment, if one does.
func Around(t *model.Trace, at model.Time) (Gap, bool) {
	for _, g := range Of(t) {
		if g.Start <= at && at < g.End {
			return g, true
		}
	}
	return Gap{}, false
}

// At says whether a moment of a trace is there, and if not, why. The trace's end
// counts as its last moment.
func At(t *model.Trace, at model.Time) model.Absence {
	at = min(at, t.End()-1)
	segments := t.Segments()
	i := sort.Search(len(segments), func(i int) bool { return segments[i].Info().Start > at }) - 1
	if i < 0 {
		return model.Present
	}
	return segments[i].Info().Absent
}

// Window returns the part of a trace that was asked for: all but what was skipped
// at its begin and at its end.
func Window(t *model.Trace) (from, to model.Time) {
	from, to = 0, t.End()
	for _, g := range Of(t) {
		switch {
		case g.Why != model.Skipped:
		case g.Start <= from:
			from = g.End
		case g.End >= to:
			to = g.Start
		}
	}
	if from >= to { // nothing was asked for
		return 0, t.End()
	}
	return from, to
}

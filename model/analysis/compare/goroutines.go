package compare

import (
	"slices"
	"time"

	"chanlens/model"
	"chanlens/model/analysis/verdict"
)

// goroutineGroups sums up the goroutines that were created in a trace, by the function
// that they run and the one that created them. Their lengths are those of the lives
// that ended in the trace.
//
// It looks at goroutines only, and at no interval; meanwhile it takes 8 bytes for each
// goroutine.
func goroutineGroups(t *model.Trace) []item {
	type key struct {
		fn model.StringID
		at model.FrameID
	}
	lives := make(map[key][]time.Duration)
	counts := make(map[key]*Stats)
	for g := range model.Goroutine(t.NumGoroutines()) {
		info := t.Goroutine(g)
		if info.Created == model.NoTime || info.System {
			continue
		}
		k := key{info.Func, t.Site(info.CreatedAt)}
		s := counts[k]
		if s == nil {
			s = new(Stats)
			counts[k] = s
		}
		s.Count++
		if info.Ended == model.NoTime {
			s.AtEnd++
			continue
		}
		life := info.Ended.Sub(info.Created)
		s.Measured++
		s.Total += life
		lives[k] = append(lives[k], life)
	}
	groups := make([]item, 0, len(counts))
	for k, s := range counts {
		s.P50, s.P99 = percentile(lives[k], 50), percentile(lives[k], 99)
		at, fn := t.Frame(k.at), t.String(k.fn)
		groups = append(groups, item{key: fn + " " + at.Func, what: fn, at: at, Stats: *s})
	}
	slices.SortFunc(groups, inOrder)
	return groups
}

// percentile returns the p-th percentile by nearest rank. It sorts the lengths.
func percentile(lengths []time.Duration, p int) time.Duration {
	if len(lengths) == 0 {
		return 0
	}
	slices.Sort(lengths)
	return lengths[max((len(lengths)*p+99)/100, 1)-1]
}

func stuck(blocked []verdict.Blocked) int {
	n := 0
	for i := range blocked {
		if blocked[i].Verdict == verdict.Stuck {
			n++
		}
	}
	return n
}

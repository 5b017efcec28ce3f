package compare

import (
	"cmp"
	"slices"
	"time"
)

// merged joins locks of one key, which nothing tells apart that outlives an edit. Their
// percentiles are those of the locks, each weighted by its waits: of few locks with
// unlike waits that is a guess.
func merged(items []item) []item {
	slices.SortStableFunc(items, inOrder)
	var out []item
	for len(items) > 0 {
		var same []item
		same, items = cutKey(items)
		one := same[0]
		one.Stats = Stats{
			P50: weighted(same, 50, func(s Stats) time.Duration { return s.P50 }),
			P99: weighted(same, 99, func(s Stats) time.Duration { return s.P99 }),
		}
		for _, x := range same {
			one.Count += x.Count
			one.Measured += x.Measured
			one.Total += x.Total
			one.AtEnd += x.AtEnd
		}
		out = append(out, one)
	}
	return out
}

// weighted returns the p-th percentile of a number of the items, each of which counts
// as often as it was measured.
func weighted(items []item, p int, of func(Stats) time.Duration) time.Duration {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b item) int { return cmp.Compare(of(a.Stats), of(b.Stats)) })
	all, below := 0, 0
	for _, x := range sorted {
		all += x.Measured
	}
	for _, x := range sorted {
		if below += x.Measured; below*100 >= all*p {
			return of(x.Stats)
		}
	}
	return 0
}

// mergedChannels joins channels that are used in the same functions in the same ways.
func mergedChannels(list []use) []use {
	slices.SortStableFunc(list, func(a, b use) int { return slices.Compare(a.keys, b.keys) })
	var out []use
	for _, u := range list {
		if n := len(out); n > 0 && slices.Equal(out[n-1].keys, u.keys) {
			out[n-1].add(u)
			continue
		}
		out = append(out, u)
	}
	return out
}

// add joins another channel to this one. What it looks like is what the one does that
// more time was waited on.
func (u *use) add(o use) {
	if o.wait() > u.wait() {
		u.shape, u.name, u.at = o.shape, o.name, o.at
	}
	u.Exact = u.Exact && o.Exact
	u.Cap = max(u.Cap, o.Cap)
	u.Sends += o.Sends
	u.Receives += o.Receives
	u.SendWait += o.SendWait
	u.ReceiveWait += o.ReceiveWait
	u.MaxWaiting = max(u.MaxWaiting, o.MaxWaiting)
	u.AtEnd += o.AtEnd
}

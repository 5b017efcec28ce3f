package moment

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// byCreation returns all goroutines in the order in which they were created. Those that
// were there before the trace come first, by number.
func byCreation(t *model.Trace) []model.Goroutine {
	all := make([]model.Goroutine, t.NumGoroutines())
	born := make([]model.Time, len(all))
	ids := make([]model.GoID, len(all))
	for g := range all {
		all[g] = model.Goroutine(g)
		info := t.Goroutine(all[g])
		born[g], ids[g] = info.Created, info.ID // NoTime comes first
	}
	slices.SortFunc(all, func(a, b model.Goroutine) int {
		return cmp.Or(cmp.Compare(born[a], born[b]), cmp.Compare(ids[a], ids[b]), cmp.Compare(a, b))
	})
	return all
}

// fitting returns a test of what goroutines were started for, which asks once for each
// function. An empty name fits all.
func fitting(t *model.Trace, name string) func(model.StringID) bool {
	known := make(map[model.StringID]bool)
	return func(fn model.StringID) bool {
		is, ok := known[fn]
		if !ok {
			is = name == "" || FitsFunc(name, t.String(fn))
			known[fn] = is
		}
		return is
	}
}

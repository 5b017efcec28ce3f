package session

import (
	"slices"
	"sync"

	"chanlens/model"
	"chanlens/model/analysis/examine"
	"chanlens/model/analysis/filter"
	"chanlens/model/analysis/verdict"
)

// Facts returns what a filter can ask of the trace besides its rows: nothing before all is
// examined. It is made when it is first asked for; any number of goroutines may ask.
func (s *Survey) Facts() *filter.Facts {
	if s.facts == nil {
		return &filter.Facts{}
	}
	return s.facts()
}

// examinedFacts returns what makes the facts of an examined survey.
func (s *Survey) examinedFacts() func() *filter.Facts {
	return sync.OnceValue(func() *filter.Facts {
		f := &filter.Facts{
			Stuck:    func(g model.Goroutine) bool { _, ok := s.StuckSince(g); return ok },
			Verdict:  s.verdict,
			Verdicts: []string{verdict.Stuck.String(), verdict.Waiting.String(), verdict.System.String()},
		}
		f.Findings, f.FindingKinds = findingKinds(s.Found)
		f.Channels, f.ChannelsOf = channelNames(s.Found)
		f.Recorded = s.Acts.Names
		return f
	})
}

// verdict returns the verdict on a goroutine's last wait; "" if it does not wait.
func (s *Survey) verdict(g model.Goroutine) string {
	if i, ok := s.Blocked(g); ok {
		return s.Found.Blocked[i].Verdict.String()
	}
	return ""
}

// findingKinds returns who has a part in findings of which kinds, and all kinds.
func findingKinds(found *examine.Result) (of func(model.Goroutine) []string, all []string) {
	parts := make(map[model.Goroutine][]string)
	for i := range found.Findings {
		f := &found.Findings[i]
		if !slices.Contains(all, f.Kind) {
			all = append(all, f.Kind)
		}
		for _, g := range f.Goroutines {
			parts[g] = append(parts[g], f.Kind)
		}
	}
	return func(g model.Goroutine) []string { return parts[g] }, all
}

// channelNames returns the names of channels and of the locks behind them, and on which
// of them a wait is.
func channelNames(found *examine.Result) (names []string, of func([]int, model.Interval) []int) {
	all := &found.Channels
	for i := range all.Channels {
		names = append(names, all.Channels[i].Name)
	}
	for i := range all.Locks {
		names = append(names, all.Locks[i].Name)
	}
	return names, func(list []int, wait model.Interval) []int {
		if id, ok := all.ChannelOf(wait); ok {
			list = append(list, id-1)
		}
		if id, ok := all.LockOf(wait); ok {
			list = append(list, len(all.Channels)+id-1)
		}
		return list
	}
}

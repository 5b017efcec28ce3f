package report

import "chanlens/model"

// membership tells which finding a goroutine is part of first. Nil stands for none.
type membership []int32 // by goroutine; 0 or a finding's index plus 1

// parts returns which goroutines the findings are about.
func (r *Report) parts() membership {
	var m membership
	for i := range r.Findings {
		for _, g := range r.Findings[i].Goroutines {
			if m == nil {
				m = make(membership, r.Trace.NumGoroutines())
			}
			if m[g] == 0 {
				m[g] = int32(i) + 1
			}
		}
	}
	return m
}

// of returns the index of the first finding that a goroutine is part of, or -1.
func (m membership) of(g model.Goroutine) int {
	if m == nil {
		return -1
	}
	return int(m[g]) - 1
}

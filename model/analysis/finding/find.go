package finding

import (
	"cmp"
	"slices"
)

// Find returns the findings, the most pressing first.
func Find(e Evidence) []Finding { return newEvidence(e).find() }

func (e *evidence) find() []Finding {
	var all []Finding
	for _, c := range checks {
		all = append(all, c.run(c, e)...)
	}
	setKeys(e.Trace, all)
	rank(all)
	return all
}

// rank sorts findings: by severity, then by what they cost as far as that is sure.
func rank(all []Finding) {
	slices.SortStableFunc(all, func(a, b Finding) int {
		return cmp.Or(
			-cmp.Compare(a.Severity, b.Severity),
			-cmp.Compare(a.weight(), b.weight()),
			-cmp.Compare(a.Confidence, b.Confidence),
			cmp.Compare(a.Key, b.Key),
		)
	})
}

// weight is what a finding costs, the less the less sure it is.
func (f *Finding) weight() float64 { return float64(f.Cost) * f.Confidence }

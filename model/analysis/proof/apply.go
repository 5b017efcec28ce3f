package proof

import "chanlens/model/analysis/verdict"

// Apply returns the blocked goroutines that were compared as the dump corrects them, in
// order.
func (r *Result) Apply(blocked []verdict.Blocked) []verdict.Blocked {
	for i, f := range r.Findings {
		switch b := &blocked[i]; {
		case f.Kind == Proven:
			b.Prove()
		case f.Kind == Reachable:
			b.Acquit(verdict.CauseReachable)
		case f.Kind.Alive():
			b.Acquit(verdict.CauseEnded)
		}
	}
	return verdict.Sort(blocked)
}

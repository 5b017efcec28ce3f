package proof

import "chanlens/model/analysis/verdict"

// Apply returns the blocked goroutines that were compared as the dump corrects them, in
// order.
func (r *Result) Apply(blocked []verdict.Blocked) []verdict.Blocked {
	for i, f := range r.Findings {
		switch b := &blocked[i]; f.Kind {
		case Proven:
			b.Prove()
		case Reachable:
			b.Acquit(verdict.CauseReachable)
		case Moved, Gone:
			b.Acquit(verdict.CauseEnded)
		}
	}
	return verdict.Sort(blocked)
}

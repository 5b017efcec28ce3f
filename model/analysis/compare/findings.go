package compare

import "time"

// Findings is what became of the findings. Each is in the order of its trace: the most
// pressing first.
type Findings struct {
	New, Gone []Finding
	Both      []Kept
}

// Kept is a finding that both traces have.
type Kept struct {
	Finding               // as the later trace has it
	Was     time.Duration // its cost in the earlier trace
}

// findings finds the same findings by their keys; of several of one key, in their order.
func findings(before, after []Finding) Findings {
	var f Findings
	was := make(map[string][]Finding)
	for _, b := range before {
		was[b.Key] = append(was[b.Key], b)
	}
	for _, a := range after {
		if same := was[a.Key]; len(same) > 0 {
			f.Both = append(f.Both, Kept{a, same[0].Cost})
			was[a.Key] = same[1:]
		} else {
			f.New = append(f.New, a)
		}
	}
	for _, b := range before {
		if same := was[b.Key]; len(same) > 0 && same[0] == b {
			f.Gone = append(f.Gone, b)
			was[b.Key] = same[1:]
		}
	}
	return f
}

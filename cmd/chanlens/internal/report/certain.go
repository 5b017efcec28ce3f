package report

import (
	"math"

	"chanlens/model/analysis/verdict"
)

// certainty returns how sure a verdict is, to three digits: more say nothing.
func certainty(b *verdict.Blocked) float64 {
	return math.Round(float64(b.Confidence)*1000) / 1000
}

// proven counts the goroutines of which a goroutine dump says that they leaked.
func (r *Report) proven() int {
	n := 0
	for i := range r.Blocked {
		if r.Blocked[i].Proven {
			n++
		}
	}
	return n
}

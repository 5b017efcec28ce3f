package profile

import (
	"iter"
	"sort"

	"chanlens/model"
)

// Samples returns how many CPU samples of the profile's goroutines lie in the range, and
// whether the trace has any at all.
func (p *Profile) Samples() (n int, recorded bool) {
	for range p.samples() {
		n++
	}
	return n, len(p.t.Samples()) > 0
}

// samples yields the CPU samples in the range. Those that belong to no goroutine are the
// runtime's own, and of no goroutine that could be asked for.
func (p *Profile) samples() iter.Seq[model.Sample] {
	return func(yield func(model.Sample) bool) {
		all := p.t.Samples()
		first := sort.Search(len(all), func(i int) bool { return all[i].At >= p.From })
		for _, s := range all[first:] {
			if s.At >= p.To {
				return
			}
			if p.sampled(s.Goroutine) && !yield(s) {
				return
			}
		}
	}
}

// sampled reports whether the samples of a goroutine count. Of goroutines that had the same
// number, as those of C threads may, the last one decides.
func (p *Profile) sampled(id model.GoID) bool {
	if p.options.Only == nil && !p.options.NoSystem {
		return true
	}
	g, ok := p.t.Lookup(id)
	if !ok {
		return false
	}
	info := p.t.Goroutine(g)
	return p.options.has(g, &info)
}

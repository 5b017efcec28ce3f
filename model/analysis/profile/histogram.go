package profile

import (
	"time"

	"chanlens/model"
)

// Distribution counts lengths of time by bucket; see [BucketFrom].
type Distribution [NumBuckets]uint32

// Percentiles are by nearest rank: P50 is the least length that at least 50 of 100 do not
// exceed. They are off by at most 1/20 of themselves, up or down, and never above Max. Exact
// are Max, the greatest length by rank, and what is below 20 ns.
type Percentiles struct {
	P50, P90, P99, Max time.Duration
}

// histogram counts lengths of time by step. Most histograms need few pages of counters.
type histogram struct {
	n     int
	max   model.Time
	pages [numPages]*page
}

const (
	pageBits = 6
	pageSize = 1 << pageBits
	numPages = 11
)

type page [pageSize]uint32

// add counts a length.
func (h *histogram) add(d model.Time) { h.addStep(stepOf(d), d) }

// addStep counts a length, or what stands for it, in a step that is known.
func (h *histogram) addStep(s step, d model.Time) {
	p := h.pages[s>>pageBits]
	if p == nil {
		p = new(page)
		h.pages[s>>pageBits] = p
	}
	p[s%pageSize]++
	h.n++
	h.max = max(h.max, d)
}

// join adds what another histogram has counted; neither keeps the other's pages.
func (h *histogram) join(o *histogram) {
	h.n += o.n
	h.max = max(h.max, o.max)
	for i, p := range o.pages {
		if p == nil {
			continue
		}
		if h.pages[i] == nil {
			h.pages[i] = new(page)
		}
		for k, n := range p {
			h.pages[i][k] += n
		}
	}
}

// each calls f for each step that was counted, in the order of lengths, until it returns
// false.
func (h *histogram) each(f func(s step, n int) bool) {
	for i, p := range h.pages {
		if p == nil {
			continue
		}
		for k, n := range p {
			if n > 0 && !f(step(i<<pageBits|k), int(n)) {
				return
			}
		}
	}
}

// percentiles returns the percentiles of what was counted.
func (h *histogram) percentiles() Percentiles {
	at := func(percent int) time.Duration {
		rank := max((h.n*percent+99)/100, 1)
		if rank >= h.n {
			return time.Duration(h.max)
		}
		var found model.Time
		h.each(func(s step, n int) bool {
			found = middle(s)
			rank -= n
			return rank > 0
		})
		return time.Duration(min(found, h.max))
	}
	return Percentiles{P50: at(50), P90: at(90), P99: at(99), Max: time.Duration(h.max)}
}

// distribution returns how many lengths each bucket has.
func (h *histogram) distribution() (d Distribution) {
	h.each(func(s step, n int) bool {
		d[scale.bucket[s]] += uint32(n)
		return true
	})
	return d
}

package profile

import (
	"cmp"
	"slices"

	"chanlens/model"
)

// Place sums up the waits in one operation at one line: also those for a processor, and
// system calls. model.Operation.Class tells which they are.
//
// Who waits for a processor does so at the line where it waited before, was preempted,
// or begins: that is where it wants to go on. Where such a wait spans two generations,
// what came before it is not looked up, and the place is NoFrame.
type Place struct {
	Op     model.Operation // variants are joined: see model.Operation.Canonical
	Site   model.FrameID   // NoFrame where the trace does not tell
	System bool            // of the runtime's and the tracer's own goroutines

	Count      int // waits that touch the range
	Open       int // of those, how many go on when the range ends
	Goroutines int // that waited
	Time       model.Time
	Percentiles
	Lengths Distribution // of waits
	Longest Wait         // the earliest, if there are several
	Waiting Spark
}

// Wait is one wait, or the part of it that lies in the range.
type Wait struct {
	Goroutine model.Goroutine
	Op        model.Operation // the variant
	Start     model.Time      // of the whole wait, which may be before the range
	Length    model.Time      // of the part in the range
	Open      bool            // it goes on when the range ends
}

// Omitted counts places that are not told one by one.
type Omitted struct {
	Places, Waits int
	Time          model.Time
}

// maxPlaces is how many places are told: enough for every program seen, and few enough
// to be sorted at every key.
const maxPlaces = 20_000

// compareWaits puts longer waits first.
func compareWaits(a, b Wait) int {
	return cmp.Or(-cmp.Compare(a.Length, b.Length), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Goroutine, b.Goroutine))
}

// longer returns the wait that comes first; one that begins nowhere is none.
func longer(a, b Wait) Wait {
	if a.Length == 0 || b.Length != 0 && compareWaits(b, a) < 0 {
		return b
	}
	return a
}

// placeKey is what the waits of a place have in common.
type placeKey struct {
	op     model.Operation // canonical
	site   model.FrameID
	system bool
}

// place is a [Place] in the making.
type place struct {
	open    int
	lengths histogram
	spans   spans
	longest Wait

	last   model.Goroutine   // the last one seen, of either kind
	alone  int               // goroutines of which all stands in one segment
	across []model.Goroutine // others; those before sorted are in order, and each once
	sorted int
}

func (w *worker) place(k placeKey) *place {
	p := w.places[k]
	if p == nil {
		p = &place{last: model.NoGoroutine}
		w.places[k] = p
	}
	return p
}

// saw notes a goroutine. Its intervals in a segment come one after the other.
func (p *place) saw(g model.Goroutine, alone bool) {
	if p.last == g {
		return
	}
	p.last = g
	if alone {
		p.alone++
		return
	}
	if len(p.across) >= 2*p.sorted+64 {
		p.compact()
	}
	p.across = append(p.across, g)
}

// compact leaves each goroutine once.
func (p *place) compact() {
	slices.Sort(p.across)
	p.across = slices.Compact(p.across)
	p.sorted = len(p.across)
}

func (p *place) join(o *place) {
	p.open += o.open
	p.lengths.join(&o.lengths)
	p.spans.join(&o.spans)
	p.longest = longer(p.longest, o.longest)
	p.alone += o.alone
	p.across = append(p.across, o.across...)
}

// finishPlaces joins what workers summed up by place.
func (p *Profile) finishPlaces(s *study) {
	all := make(map[placeKey]*place)
	for _, w := range s.workers {
		for k, found := range w.places {
			if sum := all[k]; sum != nil {
				sum.join(found)
			} else {
				all[k] = found
			}
		}
		w.places = nil
	}
	p.Places = make([]Place, 0, len(all))
	for k, sum := range all {
		p.Places = append(p.Places, sum.finish(k, s.axis))
	}
	slices.SortFunc(p.Places, func(a, b Place) int {
		return cmp.Or(-cmp.Compare(a.Time, b.Time), cmp.Compare(a.Op, b.Op), cmp.Compare(a.Site, b.Site), compareBool(a.System, b.System))
	})
	p.limitPlaces(maxPlaces)
}

// limitPlaces leaves the first n places.
func (p *Profile) limitPlaces(n int) {
	if len(p.Places) <= n {
		return
	}
	for _, q := range p.Places[n:] {
		p.Omitted.Places++
		p.Omitted.Waits += q.Count
		p.Omitted.Time += q.Time
	}
	p.Places = slices.Clip(slices.Clone(p.Places[:n]))
}

func (p *place) finish(k placeKey, a *axis) Place {
	p.compact()
	out := Place{
		Op: k.op, Site: k.site, System: k.system,
		Count: p.lengths.n, Open: p.open, Goroutines: p.alone + len(p.across),
		Percentiles: p.lengths.percentiles(), Lengths: p.lengths.distribution(),
		Longest: p.longest, Waiting: p.spans.spark(a),
	}
	for _, d := range out.Waiting {
		out.Time += d
	}
	return out
}

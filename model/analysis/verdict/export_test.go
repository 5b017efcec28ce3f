package verdict

import (
	"context"

	"chanlens/model"
)

// Example is a goroutine whose truth is known, with the evidence on it.
type Example struct {
	Goroutine model.Goroutine
	Op        model.Operation
	Family    int
	Facts     []int
}

const (
	NumFacts    = int(numFacts)
	NumFamilies = int(numFamilies)
	Caution     = caution
)

// Examples gathers the evidence on all suspects of a visited trace, where those are
// live that are not stuck in truth.
func (s *Study) Examples(stuck func(model.Goroutine) bool) []Example {
	j := newSettling(s)
	for i := range s.suspect {
		if x := &s.suspect[i]; !stuck(x.Goroutine) {
			j.enliven(x.Goroutine, x.place)
		}
	}
	var all []Example
	for i := range s.suspect {
		x := &s.suspect[i]
		if x.ticks() {
			continue
		}
		if !stuck(x.Goroutine) { // as it will be when it is its turn
			j.live[x.Goroutine/64] &^= 1 << (x.Goroutine % 64)
		}
		all = append(all, example(x, j.gather(x)))
		if !stuck(x.Goroutine) {
			j.live.set(x.Goroutine)
		}
	}
	return all
}

// FactName returns the name of a fact in this package.
func FactName(f int) string { return factNames[f] }

var factNames = [numFacts]string{
	factHolder:        "factHolder",
	factPlaceTimer:    "factPlaceTimer",
	factPlaceOutlives: "factPlaceOutlives",
	factFew:           "factFew",
	factMakerGone:     "factMakerGone",
	factOutlivesMaker: "factOutlivesMaker",
	factMakerStuck:    "factMakerStuck",
	factInherited:     "factInherited",
	factChildrenStuck: "factChildrenStuck",
	factStandard:      "factStandard",
	factBefore:        "factBefore",
	factHeld:          "factHeld",
	factHeldUnused:    "factHeldUnused",
	factOutlivesCall:  "factOutlivesCall",
	factDropped:       "factDropped",
	factDroppedShared: "factDroppedShared",
	factBuilt:         "factBuilt",
	factBuiltDeep:     "factBuiltDeep",
	factRoot:          "factRoot",
	factFar:           "factFar",
	factPartnerHeld:   "factPartnerHeld",
	factPartner:       "factPartner",
	factPartnerFar:    "factPartnerFar",
	factPartnerGone:   "factPartnerGone",
	factPartnerAlone:  "factPartnerAlone",
	factClients:       "factClients",
	factPlaceServed:   "factPlaceServed",
	factPlacePartner:  "factPlacePartner",
	factPlaceStale:    "factPlaceStale",
	factOvertaken:     "factOvertaken",
	factLeft:          "factLeft",
	factServed:        "factServed",
	factChildren:      "factChildren",
	factChildrenGone:  "factChildrenGone",
	factOthers:        "factOthers",
	factOthersOuter:   "factOthersOuter",
	factDeep:          "factDeep",
	factYoung:         "factYoung",
	factNotSlow:       "factNotSlow",
	factTimer:         "factTimer",
	factReentrant:     "factReentrant",
}

// Leaning returns which way a fact can speak: 1 for stuck, -1 for waiting, 0 for either.
func Leaning(f int) int { return int(facts[f].leaning) }

// Settled finds who is stuck with some weights, and returns the evidence on which that
// was decided.
func (s *Study) Settled(ctx context.Context, select_ float64, bias [NumFamilies]float64, weights [NumFacts][NumFamilies]float64) []Example {
	fittedSelect, fittedBias, fitted = select_, bias, weights
	all := s.all
	s.all = append([]Blocked(nil), all...)
	defer func() { s.all = all }()
	newSettling(s).run(ctx)
	var list []Example
	for i := range s.suspect {
		x := &s.suspect[i]
		if x.Cause == CauseEvidence {
			list = append(list, example(x, x.evidence))
		}
	}
	return list
}

func example(x *suspect, of evidence) Example {
	e := Example{Goroutine: x.Goroutine, Op: x.Op, Family: int(operations[x.Op].family)}
	for f := range of.all() {
		e.Facts = append(e.Facts, int(f))
	}
	return e
}

package filter

import (
	"slices"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
)

// Need is what has to be examined before a field can be asked for.
type Need uint8

// What may be needed.
const (
	NeedNothing Need = iota
	NeedVerdicts
	NeedFindings
	NeedChannels
)

var needNames = [...]string{NeedVerdicts: "verdicts", NeedFindings: "findings", NeedChannels: "channels"}

// String names what is needed; "" if that is nothing.
func (n Need) String() string { return needNames[n] }

// Facts is what other analyses know of a trace. Functions are called by any number of
// goroutines at a time; what is nil is not known yet.
type Facts struct {
	Stuck    func(model.Goroutine) bool
	Verdict  func(model.Goroutine) string // "" if there is none
	Verdicts []string                     // all there can be

	Findings     func(model.Goroutine) []string // kinds
	FindingKinds []string                       // all there can be

	// Channels are the names of channels and locks. ChannelsOf appends to list those
	// that a wait is on, as indexes into Channels. Of the wait it gets what is exported.
	Channels   []string
	ChannelsOf func(list []int, wait model.Interval) []int
	Recorded   format.ChanNames // of channels whose operations were recorded, as far as they have one
}

// has reports whether what is needed is known.
func (f *Facts) has(n Need) bool {
	switch n {
	case NeedVerdicts:
		return f.Stuck != nil && f.Verdict != nil
	case NeedFindings:
		return f.Findings != nil
	case NeedChannels:
		return f.ChannelsOf != nil
	}
	return true
}

// known holds the values of a term against all there can be.
func known(t *Term, list []string) *Error {
	if t.Op == Like || t.Op == Unlike || len(list) == 0 {
		return nil
	}
	for _, v := range t.Values {
		if !slices.Contains(list, v.Text) {
			return &Error{Span: v.Span, Msg: Quote(v.Text) + " is not a value of " + t.Field.Name, Hint: meant(v.Text, list, "the values are "+strings.Join(list, ", "))}
		}
	}
	return nil
}

package moment

import (
	"chanlens/model"
	"chanlens/model/analysis/channel"
)

// Finder finds the moments of queries in a trace.
type Finder struct {
	t     *model.Trace
	chans *channel.Result
}

// NewFinder returns a Finder. Names of channels and locks are those of chans.
func NewFinder(t *model.Trace, chans *channel.Result) *Finder { return &Finder{t, chans} }

// First returns the moment that a query asks for, and false if there is none. Without an
// ordinal that is the first.
func (f *Finder) First(q *Query) (Moment, bool) { return Moment{}, false }

// All returns all moments that fit a query, whatever its ordinal, in time order.
func (f *Finder) All(q *Query) []Moment { return nil }

// Words says what a moment is: "goroutine 7 queryReplica, send on results, main.go:48".
func (f *Finder) Words(m Moment) string { return "" }

package lane

import (
	"math"

	"chanlens/model"
)

// Kind says what a lane stands for.
type Kind uint8

// The kinds of lanes.
const (
	Goroutine Kind = iota // ID is the goroutine
	Site                  // goroutines that one go statement made; ID is a number of [Sites]
	Family                // a goroutine and those it led to; ID is the goroutine
	Proc                  // ID is the processor
	Thread                // ID is the thread's handle
	Channel               // ID is the channel's
	Task                  // ID is its place in the trace's list of tasks
	Track                 // regions of a goroutine, which do not overlap; ID is a number of [Notes]
	Recorded              // a channel whose operations were recorded; ID is the model.Chan

	numKinds
)

// ofChannel reports whether the lane is of a channel, and takes all rows that there are.
func (k Kind) ofChannel() bool { return k == Channel || k == Recorded }

// Key names a lane, whatever lanes there are and in which order they stand.
type Key struct {
	Kind Kind
	ID   int32
}

// KeyOf returns the key of a goroutine's own lane.
func KeyOf(g model.Goroutine) Key { return Key{Goroutine, int32(g)} }

// Goroutine returns whose lane it is: that of a family is who began it. false for lanes
// that are not of one goroutine.
func (k Key) Goroutine() (model.Goroutine, bool) {
	if k.Kind == Goroutine || k.Kind == Family {
		return model.Goroutine(k.ID), true
	}
	return model.NoGoroutine, false
}

// Fold says whether a lane holds others.
type Fold uint8

// The states of a lane that may hold others.
const (
	Single Fold = iota // it holds none
	Closed
	Open // they follow it, a level deeper
)

// Lane is one row of the timeline.
type Lane struct {
	Key
	Fold  Fold
	Depth uint8 // how deep it lies in what it is held by
}

// maxDepth is the deepest level that a lane knows; what lies deeper counts as that.
const maxDepth = math.MaxUint8

// deeper returns the level below a level.
func deeper(depth uint8) uint8 { return min(depth, maxDepth-1) + 1 }

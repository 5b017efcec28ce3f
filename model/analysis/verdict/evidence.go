package verdict

import (
	"iter"
	"math/bits"
)

// evidence is a set of facts about a suspect. They depend on who is taken to be live.
type evidence uint64

// fact is one thing that speaks for or against a goroutine being stuck.
type fact uint8

// The facts. The maker is who ran the go statement; the making call is the call with
// the go statement in it, and what it had to do with the goroutine since: the
// innermost call that encloses all of it.
const (
	factMakerGone     fact = iota // the maker has ended
	factOutlivesMaker             // the maker has ended, and others who may come again dealt with it since
	factMakerStuck                // the maker waits itself, and neither it nor who led to it is live
	factInherited                 // the maker waits itself, but who made that one is live, in the call or as its constructor
	factBefore                    // it is older than the trace
	factHeld                      // the making call is in progress, and dealt with it
	factHeldUnused                // the making call is in progress, and did not deal with it
	factOutlivesCall              // the making call has returned, and others who may come again dealt with it since
	factDropped                   // the making call waited for something, and then returned
	factDroppedShared             // so it did, but left others behind that are live
	factBuilt                     // the making call returned at once, as a constructor does
	factBuiltDeep                 // so did its caller
	factFar                       // the making call and all of the program that led to it have returned
	factRoot                      // the standard library made it, as it does for tests and requests

	factPartnerHeld   // a live goroutine that dealt with it is in that call still
	factPartner       // such a goroutine has left that call, but not the call around it
	factPartnerFar    // such a goroutine has left it far behind
	factPartnerGone   // who dealt with it is not live
	factPartnerAlone  // and its maker never dealt with it
	factClients       // several dealt with it, and are not live
	factFew           // so are two or three who dealt with it: no crowd of clients
	factPlaceServed   // others who waited here were served, but not it
	factPlacePartner  // and by somebody who is live
	factPlaceOutlives // others here were dealt with by their makers after the making call had returned
	factPlaceTimer    // a timer ended waits of others here
	factPlaceStale    // others here were served, but none for long
	factOvertaken     // others who came later were served before it: theirs is another channel
	factLeft          // its partner went on to deal with others here, and not with it
	factServed        // its own waits here ended before

	factChildren      // goroutines of its own are live, made by calls in progress
	factChildrenGone  // it made such goroutines, and all have ended
	factChildrenStuck // it made such goroutines, and those that are alive are not live
	factOthers        // others that the same call made are live, and not waiting here
	factOthersOuter   // so they are, but the call is the maker's outermost
	factDeep          // it waits deep in calls, not in its own loop
	factYoung         // it has waited for a twentieth of the trace at most
	factNotSlow       // it has waited about as long as others here before
	factTimer         // a timer ended its wait here before
	factStandard      // all it does is the standard library's
	factReentrant     // it is in another method of what it locks
	factHolder        // a live goroutine is in the function that takes the lock, or in another method, and may hold it
	numFacts
)

func (e evidence) has(f fact) bool { return e&(1<<f) != 0 }

// with returns the evidence with a fact, if that is one.
func (e evidence) with(f fact, is bool) evidence {
	if is {
		e |= 1 << f
	}
	return e
}

// all yields the facts.
func (e evidence) all() iter.Seq[fact] {
	return func(yield func(fact) bool) {
		for e != 0 {
			f := fact(bits.TrailingZeros64(uint64(e)))
			if !yield(f) {
				return
			}
			e &^= 1 << f
		}
	}
}

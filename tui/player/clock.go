package player

import (
	"time"

	"chanlens/model"
	"chanlens/model/format"
)

// clock says how long each operation stays on screen while the player plays.
//
// A second of watching shows so much time of the trace as speed says. What lies closer
// together than a person can follow is drawn apart, and where nothing happens for longer than
// idleTime, the rest is left out.
type clock struct {
	playing bool
	speed   int           // index into speeds
	usual   int           // that the trace begins with
	set     bool          // speed is chosen, for the trace or by the user
	least   time.Duration // that an operation stays on screen, at the usual speed
	stay    time.Duration // that the operation at the playhead stays
	been    time.Duration // that it has been there
	skipped model.Time    // how much time of the trace without operations is left out after it
}

// speeds are how much time of a trace a second of watching shows.
var speeds = steps(100*time.Nanosecond, 100*time.Second)

// steps are 1, 2, 5, 10, 20, … times a unit, up to a limit.
func steps(unit, limit time.Duration) (all []time.Duration) {
	for ; ; unit *= 10 {
		for _, n := range []time.Duration{1, 2, 5} {
			if n*unit > limit {
				return all
			}
			all = append(all, n*unit)
		}
	}
}

const (
	showTime = 20 * time.Second // that a trace is to play about, at the usual speed
	idleTime = 1200 * time.Millisecond
	fastest  = 40 * time.Millisecond // that an operation stays on screen at the usual speed, at least
	slowest  = 500 * time.Millisecond
	travel   = 500 * time.Millisecond // that an element is on its way, if there is so much time
)

func newClock() clock { return clock{stay: travel, been: travel} }

// suit chooses a speed at which a trace with so many operations plays in about showTime.
func (k *clock) suit(span time.Duration, ops int) {
	k.least = min(max(showTime/2/time.Duration(max(ops, 1)), fastest), slowest)
	for k.usual = range speeds {
		if speeds[k.usual] >= span/time.Duration(showTime/time.Second) {
			break
		}
	}
	k.speed, k.set = k.usual, true
}

// faster changes the speed by steps.
func (k *clock) faster(by int) { k.speed = min(max(k.speed+by, 0), len(speeds)-1) }

// show begins to show an operation that is followed by another after a gap. It is on its way
// if the player plays, or somebody wants to see it move.
func (k *clock) show(gap model.Time, moving bool) {
	speed := speeds[k.speed]
	least := min(max(time.Duration(float64(k.least)*float64(speeds[k.usual])/float64(speed)), fastest/2), 2*time.Second)
	watch := time.Duration(float64(gap) / float64(speed) * float64(time.Second))
	most := max(idleTime, least)
	k.skipped = 0
	if watch > most {
		k.skipped = gap - model.Time(float64(most)/float64(time.Second)*float64(speed))
	}
	k.stay = min(max(watch, least), most)
	k.been = 0
	switch {
	case !moving:
		k.been = k.stay
	case !k.playing:
		k.stay = max(k.stay, travel)
	}
}

// fraction returns how far the element of the operation has got on its way, from 0 to 1.
func (k *clock) fraction() float64 {
	way := min(travel, k.stay)
	if k.been >= way {
		return 1
	}
	return float64(k.been) / float64(way)
}

// words says how quick the player is: "1s shows 20ms".
func (k *clock) words() string {
	return "1s shows " + format.Duration(speeds[k.speed])
}

// Ticking implements [view.Ticker].
func (v *View) Ticking() bool { return v.can() && (v.clock.playing || v.clock.fraction() < 1) }

// Tick implements [view.Ticker].
func (v *View) Tick(elapsed time.Duration) {
	v.clock.been += elapsed
	for n := 0; v.clock.playing && v.clock.been >= v.clock.stay && n < maxSteps; n++ {
		rest := v.clock.been - v.clock.stay
		if !v.forward(true) {
			v.clock.playing = false
			v.clock.been = v.clock.stay
			return
		}
		v.clock.been = rest
	}
}

// maxSteps is how many operations go by in a tick, at most.
const maxSteps = 8

// toggle plays, or stops. At the end it plays from the start.
func (v *View) toggle() {
	if v.clock.playing = !v.clock.playing; !v.clock.playing {
		return
	}
	if _, ok := v.next(); !ok {
		if v.s.Veil.On {
			v.clock.playing = false
			v.s.Note("what follows is hidden until you answer")
			return
		}
		v.home()
	}
	v.clock.been = v.clock.stay
}

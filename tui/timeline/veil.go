package timeline

import (
	"chanlens/tui/lane"
	"chanlens/tui/session"
)

// mode returns which lanes are shown: those that were chosen, unless they tell something that
// is hidden. What channels there are and what they are called rests on all of the trace.
func (v *View) mode() lane.Mode {
	if v.s.Veil.On && v.s.Mode == lane.Channels {
		return lane.Goroutines
	}
	return v.s.Mode
}

// arrangement is the order of the lanes: the one that was chosen, unless something is hidden.
// All but that of numbers tell how goroutines fare until the end.
func (v *View) arrangement() session.Arrangement {
	if v.s.Veil.On {
		return session.Arrangement{By: lane.ByNumber, Chosen: true, System: v.s.System}
	}
	return session.Arrangement{By: v.sort, Back: v.back, Chosen: v.chosen, System: v.s.System}
}

// unveil arranges the lanes anew if something is hidden since they were arranged, or no
// longer, or if others are wanted. It reports whether it did.
func (v *View) unveil() bool {
	if v.mode() == v.made.mode && v.s.Veil.On == v.made.veiled {
		return false
	}
	v.coming = nil
	v.order()
	v.land()
	v.reveal()
	return true
}

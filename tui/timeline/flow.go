package timeline

import (
	"chanlens/model"
	"chanlens/tui/detail"
	"chanlens/tui/lane"
)

// flow returns the wake that Enter follows, as a line between lanes.
func (v *View) flow() *lane.Flow {
	if v.s.Empty() || v.s.Veil.On {
		return nil
	}
	subject := v.s.Sight()
	if f := v.value(&subject); f != nil {
		return f
	}
	w, _, ok := subject.Follow()
	if !ok {
		return nil
	}
	return &lane.Flow{From: v.end(w.Waker, w.At, false), To: v.end(w.Woken, w.At, true), At: w.At, Until: w.At}
}

// end returns the lane of one side of a wake: of processors and threads, that on which the
// waker ran, or on which the woken goroutine ran next.
func (v *View) end(g model.Goroutine, at model.Time, next bool) lane.End {
	e := lane.End{Lane: -1}
	if g == model.NoGoroutine {
		return e
	}
	e.Who = v.who(g)
	switch v.made.mode {
	case lane.Channels, lane.Tasks:
		return e
	case lane.Processors, lane.Threads:
		n := 0
		for iv := range v.s.Trace.IntervalsNow(g, at, v.s.Trace.End()) {
			if e.Lane = v.lanes.Index(v.where(iv)); e.Lane >= 0 || !next || n == nearRuns {
				break
			}
			n++
		}
		return e
	}
	e.Lane = v.lanes.Of(g)
	return e
}

// followWake goes to the other side of the wake.
func (v *View) followWake() {
	subject := v.s.Subject()
	if _, to, ok := subject.Follow(); ok {
		v.s.Jump(to.Goroutine, to.At)
		return
	}
	if w, ok := subject.Woken(); ok {
		v.s.Note("no goroutine to go to: %s", detail.Deed(w.Kind))
		return
	}
	if subject.Alive && subject.Interval.Open && subject.Interval.Op.Blocked() {
		v.s.Note("nobody woke it before the trace ended")
		return
	}
	v.s.Note("no wake leads from here")
}

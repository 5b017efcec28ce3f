package detail

import (
	"time"

	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// veiled says what is known of a subject of which the rest is hidden: what it does, since
// when, and where. An interval that goes on where that begins ends there, and so tells
// nothing of how long it takes.
func (r *rows) veiled(s *Subject) {
	switch {
	case s.Alive && !s.Cut:
		r.state(s)
	case s.Alive:
		iv := s.Interval
		badge := Span{" " + string(theme.Glyph(iv.Op.Class())) + " " + iv.Op.String() + " ", canvas.As(theme.BarText).On(theme.Class(iv.Op.Class()))}
		r.add(badge, faded(" since "), plain(r.moment(s, iv.Start)), faded(", for "), plain(format.Duration(time.Duration(s.At-iv.Start))))
	}
	if s.Op != nil {
		r.act(s)
	}
	r.wrapped("", "What comes next is "+s.Hidden+".", canvas.As(theme.Accent))
	r.way(s)
	state := len(r.list)
	if len(s.Trace.Stack(s.Stack)) > 0 {
		r.heading("stack")
		r.stack(s.Trace, s.Stack, s.Unfolded)
	}
	r.insertCode(s.Code, state, len(r.list))
}

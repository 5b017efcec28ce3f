package session

import (
	"chanlens/model"
	"chanlens/tui/code"
)

// Sources finds and keeps the source of frames: of the one that the user looks at, and of
// those before, as long as they lie on the desk.
type Sources struct {
	Desk *code.Desk // nil: there is no source to look in

	seen   code.Excerpt // of the frame that was looked at last
	marked marked
	own    map[string]func() (model.FrameID, bool) // see [Session.OwnFrame], by view
}

// marked is a frame that the user chose from the stack of a selection.
type marked struct {
	trace *model.Trace // whose handle the frame is
	sel   Selection
	frame model.FrameID
}

// Mark chooses a frame of the selection's stack to show the source of.
func (s *Session) Mark(f model.FrameID) { s.Sources.marked = marked{s.Trace, s.Sel, f} }

// OwnFrame makes known that what a view tells of need not be the selection. While it is shown,
// frame returns the frame that it tells of, NoFrame if that is not known; or false if it tells
// of the selection.
func (s *Session) OwnFrame(view string, frame func() (id model.FrameID, ok bool)) {
	if s.Sources.own == nil {
		s.Sources.own = make(map[string]func() (model.FrameID, bool))
	}
	s.Sources.own[view] = frame
}

// Frame returns the frame to show the source of: the one that the view tells of, or is
// marked, or else the innermost one of the user's code; model.NoFrame if nothing is selected,
// or it has no stack.
func (s *Session) Frame() model.FrameID {
	if own := s.Sources.own[s.View]; own != nil {
		if id, ok := own(); ok {
			return id
		}
	}
	m := &s.Sources.marked
	switch {
	case s.Empty() || !s.Ready():
		return model.NoFrame
	case m.trace == s.Trace && m.sel == s.Sel:
		return m.frame
	}
	subject := s.Subject()
	return subject.Here()
}

// Excerpt returns what is known now of the source to show, and false if there is none to look
// for. It reads no files.
func (s *Session) Excerpt() (e code.Excerpt, ok bool) {
	if s.Sources.Desk == nil {
		return e, false
	}
	id := s.Frame()
	if id == model.NoFrame {
		return e, false
	}
	f := s.Trace.Frame(id)
	if s.Sources.seen.Frame == f {
		return s.Sources.seen, true
	}
	e, _ = s.Sources.Desk.Have(f)
	return e, true
}

// Keep keeps the source of a frame, which was got from the desk, until there is another.
func (s *Sources) Keep(e code.Excerpt) { s.seen = e }

// Kept returns the frame whose source is kept.
func (s *Sources) Kept() model.Frame { return s.seen.Frame }

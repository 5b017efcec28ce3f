package player

import (
	"context"

	"chanlens/model"
	"chanlens/model/analysis/replay"
	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/session"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// View plays what is done to channels.
type View struct {
	s    *session.Session
	w, h int

	at   replay.Place      // the playhead
	now  model.ChanOp      // the last step at the playhead or before; see some
	some bool              // there is one
	seen session.Selection // that the playhead is at
	of   *model.Trace      // that it is in

	clock clock
	moves bool       // only operations that move an element, close or panic are steps
	only  bool       // only those on the chosen channel are
	pick  model.Chan // the chosen one; NilChan and not picked: none
	held  bool       // one is chosen

	wanted   model.Chan // the channel of the operation that was last selected elsewhere
	isWanted bool       // there is one

	own   ours         // which channels are the program's
	shown []model.Chan // on the board, in the order in which they were made
	scene scene
	bars  bars

	actions []action.Action
}

// New returns the view of a session.
func New(s *session.Session) *View {
	v := &View{s: s, w: 80, h: 22, clock: newClock()}
	v.actions = v.ownActions()
	s.OwnFrame(v.Name(), v.frame)
	return v
}

// Name implements [view.View].
func (v *View) Name() string { return "player" }

// Key implements [view.View].
func (v *View) Key() string { return "9" }

// Title implements [view.View].
func (v *View) Title() string { return "Player" }

// Actions implements [view.View].
func (v *View) Actions() []action.Action { return v.actions }

// Veils implements [view.Veiler].
func (v *View) Veils() {}

// Enter implements [view.View]: the playhead goes to the selection.
func (v *View) Enter() {
	v.clock.playing = false
	v.follow()
}

// Refresh implements [view.View]: what was hidden may be known now.
func (v *View) Refresh() {
	if v.on() && v.of == v.s.Trace {
		v.stage()
	}
}

// Begin implements [view.Beginner].
func (v *View) Begin() {
	if v.can() {
		v.home()
	}
}

// Renew implements [view.View]: places are those of the trace that was.
func (v *View) Renew(session.Renewal) {
	v.clock.playing = false
	if v.on() {
		v.follow()
	}
}

// Resize implements [view.View].
func (v *View) Resize(w, h int) {
	v.w, v.h = w, h
	if v.on() && v.of == v.s.Trace {
		v.stage()
	}
}

// on reports whether the view is on screen.
func (v *View) on() bool { return v.s.View == v.Name() }

// can reports whether there is anything to play.
func (v *View) can() bool { return v.of == v.s.Trace && v.s.Trace.Recorded() }

// looking returns the context of a search that a key waits for.
func looking() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), view.SeekTime)
}

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	switch {
	case !v.s.Trace.Recorded():
		v.drawUnrecorded(c)
		return
	case v.of != v.s.Trace:
		view.DrawNotice(c, "What is done to channels is being looked up.", "")
		return
	}
	l := v.layout()
	if l.edges < l.source {
		v.drawEdges(c.Sub(0, l.edges, v.w, l.source-l.edges))
	}
	v.drawHead(c.Sub(0, 0, v.w, 1))
	v.scene.draw(c.Sub(0, l.board, v.w, l.words-l.board), v.clock.fraction(), v.s.Mono)
	v.drawWords(c.Sub(0, l.words, v.w, l.edges-l.words))
	v.drawSource(c.Sub(0, l.source, v.w, l.scrub-l.source))
	v.bars.draw(c.Sub(0, l.scrub, v.w, scrubRows), v)
}

// drawUnrecorded says what is needed for there to be anything to play.
func (v *View) drawUnrecorded(c *canvas.Canvas) {
	view.DrawNotice(c, "This trace has no channel operations to play: the tracer of Go does not record them. "+
		"A recording by chanlens has each of them:",
		"")
	y := 4
	for _, line := range []struct{ text, what string }{
		{"chanlens record -- go run .", "records a program"},
		{"chanlens record -- go test ./...", "records tests"},
		{"chanlens learn", "has recordings, with lessons"},
	} {
		x := c.Text(4, y, line.text, canvas.As(theme.Strong))
		c.Text(max(x+2, 40), y, line.what, canvas.As(theme.Dim))
		y++
	}
}

// rows is where the parts of the view begin.
type rows struct{ board, words, edges, source, scrub int }

const (
	headRows  = 2 // with the blank one below
	wordRows  = 3
	edgeRows  = 5
	scrubRows = 2
	leastRoom = 8 // of the board, beside source lines
)

// layout divides the room: the board gets what is left, and source lines only what it can
// spare.
func (v *View) layout() rows {
	l := rows{board: headRows, scrub: max(v.h-scrubRows, 0)}
	if v.h < 18 {
		l.board = 1
	}
	source := 0
	if v.h >= 26 {
		source = min(max(v.h/6, 5), 9)
	}
	l.source = max(l.scrub-source, l.board)
	l.edges = l.source
	if v.showsEdges() {
		l.edges = max(l.source-edgeRows, l.board)
	}
	l.words = max(l.edges-wordRows, l.board)
	return l
}

package player

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/session"
)

// textRows is how many rows a channel may take where it is read as text.
const textRows = 10

// Text draws channels as the playhead finds them at the session's selection, for what is read
// without a screen; nil if no operations are recorded. Glyphs tell what colours would.
func Text(s *session.Session, chans []model.Chan, width int) *canvas.Canvas {
	v := New(s)
	v.w = width
	v.follow()
	if !v.can() {
		return nil
	}
	if s.Veil.On { // as things are then, and not after what was done last
		v.at, v.some, v.now.At = v.last(), false, s.Sel.At
	}
	v.shown = chans
	v.compose(textRows * len(chans))
	v.scene.more = 0
	for i, c := range chans { // it may have been made since the last operation
		b := &v.scene.blocks[i]
		b.there = b.there || s.Trace.Chan(c).Made <= s.Sel.At
	}
	paper := canvas.New(width, v.scene.height())
	v.scene.draw(paper, 1, true)
	return paper
}

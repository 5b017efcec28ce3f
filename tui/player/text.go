package player

import (
	"chanlens/model"
	"chanlens/tui/canvas"
	"chanlens/tui/session"
)

// textRows is how many rows a channel may take where it is read as text.
const textRows = 10

// Text draws a channel as the playhead finds it at the session's selection, for what is read
// without a screen; nil if no operations are recorded. Glyphs tell what colours would.
func Text(s *session.Session, c model.Chan, width int) *canvas.Canvas {
	v := New(s)
	v.w = width
	v.follow()
	if !v.can() {
		return nil
	}
	v.shown = []model.Chan{c}
	v.compose(textRows)
	v.scene.more = 0
	paper := canvas.New(width, v.scene.height())
	v.scene.draw(paper, 1, true)
	return paper
}

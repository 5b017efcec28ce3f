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
	y := 0
	for i := range chans {
		b := &v.scene.blocks[i]
		b.form, b.y = boxForm, y
		sh := b.shape(width)
		b.rows = max(b.form.least(), min(sh.row+sh.persons(max(len(b.left), len(b.right))), textRows))
		y += b.rows + 1
	}
	v.scene.more, v.scene.heads = 0, false
	paper := canvas.New(width, max(y-1, 1))
	v.scene.draw(paper, 1, true)
	return paper
}

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
	b := &v.scene.blocks[0]
	b.form, b.y = boxForm, 0
	sh := b.shape(width)
	b.rows = max(b.form.least(), min(sh.row+sh.persons(max(len(b.left), len(b.right))), textRows))
	v.scene.more, v.scene.heads = 0, false
	paper := canvas.New(width, b.rows)
	v.scene.draw(paper, 1, true)
	return paper
}

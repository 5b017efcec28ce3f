package waits

import (
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// Draw implements [view.View].
func (v *View) Draw(c *canvas.Canvas) {
	if v.sums == nil {
		view.DrawNotSummed(c, v.s, "Where goroutines waited")
		return
	}
	area := c.Sub(0, 0, v.lw, v.lh)
	below := area.Sub(0, 1, v.lw, v.lh-1)
	if v.page != nil {
		v.waits.Draw(below)
	} else {
		v.places.Draw(below)
	}
	if v.pane.Shown() {
		v.pane.Draw(c)
	}
	if _, current := v.s.Sums(); !current {
		view.Fade(c)
	}
	head := area.Sub(0, 0, v.lw, 1)
	if v.page != nil {
		v.drawPageHead(head)
		return
	}
	view.DrawSumsHead(head, v.s, v.headline(), v.sums.Stuck)
}

// headline says what is in the table.
func (v *View) headline() string {
	n := 0
	for i := range v.sums.Places {
		n += v.sums.Places[i].Count
	}
	return format.Plural(n, "wait") + " at " + format.Plural(len(v.sums.Places), "place")
}

// drawPageHead says of which waits the page is.
func (v *View) drawPageHead(c *canvas.Canvas) {
	w, _ := c.Size()
	p := v.page
	text := "waits"
	if p.words != "" {
		text = "waits of " + p.words
	}
	if p.ready {
		if p.count > v.waits.Len() {
			text = format.Count(uint64(v.waits.Len())) + " longest of " + format.Count(uint64(p.count)) + " " + text
		} else {
			text = format.Count(uint64(p.count)) + " " + text
		}
	}
	text += ", " + view.ExtentWords(v.s) + "; Esc: all places"
	x := c.Text(1, 0, v.name(p.place, max(min(w/2, w-canvas.Width(text)-4), 20)), canvas.As(theme.Strong))
	c.Text(x+2, 0, canvas.Cut(text, w-x-3), canvas.As(theme.Dim))
}

package tui

import (
	"fmt"

	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
	"chanlens/tui/view"
)

// The room of a screen is what lies between its first lines and its last one: there stands
// the view, and beside it the text of a lesson, if one is read.

// resize divides a screen among its parts.
func (a *App) resize(w, h int) {
	a.w, a.h = w, h
	w, h = max(w, leastWidth), max(h, leastHeight)-2-a.chipLines()
	a.left, a.viewW, a.viewH = 0, w, h
	if a.lecture != nil {
		a.left, a.viewW, a.viewH = a.lecture.pane.Place(w, h)
	}
	for _, v := range a.views {
		v.Resize(a.viewW, a.viewH)
	}
}

// Draw draws the screen on a new canvas. It changes nothing.
func (a *App) Draw() *canvas.Canvas {
	c := canvas.New(a.w, a.h)
	switch {
	case a.small():
		a.drawSmall(c)
	case a.stage == stageLoading:
		a.drawLoading(c)
	case a.stage == stageFailed:
		a.drawFailure(c)
	default:
		a.drawHeader(c.Sub(0, 0, a.w, 1))
		top := 1 + a.chipLines()
		if a.filter.expr != nil {
			a.drawChips(c.Sub(0, 1, a.w, 1))
		}
		a.drawRoom(c.Sub(0, top, a.w, a.h-top-1))
		a.drawFooter(c.Sub(0, a.h-1, a.w, 1))
		switch {
		case a.overlay != nil:
			a.overlay.draw(c)
		case a.prompt != nil:
			a.prompt.Draw(c)
		case a.pending != nil:
			a.pending.draw(c.Sub(0, a.h-1, a.w, 1))
		}
	}
	a.theme.Finish(c)
	return c
}

// drawSmall says that the screen is too small, in words that fit.
func (a *App) drawSmall(c *canvas.Canvas) {
	least := fmt.Sprintf("%dx%d", leastWidth, leastHeight)
	needs := canvas.Fitting(a.w, "chanlens needs "+least+" cells", "chanlens needs "+least, "needs "+least, least)
	c.Text(0, 0, needs, canvas.As(theme.Text))
	c.Text(0, 1, canvas.Fitting(a.w, "make the window larger; q quits", "enlarge it; q quits", "q quits"), canvas.As(theme.Dim))
}

// drawRoom draws the view, and beside it the text of a lesson.
func (a *App) drawRoom(c *canvas.Canvas) {
	part := c.Sub(a.left, 0, a.viewW, a.viewH)
	if a.covered() {
		view.DrawNotice(part, a.view().Title()+" is "+a.session.Veil.Word()+": it tells how all of this ends.", "")
	} else {
		a.view().Draw(part)
	}
	if a.lecture != nil {
		a.lecture.pane.Draw(c)
		a.drawLit(c)
	}
}

// mouseBelow hands an event to the text of a lesson or to the view, in whose room it is. A
// click takes the keys along.
func (a *App) mouseBelow(e keys.Event) {
	if l := a.lecture; l != nil {
		if l.pane.Takes(e) {
			return
		}
		if e.Name == keys.Click || e.Name == keys.DoubleClick {
			l.pane.Focused = false
		}
		e.X = max(e.X-a.left, 0)
	}
	if !a.covered() {
		a.view().Mouse(e)
	}
}

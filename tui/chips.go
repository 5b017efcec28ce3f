package tui

import (
	"chanlens/model/analysis/filter"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
	"chanlens/tui/theme"
)

// chip is a part of the filter, in the line below the title.
type chip struct {
	x, end int
	text   string
	term   int
}

// closeSign stands behind a chip's text; a click removes the part.
const closeSign = "×"

// chipLines returns how many lines the filter takes below the title.
func (a *App) chipLines() int {
	if a.filter.expr == nil {
		return 0
	}
	return 1
}

// chips returns the parts of the filter, and where the words behind them begin. Where there
// is no room for all, each gets less.
func (a *App) chips() (list []chip, x int) {
	terms := a.filter.expr.Terms()
	room := a.w - canvas.Width(a.filter.words(a.session.Trace.NumGoroutines())) - 3
	each := max(room/len(terms)-5, 4)
	if whole := chipsOf(terms, a.w); len(whole) > 0 && whole[len(whole)-1].end < room {
		each = a.w
	}
	list = chipsOf(terms, each)
	return list, list[len(list)-1].end + 2
}

// chipsOf returns the chips of terms, each of them at most so many cells of text.
func chipsOf(terms []*filter.Expr, each int) []chip {
	var list []chip
	x := 1
	for i, t := range terms {
		text := " " + canvas.Cut(t.String(), each) + " " + closeSign + " "
		end := x + canvas.Width(text)
		list = append(list, chip{x, end, text, i})
		x = end + 1
	}
	return list
}

// drawChips draws the line of the filter.
func (a *App) drawChips(c *canvas.Canvas) {
	chips, x := a.chips()
	for _, chip := range chips {
		c.Text(chip.x, 0, chip.text, canvas.As(theme.TabActive))
	}
	c.Text(x, 0, a.filter.words(a.session.Trace.NumGoroutines()), canvas.As(theme.Dim))
}

// clickChip removes the part of the filter under the mouse.
func (a *App) clickChip(e keys.Event) {
	if e.Name != keys.Click {
		return
	}
	chips, _ := a.chips()
	for _, chip := range chips {
		if e.X >= chip.x && e.X < chip.end {
			a.removeTerm(chip.term)
			return
		}
	}
}

package tutor

import (
	"fmt"
	"strings"

	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// The glyphs of the bar of progress.
const (
	barDone = '━'
	barLeft = '─'
)

// Draw draws the pane on its own part of the room of view and pane.
func (p *Pane) Draw(room *canvas.Canvas) {
	c := room.Sub(p.x, p.y, p.w, p.h)
	x := 2
	if p.below {
		p.drawRule(c)
	} else {
		p.drawHead(c)
		p.drawFoot(c)
		p.drawEdge(c)
	}
	rows := p.page()
	for i := p.top; i < min(p.top+p.room(), len(rows)); i++ {
		rows[i].Draw(c.Sub(x, p.first()+i-p.top, p.measure(), 1), 0, 0)
	}
}

// BesideTitle returns the place in the room of view and pane that the title of a step leaves at
// its right: none if the page has no title on screen.
func (p *Pane) BesideTitle() (x, y, w int) {
	if p.w == 0 || p.top > 0 || p.Ended() || p.text.Steps[p.step].Title == "" {
		return 0, 0, 0
	}
	used := canvas.Width(p.text.Steps[p.step].Title) + 2
	return p.x + 2 + used, p.y + p.first(), max(p.w-4-used, 0)
}

// drawEdge draws the line between pane and view, which says who has the keys.
func (p *Pane) drawEdge(c *canvas.Canvas) {
	line, style := '│', canvas.As(theme.Frame)
	if p.Focused {
		line, style = '┃', canvas.As(theme.Accent)
	}
	for y := range p.h {
		c.Set(p.w-1, y, line, style)
	}
}

// drawHead draws the title, and below it how far the learner is.
func (p *Pane) drawHead(c *canvas.Canvas) {
	c.Text(2, 0, canvas.Cut(p.text.Title, p.measure()), canvas.As(theme.Strong))
	text := p.far()
	p.drawBar(c.Sub(2, 1, p.measure()-canvas.Width(text)-2, 1))
	c.Text(2+p.measure()-canvas.Width(text), 1, text, canvas.As(theme.Dim))
}

// far says how far the learner is.
func (p *Pane) far() string {
	n := len(p.text.Steps)
	if p.Ended() {
		return "done"
	}
	return fmt.Sprintf("step %d of %d", p.step+1, n)
}

// drawBar draws how far the learner is.
func (p *Pane) drawBar(c *canvas.Canvas) {
	w, _ := c.Size()
	done := w * min(p.step+1, len(p.text.Steps)) / len(p.text.Steps)
	for x := range w {
		if x < done {
			c.Set(x, 0, barDone, canvas.As(theme.BarGood))
		} else {
			c.Set(x, 0, barLeft, canvas.As(theme.Faint))
		}
	}
}

// drawFoot draws how to go on.
func (p *Pane) drawFoot(c *canvas.Canvas) {
	text := p.onward()
	c.Text(2+p.measure()-canvas.Width(text), p.h-1, text, canvas.As(p.onwardRole()))
	if p.step > 0 {
		c.Text(2, p.h-1, backward, canvas.As(theme.Dim))
	}
}

// backward is what leads a step back.
const backward = "◂ back"

// onward says what Enter does.
func (p *Pane) onward() string {
	switch {
	case p.more() > 0:
		return "more ▾"
	case p.Asks():
		return "your answer?"
	case !p.Ended():
		return "next ▸"
	case p.follows():
		return "next lesson ▸"
	}
	return ""
}

func (p *Pane) onwardRole() canvas.Role {
	if p.Focused {
		return theme.Accent
	}
	return theme.Dim
}

// drawRule draws the line above a pane that stands below the view: title, how far the
// learner is, and how to go on, as far as there is room.
func (p *Pane) drawRule(c *canvas.Canvas) {
	line, style := '─', canvas.As(theme.Frame)
	if p.Focused {
		line, style = '━', canvas.As(theme.Accent)
	}
	c.Fill(0, 0, p.w, 1, line, style)
	right := p.w - 2
	if text := p.onward(); text != "" {
		text = " " + text + " "
		right -= canvas.Width(text)
		c.Text(right, 0, text, canvas.As(p.onwardRole()))
		right--
	}
	if far := " " + p.far() + " "; right-canvas.Width(far) > 20 {
		right -= canvas.Width(far)
		c.Text(right, 0, far, canvas.As(theme.Dim))
		const bar = 10
		if right-bar > canvas.Width(p.text.Title)+6 {
			right -= bar
			c.Set(right-1, 0, ' ', style)
			p.drawBar(c.Sub(right, 0, bar, 1))
			right--
		}
		right--
	}
	c.Text(1, 0, " "+strings.TrimSpace(canvas.Cut(p.text.Title, right-4))+" ", canvas.As(theme.Strong))
}

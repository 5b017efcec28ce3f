package tutor

import (
	"strings"

	"chanlens/tui/action"
	"chanlens/tui/canvas"
	"chanlens/tui/keys"
)

// Actions returns what keys do while they are the pane's.
func (p *Pane) Actions() []action.Action {
	in := func() bool { return p.Focused }
	asked := func() bool { return p.Focused && p.Asks() }
	const group = "lesson"
	list := []action.Action{
		{ID: "lesson.answer", Keys: []string{"a"}, Group: group, Hint: p.answerHint(), Help: "a, b, c, …: answer the question", Enabled: asked, Worth: asked, Do: action.By(p.choose, 0)},
		{ID: "lesson.next", Keys: []string{"<Enter>", "<Space>"}, Group: group, Hint: p.onHint(), Help: "go on: down the page, then to the next step",
			Enabled: in, Worth: in, Do: p.goOn},
		{ID: "lesson.back", Keys: []string{"<Backspace>"}, Group: group, Hint: "back", Help: "a step back",
			Enabled: func() bool { return p.Focused && p.step > 0 }, Worth: in, Do: p.back},
		{ID: "lesson.down", Keys: []string{"j", "<Down>"}, Group: group, Help: "a line of the text down", Enabled: in, Do: action.By(p.scroll, 1)},
		{ID: "lesson.up", Keys: []string{"k", "<Up>"}, Group: group, Help: "a line of the text up", Enabled: in, Do: action.By(p.scroll, -1)},
		{ID: "lesson.pagedown", Keys: []string{"<PgDn>"}, Group: group, Help: "a page of the text down", Enabled: in, Do: func() { p.scroll(p.room() - 1) }},
		{ID: "lesson.pageup", Keys: []string{"<PgUp>"}, Group: group, Help: "a page of the text up", Enabled: in, Do: func() { p.scroll(1 - p.room()) }},
	}
	for i := 1; i < mostChoices; i++ {
		list = append(list, action.Action{ID: "lesson.answer." + letterOf(i), Keys: []string{letterOf(i)}, Group: group, Help: "answer " + letterOf(i),
			Enabled: func() bool { q := p.ask(); return asked() && i < len(q.Choices) }, Do: action.By(p.choose, i)})
	}
	return list
}

// answerHint names the keys of all answers but the first, which stands before it.
func (p *Pane) answerHint() string {
	if q := p.ask(); q != nil {
		if _, others, ok := strings.Cut(lettersOf(len(q.Choices)), "a"); ok {
			return strings.TrimPrefix(others, ", ") + " answers"
		}
	}
	return ""
}

// onHint says in a word what Enter does.
func (p *Pane) onHint() string {
	switch r := p.reply(); {
	case p.more() > 0:
		return "more"
	case p.Asks() && r.tried == 0 && !r.warned:
		return "hint"
	case p.Asks():
		return "show the answer"
	case p.Ended() && p.follows():
		return "next lesson"
	case p.Ended():
		return ""
	}
	return "next"
}

// mostChoices is how many choices a question has at most.
const mostChoices = 5

// Takes handles an event of the mouse, in the room of view and pane, if it is on the pane.
// Of a button that is held the end may be anywhere: that is for who saw its begin.
func (p *Pane) Takes(e keys.Event) bool {
	if e.X < p.x || e.X >= p.x+p.w || e.Y < p.y || e.Y >= p.y+p.h || e.Name == keys.Drag || e.Name == keys.Up {
		return false
	}
	switch e.X, e.Y = e.X-p.x, e.Y-p.y; e.Name {
	case keys.WheelDown:
		p.scroll(wheelLines)
	case keys.WheelUp:
		p.scroll(-wheelLines)
	case keys.Click:
		p.Focused = true
		p.click(e.X, e.Y)
	}
	return true
}

// wheelLines is how many rows the wheel scrolls.
const wheelLines = 3

// click does what stands at a place of the pane.
func (p *Pane) click(x, y int) {
	foot, left := p.h-1, 2+p.measure()-canvas.Width(p.onward())
	if p.below {
		foot, left = 0, p.w-3-canvas.Width(p.onward())
	}
	switch {
	case y == foot && x >= left:
		p.goOn()
		return
	case y == foot && !p.below && x < 2+canvas.Width(backward):
		p.back()
		return
	}
	rows := p.page()
	if i := p.top + y - p.first(); y >= p.first() && y-p.first() < p.room() && i < len(rows) {
		switch {
		case rows[i].choice > 0:
			p.choose(rows[i].choice - 1)
		case rows[i].on:
			p.goOn()
		}
	}
}

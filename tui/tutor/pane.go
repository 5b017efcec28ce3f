package tutor

import (
	"fmt"
	"iter"
	"math/bits"

	"chanlens/model/analysis/lesson"
	"chanlens/model/format"
)

// Pane is a lesson being read.
type Pane struct {
	Focused bool // keys are the pane's

	Word     string // why what the step speaks of is not shown; "": it is
	Keepsake        // what the last page tells besides
	Mono     bool   // the screen has no colours

	Moved func()            // the step, or what is answered of it, has changed; nil: nobody asks
	Next  func(name string) // opens the lesson that follows; nil: none can be opened
	List  bool              // there is a list of lessons to go to

	text    *lesson.Lesson
	step    int     // up to the number of steps, which stands for the last page
	replies []reply // by step
	top     int     // first row shown of the page

	x, y, w, h int // in the room of view and pane; no width: there is no room
	below      bool
}

// Keepsake is what the last page tells besides what the lesson is about.
type Keepsake struct {
	Rules     []Rule
	NextTitle string // of the lesson that follows; "": its name will do
}

// Rule is a rule that a lesson rests on.
type Rule struct{ Title, Quote, URL string }

// reply is what a learner has said to a question.
type reply struct {
	tried  uint8 // choices that were chosen, as bits
	done   bool  // the answer is known
	shown  bool  // because the learner wanted to see it
	warned bool  // that Enter shows the answer the next time
}

// New returns the pane of a lesson, at a step. Questions of the steps before are not asked
// again.
func New(text *lesson.Lesson, at int) *Pane {
	p := &Pane{text: text, Focused: true, replies: make([]reply, len(text.Steps))}
	p.step = max(min(at, len(text.Steps)), 0)
	for i := range p.step {
		p.replies[i] = reply{done: true, shown: true}
	}
	return p
}

// Step returns which step is shown, from 0; the number of steps if that is the last page.
func (p *Pane) Step() int { return p.step }

// Ended reports whether the last page is shown.
func (p *Pane) Ended() bool { return p.step == len(p.text.Steps) }

// Asks reports whether the page has a question that is not answered.
func (p *Pane) Asks() bool {
	return !p.Ended() && p.text.Steps[p.step].Ask != nil && !p.replies[p.step].done
}

// WillAsk reports whether the page, or a later one, has a question that is not answered.
func (p *Pane) WillAsk() bool {
	for range p.ToAsk() {
		return true
	}
	return false
}

// ToAsk yields the steps, from that of the page on, whose questions are not answered.
func (p *Pane) ToAsk() iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := p.step; i < len(p.replies); i++ {
			if p.text.Steps[i].Ask != nil && !p.replies[i].done && !yield(i) {
				return
			}
		}
	}
}

// ask returns the question of the page; nil if there is none.
func (p *Pane) ask() *lesson.Question {
	if p.Ended() {
		return nil
	}
	return p.text.Steps[p.step].Ask
}

// goOn goes down the page, or if its end is seen to the next one, or if that was the last to
// the lesson that follows. A question is answered first: who will not is told how to see the
// answer.
func (p *Pane) goOn() {
	switch r := p.reply(); {
	case p.more() > 0:
		p.scroll(p.room() - 1)
	case p.Asks() && r.tried == 0 && !r.warned:
		r.warned = true
		p.toEnd()
	case p.Asks():
		r.done, r.shown = true, true
		p.changed()
		p.toAnswer()
	case !p.Ended():
		p.to(p.step + 1)
	case p.follows():
		p.Next(p.text.Next)
	}
}

// follows reports whether there is a lesson to go on to.
func (p *Pane) follows() bool { return p.text.Next != "" && p.Next != nil }

// back goes to the page before.
func (p *Pane) back() {
	if p.step > 0 {
		p.to(p.step - 1)
	}
}

// to goes to a page.
func (p *Pane) to(step int) {
	p.step, p.top = step, 0
	p.changed()
}

// reply returns what was said to the question of the page.
func (p *Pane) reply() *reply {
	if p.Ended() {
		return &reply{}
	}
	return &p.replies[p.step]
}

// choose answers the question of the page.
func (p *Pane) choose(choice int) {
	q, r := p.ask(), p.reply()
	if q == nil || r.done || choice >= len(q.Choices) {
		return
	}
	r.tried |= 1 << choice
	if choice != q.Right {
		p.toEnd()
		return
	}
	r.done = true
	p.changed()
	p.toAnswer()
}

// changed tells that something has changed.
func (p *Pane) changed() {
	p.Word = ""
	if p.Moved != nil {
		p.Moved()
	}
}

// score says how many questions were answered rightly at the first go; "" if there are none,
// or none was.
func (p *Pane) score() string {
	asked, right := 0, 0
	for i := range p.text.Steps {
		if p.text.Steps[i].Ask == nil {
			continue
		}
		asked++
		if r := p.replies[i]; r.done && !r.shown && bits.OnesCount8(r.tried) == 1 {
			right++
		}
	}
	switch {
	case right == 0:
		return ""
	case right == asked:
		return "Every question answered rightly at the first go."
	}
	return fmt.Sprintf("%d of %s answered rightly at the first go.", right, format.Plural(asked, "question"))
}

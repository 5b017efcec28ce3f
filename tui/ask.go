package tui

import (
	"chanlens/tui/prompt"
)

// ask has the user type a line of text, which do takes.
func (a *App) ask(label string, do func(text string)) {
	p := &prompt.Prompt{Label: label, Chosen: -1, Hints: []prompt.Hint{{Key: "<Enter>", Text: "done"}, leaveHint}}
	p.Enter = func() bool {
		do(p.Line.Text)
		return false
	}
	a.prompt = p
}

// leaveHint stands in every prompt.
var leaveHint = prompt.Hint{Key: "<Esc>", Text: "leaves"}

// promptKey hands a key to the prompt, which may open another one.
func (a *App) promptKey(name string) {
	if p := a.prompt; !p.Key(name) && a.prompt == p {
		a.prompt = nil
	}
}

// choosable says how rows are chosen.
var choosable = prompt.Hint{Key: "<Up>", Text: "and ↓ choose"}

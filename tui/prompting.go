package tui

import (
	"chanlens/tui/prompt"
)

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

package format

import (
	"fmt"

	"chanlens/model"
)

// Chan names a channel whose operations were recorded, by what it carries and its number:
// "chan main.Job #3", "timer #4".
func Chan(t *model.Trace, c model.Chan) string {
	if c == model.NilChan {
		return "the nil channel"
	}
	info := t.Chan(c)
	if info.Timer {
		return fmt.Sprintf("timer #%d", info.Number)
	}
	name := "chan"
	if elem := t.String(info.Elem); elem != "" {
		name += " " + Cut(elem, maxElem)
	}
	return fmt.Sprintf("%s #%d", name, info.Number)
}

// ChanNames are what recorded channels are called in the program, as far as that is known.
type ChanNames map[model.Chan]string

// Of returns what a channel is called, or else what [Chan] says of it.
func (n ChanNames) Of(t *model.Trace, c model.Chan) string {
	if name := n[c]; name != "" {
		return name
	}
	return Chan(t, c)
}

// Both returns what a channel is called, and what it is: "jobs (chan main.Job #3)".
func (n ChanNames) Both(t *model.Trace, c model.Chan) string {
	if name := n[c]; name != "" && c != model.NilChan {
		return name + " (" + Chan(t, c) + ")"
	}
	return Chan(t, c)
}

// maxElem is how much of the type of a channel's elements is written.
const maxElem = 40

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

// maxElem is how much of the type of a channel's elements is written.
const maxElem = 40

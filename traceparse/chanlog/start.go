package chanlog

import (
	"strings"

	"chanlens/model"
)

// startCategory is the category of the message that a recording starts with: the
// version of this encoding, 1, the version of the program's runtime, and whether
// operations that fail because they do not wait are recorded, as in
// "v=1 go=go1.26.8 polls=1". More words may follow. The message "end=deadlock" is the
// last one of a program that ends because no goroutine can ever run again.
const startCategory = "chanlens"

const deadlock = "end=deadlock"

// parseStart reads the message that a recording starts with.
func parseStart(message string) (model.Recording, bool) {
	r := model.Recording{Polls: true}
	for word := range strings.FieldsSeq(message) {
		key, value, _ := strings.Cut(word, "=")
		switch key {
		case "v":
			r.Version = value
		case "go":
			r.GoVersion = value
		case "polls":
			r.Polls = value != "0"
		}
	}
	return r, r.Version != ""
}

package chanlog

import (
	"math"
	"strconv"
	"strings"

	"chanlens/model"
)

// parseState reads the message of a make.
func parseState(message string, str func(string) model.StringID) (model.ChanState, bool) {
	var s model.ChanState
	head, elem, ok := strings.Cut(message, "elem=")
	if !ok {
		return s, false
	}
	s.Elem = str(elem)
	for word := range strings.FieldsSeq(head) {
		key, value, _ := strings.Cut(word, "=")
		n, err := strconv.ParseUint(value, 0, 64)
		switch {
		case word == "timer":
			s.Timer = true
			continue
		case err != nil:
			return s, false
		}
		switch key {
		case "cap":
			s.Cap = int(min(n, math.MaxInt32))
		case "s":
			s.Sent = n
		case "r":
			s.Received = n
		case "closed":
			s.Closed = n != 0
		case "addr":
			s.Addr = n
		}
	}
	return s, true
}

package godump

import (
	"bytes"
	"math"
	"strconv"
	"strings"
	"time"
)

// header is the first line of a goroutine.
type header struct {
	id     int64
	state  string
	leaked bool
	waited time.Duration
}

// The words around a goroutine's number and state.
var (
	headerWord = []byte("goroutine ")
	labelsWord = []byte(" labels:{")
)

// parseHeader reads the first line of a goroutine. Its forms, from goroutineheader in
// GOROOT/src/runtime/traceback.go:
//
//	goroutine 1 [running]:
//	goroutine 7 gp=0xc000002380 m=0 mp=0x5b1200 [chan send, 3 minutes, locked to thread]:
//	goroutine 7 gp=0xc000002380 m=nil [select (no cases)]:
//	goroutine 7 [chan receive (nil chan) (leaked)]:
//	goroutine 7 [select (scan) (durable), 2 minutes, synctest bubble 1 labels:{"k": "v"}]:
//
// Before Go 1.23 there is no m; Go 1.24 had "synctest group" for a bubble. Labels come last;
// only there can a line have more brackets. long says that the end of the line is missing.
func parseHeader(line []byte, long bool) (h header, ok bool) {
	rest, ok := bytes.CutPrefix(line, headerWord)
	if !ok {
		return h, false
	}
	before, body, ok := bytes.Cut(rest, []byte("["))
	if !ok {
		return h, false
	}
	number, pointers, _ := bytes.Cut(before, []byte(" "))
	if len(pointers) > 0 && !bytes.HasPrefix(pointers, []byte("gp=")) {
		return h, false
	}
	id, err := strconv.ParseUint(string(number), 10, 63)
	if err != nil || len(before) == len(number) {
		return h, false
	}
	body, closed := bytes.CutSuffix(body, []byte("]:"))
	if !closed && !long {
		return h, false
	}
	body, _, _ = bytes.Cut(body, labelsWord)
	h.id = int64(id)
	h.describe(string(body))
	return h, true
}

// describe reads what stands between the brackets, but for labels.
func (h *header) describe(text string) {
	state, rest, _ := strings.Cut(text, ", ")
	h.state, h.leaked = withoutMarks(state)
	for rest != "" {
		var word string
		word, rest, _ = strings.Cut(rest, ", ")
		if minutes, ok := strings.CutSuffix(word, " minutes"); ok {
			h.waited = parseMinutes(minutes)
		}
	}
}

// withoutMarks returns a state without what was found out about it: that it is leaked,
// that its stack is being scanned, or that only its synctest bubble can end it. Other
// words in parentheses, as in "chan send (nil chan)", belong to the state.
func withoutMarks(state string) (bare string, leaked bool) {
	for {
		if s, ok := strings.CutSuffix(state, " (leaked)"); ok {
			state, leaked = s, true
			continue
		}
		if s, ok := strings.CutSuffix(state, " (scan)"); ok {
			state = s
			continue
		}
		if s, ok := strings.CutSuffix(state, " (durable)"); ok {
			state = s
			continue
		}
		return state, leaked
	}
}

// parseMinutes reads a number of minutes; 0 if it is none.
func parseMinutes(text string) time.Duration {
	n, err := strconv.ParseUint(text, 10, 63)
	if err != nil {
		return 0
	}
	return time.Duration(min(n, math.MaxInt64/uint64(time.Minute))) * time.Minute
}

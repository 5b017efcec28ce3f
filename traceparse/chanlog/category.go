package chanlog

import (
	"strconv"
	"strings"

	"chanlens/model"
)

// taskBase is the task of channel 0, the nil channel. The task of another one is its
// number more.
const taskBase = 1 << 20

// Category is what the category of a message tells.
type Category struct {
	Start bool           // the message describes the recording; there is no Act
	Make  bool           // the message describes a channel; there is no Act
	Lock  model.LockKind // of a wait for a lock, which the message names; there is no Act. Else LockNone
	Act   model.ChanAct
}

const (
	prefix     = "chan "
	lockPrefix = "lock wait "
)

var kinds = map[string]model.ChanKind{
	"send": model.ChanSend, "recv": model.ChanReceive, "close": model.ChanClose,
	"drain": model.ChanDrain, "select": model.ChanSelect,
}

var flags = map[string]model.ChanFlags{
	"wait": model.ChanWaits, "blocked": model.ChanWaited, "direct": model.ChanDirect,
	"closed": model.ChanOfClosed, "panic": model.ChanPanics, "default": model.ChanFails,
	"timer": model.ChanOfTimer,
}

// ParseCategory reads a category, and returns false if it is none of a recorded
// operation.
func ParseCategory(text string) (Category, bool) {
	if text == startCategory {
		return Category{Start: true}, true
	}
	if kind, ok := strings.CutPrefix(text, lockPrefix); ok {
		lock := model.ParseLockKind(kind)
		return Category{Lock: lock}, lock != model.LockNone
	}
	rest, ok := strings.CutPrefix(text, prefix)
	if !ok {
		return Category{}, false
	}
	op, rest, _ := strings.Cut(rest, " ")
	if op == "make" {
		return Category{Make: true}, rest == ""
	}
	kind, ok := kinds[op]
	if !ok {
		return Category{}, false
	}
	act := model.ChanAct{Kind: kind, Len: -1}
	for rest != "" {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		if !parseWord(word, &act) {
			return Category{}, false
		}
	}
	if act.Is(model.ChanWaited) {
		act.Len = -1 // it is that of the moment when the other side completed the operation
	}
	return Category{Act: act}, true
}

// parseWord reads a word behind the operation.
func parseWord(word string, act *model.ChanAct) bool {
	if f, ok := flags[word]; ok {
		act.Flags |= f
		return true
	}
	key, value, _ := strings.Cut(word, "=")
	switch key {
	case "q":
		n, err := strconv.ParseUint(value, 10, 31)
		act.Len = int32(n)
		return err == nil
	case "sel":
		return parseCase(value, act)
	}
	return false
}

// parseCase reads "I/N", the runtime's number of a case and how many there are.
func parseCase(text string, act *model.ChanAct) bool {
	i, n, ok := strings.Cut(text, "/")
	if !ok {
		return false
	}
	cases, err := strconv.ParseUint(n, 10, 16)
	if err != nil {
		return false
	}
	act.Flags |= model.ChanInSelect
	act.Cases = uint16(cases)
	if i == "-" {
		return true
	}
	index, err := strconv.ParseUint(i, 10, 16)
	if err != nil || index >= cases {
		return false
	}
	if act.Kind != model.ChanSend {
		index = cases - 1 - index // receives come from the last to the first
	}
	act.Case = uint16(index)
	return true
}

package palette

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chanlens/model"
)

// Kind says where a goal leads.
type Kind uint8

// The kinds.
const (
	Range     Kind = iota // From and To
	Moment                // From
	Goroutine             // ID
)

// Goal is a place to go to.
type Goal struct {
	Kind     Kind
	From, To model.Time // from the start of the trace; To is the first moment after a range
	ID       model.GoID
}

// Here is what a goal may be told by.
type Here struct {
	At  model.Time // where we are
	End model.Time // of the trace
}

// Read reads a goal. It is none (ok is false) if the text is about something else; an
// error says what is wrong with one.
func Read(text string, here Here) (goal Goal, ok bool, err error) {
	text = strings.ToLower(strings.Join(strings.Fields(text), ""))
	if from, to, found := strings.Cut(text, ".."); found {
		return between(from, strings.TrimPrefix(to, "."), here)
	}
	if from, length, found := strings.Cut(text, "+"); found {
		return along(from, length, here)
	}
	if id, err := strconv.ParseInt(strings.TrimPrefix(text, "g"), 10, 64); err == nil && id >= 0 {
		return Goal{Kind: Goroutine, ID: model.GoID(id)}, true, nil
	}
	at, err := moment(text)
	if err != nil {
		return Goal{}, false, nil
	}
	return Goal{Kind: Moment, From: at}, true, here.holds(at)
}

// between reads a range by its ends, of which one may be missing. The unit of the second
// counts for the first, too, if that has none: "1.2..1.35s".
func between(from, to string, here Here) (Goal, bool, error) {
	g := Goal{Kind: Range, To: here.End}
	if from == "" && to == "" {
		return g, false, nil
	}
	var err error
	if to != "" {
		if g.To, err = moment(to); err != nil {
			return g, began(from), fmt.Errorf("%q is no moment: it has a unit, as in 1.35s", to)
		}
	}
	if from != "" {
		if g.From, err = moment(from); err != nil {
			g.From, err = moment(from + strings.TrimLeft(to, "0123456789."))
		}
		if err != nil {
			return g, began(from), fmt.Errorf("%q is no moment: it has a unit, as in 1.2s", from)
		}
	}
	switch {
	case g.From >= g.To:
		return g, true, errors.New("the range ends before it begins")
	case g.From >= here.End:
		return g, true, here.holds(g.From)
	}
	g.To = min(g.To, here.End)
	return g, true, nil
}

// along reads a range by where it begins, or else from where we are, and its length.
func along(from, length string, here Here) (Goal, bool, error) {
	g := Goal{Kind: Range, From: here.At}
	if from != "" {
		at, err := moment(from)
		if err != nil {
			return g, began(from), fmt.Errorf("%q is no moment: it has a unit, as in 1.2s", from)
		}
		g.From = at
	}
	d, err := moment(length)
	switch {
	case err != nil:
		return g, true, errors.New("a length has a unit, as in +20ms")
	case d == 0:
		return g, true, errors.New("the range has no length")
	case g.From >= here.End:
		return g, true, here.holds(g.From)
	}
	g.To = g.From + min(d, here.End-g.From)
	return g, true, nil
}

// began reports whether a text begins as a moment does.
func began(text string) bool { return text != "" && text[0] >= '0' && text[0] <= '9' }

// moment reads a moment since the start of the trace.
func moment(text string) (model.Time, error) {
	if !began(text) && !strings.HasPrefix(text, ".") {
		return 0, errors.New("no moment")
	}
	d, err := time.ParseDuration(text)
	return model.Time(d), err
}

// holds says whether the trace reaches to a moment.
func (h Here) holds(at model.Time) error {
	if at >= h.End {
		return fmt.Errorf("the trace ends at %v", time.Duration(h.End))
	}
	return nil
}

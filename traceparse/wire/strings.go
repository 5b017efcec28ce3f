package wire

import (
	"errors"
	"fmt"

	"chanlens/model"
	"chanlens/traceparse/chanlog"
)

// str is a string of a generation's table. What the model makes of it is asked
// when it is first needed.
type str struct {
	data   []byte
	id     model.StringID
	reason model.Reason
	stw    model.StringID    // the name of a stop of the world for this reason
	cat    *chanlog.Category // as the category of a recorded operation; nil: it is none
	has    hasOf
}

// hasOf says which fields of a str are known.
type hasOf uint8

const (
	hasID hasOf = 1 << iota
	hasReason
	hasSTW
	hasCat
)

const maxString = 1 << 10 // tracev2.MaxEventTrailerDataSize

// addStrings reads a batch of strings.
func (d *Decoder) addStrings(data []byte) error {
	for r := (reader{data: data}); len(r.data) > 0; {
		if k := r.byte(); k != evString {
			return fmt.Errorf("event %d among strings", k)
		}
		number, size := r.number(), r.number()
		if size > maxString {
			return fmt.Errorf("a string of %d bytes", size)
		}
		text := r.bytes(size)
		if r.err != nil {
			return fmt.Errorf("string: %w", r.err)
		}
		if !d.stringTable.put(number, int32(len(d.strings))) {
			return fmt.Errorf("two strings of number %d", number)
		}
		d.strings = append(d.strings, str{data: text})
	}
	return nil
}

var errString = errors.New("an event with a string that is not there")

// str returns a string by its number.
func (d *Decoder) str(number uint64) (*str, error) {
	if number == 0 {
		return &d.noString, nil
	}
	place := d.stringTable.get(number)
	if place == none {
		return nil, errString
	}
	return &d.strings[place], nil
}

// string returns the model's handle of a string.
func (d *Decoder) string(number uint64) (model.StringID, error) {
	s, err := d.str(number)
	if err != nil {
		return 0, err
	}
	return d.intern(s), nil
}

func (d *Decoder) intern(s *str) model.StringID {
	if s.has&hasID == 0 {
		s.id = d.g.StringBytes(s.data)
		s.has |= hasID
	}
	return s.id
}

// reason returns why a goroutine stopped.
func (d *Decoder) reason(number uint64) (model.Reason, error) {
	s, err := d.str(number)
	if err != nil {
		return 0, err
	}
	if s.has&hasReason == 0 {
		s.reason = model.ParseReason(string(s.data))
		s.has |= hasReason
	}
	return s.reason, nil
}

// category returns what a string says as the category of a recorded operation, and nil
// if it is none.
func (s *str) category() *chanlog.Category {
	if s.has&hasCat == 0 {
		s.has |= hasCat
		if cat, ok := chanlog.ParseCategory(string(s.data)); ok {
			s.cat = &cat
		}
	}
	return s.cat
}

// stopName returns the name of a stop of the world for a reason, as
// golang.org/x/exp/trace puts it.
func (d *Decoder) stopName(number uint64) (model.StringID, error) {
	s, err := d.str(number)
	if err != nil {
		return 0, err
	}
	if s.has&hasSTW == 0 {
		s.stw = d.g.String("stop-the-world (" + string(s.data) + ")")
		s.has |= hasSTW
	}
	return s.stw, nil
}

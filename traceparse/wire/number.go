package wire

import (
	"encoding/binary"
	"errors"
)

var errNumber = errors.New("a number that is cut off or too large")

// reader reads numbers and bytes from the front of a batch. The first error sticks.
type reader struct {
	data []byte
	err  error
}

func (r *reader) byte() byte {
	if len(r.data) == 0 {
		r.err = errNumber
		return 0
	}
	b := r.data[0]
	r.data = r.data[1:]
	return b
}

func (r *reader) number() uint64 {
	x, n := binary.Uvarint(r.data)
	if n <= 0 {
		r.err, r.data = errNumber, nil
		return 0
	}
	r.data = r.data[n:]
	return x
}

func (r *reader) bytes(n uint64) []byte {
	if n > uint64(len(r.data)) {
		r.err, r.data = errNumber, nil
		return nil
	}
	b := r.data[:n]
	r.data = r.data[n:]
	return b
}

// more reports whether there is more to read.
func (r *reader) more() bool { return r.err == nil && len(r.data) > 0 }

package wire

import (
	"errors"
	"fmt"
)

// ErrLimit is wrapped by errors about what no program does, and golang.org/x/exp/trace
// nonetheless reads: in time or memory that grows with the square of the input, or with
// times that wrap around.
var ErrLimit = errors.New("no program does this")

var (
	errLatest  = fmt.Errorf("an event later than any clock tells: %w", ErrLimit)
	errWaiting = fmt.Errorf("too many threads wait for one another, for so few events: %w", ErrLimit)
	errRanges  = fmt.Errorf("a goroutine in too many ranges at once: %w", ErrLimit)
)

// latest is later than any moment of a real trace, and early enough that the sum of
// two moments does not overflow.
const latest = 1 << 61

// Whenever the first event must wait, all threads are looked at. Each byte of a
// generation pays for waitingPerByte of them. That is some ten thousand times what
// recorded traces need (one for 2,000 bytes at most), and so few that thousands of
// threads whose first events can never come do not make the time grow with the square
// of the size.
const (
	waitingPerByte = 16
	waitingAtLeast = 1 << 20
)

// maxOpenRanges is how many ranges of a goroutine may go on at once: far more than the
// one or two of a real one, few enough to be looked through.
const maxOpenRanges = 1 << 10

// keepRatio is how many times larger than a generation the one may have been whose
// memory serves it: what is kept is cleared each time.
const keepRatio = 16

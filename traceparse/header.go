package traceparse

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// headerSize is the length of a trace's header: "go 1.NN trace", padded with zeros.
const headerSize = 16

// ErrNotTrace is wrapped by errors about input that is no execution trace at all.
var ErrNotTrace = errors.New("not a Go execution trace")

// version is the format version of a trace: the NN of "go 1.NN".
type version int

// The first formats with what the index needs to know.
const (
	versionGenerations   version = 22 // generations; before that, one stream of events
	versionEndGeneration version = 26 // each generation closes with an event of its own
)

func (v version) String() string { return "1." + strconv.Itoa(int(v)) }

// parseHeader reads the version from the first bytes of a trace.
func parseHeader(head []byte) (version, error) {
	if len(head) == 0 {
		return 0, fmt.Errorf("%w: the input is empty", ErrNotTrace)
	}
	const prefix = "go 1."
	if !bytes.HasPrefix(head, []byte(prefix)) {
		return 0, fmt.Errorf("%w: %s", ErrNotTrace, looksLike(head))
	}
	if len(head) < headerSize {
		return 0, fmt.Errorf("%w: cut off within its header", ErrNotTrace)
	}
	number, rest, ok := bytes.Cut(head[len(prefix):headerSize], []byte(" trace"))
	n, err := strconv.Atoi(string(number))
	if !ok || err != nil || len(bytes.Trim(rest, "\x00")) > 0 {
		return 0, fmt.Errorf("%w: it starts with %q", ErrNotTrace, head[:headerSize])
	}
	v := version(n)
	if err := v.check(); err != nil {
		return 0, err
	}
	return v, nil
}

// known are the versions that there are, as the decoder reads them, oldest first.
// A Go release whose format did not change writes the version of an earlier one.
var known = []version{11, 19, 21, 22, 23, 25, 26}

// check explains why traces of a version cannot be read.
func (v version) check() error {
	oldest, newest := known[0], known[len(known)-1]
	switch {
	case slices.Contains(known, v):
		return nil
	case v > newest:
		return fmt.Errorf("nothing in it can be read: it has the format of Go %v, and this chanlens knows those up to Go %v; update chanlens", v, newest)
	case v < oldest:
		return fmt.Errorf("nothing in it can be read: its format, of Go %v, is too old; record the trace with Go %v or later", v, oldest)
	}
	return fmt.Errorf("%w: it claims the format of Go %v, which no release of Go writes", ErrNotTrace, v)
}

// looksLike guesses what input that is no trace is, to help whoever mixed files up.
func looksLike(head []byte) string {
	kinds := []struct{ magic, text string }{
		{"\x7fELF", "it is an executable (ELF)"},
		{"MZ", "it is an executable (PE)"},
		{"\xcf\xfa\xed\xfe", "it is an executable (Mach-O)"},
		{"goroutine ", "it is a goroutine dump"},
		{"goroutine profile:", "it is a goroutine profile in text form"},
		{"<", "it is a web page: was there an error instead of a trace?"},
		{"{", "it looks like JSON"},
		{"PK\x03\x04", "it is a zip archive: unpack it first"},
		{"BZh", "it is compressed with bzip2: unpack it first"},
		{"\xfd7zXZ", "it is compressed with xz: unpack it first"},
		{"\n", "it looks like a CPU or heap profile (pprof)"},
	}
	for _, k := range kinds {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.text
		}
	}
	return fmt.Sprintf("it starts with %q", head[:min(len(head), headerSize)])
}

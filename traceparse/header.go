package traceparse

import (
	"bytes"
	"errors"
	"fmt"
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
	return version(n), nil
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
		{"\x0a", "it looks like a CPU or heap profile (pprof)"},
	}
	for _, k := range kinds {
		if bytes.HasPrefix(head, []byte(k.magic)) {
			return k.text
		}
	}
	return fmt.Sprintf("it starts with %q", head[:min(len(head), headerSize)])
}

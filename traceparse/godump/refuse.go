package godump

import (
	"bytes"
	"errors"
	"fmt"
)

// ErrNotDump is wrapped by errors about input that is no goroutine dump that could be used.
var ErrNotDump = errors.New("not a goroutine dump")

// isCounts reports whether a line is the heading of a profile with debug=1.
func isCounts(line []byte) bool {
	return bytes.HasPrefix(line, []byte("goroutine profile: total ")) || bytes.HasPrefix(line, []byte("goroutineleak profile: total "))
}

// refuse says why the input is no dump, and what to do.
func (p *parser) refuse() error {
	starts := func(with string) bool { return bytes.HasPrefix(p.start, []byte(with)) }
	why := ""
	switch {
	case len(p.counts) > 0:
		which, _, _ := bytes.Cut(p.counts, []byte(" "))
		why = fmt.Sprintf("it counts goroutines by stack and does not tell them apart; take it with /debug/pprof/%s?debug=2 instead of debug=1", which)
	case p.dump.Cut && len(p.start) == 0:
		why = "the input is cut off"
	case len(p.start) == 0:
		why = "the input is empty"
	case starts("\xff\xfe"), starts("\xfe\xff"):
		why = "it is text in UTF-16, as PowerShell writes it; turn it into UTF-8"
	case !isText(p.start) && (p.where == 2 || starts("Z")): // field 1 begins with a line feed, field 11 with a Z
		why = "it looks like a profile in pprof's binary form, which does not tell goroutines apart; take it with /debug/pprof/goroutineleak?debug=2 or /debug/pprof/goroutine?debug=2"
	case starts("go 1.") && bytes.Contains(p.start, []byte(" trace")):
		why = "it is an execution trace"
	case starts("Unknown profile"):
		why = "the program has no such profile; build it with Go 1.26 or later and GOEXPERIMENT=goroutineleakprofile, or take /debug/pprof/goroutine?debug=2"
	case starts("<"):
		why = "it is a web page: was there an error instead of a dump?"
	case p.dump.Cut:
		why = "it is cut off within its first goroutine"
	default:
		why = fmt.Sprintf("no goroutine is listed in it; it starts with %q", p.start[:min(len(p.start), 24)])
	}
	return fmt.Errorf("%w: %s", ErrNotDump, why)
}

// isText reports whether a line has no control characters.
func isText(line []byte) bool {
	return bytes.IndexFunc(line, func(r rune) bool { return r < ' ' && r != '\t' && r != '\r' && r != '\x1b' }) < 0
}

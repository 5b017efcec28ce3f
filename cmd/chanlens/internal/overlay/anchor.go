package overlay

import (
	"fmt"
	"strings"
)

// An AnchorError is one place of the runtime that is not as the overlay knows
// it.
type AnchorError struct {
	GoVersion string
	File      string // below GOROOT/src
	Within    string // "func chansend", "type hchan"; empty for the whole file
	Anchor    string // the place in words
	Found     int    // how often, where once is right
	Cause     error  // why the file could not be read, or nil
}

func (e *AnchorError) Error() string {
	where := e.GoVersion + " " + e.File + ": "
	if e.Cause != nil {
		return where + e.Cause.Error()
	}
	if e.Within != "" {
		where += e.Within + ": "
	}
	return fmt.Sprintf("%sanchor %q found %d times, want 1", where, e.Anchor, e.Found)
}

func (e *AnchorError) Unwrap() error { return e.Cause }

// An UnknownRuntimeError lists all places of a runtime that are not as the
// overlay knows them. No overlay is derived then.
type UnknownRuntimeError struct {
	GoVersion string
	GOROOT    string
	Anchors   []*AnchorError // at least one
}

func (e *UnknownRuntimeError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "the runtime of %s in %s is not as chanlens knows it, so that channel operations cannot be recorded with it:", e.GoVersion, e.GOROOT)
	for _, a := range e.Anchors {
		b.WriteString("\n\t" + a.Error())
	}
	b.WriteString("\nUse a Go release that chanlens knows (for example GOTOOLCHAIN=go1.26.0), an unchanged GOROOT, or a newer chanlens.")
	return b.String()
}

func (e *UnknownRuntimeError) Unwrap() []error {
	all := make([]error, len(e.Anchors))
	for i, a := range e.Anchors {
		all[i] = a
	}
	return all
}

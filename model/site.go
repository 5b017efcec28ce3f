package model

// Site returns the frame that a person means by "the place" of a stack: the
// innermost one outside the packages that implement the operation. For a blocked
// send that is the line with the arrow; for a network read it is the caller of
// net, bufio, crypto/tls and the like. It returns NoFrame for an empty stack.
func (t *Trace) Site(id StackID) FrameID {
	if int(id) >= len(t.sites) {
		return NoFrame
	}
	return t.sites[id]
}

// site computes Site for one stack.
func (s *symbols) site(id StackID) FrameID {
	frames := s.stack(id)
	if len(frames) == 0 {
		return NoFrame
	}
	io := s.prims[id] == primNetwork
	for _, f := range frames {
		fn := s.strings[s.frames[f].fn]
		pkg := PackageOf(fn)
		switch {
		case implementsPrimitives(fn) && pkg != "context":
			// A stack that passes the poller or a system call on its way out of the
			// standard library is about input and output.
			io = io || pkg == "internal/poll" || pkg == "syscall"
		case io && implementsIO(pkg):
		default:
			return f
		}
	}
	// A goroutine of the runtime's own: its entry function says most.
	for i := len(frames) - 1; i > 0; i-- {
		if s.strings[s.frames[frames[i]].fn] != "runtime.goexit" {
			return frames[i]
		}
	}
	return frames[0]
}

// implementsIO reports whether a package only passes reads and writes on.
func implementsIO(pkg string) bool {
	switch pkg {
	case "os", "net", "io", "bufio", "crypto/tls", "fmt", "log", "bytes", "net/textproto":
		return true
	}
	return false
}

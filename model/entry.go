package model

import "strings"

// entry is the function a goroutine was started for, as far as a stack tells.
type entry struct {
	fn      StringID // 0: the stack does not tell
	wrapper bool     // it is a wrapper; what it runs would say more
}

// maxFrames is how deep the tracer records a stack (traceStackSize in
// GOROOT/src/runtime/trace.go); a stack that deep lacks its outermost frames.
const maxFrames = 128

// wrappers are entry functions that say nothing of what a goroutine is for: the
// function they call does.
var wrappers = map[string]bool{
	"runtime.main":                                 true,
	"testing.tRunner":                              true,
	"testing.(*B).run1.func1":                      true,
	"testing.(*B).launch":                          true,
	"testing.(*B).RunParallel.func1":               true,
	"sync.(*WaitGroup).Go.func1":                   true,
	"golang.org/x/sync/errgroup.(*Group).Go.func1": true,
}

// entryOf finds the outermost function of a stack, or, if that is a wrapper, the
// outermost one beyond the wrapper's own package.
func (s *symbols) entryOf(frames []FrameID) entry {
	if len(frames) >= maxFrames {
		return entry{}
	}
	var outer StringID
	for i := len(frames) - 1; i >= 0; i-- {
		fn := s.frames[frames[i]].fn
		name := s.strings[fn]
		switch {
		case outer == 0 || s.strings[outer] == "runtime.goexit":
			if outer = fn; name != "runtime.goexit" && !wrappers[name] {
				return entry{fn: outer}
			}
		case PackageOf(name) == PackageOf(s.strings[outer]) || wrappers[name]:
		case implementsPrimitives(name):
			return entry{outer, true}
		default:
			return entry{fn: fn}
		}
	}
	return entry{outer, wrappers[s.strings[outer]]}
}

// isSystem reports whether a goroutine with this entry function is the runtime's
// or the tracer's own. The main goroutine also starts in the runtime.
func isSystem(entry string) bool {
	return entry != "runtime.main" &&
		(strings.HasPrefix(entry, "runtime.") || strings.HasPrefix(entry, "runtime/"))
}

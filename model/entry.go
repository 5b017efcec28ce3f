package model

import "strings"

// entry is the function a goroutine was started for, as far as a stack tells.
type entry struct {
	fn      StringID // 0: the stack does not tell
	wrapper bool     // it is a wrapper; what it runs would say more
	system  bool     // it is the runtime's or the tracer's own
}

// maxFrames is how deep the tracer records a stack (traceStackSize in
// GOROOT/src/runtime/trace.go); a stack that deep lacks its outermost frames.
const maxFrames = 128

// wrappers are entry functions that say nothing of what a goroutine is for: the
// function they call does. Those of the runtime call the program's code: iter.Pull's
// other side, a C thread that calls Go, finalizers and cleanups.
var wrappers = map[string]bool{
	"runtime.main":                                 true,
	"runtime.corostart":                            true,
	"runtime.cgocallback":                          true,
	"runtime.handleAsyncEvent":                     true,
	"runtime.runfinq":                              true,
	"runtime.runFinalizers":                        true,
	"runtime.runCleanups":                          true,
	"testing.tRunner":                              true,
	"testing.(*B).run1.func1":                      true,
	"testing.(*B).launch":                          true,
	"testing.(*B).RunParallel.func1":               true,
	"sync.(*WaitGroup).Go.func1":                   true,
	"golang.org/x/sync/errgroup.(*Group).Go.func1": true,
}

// mainCalls are what runtime.main calls beside main.main: the initialisation of packages,
// the hooks at the exit, and where a recording begins. The tracer leaves runtime.main out
// of the stacks of goroutine 1 (traceStack in GOROOT/src/runtime/tracestack.go), so these
// stand outermost there, and the goroutine is main.main's.
var mainCalls = map[string]bool{
	"runtime.chanlensStart": true,
	"runtime.doInit":        true,
	"runtime.doInit1":       true,
	"runtime.runExitHooks":  true,
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
				if mainCalls[name] || isInit(name) {
					return entry{fn: s.internString("main.main")}
				}
				return entry{fn: outer}
			}
		case PackageOf(name) == PackageOf(s.strings[outer]) || wrappers[name] || passesOn(name):
		case implementsPrimitives(name) || (isSystem(s.strings[outer]) && implementsIO(PackageOf(name))):
			return entry{fn: outer, wrapper: true} // package os's own finalizers are no news
		default:
			return entry{fn: fn}
		}
	}
	return entry{fn: outer, wrapper: wrappers[s.strings[outer]]}
}

// passesOn reports whether a function between a wrapper and what it runs only
// passes the call on.
func passesOn(name string) bool {
	return strings.HasPrefix(name, "_cgoexp_") || PackageOf(name) == "iter"
}

// isInit reports whether a function initialises its package: "net/http.init",
// "sync.init.1". No go statement can name one. It stands outermost where goroutine 1 was
// interrupted before it had a frame of its own, and so lacks its caller's.
func isInit(name string) bool {
	fn := strings.TrimPrefix(name, PackageOf(name)+".")
	rest, ok := strings.CutPrefix(fn, "init")
	return ok && strings.Trim(rest, ".0123456789") == "" && (rest == "" || rest[0] == '.')
}

// isSystem reports whether a goroutine with this entry function is the runtime's
// or the tracer's own. The main goroutine, the other side of iter.Pull and C threads
// that call Go also start in the runtime. Source: isSystemGoroutine in
// GOROOT/src/runtime/traceback.go.
func isSystem(entry string) bool {
	switch entry {
	case "runtime.main", "runtime.corostart", "runtime.cgocallback", "runtime.handleAsyncEvent":
		return false
	}
	return strings.HasPrefix(entry, "runtime.") || strings.HasPrefix(entry, "runtime/")
}

package proof

import (
	"strings"

	"chanlens/model"
)

// stackPair is a stack of the trace and one of the dump, by its first frame.
type stackPair struct {
	trace model.StackID
	dump  *model.Frame
}

// compareStacks reports whether a goroutine of the dump is where a stack of the trace
// is, each pair of stacks once.
func (c *comparison) compareStacks(id model.StackID, g *Goroutine) likeness {
	site := c.t.Site(id)
	if len(g.Frames) == 0 || site == model.NoFrame || isHidden(c.t.Frame(site).Func) {
		return unclear
	}
	k := stackPair{id, &g.Frames[0]}
	l, ok := c.stacks[k]
	if !ok {
		l = likenessOf(c.outwards(id), plain(g.Frames, g.Elided))
		c.stacks[k] = l
	}
	return l
}

// likenessOf compares two stacks from the place of the wait outwards. Within the
// implementation of what waits, trace and dump show different frames. The line counts
// only at the place itself; further out, a different call means a different wait, but
// a function that only one of them shows may be an inner matter of the compiler.
//
//	trace                    dump
//	                         internal/sync.runtime_SemacquireMutex
//	                         internal/sync.(*Mutex).lockSlow
//	                         internal/sync.(*Mutex).Lock
//	                         sync.(*Mutex).Lock
//	main.take  <- the place  main.take
//	main.work                main.work
func likenessOf(trace, dump []model.Frame) likeness {
	for len(dump) > 0 && !samePlace(trace[0], dump[0]) {
		dump = dump[1:]
	}
	if len(dump) == 0 {
		return unlike
	}
	for i := range min(len(trace), len(dump)) {
		if trace[i].Func != dump[i].Func {
			return unclear
		}
	}
	return alike
}

// samePlace reports whether two frames are the same line of the same function, as far
// as they tell.
func samePlace(a, b model.Frame) bool {
	return a.Func == b.Func && (a.Line == b.Line || a.Line == 0 || b.Line == 0)
}

// outwards returns the frames of a stack from its place on: at least that.
func (c *comparison) outwards(id model.StackID) []model.Frame {
	site := c.t.Site(id)
	var frames []model.Frame
	for _, f := range c.t.Stack(id) {
		frame := c.t.Frame(f)
		if len(frames) == 0 && f != site {
			continue
		}
		frame.Func = plainFunc(frame.Func)
		if !isHidden(frame.Func) {
			frames = append(frames, frame)
		}
	}
	return frames
}

// plain returns the frames of a dump that most dumps show, up to where some were left out.
func plain(frames []model.Frame, elided int) []model.Frame {
	if elided > 0 && elided < len(frames) {
		frames = frames[:elided]
	}
	var shown []model.Frame
	for _, f := range frames {
		if f.Func = plainFunc(f.Func); !isHidden(f.Func) {
			shown = append(shown, f)
		}
	}
	return shown
}

// isHidden reports whether some dumps or traces leave a function out: the runtime's
// own, and what the compiler makes for go, defer and method values. Source:
// showfuncinfo in GOROOT/src/runtime/traceback.go.
func isHidden(fn string) bool {
	if strings.HasPrefix(fn, "runtime.") || fn == "panic" || strings.HasSuffix(fn, "-fm") {
		return true
	}
	last := strings.TrimRight(fn[strings.LastIndexByte(fn, '.')+1:], "0123456789")
	return last == "gowrap" || last == "deferwrap"
}

// plainFunc returns a function's name without its type arguments.
func plainFunc(name string) string {
	from, to := strings.IndexByte(name, '['), strings.LastIndexByte(name, ']')
	if from < 0 || to < from {
		return name
	}
	return name[:from] + "[...]" + name[to+1:]
}

package detail

import (
	"fmt"
	"strings"

	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// MaxFrames is how many frames of a stack are shown.
const MaxFrames = 64

// stack adds a stack, innermost frame first: the user's code is bright, and what lies
// around it is folded, unless all is asked for: runs of the standard library's frames
// into a row each, and the frames of the runtime that implement the operation into one
// row at the end.
func (r *rows) stack(t *model.Trace, id model.StackID, all bool) {
	frames := t.Stack(id)
	if len(frames) == 0 {
		r.add(faded("  no stack was recorded"))
		return
	}
	first, last := unfolded(t, id, frames)
	if all {
		first, last = 0, len(frames)
	}
	for i := first; i < last; {
		if i-first >= MaxFrames {
			r.add(faded(fmt.Sprintf("  … and %d more", last-i)))
			break
		}
		n := 0
		if !all && i > first {
			n = libraryRun(t, frames[i:last])
		}
		if n < 2 {
			r.frame(t, frames[i])
			i++
			continue
		}
		text := fmt.Sprintf("  +%s of %s", folded(n), packageOf(t, frames[i:i+n]))
		r.add(Span{canvas.Cut(text, r.width), canvas.As(theme.OtherFrame)}).Folded = true
		i += n
	}
	if first > 0 {
		text := "  " + folded(first) + " inside "
		leaf := format.Func(t.Frame(frames[0]).Func, max(r.width-len(text), leastFunc))
		r.add(Span{canvas.Cut(text+leaf, r.width), canvas.As(theme.OtherFrame)}).Folded = true
	}
}

// libraryRun returns how many frames at the beginning are of the standard library.
func libraryRun(t *model.Trace, frames []model.FrameID) int {
	for i, f := range frames {
		if !standard(t.Frame(f).Func) {
			return i
		}
	}
	return len(frames)
}

// packageOf returns the package that all of the frames are of, or what they have in common.
func packageOf(t *model.Trace, frames []model.FrameID) string {
	pkg := model.PackageOf(t.Frame(frames[0]).Func)
	for _, f := range frames[1:] {
		if model.PackageOf(t.Frame(f).Func) != pkg {
			return "the standard library"
		}
	}
	return pkg
}

// Here returns the frame of the subject that a person wants to see first: the innermost one
// of the user's code from the place of the stack on, or else that place.
func (s *Subject) Here() model.FrameID {
	if !s.Alive {
		return model.NoFrame
	}
	frames := s.Trace.Stack(s.Stack)
	if len(frames) == 0 {
		return model.NoFrame
	}
	first, last := unfolded(s.Trace, s.Stack, frames)
	if i := first + libraryRun(s.Trace, frames[first:last]); i < last {
		return frames[i]
	}
	return frames[first]
}

func folded(n int) string {
	if n == 1 {
		return "1 frame"
	}
	return fmt.Sprintf("%d frames", n)
}

// unfolded returns the frames worth showing: from the place a person means to
// the goroutine's entry function.
func unfolded(t *model.Trace, id model.StackID, frames []model.FrameID) (first, last int) {
	site := t.Site(id)
	for i, f := range frames {
		if f == site {
			first = i
			break
		}
	}
	last = len(frames)
	for last > first+1 {
		switch t.Frame(frames[last-1]).Func {
		case "runtime.goexit", "runtime.main":
			last--
			continue
		}
		break
	}
	return first, last
}

// frame adds one frame: function, and place at the right.
func (r *rows) frame(t *model.Trace, id model.FrameID) {
	f := t.Frame(id)
	style := canvas.As(theme.UserFrame)
	if standard(f.Func) {
		style = canvas.As(theme.OtherFrame)
	}
	fn, place := site(f, r.width-3)
	name := canvas.Pad(fn, r.width-3-canvas.Width(place))
	r.add(Span{"  " + name + " ", style}, faded(place)).Frame = id
}

// standardRoots are the first path elements of the standard library's packages.
var standardRoots = roots(`archive bufio bytes cmp compress container context crypto database
	debug embed encoding errors expvar flag fmt go hash html image index internal io iter log
	maps math mime net os path plugin reflect regexp runtime slices sort strconv strings
	structs sync syscall testing text time unicode unique unsafe vendor weak`)

func roots(list string) map[string]bool {
	m := make(map[string]bool)
	for _, s := range strings.Fields(list) {
		m[s] = true
	}
	return m
}

// standard reports whether a function belongs to the standard library.
func standard(fn string) bool {
	pkg := model.PackageOf(fn)
	root, _, _ := strings.Cut(pkg, "/")
	return standardRoots[root]
}

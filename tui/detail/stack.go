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

// stack adds a stack: the frames of the runtime that implement the operation are
// folded into one row at the end, the user's code is bright.
func (r *rows) stack(t *model.Trace, id model.StackID) {
	frames := t.Stack(id)
	if len(frames) == 0 {
		r.add(faded("  no stack was recorded"))
		return
	}
	first, last := unfolded(t, id, frames)
	for i, f := range frames[first:last] {
		if i == MaxFrames {
			r.add(faded(fmt.Sprintf("  … and %d more", last-first-i)))
			break
		}
		r.frame(t.Frame(f))
	}
	if first > 0 {
		leaf := format.Func(t.Frame(frames[0]).Func, 0)
		r.add(Span{fmt.Sprintf("  %s inside %s", folded(first), leaf), canvas.As(theme.OtherFrame)})
	}
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
func (r *rows) frame(f model.Frame) {
	style := canvas.As(theme.UserFrame)
	if standard(f.Func) {
		style = canvas.As(theme.OtherFrame)
	}
	fn, place := site(f, r.width-3)
	name := canvas.Pad(fn, r.width-3-canvas.Width(place))
	r.add(Span{"  " + name + " ", style}, faded(place))
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

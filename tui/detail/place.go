package detail

import (
	"chanlens/model"
	"chanlens/model/format"
	"chanlens/tui/canvas"
)

// leastFunc is how little a function's name is cut to beside its place.
const leastFunc = 8

// CutLeft shortens s to at most width columns from its left, as for a place, whose
// line stands at its right: "…857_test.go:24".
func CutLeft(s string, width int) string {
	if canvas.Width(s) <= width {
		return s
	}
	if width <= 0 {
		return ""
	}
	runes := []rune(s)
	n, i := 1, len(runes) // 1 for the ellipsis
	for i > 0 && n+canvas.RuneWidth(canvas.Printable(runes[i-1])) <= width {
		i--
		n += canvas.RuneWidth(canvas.Printable(runes[i]))
	}
	return "…" + string(runes[i:])
}

// site returns a frame's function and place for a width in all, without what
// stands between them: the function is cut first, the line never.
func site(f model.Frame, width int) (fn, place string) {
	place = format.Place(f)
	room := max(width-canvas.Width(place), leastFunc)
	fn = canvas.Cut(format.Func(f.Func, room), room)
	return fn, CutLeft(place, width-canvas.Width(fn))
}

package diagram

import (
	"strings"

	"chanlens/model"
	"chanlens/model/analysis/flow"
	"chanlens/model/format"
	"chanlens/tui/canvas"
	"chanlens/tui/theme"
)

// times says how many a node stands for: " ×4"; "" for one.
func times(n *flow.Node) string {
	if n.Count == 1 || n.Count == 0 && n.Kind == flow.Nothing {
		return ""
	}
	if n.Count == 0 {
		return " ×?"
	}
	return " ×" + format.Count(uint64(n.Count))
}

// name returns the name of a node, and how many it stands for, within a width.
func name(n *flow.Node, width int) string {
	tail := times(n)
	room := max(width-canvas.Width(tail), 1)
	if n.Kind == flow.Group {
		which := "" // of several groups of this name
		if _, line, ok := strings.Cut(n.Detail, ":"); ok {
			which = " :" + line
		}
		if short := function(n.Label, room); canvas.Width(short+which) <= room {
			return short + which + tail
		} else if short := function(n.Label, max(room-canvas.Width(which), 1)); !strings.HasSuffix(short, "…") {
			return short + which + tail
		}
		return function(n.Label, room) + tail
	}
	return canvas.Cut(place(bothSides(n.Label, room), room), room) + tail
}

// place shortens what ends in a place, "send at main.go:20": the line tells it from others
// of the file, "send :20".
func place(text string, width int) string {
	if what, where, ok := strings.Cut(text, " at "); ok && canvas.Width(text) > width {
		if _, line, ok := strings.Cut(where, ":"); ok {
			return what + " :" + line
		}
	}
	return text
}

// bothSides shortens the name of a channel that is called after both of its sides, so that
// something of either is left.
func bothSides(text string, width int) string {
	text = format.Sides(text, width)
	from, to, ok := strings.Cut(text, " → ")
	if !ok || canvas.Width(text) <= width {
		return text
	}
	half := (width - 3) / 2
	room := max(width-3-canvas.Width(to), half) // what one side leaves the other takes
	from = canvas.Cut(from, max(room, 1))
	return from + " → " + canvas.Cut(to, max(width-3-canvas.Width(from), 1))
}

// function shortens the name of a function: where there is no room it loses its package,
// then its type, for its own name tells most.
//
//	main.(*server).worker    (*server).worker    worker
func function(name string, width int) string {
	short := format.Func(name, width)
	if !strings.HasSuffix(short, "…") {
		return short
	}
	words := strings.Split(name, ".")
	own := len(words) - 1
	for own > 0 && isClosure(words[own]) {
		own--
	}
	return canvas.Cut(strings.Join(words[own:], "."), width)
}

// isClosure reports whether a part of a function's name only numbers what is within
// another: "func1", "2", "gowrap1".
func isClosure(word string) bool {
	rest := strings.TrimPrefix(strings.TrimPrefix(word, "func"), "gowrap")
	return rest != "" && strings.Trim(rest, "0123456789") == "" || word == "deferwrap"
}

// label says what goes on along an edge: how often, and how long the group waited there.
func label(e *flow.Edge, brief bool) string {
	var words []string
	add := func(s string) { words = append(words, s) }
	switch e.Verb {
	case flow.Starts:
		if !brief {
			add("starts " + format.Count(uint64(e.Wakes)))
		}
	case flow.Holds:
		add("holds?") // it is inferred
	default:
		if e.Verb == flow.Closes {
			add("close")
		}
		if e.Stuck > 0 {
			add(string(theme.StuckGlyph) + " " + format.Count(uint64(e.Stuck)))
		}
		rate := e.Rate()
		switch {
		case brief && (e.Stuck > 0 || e.Wait > 0 && e.Verb != flow.Closes):
		case rate > 0:
			add(format.Rate(rate))
		case e.Count() > 0 && e.Verb != flow.Closes:
			add(format.Count(uint64(e.Count())) + "×")
		}
		if e.Wait > 0 {
			add(format.Duration(e.Wait))
		}
	}
	if len(words) == 0 {
		return ""
	}
	return " " + strings.Join(words, " · ") + " "
}

// line is a line of text within a box. A bar stands before its text.
type line struct {
	text string
	role canvas.Role
	bar  float64 // of the longest; 0: none
}

// How much boxes tell: all in a line, two lines, or three.
const (
	terse = iota + 1
	brief
	ample
)

// lines returns what is in the box of a node; most is the longest time that any node
// waited.
func lines(n *flow.Node, much, width int, most float64) []line {
	first := line{text: name(n, width), role: theme.Text}
	if n.Stuck > 0 {
		first.role = theme.StuckText
	}
	stuck := line{text: string(theme.StuckGlyph) + " " + format.Count(uint64(n.Stuck)) + " wait for ever", role: theme.StuckText}
	switch {
	case n.Stuck == 1 && n.Count == 1 && n.Kind == flow.Group:
		stuck.text = string(theme.StuckGlyph) + " waits for ever"
	case n.Stuck == 1:
		stuck.text = string(theme.StuckGlyph) + " 1 waits for ever"
	}
	time := line{text: format.Duration(n.Wait), role: theme.Dim}
	if most > 0 {
		time.bar = float64(n.Wait) / most
	}
	if n.Wait == 0 {
		time = line{text: "no waits here", role: theme.Dim}
	}
	switch much {
	case terse:
		if n.Stuck > 0 {
			mark := " " + string(theme.StuckGlyph) + format.Count(uint64(n.Stuck))
			first.text = name(n, width-canvas.Width(mark)) + mark
		}
		return []line{first}
	case brief:
		if n.Stuck > 0 {
			time = stuck
		}
		return []line{first, fit(time, width)}
	}
	second := line{text: sort(n), role: theme.Dim}
	if n.Stuck > 0 {
		second = stuck
	}
	return []line{first, fit(second, width), fit(time, width)}
}

func fit(l line, width int) line {
	l.text = canvas.Cut(place(l.text, width), width)
	return l
}

// sort says what sort of thing a node is.
func sort(n *flow.Node) string {
	switch n.Kind {
	case flow.Group:
		if n.Detail != "" {
			return n.Detail
		}
		return format.Plural(n.Count, "goroutine")
	case flow.Channel:
		if s := n.Shape.String(); s != "" {
			return s
		}
		return "channel"
	case flow.Lock:
		if n.Class == model.ClassOther {
			return "semaphore"
		}
		return n.Class.String()
	}
	return "nothing ever comes"
}

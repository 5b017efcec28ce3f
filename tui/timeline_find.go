package tui

import (
	"strconv"
	"strings"

	"chanlens/model"
)

// find asks what to look for, and goes to the first lane that has it.
func (v *timelineView) find() {
	v.s.ask("find goroutine (number or name):", func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			v.found = text
		}
		if v.found != "" {
			v.findNext(1)
		}
	})
}

// findNext goes to the next lane (by = 1) or the one before (-1) that has what
// was last looked for, around.
func (v *timelineView) findNext(by int) {
	wanted := v.matcher(v.found)
	n := v.lanes.Len()
	for i := 1; i <= n; i++ {
		lane := ((v.lane()+by*i)%n + n) % n
		g := v.lanes.List[lane]
		if !wanted(g) {
			continue
		}
		v.s.Remember()
		v.s.Sel.Goroutine = g
		if _, ok := v.selected(); !ok { // not alive at this moment: where it begins
			v.s.Sel.At = v.s.within(v.s.Trace.Goroutine(g).First)
		}
		v.reveal()
		return
	}
	v.s.Note("no lane has %q in its number or name", v.found)
}

// matcher returns what tells whether a goroutine has a text: a number is the
// goroutine's, anything else a part of its function's name.
func (v *timelineView) matcher(text string) func(model.Goroutine) bool {
	if id, err := strconv.ParseInt(text, 10, 64); err == nil {
		return func(g model.Goroutine) bool { return v.s.Trace.Goroutine(g).ID == model.GoID(id) }
	}
	text = strings.ToLower(text)
	known := map[model.StringID]bool{} // many goroutines share few functions
	return func(g model.Goroutine) bool {
		fn := v.s.Trace.Goroutine(g).Func
		has, ok := known[fn]
		if !ok {
			has = strings.Contains(strings.ToLower(v.s.Trace.String(fn)), text)
			known[fn] = has
		}
		return has
	}
}

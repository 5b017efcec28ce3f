package timeline

import (
	"strconv"
	"strings"

	"chanlens/model"
)

// find asks what to look for, and goes to the first lane that has it.
func (v *View) find() {
	v.s.Ask("find goroutine (number or name):", func(text string) {
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
func (v *View) findNext(by int) {
	lane := -1
	if id, err := strconv.ParseInt(v.found, 10, 64); err == nil {
		lane = v.numbered(model.GoID(id), by)
	} else {
		lane = v.called(v.found, by)
	}
	if lane < 0 {
		v.s.Note("no lane has %q in its number or name", v.found)
		return
	}
	v.s.Remember()
	v.s.Sel.Goroutine = v.lanes.List[lane]
	if _, ok := v.selected(); !ok { // not alive at this moment: where it begins
		v.s.Sel.At = v.s.Within(v.s.Trace.Goroutine(v.s.Sel.Goroutine).First)
	}
	v.reveal()
}

// numbered returns the next lane of a goroutine with a number, around, or -1.
func (v *View) numbered(id model.GoID, by int) int {
	best, least, n := -1, 0, v.lanes.Len()
	for _, g := range v.s.Roll.Numbered(id) {
		lane := v.lanes.Index(g)
		if lane < 0 {
			continue
		}
		if far := ((lane-v.lane())*by + n - 1) % n; best < 0 || far < least { // that of the cursor is last
			best, least = lane, far
		}
	}
	return best
}

// called returns the next lane whose function's name has a text, around, or -1. It
// may look at all lanes, many of which share few functions.
func (v *View) called(text string, by int) int {
	const no, yes = 1, 2 // 0: not asked yet
	var has []uint8      // by name
	text = strings.ToLower(text)
	wanted := func(fn model.StringID) bool {
		if int(fn) >= len(has) {
			has = append(has, make([]uint8, int(fn)+1-len(has))...)
		}
		if has[fn] == 0 {
			has[fn] = no
			if strings.Contains(strings.ToLower(v.s.Trace.String(fn)), text) {
				has[fn] = yes
			}
		}
		return has[fn] == yes
	}
	lane, n := v.lane(), v.lanes.Len()
	for range n {
		if lane += by; lane < 0 || lane >= n {
			lane = (lane + n) % n
		}
		if wanted(v.s.Trace.Goroutine(v.lanes.List[lane]).Func) {
			return lane
		}
	}
	return -1
}

package timeline

import (
	"slices"
	"strconv"
	"strings"

	"chanlens/model"
	"chanlens/tui/session"
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

// findNext goes to the next goroutine (by = 1) or the one before (-1), in the order of the
// lanes, that has what was last looked for, around.
func (v *View) findNext(by int) {
	list := v.made.order.List
	at := max(slices.Index(list, v.s.Sel.Goroutine), 0)
	var wanted func(model.Goroutine) bool
	if id, err := strconv.ParseInt(v.found, 10, 64); err == nil {
		wanted = func(g model.Goroutine) bool { return v.s.Trace.Goroutine(g).ID == model.GoID(id) }
	} else {
		wanted = v.called(v.found)
	}
	for n := range list {
		at = (at + by + len(list)) % len(list)
		if g := list[at]; wanted(g) && v.s.Shown(g) {
			if n+1 < len(list) || g != v.s.Sel.Goroutine {
				v.s.Remember()
			}
			v.foundAt(g)
			return
		}
	}
	v.s.Note("no lane has %q in its number or name", v.found)
}

// foundAt selects a goroutine, at a moment at which it is alive.
func (v *View) foundAt(g model.Goroutine) {
	at := v.s.Sel.At
	if info := v.s.Trace.Goroutine(g); at < info.First || at >= info.Last { // where it begins
		at = v.s.Within(info.First)
	}
	v.s.Sel = session.Selection{Goroutine: g, At: at}
	v.seek()
	v.reveal()
}

// called returns whether a goroutine's function has a text in its name. It is asked of all
// goroutines, many of which share few functions.
func (v *View) called(text string) func(model.Goroutine) bool {
	const no, yes = 1, 2 // 0: not asked yet
	var has []uint8      // by name
	text = strings.ToLower(text)
	return func(g model.Goroutine) bool {
		fn := v.s.Trace.Goroutine(g).Func
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
}

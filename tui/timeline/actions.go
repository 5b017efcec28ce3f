package timeline

import (
	"cmp"

	"chanlens/tui/action"
)

// ownActions returns the timeline's actions, without those of the pane.
func (v *View) ownActions() []action.Action {
	out := func() bool { return !v.pane.Focused && !v.s.Empty() }
	list := append(v.jumpActions(out), v.moveActions()...)
	list = append(list, v.laneActions()...)
	for i := range list {
		if list[i].Enabled == nil {
			list[i].Enabled = out
		}
		list[i].Why = v.whyNot(list[i])
	}
	return list
}

// whyNot returns what says why an action cannot be done now: for a reason of its
// own, or because no action of the timeline can. In the details, what these say
// of its key goes first.
func (v *View) whyNot(act action.Action) func() string {
	return func() string {
		switch {
		case v.s.Empty() && v.s.Partial():
			return "no goroutine is read yet"
		case v.s.Empty():
			return "this trace tells of no goroutine"
		case v.pane.Focused:
			return cmp.Or(action.Why(v.paneActions, act.Keys[0]), "not in the details; Tab goes back to the lanes")
		case act.Why != nil:
			return act.Why()
		}
		return ""
	}
}

// jumpActions lead from one thing to another.
func (v *View) jumpActions(out func() bool) []action.Action {
	const jumping = "jump"
	return []action.Action{
		{ID: "follow", Keys: []string{"<Enter>", "w"}, Group: jumping, Hint: "follow wake",
			Help: "follow the wake: to who woke it, or whom it woke", Worth: func() bool { return v.flow() != nil }, Do: v.follow},
		{ID: "stuck", Keys: []string{"!"}, Group: jumping, Hint: "next stuck",
			Help: "next goroutine that is stuck", Why: v.noStuck, Enabled: func() bool { return out() && v.s.Stuck > 0 }, Do: v.nextStuck},
		{ID: "wait.next", Keys: []string{"n", "}"}, Group: jumping, Hint: "next wait",
			Help: "next wait in this lane", Do: v.next(1, isWait, "wait")},
		{ID: "wait.prev", Keys: []string{"N", "{"}, Group: jumping,
			Help: "wait before this one", Do: v.next(-1, isWait, "wait")},
		{ID: "interval.next", Keys: []string{".", "]"}, Group: jumping,
			Help: "next interval in this lane", Do: v.next(1, anyInterval, "interval")},
		{ID: "interval.prev", Keys: []string{",", "["}, Group: jumping,
			Help: "interval before this one", Do: v.next(-1, anyInterval, "interval")},
		{ID: "creator", Keys: []string{"c"}, Group: jumping,
			Help: "to the go statement that made this goroutine", Why: v.noCreator, Enabled: func() bool { return out() && v.hasCreator() }, Do: v.creator},
	}
}

// moveActions move the cursor in time, and scale time.
func (v *View) moveActions() []action.Action {
	const moving, zooming = "move", "zoom"
	list := []action.Action{
		{ID: "zoom.in", Keys: []string{"+", "=", "i"}, Group: zooming, Hint: "zoom",
			Help: "zoom in around the cursor", Do: func() { v.zoom(1, 2) }},
		{ID: "zoom.out", Keys: []string{"-", "o"}, Group: zooming,
			Help: "zoom out around the cursor", Do: func() { v.zoom(2, 1) }},
		{ID: "zoom.fit", Keys: []string{"0", "Z"}, Group: zooming, Hint: "fit",
			Help: "show the whole trace", Do: v.fit},
		{ID: "zoom.interval", Keys: []string{"z"}, Group: zooming,
			Help: "zoom to the interval under the cursor", Do: v.zoomTo},

		{ID: "right", Keys: []string{"l", "<Right>"}, Group: moving, Help: "a cell to the right", Do: action.By(v.right, 1)},
		{ID: "left", Keys: []string{"h", "<Left>"}, Group: moving, Help: "a cell to the left", Do: action.By(v.right, -1)},
		{ID: "half.right", Keys: []string{"L", "<S-Right>"}, Group: moving, Help: "half a screen to the right", Do: action.By(v.page, 1)},
		{ID: "half.left", Keys: []string{"H", "<S-Left>"}, Group: moving, Help: "half a screen to the left", Do: action.By(v.page, -1)},
		{ID: "start", Keys: []string{"<Home>", "^"}, Group: moving, Help: "to the trace's start", Do: func() { v.to(0) }},
		{ID: "end", Keys: []string{"<End>", "$"}, Group: moving, Help: "to the trace's end", Do: func() { v.to(v.s.Trace.End()) }},
	}
	for i := range list { // also before the first goroutine is loaded
		list[i].Enabled = func() bool { return !v.pane.Focused && (!v.s.Empty() || v.s.Partial()) }
	}
	return list
}

// laneActions move from lane to lane, and say which lanes there are.
func (v *View) laneActions() []action.Action {
	const lanes = "lanes"
	rows := func(share int) int { return max(v.layout.Rows/share, 1) }
	return []action.Action{
		{ID: "lane.down", Keys: []string{"j", "<Down>"}, Group: lanes, Help: "a lane down", Do: action.By(v.down, 1)},
		{ID: "lane.up", Keys: []string{"k", "<Up>"}, Group: lanes, Help: "a lane up", Do: action.By(v.down, -1)},
		{ID: "lane.pagedown", Keys: []string{"<PgDn>", "<C-f>"}, Group: lanes, Help: "a screen of lanes down", Do: func() { v.down(rows(1)) }},
		{ID: "lane.pageup", Keys: []string{"<PgUp>", "<C-b>"}, Group: lanes, Help: "a screen of lanes up", Do: func() { v.down(-rows(1)) }},
		{ID: "lane.halfdown", Keys: []string{"<C-d>"}, Group: lanes, Help: "half a screen of lanes down", Do: func() { v.down(rows(2)) }},
		{ID: "lane.halfup", Keys: []string{"<C-u>"}, Group: lanes, Help: "half a screen of lanes up", Do: func() { v.down(-rows(2)) }},
		{ID: "lane.first", Keys: []string{"g"}, Group: lanes, Help: "first lane", Do: func() { v.toLane(0) }},
		{ID: "lane.last", Keys: []string{"G"}, Group: lanes, Help: "last lane", Do: func() { v.toLane(v.lanes.Len() - 1) }},
		{ID: "lane.alive", Keys: []string{"a"}, Group: lanes, Hint: "only alive", Worth: func() bool { return v.lanes.Len() > v.layout.Rows },
			Help: "only goroutines alive in the picture, or all", Do: v.toggleAlive},
		{ID: "lane.sort", Keys: []string{"s"}, Group: lanes, Help: "lanes by number, stuck, first seen or life", Do: v.resort},
	}
}

// toggleAlive shows only the goroutines that are alive in the picture, or all.
func (v *View) toggleAlive() {
	v.alive = !v.alive
	v.order()
	v.reveal()
	if v.alive {
		v.s.Note("only lanes alive in the picture: %d of %d", v.lanes.Len(), v.all.Len())
	} else {
		v.s.Note("all lanes")
	}
}

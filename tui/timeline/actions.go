package timeline

import (
	"cmp"

	"chanlens/tui/action"
	"chanlens/tui/lane"
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
	recorded := func() bool { return out() && v.s.Trace.Recorded() }
	return []action.Action{
		{ID: "follow", Keys: []string{"<Enter>"}, Group: jumping, Hint: "follow wake",
			Help: "follow the wake: to who woke it, or whom it woke", Worth: func() bool { return v.flow() != nil },
			Enabled: func() bool { return out() && !v.picking }, Do: v.followWake},
		{ID: "stuck", Keys: []string{"!"}, Group: jumping, Hint: "next stuck", Worth: func() bool { return v.s.Stuck > 0 && !v.picking && !v.s.Quiet },
			Help: "next goroutine that is stuck", Why: v.noStuck, Enabled: func() bool { return out() && v.s.Stuck > 0 }, Do: v.nextStuck},
		{ID: "wait.next", Keys: []string{"n"}, Group: jumping, Hint: "next wait",
			Help: "next wait in this lane", Do: v.next(1, isWait, "wait")},
		{ID: "wait.prev", Keys: []string{"N"}, Group: jumping,
			Help: "wait before this one", Do: v.next(-1, isWait, "wait")},
		{ID: "interval.next", Keys: []string{"."}, Group: jumping,
			Help: "next interval in this lane", Do: v.next(1, anyInterval, "interval")},
		{ID: "interval.prev", Keys: []string{","}, Group: jumping,
			Help: "interval before this one", Do: v.next(-1, anyInterval, "interval")},
		{ID: "wake.next", Keys: []string{"]"}, Group: jumping,
			Help: "next wake that this goroutine gave or received", Do: v.nextWakeOf(1)},
		{ID: "wake.prev", Keys: []string{"["}, Group: jumping,
			Help: "wake before this", Do: v.nextWakeOf(-1)},
		{ID: "op.next", Keys: []string{"u"}, Group: jumping, Hint: "next operation", Worth: func() bool { return v.chosenOp() != nil },
			Help: "next recorded channel operation of this goroutine, or of the channel of this lane", Why: v.noOps, Enabled: recorded, Do: v.nextOp(1)},
		{ID: "op.prev", Keys: []string{"U"}, Group: jumping,
			Help: "channel operation before this", Why: v.noOps, Enabled: recorded, Do: v.nextOp(-1)},
		{ID: "op.pair", Keys: []string{"%"}, Group: jumping, Hint: "other half", Worth: v.paired,
			Help: "to the other half of a channel operation: from a send to its receive, and back", Why: v.noOps, Enabled: recorded, Do: v.toPair},
		{ID: "order", Keys: []string{"r"}, Group: jumping,
			Help: "what happens before and after what this goroutine does; again: how one of two marks happens before the other",
			Why:  v.veiled, Enabled: func() bool { return out() && !v.s.Veil.On }, Do: v.turnEdges},
		{ID: "gc.next", Keys: []string{")"}, Group: jumping,
			Help: "next garbage collection", Do: v.nextGC(1)},
		{ID: "gc.prev", Keys: []string{"("}, Group: jumping,
			Help: "garbage collection before this", Do: v.nextGC(-1)},
		{ID: "creator", Keys: []string{"c"}, Group: jumping,
			Help: "to the go statement that made this goroutine", Why: v.noCreator, Enabled: func() bool { return out() && v.hasCreator() }, Do: v.creator},
	}
}

// moveActions move the cursor in time, and scale time.
func (v *View) moveActions() []action.Action {
	const moving, zooming = "move", "zoom"
	list := []action.Action{
		{ID: "zoom.in", Keys: []string{"+", "=", "i", "w"}, Group: zooming, Hint: "zoom",
			Help: "zoom in around the cursor", Do: func() { v.zoom(1, 2) }},
		{ID: "zoom.out", Keys: []string{"-", "s"}, Group: zooming,
			Help: "zoom out around the cursor", Do: func() { v.zoom(2, 1) }},
		{ID: "zoom.fit", Keys: []string{"0", "Z"}, Group: zooming, Hint: "fit",
			Help: "show the whole trace", Do: v.fit},
		{ID: "zoom.interval", Keys: []string{"z"}, Group: zooming,
			Help: "zoom to the range that was chosen, or to the interval under the cursor", Do: v.zoomTo},
		{ID: "range", Keys: []string{"v"}, Group: zooming,
			Help: "begin a range at the cursor, or end it", Do: v.pick},
		{ID: "range.end", Keys: []string{"<Enter>"}, Group: zooming, Hint: "end the range", Worth: func() bool { return v.picking },
			Help: "end the range that is being chosen", Do: v.pick},
		{ID: "range.drop", Keys: []string{"<Esc>"}, Group: zooming, Hint: "drop range", Worth: func() bool { return v.picking || v.s.Chosen.Span > 0 },
			Help: "drop the range, or what a finding has pinned", Do: v.drop},

		{ID: "right", Keys: []string{"l", "<Right>"}, Group: moving, Help: "a cell to the right", Do: action.By(v.right, 1)},
		{ID: "left", Keys: []string{"h", "<Left>"}, Group: moving, Help: "a cell to the left", Do: action.By(v.right, -1)},
		{ID: "pan.right", Keys: []string{"d"}, Group: moving, Help: "an eighth of a screen to the right", Do: action.By(v.pan, 1)},
		{ID: "pan.left", Keys: []string{"a"}, Group: moving, Help: "an eighth of a screen to the left", Do: action.By(v.pan, -1)},
		{ID: "half.right", Keys: []string{"L", "<S-Right>"}, Group: moving, Help: "half a screen to the right", Do: action.By(v.page, 1)},
		{ID: "half.left", Keys: []string{"H", "<S-Left>"}, Group: moving, Help: "half a screen to the left", Do: action.By(v.page, -1)},
		{ID: "start", Keys: []string{"<Home>", "^"}, Group: moving, Help: "to the trace's start", Do: func() { v.to(0) }},
		{ID: "end", Keys: []string{"<End>", "$"}, Group: moving, Help: "to the trace's end", Do: func() { v.to(v.s.Trace.End()) }},
	}
	for i := range list { // also before the first goroutine is loaded
		list[i].Enabled = func() bool { return !v.pane.Focused && (!v.s.Empty() || v.s.Partial()) }
		switch list[i].ID {
		case "range.drop":
			list[i].Enabled = func() bool { return !v.pane.Focused && v.canDrop() }
		case "range.end":
			list[i].Enabled = func() bool { return !v.pane.Focused && !v.s.Empty() && v.picking }
		}
	}
	return list
}

// laneActions move from lane to lane, and say which lanes there are.
func (v *View) laneActions() []action.Action {
	const lanes, kinds = "lanes", "kinds of lanes"
	rows := func(share int) int { return max(v.layout.Rows/share, 1) }
	there := func() bool { return !v.pane.Focused && !v.s.Empty() && v.lanes.Len() > 0 }
	pinned := func() bool { return there() && v.pinned() }
	list := []action.Action{
		{ID: "lane.down", Keys: []string{"j", "<Down>"}, Group: lanes, Help: "a lane down", Do: action.By(v.down, 1)},
		{ID: "lane.up", Keys: []string{"k", "<Up>"}, Group: lanes, Help: "a lane up", Do: action.By(v.down, -1)},
		{ID: "lane.pagedown", Keys: []string{"<PgDn>", "<C-f>"}, Group: lanes, Help: "a screen of lanes down", Do: func() { v.down(rows(1)) }},
		{ID: "lane.pageup", Keys: []string{"<PgUp>", "<C-b>"}, Group: lanes, Help: "a screen of lanes up", Do: func() { v.down(-rows(1)) }},
		{ID: "lane.halfdown", Keys: []string{"<C-d>"}, Group: lanes, Help: "half a screen of lanes down", Do: func() { v.down(rows(2)) }},
		{ID: "lane.halfup", Keys: []string{"<C-u>"}, Group: lanes, Help: "half a screen of lanes up", Do: func() { v.down(-rows(2)) }},
		{ID: "lane.first", Keys: []string{"g"}, Group: lanes, Help: "first lane", Do: func() { v.toLane(0) }},
		{ID: "lane.last", Keys: []string{"G"}, Group: lanes, Help: "last lane", Do: func() { v.toLane(v.lanes.Len() - 1) }},
		{ID: "lane.fold", Keys: []string{"<Space>"}, Group: lanes, Hint: "open", Worth: v.holdsOthers,
			Help: "open or close a group, a family, a task, or a goroutine's regions", Do: v.fold},
		{ID: "lane.pin", Keys: []string{"p"}, Group: lanes, Help: "keep this lane at the top, or no longer", Do: v.pin},
		{ID: "lane.pin.down", Keys: []string{"J"}, Group: lanes, Help: "move a pinned lane down", Enabled: pinned,
			Why: action.Because("this lane is not pinned; p pins it"), Do: v.movePin(1)},
		{ID: "lane.pin.up", Keys: []string{"K"}, Group: lanes, Help: "move a pinned lane up", Enabled: pinned,
			Why: action.Because("this lane is not pinned; p pins it"), Do: v.movePin(-1)},
		{ID: "lane.hide", Keys: []string{"x"}, Group: lanes, Help: "hide this lane", Do: v.hide},
	}
	for i := range list {
		if list[i].Enabled == nil {
			list[i].Enabled = there
		}
	}
	return append(list,
		action.Action{ID: "lane.unhide", Keys: []string{"X"}, Group: lanes, Help: "show hidden lanes again",
			Why: action.Because("no lane is hidden"), Enabled: func() bool { return !v.pane.Focused && len(v.hidden) > 0 }, Do: v.unhide},
		action.Action{ID: "lane.alive", Keys: []string{"A"}, Group: lanes, Hint: "only alive", Worth: func() bool { return v.lanes.Len() > v.layout.Rows },
			Help: "only what is alive in the picture, or all", Do: v.toggleAlive},
		action.Action{ID: "lane.sort", Keys: []string{"o"}, Group: lanes,
			Help: "lanes by number, stuck, findings, longest wait, all waits, first seen or life", Do: v.resort},
		action.Action{ID: "lane.reverse", Keys: []string{"O"}, Group: lanes, Help: "turn the order of the lanes round", Do: v.reverse},
		action.Action{ID: "lane.ops", Keys: []string{"M"}, Group: lanes,
			Help: "mark recorded channel operations that did not wait, or do not", Why: v.noOps,
			Enabled: func() bool { return !v.pane.Focused && v.s.Trace.Recorded() }, Do: v.toggleOps},
		action.Action{ID: "kind.next", Keys: []string{"t"}, Group: kinds, Hint: "other lanes",
			Help: "goroutines, by creation site, families, processors, threads, channels, tasks", Do: v.turn(1)},
		action.Action{ID: "kind.prev", Keys: []string{"<C-t>"}, Group: kinds, Help: "the kind of lanes before", Do: v.turn(-1)},
	)
}

// holdsOthers reports whether the lane of the cursor can be opened or closed.
func (v *View) holdsOthers() bool {
	at := v.lane()
	return at < v.lanes.Len() && v.lanes.List[at].Fold != lane.Single
}

// toggleAlive shows only what is alive in the picture, or all.
func (v *View) toggleAlive() {
	v.alive = !v.alive
	v.filter()
	v.reveal()
	if v.alive {
		v.s.Note("only lanes alive in the picture: %d", v.lanes.Len())
	} else {
		v.s.Note("all lanes")
	}
}

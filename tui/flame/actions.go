package flame

import (
	"chanlens/tui/action"
	"chanlens/tui/keys"
	"chanlens/tui/view"
)

// ownActions returns the view's actions, without those of the pane.
func (v *View) ownActions() []action.Action {
	const boxes, zooming, showing = "boxes", "zoom", "what is shown"
	on := func() bool { return !v.pane.Focused && !v.empty() }
	zoomed := func() bool { return on() && v.zoom > 0 }
	free := func() bool { return !v.pane.Focused }
	page := func(n int) func() { return func() { v.leap(n * max(v.rows()-1, 1)) } }
	return []action.Action{
		{ID: "zoom.in", Keys: []string{"<Enter>", "+", "=", "z"}, Group: zooming, Hint: "zoom in", Help: "make the box as wide as the picture",
			Enabled: func() bool { return on() && !v.leaf() && v.zoom != v.cursor }, Why: v.whyNoZoom, Do: v.zoomIn},
		{ID: "leaf.visit", Keys: []string{"<Enter>"}, Group: boxes, Hint: "show in timeline", Help: "from a leaf, to the timeline, to the longest wait there",
			Enabled: func() bool { return on() && v.leaf() && v.graph.kind == offCPU }, Do: v.visit},
		{ID: "zoom.out", Keys: []string{"-", "<Backspace>"}, Group: zooming, Hint: "zoom out", Help: "back to the box above",
			Enabled: zoomed, Why: action.Because("all is shown"), Worth: zoomed, Do: v.zoomOut},
		{ID: "zoom.all", Keys: []string{"<Esc>", "0", "Z"}, Group: zooming, Help: "show all of it",
			Enabled: zoomed, Why: action.Because("all is shown"), Do: v.zoomAll},
		{ID: "wait.longest", Keys: []string{"w"}, Group: boxes, Hint: "longest wait", Help: "to the timeline, to the longest wait in the box",
			Enabled: func() bool { return on() && v.graph.kind == offCPU }, Worth: func() bool { return !v.leaf() }, Why: v.whyNoWait, Do: v.visit},
		{ID: "kind.next", Keys: []string{"t"}, Group: showing, Hint: "on/off CPU", Help: "next kind: off-CPU, on-CPU, by what goroutines were started as",
			Enabled: free, Do: func() { v.choose(func() { v.kind = (v.kind + 1) % numKinds }) }},
		{ID: "kind.prev", Keys: []string{"<C-t>"}, Group: showing, Help: "kind before",
			Enabled: free, Do: func() { v.choose(func() { v.kind = (v.kind + numKinds - 1) % numKinds }) }},
		{ID: "scope", Keys: []string{"u", "<Space>"}, Group: showing, Hint: "whose", Help: "of all goroutines, those started as the selected one, or that one alone",
			Enabled: func() bool { return free() && !v.s.Empty() }, Why: action.Because("no goroutine is selected"), Do: v.nextScope},
		{ID: "idle", Keys: []string{"i"}, Group: showing, Hint: "idle", Help: "leave out what idles: sleep, network and the runtime's own waits; or show it",
			Enabled: func() bool { return free() && v.kind == offCPU }, Worth: func() bool { return v.kind == offCPU },
			Why: action.Because("what idles is only off the processors"), Do: func() { v.choose(func() { v.idle = !v.idle }) }},
		{ID: "lines", Keys: []string{"L"}, Group: showing, Help: "boxes by line, or by function",
			Enabled: free, Do: func() { v.choose(func() { v.byLine = !v.byLine }) }},
		{ID: "down", Keys: []string{"j", "<Down>"}, Group: boxes, Help: "into what it called: where one was, or what took most", Enabled: on, Why: v.whyNot, Do: v.down},
		{ID: "up", Keys: []string{"k", "<Up>"}, Group: boxes, Help: "to the caller", Enabled: on, Do: v.up},
		{ID: "right", Keys: []string{"l", "<Right>"}, Group: boxes, Help: "box to the right", Enabled: on, Do: action.By(v.sideways, 1)},
		{ID: "left", Keys: []string{"h", "<Left>"}, Group: boxes, Help: "box to the left", Enabled: on, Do: action.By(v.sideways, -1)},
		{ID: "deepest", Keys: []string{"<End>", "G", "$"}, Group: boxes, Help: "down to where most of its time is", Enabled: on, Do: v.deepest},
		{ID: "root", Keys: []string{"<Home>", "g", "^"}, Group: boxes, Help: "up to the root", Enabled: on, Do: func() { v.to(0) }},
		{ID: "pagedown", Keys: []string{"<PgDn>", "<C-d>", "<C-f>"}, Group: boxes, Help: "a screen of levels down", Enabled: on, Do: page(1)},
		{ID: "pageup", Keys: []string{"<PgUp>", "<C-u>", "<C-b>"}, Group: boxes, Help: "a screen of levels up", Enabled: on, Do: page(-1)},
		{ID: "again.next", Keys: []string{"n"}, Group: boxes, Help: "next place from which this function is called", Enabled: on, Do: action.By(v.again, 1)},
		{ID: "again.prev", Keys: []string{"N"}, Group: boxes, Help: "place before from which this function is called", Enabled: on, Do: action.By(v.again, -1)},
	}
}

// choose changes what is to be shown.
func (v *View) choose(change func()) {
	change()
	v.update()
}

// nextScope goes on to the next scope, and says which it is.
func (v *View) nextScope() {
	v.choose(func() { v.scope = (v.scope + 1) % numScopes })
	r := v.request()
	who, _ := r.words()
	v.s.Note("shown: %s", who)
}

// leaf reports whether the box under the cursor has nothing below.
func (v *View) leaf() bool { return !v.empty() && v.graph.tree.Nodes[v.cursor].Len == 0 }

// whyNoZoom says why the box cannot be made wider.
func (v *View) whyNoZoom() string {
	switch {
	case v.empty() || v.pane.Focused:
		return v.whyNot()
	case v.leaf():
		return "nothing is below this box"
	}
	return "it is as wide as the picture; j goes on below"
}

// leap goes several levels down or up.
func (v *View) leap(n int) {
	t, node := v.graph.tree, v.cursor
	for ; n < 0 && t.Nodes[node].Parent >= 0; n++ {
		node = t.Nodes[node].Parent
	}
	for ; n > 0 && t.Nodes[node].Len > 0; n-- {
		node = t.Nodes[node].First
	}
	v.to(node)
}

// whyNot says why there is no box to do anything with.
func (v *View) whyNot() string {
	switch {
	case v.pane.Focused:
		return ""
	case v.s.Partial():
		return "flame graphs are known once all of the trace is loaded"
	case v.graph == nil:
		return "the graph is being worked out"
	}
	return "there is nothing in this graph"
}

// whyNoWait says why there is no wait to go to.
func (v *View) whyNoWait() string {
	if v.graph != nil && v.graph.kind != offCPU {
		return "waits are in the off-CPU graph; t leads there"
	}
	return v.whyNot()
}

// Mouse implements [view.View].
func (v *View) Mouse(e keys.Event) {
	if v.pane.Takes(e) {
		return
	}
	if v.empty() {
		return
	}
	switch e.Name {
	case keys.WheelUp:
		v.scroll(-view.WheelLines)
	case keys.WheelDown:
		v.scroll(view.WheelLines)
	case keys.Click, keys.DoubleClick:
		v.pane.Focused = false
		y := e.Y - headRows
		if y < 0 || y >= v.lines() {
			return
		}
		b, ok := v.boxes.Hit(e.X-1, v.top+y/v.each())
		if !ok {
			return
		}
		if v.cursor < b.Node || v.cursor >= b.Node+b.Of {
			v.to(b.Node)
		}
		if act, ok := action.Match(v.actions, "<Enter>"); ok && e.Name == keys.DoubleClick {
			act.Do()
		}
	}
}

package graph

import (
	"chanlens/model/analysis/flow"
	"chanlens/tui/action"
	"chanlens/tui/diagram"
)

func (v *View) ownActions() []action.Action {
	can := func(f func() bool) func() bool { return func() bool { return !v.pane.Focused && f() } }
	some := can(func() bool { _, ok := v.node(); return ok })
	kind := func(group bool) func() bool {
		return can(func() bool {
			i, ok := v.node()
			k := flow.Group
			if ok {
				k = v.whole.Nodes[i].Kind
			}
			return ok && (k == flow.Group || k == flow.Nothing) == group
		})
	}
	within := can(func() bool { return v.picture != nil && len(v.scopes) > 0 })
	towards := func(way diagram.Direction) func() { return func() { v.move(way) } }
	const group = "graph"
	return []action.Action{
		{ID: "visit", Keys: []string{"<Enter>"}, Group: group, Hint: "timeline",
			Help: "from goroutines: to the timeline, to one that waits for ever if any does", Enabled: kind(true), Why: v.whyNot, Do: v.visit},
		{ID: "visit.list", Keys: []string{"<Enter>"}, Group: group, Hint: "in the list",
			Help: "from a channel or a lock: to its row in the list of them", Enabled: kind(false), Do: v.visit},
		{ID: "near", Keys: []string{"<Space>", "+"}, Group: group, Hint: "near it",
			Help: "show what is joined to this node, then what is joined to that, then all", Enabled: some, Why: v.whyNot, Do: v.near},
		{ID: "out", Keys: []string{"<Esc>", "<Backspace>", "-"}, Group: group, Hint: "out",
			Help: "show what was shown before", Enabled: within, Do: v.out},
		{ID: "next.stuck", Keys: []string{"n", "!"}, Group: group, Hint: "next stuck",
			Help: "next node where somebody waits for ever", Enabled: can(v.anyStuck), Why: v.whyNoStuck, Do: action.By(v.nextStuck, 1)},
		{ID: "prev.stuck", Keys: []string{"N"}, Group: group,
			Help: "node before where somebody waits for ever", Enabled: can(v.anyStuck), Why: v.whyNoStuck, Do: action.By(v.nextStuck, -1)},
		{ID: "mode", Keys: []string{"t"}, Group: group, Hint: "list/drawing",
			Help: "show a list, or a drawing", Enabled: some, Why: v.whyNot, Do: v.toggleMode},
		{ID: "starts", Keys: []string{"a"}, Group: group, Hint: "starts",
			Help: "show or hide who started whom", Enabled: some, Why: v.whyNot, Do: v.toggleStarts},
		{ID: "left", Keys: []string{"h", "<Left>"}, Group: group, Help: "node at the left", Enabled: some, Do: towards(diagram.Left)},
		{ID: "down", Keys: []string{"j", "<Down>"}, Group: group, Help: "node below", Enabled: some, Do: towards(diagram.Down)},
		{ID: "up", Keys: []string{"k", "<Up>"}, Group: group, Help: "node above", Enabled: some, Do: towards(diagram.Up)},
		{ID: "right", Keys: []string{"l", "<Right>"}, Group: group, Help: "node at the right", Enabled: some, Do: towards(diagram.Right)},
		{ID: "home", Keys: []string{"g", "<Home>"}, Group: group, Help: "to the node that matters most", Enabled: some, Do: v.home},
		{ID: "pagedown", Keys: []string{"<PgDn>", "<C-d>", "<C-f>"}, Group: group, Help: "scroll down", Enabled: some, Do: func() { v.scroll(0, v.ah/2) }},
		{ID: "pageup", Keys: []string{"<PgUp>", "<C-u>", "<C-b>"}, Group: group, Help: "scroll up", Enabled: some, Do: func() { v.scroll(0, -v.ah/2) }},
		{ID: "pageright", Keys: []string{"L", "<S-Right>"}, Group: group, Help: "scroll to the right", Enabled: some, Do: func() { v.scroll(v.aw/2, 0) }},
		{ID: "pageleft", Keys: []string{"H", "<S-Left>"}, Group: group, Help: "scroll to the left", Enabled: some, Do: func() { v.scroll(-v.aw/2, 0) }},
	}
}

// toggleMode shows a list in place of a drawing, or the other way.
func (v *View) toggleMode() {
	if v.mode = diagram.List; v.picture.IsList() {
		v.mode = diagram.Drawing
	}
	v.lay()
}

// toggleStarts shows or hides who started whom.
func (v *View) toggleStarts() {
	v.starts = !v.starts
	v.lay()
	switch {
	case v.picture.IsList():
		v.s.Note("who started whom is seen in a drawing only; t shows it")
	case v.starts:
		v.s.Note("who started whom is shown")
	default:
		v.s.Note("who started whom is hidden, but for what is stuck")
	}
}

// whyNot says why there is no node.
func (v *View) whyNot() string {
	switch {
	case v.pane.Focused:
		return ""
	case v.s.Found == nil && v.s.Partial():
		return "the graph is known once all of the trace is loaded"
	case v.whole == nil:
		return "the graph is being worked out"
	}
	return "there is nothing in the graph"
}

func (v *View) whyNoStuck() string {
	if v.some() && !v.pane.Focused {
		return "nothing in the graph is stuck"
	}
	return v.whyNot()
}
